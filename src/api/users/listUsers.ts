import { decodeIdCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import * as users from '../../store/users.ts';

export const listUsers: Operation<'listUsers'> = async ({ db }, { query }, reply) => {
  const binding = ['listUsers'];
  const after = decodeIdCursor(binding, query.cursor);
  const rows = await users.listUsers(db, { limit: query.limit + 1, after });
  return reply(
    200,
    toPage(rows, query.limit, binding, (user) => [user.id]),
  );
};
