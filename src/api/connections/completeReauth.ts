import type { Operation } from '../../http/operation.ts';
import * as linking from '../../linking/completeReauth.ts';
import * as connections from '../../store/connections.ts';

export const completeReauth: Operation<'completeReauth'> = async (context, { path }, reply) => {
  await linking.completeReauth(context, path.id);
  return reply(200, await connections.getConnection(context.db, path.id));
};
