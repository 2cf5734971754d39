import { decodeTimestampCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import * as syncLogs from '../../store/syncLogs.ts';

export const listSyncLogs: Operation<'listSyncLogs'> = async ({ db }, { query }, reply) => {
  const { limit, cursor } = query;
  const filters = {
    connectionId: query.connection_id ?? null,
    status: query.status ?? null,
    trigger: query.trigger ?? null,
    start: query.start ?? null,
    end: query.end ?? null,
  };
  const binding = ['listSyncLogs', filters];
  const after = decodeTimestampCursor(binding, cursor);
  const rows = await syncLogs.listSyncLogs(db, filters, {
    limit: limit + 1,
    after: after && { startedAt: after.timestamp, id: after.id },
  });
  return reply(
    200,
    toPage(rows, limit, binding, (log) => [log.started_at.toISOString(), log.id]),
  );
};
