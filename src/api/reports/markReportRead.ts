import type { Operation } from '../../http/operation.ts';
import { markReport } from '../../store/reports.ts';

export const markReportRead: Operation<'markReportRead'> = async ({ db, clock }, { path }, reply) => {
  const { id, read, updated_at } = await markReport(db, path.id, true, clock.now());
  return reply(200, { id, read, updated_at });
};
