import { decodeSlugCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import * as categories from '../../store/categories.ts';

export const listCategories: Operation<'listCategories'> = async ({ db }, { query }, reply) => {
  const binding = ['listCategories'];
  const after = decodeSlugCursor(binding, query.cursor);
  const rows = await categories.listCategories(db, { limit: query.limit + 1, after });
  return reply(
    200,
    toPage(rows, query.limit, binding, (category) => [category.slug]),
  );
};
