import type { Operation } from '../../http/operation.ts';
import { watchLinkSession } from '../../linking/linkSessions.ts';

export const getLinkSession: Operation<'getLinkSession'> = async (context, { path }, reply) =>
  reply(200, await watchLinkSession(context, path.id));
