import type { Operation } from '../../http/operation.ts';
import * as reports from '../../store/reports.ts';

export const listReports: Operation<'listReports'> = async ({ cursors, db }, { query }, reply) => {
  const { limit, cursor, read = null } = query;
  const list = cursors.of<{ createdAt: string; id: string }>(['listReports', read]);
  const rows = await reports.listReports(db, {
    read,
    limit: limit + 1,
    after: list.decode(cursor),
  });
  return reply(
    200,
    list.page(rows, limit, (report) => ({ createdAt: report.created_at.toISOString(), id: report.id })),
  );
};
