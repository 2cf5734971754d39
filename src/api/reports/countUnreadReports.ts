import type { Operation } from '../../http/operation.ts';
import * as reports from '../../store/reports.ts';

export const countUnreadReports: Operation<'countUnreadReports'> = async ({ db }, _call, reply) =>
  reply(200, { count: await reports.countUnreadReports(db) });
