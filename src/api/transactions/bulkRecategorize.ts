import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { setCategoryWhere } from '../../store/setCategories.ts';
import { requireCategory } from '../../store/transactionEdits.ts';
import { toMassWrite, toMassWriteFields } from '../operations/massWrite.ts';
import { checkFilters } from './checkFilters.ts';

export const bulkRecategorize: Operation<'bulkRecategorize'> = async (
  { db, clock, audit },
  { body, request },
  reply,
) => {
  const { filters, category_slug: slug } = body;
  checkFilters(filters, 'VALIDATION_ERROR');
  const write = toMassWrite('bulk_recategorize', { ...request, audit }, body);
  const outcome = await inTransaction(db, async (trx) => {
    await requireCategory(trx, slug);
    return setCategoryWhere(trx, filters, slug, write, clock.now());
  });
  return reply(200, { updated_count: outcome.count, ...toMassWriteFields(write, outcome) });
};
