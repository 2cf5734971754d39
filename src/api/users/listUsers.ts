import type { Operation } from '../../http/operation.ts';
import * as users from '../../store/users.ts';

export const listUsers: Operation<'listUsers'> = async ({ cursors, db }, { query }, reply) => {
  const list = cursors.of<string>(['listUsers']);
  const after = list.decode(query.cursor);
  const rows = await users.listUsers(db, { limit: query.limit + 1, after });
  return reply(
    200,
    list.page(rows, query.limit, (user) => user.id),
  );
};
