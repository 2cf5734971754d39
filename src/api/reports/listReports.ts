import { decodeTimestampCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import * as reports from '../../store/reports.ts';

export const listReports: Operation<'listReports'> = async ({ db }, { query }, reply) => {
  const { limit, cursor, read = null } = query;
  const binding = ['listReports', read];
  const after = decodeTimestampCursor(binding, cursor);
  const rows = await reports.listReports(db, {
    read,
    limit: limit + 1,
    after: after && { createdAt: after.timestamp, id: after.id },
  });
  return reply(
    200,
    toPage(rows, limit, binding, (report) => [report.created_at.toISOString(), report.id]),
  );
};
