import type { Operation } from '../../http/operation.ts';
import * as linkSessions from '../../linking/linkSessions.ts';
import { originOf } from './originOf.ts';

export const createReauthSession: Operation<'createReauthSession'> = async (
  context,
  { path, body, headers },
  reply,
) => {
  const session = await linkSessions.createReauthSession(context, path.id, {
    origin: originOf(context.config, headers),
    returnPath: body?.return_path,
  });
  return reply(201, session, { Location: `/api/v1/link-sessions/${session.id}` });
};
