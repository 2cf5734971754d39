import { nextSyncAfterIntervalChange } from '../../domain/schedule.ts';
import { ApiError } from '../../errors.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as connections from '../../store/connections.ts';

export const updateConnection: Operation<'updateConnection'> = async (
  { db, clock, config },
  { path, body },
  reply,
) => {
  const id = await inTransaction(db, async (trx) => {
    const before = await connections.lockConnection(trx, path.id);
    const changesSchedule = body.paused !== undefined || body.sync_interval_hours !== undefined;
    if (changesSchedule && before.status === 'disconnected') {
      throw new ApiError(
        'CONNECTION_DISCONNECTED',
        'This connection has been removed and has no schedule. Link the bank again.',
      );
    }
    const intervalHours = body.sync_interval_hours ?? config.syncIntervalHours;
    const schedule =
      body.sync_interval_hours === undefined
        ? {}
        : { next_sync_at: nextSyncAfterIntervalChange(before, intervalHours) };
    await connections.updateConnection(trx, before.id, { ...body, ...schedule }, clock.now());
    return before.id;
  });
  return reply(200, await connections.getConnection(db, id));
};
