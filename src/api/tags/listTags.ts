import { decodeSlugCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import * as tags from '../../store/tags.ts';

export const listTags: Operation<'listTags'> = async ({ db }, { query }, reply) => {
  const binding = ['listTags'];
  const after = decodeSlugCursor(binding, query.cursor);
  const rows = await tags.listTags(db, { limit: query.limit + 1, after });
  return reply(
    200,
    toPage(rows, query.limit, binding, (tag) => [tag.slug]),
  );
};
