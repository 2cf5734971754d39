import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { setCategories } from '../../store/setCategories.ts';
import { requireCategory } from '../../store/transactionEdits.ts';
import { toMassWrite, toMassWriteFields } from '../operations/massWrite.ts';

export const batchCategorize: Operation<'batchCategorize'> = async (
  { db, clock, audit },
  { body, request },
  reply,
) => {
  const { transaction_ids: ids, category_slug: slug } = body;
  const write = toMassWrite('batch_categorize', { ...request, audit }, body);
  const outcome = await inTransaction(db, async (trx) => {
    await requireCategory(trx, slug);
    return setCategories(trx, ids, slug, write, clock.now());
  });
  return reply(200, { updated_count: outcome.count, ...toMassWriteFields(write, outcome) });
};
