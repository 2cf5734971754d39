import { ifMatch } from '../../http/etag.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as rules from '../../store/rules.ts';

export const deleteRule: Operation<'deleteRule'> = async ({ db }, { path, header }, reply) => {
  await inTransaction(db, (trx) => rules.deleteRule(trx, path.id, ifMatch(header)));
  return reply(204);
};
