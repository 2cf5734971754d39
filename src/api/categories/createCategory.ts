import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as categories from '../../store/categories.ts';

export const createCategory: Operation<'createCategory'> = async ({ db, clock }, { body }, reply) => {
  const input = { ...body, primary_slug: body.primary_slug ?? null };
  const category = await inTransaction(db, (trx) => categories.createCategory(trx, input, clock.now()));
  return reply(201, category, { Location: `/api/v1/categories/${category.id}` });
};
