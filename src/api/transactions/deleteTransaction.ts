import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as edits from '../../store/transactionEdits.ts';

export const deleteTransaction: Operation<'deleteTransaction'> = async (
  { db, clock, queue },
  { path },
  reply,
) => {
  await inTransaction(db, (trx) => edits.deleteTransaction(trx, path.id, clock.now()));
  await queue.pairTransfers();
  return reply(204);
};
