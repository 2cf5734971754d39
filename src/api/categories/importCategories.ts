import { readCategoryFile } from '../../domain/categoryFile.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as store from '../../store/importCategories.ts';

export const importCategories: Operation<'importCategories'> = async (
  { db, clock, audit },
  { body },
  reply,
) => {
  const { lines, errors } = readCategoryFile(body);
  if (errors.length > 0) throw store.invalidFile(errors);
  const { createdCount, updatedCount } = await inTransaction(db, async (trx) => {
    const counts = await store.importCategories(trx, lines, clock.now());
    const rowCount = counts.createdCount + counts.updatedCount;
    await audit(trx, { action: 'categories_imported', rowCount });
    return counts;
  });
  return reply(200, { created_count: createdCount, updated_count: updatedCount });
};
