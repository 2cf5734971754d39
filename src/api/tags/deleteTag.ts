import type { Operation } from '../../http/operation.ts';
import * as tags from '../../store/tags.ts';

export const deleteTag: Operation<'deleteTag'> = async ({ db, clock }, { path }, reply) => {
  await db.transaction((trx) => tags.deleteTag(trx, path.slug, clock.now()));
  return reply(204);
};
