import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as edits from '../../store/transactionEdits.ts';
import { getTransaction } from '../../store/transactions.ts';

export const restoreTransaction: Operation<'restoreTransaction'> = async (
  { db, clock, queue },
  { path },
  reply,
) => {
  await inTransaction(db, (trx) => edits.restoreTransaction(trx, path.id, clock.now()));
  await queue.pairTransfers();
  return reply(200, rawJson(await getTransaction(db, path.id)));
};
