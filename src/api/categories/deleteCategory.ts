import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as recategorize from '../../store/recategorize.ts';

export const deleteCategory: Operation<'deleteCategory'> = async ({ db, clock }, { path }, reply) => {
  const affected = await inTransaction(db, (trx) => recategorize.deleteCategory(trx, path.id, clock.now()));
  return reply(200, { affected_transactions: affected });
};
