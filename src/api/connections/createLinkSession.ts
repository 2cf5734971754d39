import type { Operation } from '../../http/operation.ts';
import * as linkSessions from '../../linking/linkSessions.ts';
import { toLinkSession } from './toLinkSession.ts';

export const createLinkSession: Operation<'createLinkSession'> = async (context, { body }, reply) =>
  reply(201, toLinkSession(await linkSessions.createLinkSession(context, body.user_id, body.provider)));
