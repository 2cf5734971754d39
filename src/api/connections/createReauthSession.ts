import type { Operation } from '../../http/operation.ts';
import * as linkSessions from '../../linking/linkSessions.ts';
import { toLinkSession } from './toLinkSession.ts';

export const createReauthSession: Operation<'createReauthSession'> = async (context, { path }, reply) =>
  reply(201, toLinkSession(await linkSessions.createReauthSession(context, path.id)));
