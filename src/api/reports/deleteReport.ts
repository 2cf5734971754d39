import type { Operation } from '../../http/operation.ts';
import * as reports from '../../store/reports.ts';

export const deleteReport: Operation<'deleteReport'> = async ({ db }, { path }, reply) => {
  await reports.deleteReport(db, path.id);
  return reply(204);
};
