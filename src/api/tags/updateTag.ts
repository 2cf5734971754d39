import type { Operation } from '../../http/operation.ts';
import * as tags from '../../store/tags.ts';

export const updateTag: Operation<'updateTag'> = async ({ db, clock }, { path, body }, reply) =>
  reply(200, await tags.updateTag(db, path.slug, body, clock.now()));
