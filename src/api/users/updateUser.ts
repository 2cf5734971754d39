import type { Operation } from '../../http/operation.ts';
import * as users from '../../store/users.ts';

export const updateUser: Operation<'updateUser'> = async ({ db, clock }, { path, body }, reply) =>
  reply(200, await users.updateUser(db, path.id, body, clock.now()));
