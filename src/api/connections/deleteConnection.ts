import type { Operation } from '../../http/operation.ts';
import { removeConnection } from '../../linking/removeConnection.ts';
import * as connections from '../../store/connections.ts';

export const deleteConnection: Operation<'deleteConnection'> = async (context, { path }, reply) => {
  await removeConnection(context, path.id);
  return reply(200, await connections.getConnection(context.db, path.id));
};
