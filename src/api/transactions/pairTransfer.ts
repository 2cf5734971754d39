import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { getTransaction } from '../../store/transactions.ts';
import { pairByUser } from '../../store/transferEdits.ts';

export const pairTransfer: Operation<'pairTransfer'> = async (
  { db, clock, queue },
  { path, body },
  reply,
) => {
  await inTransaction(db, (trx) => pairByUser(trx, path.id, body.transaction_id, clock.now()));
  await queue.pairTransfers();
  return reply(200, rawJson(await getTransaction(db, path.id)));
};
