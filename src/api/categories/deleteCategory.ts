import { ifMatch } from '../../http/etag.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as recategorize from '../../store/recategorize.ts';

export const deleteCategory: Operation<'deleteCategory'> = async ({ db, clock }, { path, header }, reply) => {
  const check = ifMatch(header);
  const affected = await inTransaction(db, (trx) =>
    recategorize.deleteCategory(trx, path.id, clock.now(), check),
  );
  return reply(200, { affected_transactions: affected });
};
