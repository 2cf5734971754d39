import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { requireCategory, setCategories } from '../../store/transactionEdits.ts';

export const batchCategorize: Operation<'batchCategorize'> = async ({ db, clock }, { body }, reply) => {
  const { transaction_ids: ids, category_slug: slug } = body;
  const updated = await inTransaction(db, async (trx) => {
    await requireCategory(trx, slug);
    return setCategories(trx, ids, slug, clock.now());
  });
  return reply(200, { updated_count: updated });
};
