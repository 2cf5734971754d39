import type { Operation } from '../../http/operation.ts';
import * as tags from '../../store/tags.ts';

export const listTags: Operation<'listTags'> = async ({ cursors, db }, { query }, reply) => {
  const list = cursors.of<string>(['listTags']);
  const after = list.decode(query.cursor);
  const rows = await tags.listTags(db, { limit: query.limit + 1, after });
  return reply(
    200,
    list.page(rows, query.limit, (tag) => tag.slug),
  );
};
