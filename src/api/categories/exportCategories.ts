import { writeCategoryFile } from '../../domain/categoryFile.ts';
import type { Operation } from '../../http/operation.ts';
import { findCategories } from '../../store/categories.ts';

export const exportCategories: Operation<'exportCategories'> = async ({ db }, _call, reply) =>
  reply(200, writeCategoryFile(await findCategories(db)), {
    'Content-Type': 'text/tab-separated-values; charset=utf-8',
  });
