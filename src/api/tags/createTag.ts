import type { Operation } from '../../http/operation.ts';
import * as tags from '../../store/tags.ts';

export const createTag: Operation<'createTag'> = async ({ db, clock }, { body }, reply) => {
  const tag = await tags.createTag(db, { ...body, color: body.color ?? null }, clock.now());
  return reply(201, tag, { Location: `/api/v1/tags/${tag.slug}` });
};
