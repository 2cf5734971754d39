import type { Operation } from '../../http/operation.ts';
import * as categories from '../../store/categories.ts';

export const getCategory: Operation<'getCategory'> = async ({ db }, { path }, reply) =>
  reply(200, await categories.getCategory(db, path.id));
