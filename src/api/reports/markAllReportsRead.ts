import type { Operation } from '../../http/operation.ts';
import * as reports from '../../store/reports.ts';

export const markAllReportsRead: Operation<'markAllReportsRead'> = async ({ db, clock }, _call, reply) =>
  reply(200, { updated_count: await reports.markAllReportsRead(db, clock.now()) });
