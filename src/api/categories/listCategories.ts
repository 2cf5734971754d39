import type { Operation } from '../../http/operation.ts';
import * as categories from '../../store/categories.ts';

export const listCategories: Operation<'listCategories'> = async ({ cursors, db }, { query }, reply) => {
  const list = cursors.of<string>(['listCategories']);
  const after = list.decode(query.cursor);
  const rows = await categories.listCategories(db, { limit: query.limit + 1, after });
  return reply(
    200,
    list.page(rows, query.limit, (category) => category.slug),
  );
};
