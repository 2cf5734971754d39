import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { requireCategory, setCategory } from '../../store/transactionEdits.ts';
import { getTransaction } from '../../store/transactions.ts';

export const setTransactionCategory: Operation<'setTransactionCategory'> = async (
  { db, clock },
  { path, body },
  reply,
) => {
  await getTransaction(db, path.id);
  await inTransaction(db, async (trx) => {
    await requireCategory(trx, body.category_slug);
    await setCategory(trx, path.id, body.category_slug, clock.now());
  });
  return reply(200, rawJson(await getTransaction(db, path.id)));
};
