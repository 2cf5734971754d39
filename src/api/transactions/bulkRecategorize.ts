import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { requireCategory, setCategoryWhere } from '../../store/transactionEdits.ts';
import { checkFilters } from './checkFilters.ts';

export const bulkRecategorize: Operation<'bulkRecategorize'> = async ({ db, clock }, { body }, reply) => {
  const { filters, category_slug: slug } = body;
  checkFilters(filters, 'VALIDATION_ERROR');
  const updated = await inTransaction(db, async (trx) => {
    await requireCategory(trx, slug);
    return setCategoryWhere(trx, filters, slug, clock.now());
  });
  return reply(200, { updated_count: updated });
};
