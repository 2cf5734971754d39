import type { Operation } from '../../http/operation.ts';
import * as connections from '../../store/connections.ts';

export const listConnections: Operation<'listConnections'> = async ({ cursors, db }, { query }, reply) => {
  const userId = query.user_id ?? null;
  const list = cursors.of<string>(['listConnections', userId]);
  const after = list.decode(query.cursor);
  const rows = await connections.listConnections(db, { userId, limit: query.limit + 1, after });
  return reply(
    200,
    list.page(rows, query.limit, (connection) => connection.id),
  );
};
