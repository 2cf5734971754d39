import type { Operation } from '../../http/operation.ts';
import * as apiKeys from '../../store/apiKeys.ts';

export const createApiKey: Operation<'createApiKey'> = async ({ db, clock }, { body }, reply) => {
  const apiKey = await apiKeys.createApiKey(db, body, clock.now());
  return reply(201, apiKey, { Location: `/api/v1/api-keys/${apiKey.id}` });
};
