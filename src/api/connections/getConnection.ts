import type { Operation } from '../../http/operation.ts';
import * as connections from '../../store/connections.ts';

export const getConnection: Operation<'getConnection'> = async ({ db }, { path }, reply) =>
  reply(200, await connections.getConnection(db, path.id));
