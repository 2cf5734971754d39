import type { Operation } from '../../http/operation.ts';
import * as syncLogs from '../../store/syncLogs.ts';

export const listSyncLogs: Operation<'listSyncLogs'> = async ({ cursors, db }, { query }, reply) => {
  const { limit, cursor } = query;
  const filters = {
    connectionId: query.connection_id ?? null,
    status: query.status ?? null,
    trigger: query.trigger ?? null,
    start: query.start ?? null,
    end: query.end ?? null,
  };
  const list = cursors.of<{ startedAt: string; id: string }>(['listSyncLogs', filters]);
  const rows = await syncLogs.listSyncLogs(db, filters, {
    limit: limit + 1,
    after: list.decode(cursor),
  });
  return reply(
    200,
    list.page(rows, limit, (log) => ({ startedAt: log.started_at.toISOString(), id: log.id })),
  );
};
