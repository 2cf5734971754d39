import type { Operation } from '../../http/operation.ts';
import * as users from '../../store/users.ts';

export const deleteUser: Operation<'deleteUser'> = async ({ db }, { path }, reply) => {
  await users.deleteUser(db, path.id);
  return reply(204);
};
