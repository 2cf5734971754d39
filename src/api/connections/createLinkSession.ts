import type { Operation } from '../../http/operation.ts';
import * as linkSessions from '../../linking/linkSessions.ts';
import { originOf } from './originOf.ts';

export const createLinkSession: Operation<'createLinkSession'> = async (
  context,
  { body, headers },
  reply,
) => {
  const session = await linkSessions.createLinkSession(
    context,
    { userId: body.user_id, provider: body.provider },
    { origin: originOf(context.config, headers), returnPath: body.return_path },
  );
  return reply(201, session, { Location: `/api/v1/link-sessions/${session.id}` });
};
