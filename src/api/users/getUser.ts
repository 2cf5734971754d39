import type { Operation } from '../../http/operation.ts';
import * as users from '../../store/users.ts';

export const getUser: Operation<'getUser'> = async ({ db }, { path }, reply) =>
  reply(200, await users.getUser(db, path.id));
