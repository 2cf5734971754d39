import type { Operation } from '../../http/operation.ts';
import * as imports from '../../store/imports.ts';

export const getImport: Operation<'getImport'> = async ({ db }, { path }, reply) =>
  reply(200, await imports.getImport(db, path.id));
