import type { Operation } from '../../http/operation.ts';
import * as reports from '../../store/reports.ts';

export const getReport: Operation<'getReport'> = async ({ db }, { path }, reply) =>
  reply(200, await reports.getReport(db, path.id));
