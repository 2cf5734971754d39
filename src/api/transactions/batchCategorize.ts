import type { Operation } from '../../http/operation.ts';
import { requireCategory, setCategories } from '../../store/transactionEdits.ts';

export const batchCategorize: Operation<'batchCategorize'> = async ({ db, clock }, { body }, reply) => {
  await requireCategory(db, body.category_slug);
  const updated = await setCategories(db, body.transaction_ids, body.category_slug, clock.now());
  return reply(200, { updated_count: updated });
};
