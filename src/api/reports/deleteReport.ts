import { ifMatch } from '../../http/etag.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as reports from '../../store/reports.ts';

export const deleteReport: Operation<'deleteReport'> = async ({ db }, { path, header }, reply) => {
  await inTransaction(db, (trx) => reports.deleteReport(trx, path.id, ifMatch(header)));
  return reply(204);
};
