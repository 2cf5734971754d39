import type { Operation } from '../../http/operation.ts';
import * as reports from '../../store/reports.ts';

export const createReport: Operation<'createReport'> = async ({ db, clock }, { body }, reply) => {
  const report = await reports.createReport(db, body, clock.now());
  return reply(201, report, { Location: `/api/v1/reports/${report.id}` });
};
