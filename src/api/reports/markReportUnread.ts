import type { Operation } from '../../http/operation.ts';
import { markReport } from '../../store/reports.ts';

export const markReportUnread: Operation<'markReportUnread'> = async ({ db, clock }, { path }, reply) => {
  const { id, read, updated_at } = await markReport(db, path.id, false, clock.now());
  return reply(200, { id, read, updated_at });
};
