import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { resetCategory } from '../../rules/resetCategory.ts';
import { getTransaction } from '../../store/transactions.ts';

export const resetTransactionCategory: Operation<'resetTransactionCategory'> = async (
  { db, clock },
  { path },
  reply,
) => {
  await resetCategory(db, path.id, clock.now());
  return reply(200, rawJson(await getTransaction(db, path.id)));
};
