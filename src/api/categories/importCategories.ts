import { readCategoryFile } from '../../domain/categoryFile.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as store from '../../store/importCategories.ts';

export const importCategories: Operation<'importCategories'> = async ({ db, clock }, { body }, reply) => {
  const { lines, errors } = readCategoryFile(body);
  if (errors.length > 0) throw store.invalidFile(errors);
  const { createdCount, updatedCount } = await inTransaction(db, (trx) =>
    store.importCategories(trx, lines, clock.now()),
  );
  return reply(200, { created_count: createdCount, updated_count: updatedCount });
};
