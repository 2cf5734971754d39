import { nextSyncAfterSuccess } from '../../domain/schedule.ts';
import { ApiError } from '../../errors.ts';
import type { Operation } from '../../http/operation.ts';
import * as connections from '../../store/connections.ts';

export const updateConnection: Operation<'updateConnection'> = async (
  { db, clock, config },
  { path, body },
  reply,
) => {
  const now = clock.now();
  const before = await connections.getConnection(db, path.id);
  const changesSchedule = body.paused !== undefined || body.sync_interval_hours !== undefined;
  if (changesSchedule && before.status === 'disconnected') {
    throw new ApiError('CONNECTION_DISCONNECTED', 'This connection has been removed; it has no schedule.');
  }
  const lastSync = before.last_synced_at;
  await connections.updateConnection(
    db,
    before.id,
    {
      ...body,
      // Another interval holds from the last sync on, not from the next one.
      ...(body.sync_interval_hours !== undefined &&
        lastSync && {
          next_sync_at: nextSyncAfterSuccess(
            before.id,
            body.sync_interval_hours ?? config.syncIntervalHours,
            lastSync,
          ),
        }),
    },
    now,
  );
  return reply(200, await connections.getConnection(db, before.id));
};
