import type { Operation } from '../../http/operation.ts';
import * as users from '../../store/users.ts';

export const createUser: Operation<'createUser'> = async ({ db, clock }, { body }, reply) => {
  const user = await users.createUser(db, { name: body.name, email: body.email ?? null }, clock.now());
  return reply(201, user, { Location: `/api/v1/users/${user.id}` });
};
