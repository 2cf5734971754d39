import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { getTransaction } from '../../store/transactions.ts';
import { unpairByUser } from '../../store/transferEdits.ts';

export const unpairTransfer: Operation<'unpairTransfer'> = async ({ db, clock, queue }, { path }, reply) => {
  await inTransaction(db, (trx) => unpairByUser(trx, path.id, clock.now()));
  await queue.pairTransfers();
  return reply(200, rawJson(await getTransaction(db, path.id)));
};
