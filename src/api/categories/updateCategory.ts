import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as categories from '../../store/categories.ts';

export const updateCategory: Operation<'updateCategory'> = async ({ db, clock }, { path, body }, reply) =>
  reply(200, await inTransaction(db, (trx) => categories.updateCategory(trx, path.id, body, clock.now())));
