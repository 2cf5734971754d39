import { decodeIdCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import * as connections from '../../store/connections.ts';

export const listConnections: Operation<'listConnections'> = async ({ db }, { query }, reply) => {
  const userId = query.user_id ?? null;
  const binding = ['listConnections', userId];
  const after = decodeIdCursor(binding, query.cursor);
  const rows = await connections.listConnections(db, { userId, limit: query.limit + 1, after });
  return reply(
    200,
    toPage(rows, query.limit, binding, (connection) => [connection.id]),
  );
};
