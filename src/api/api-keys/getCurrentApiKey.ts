import type { Operation } from '../../http/operation.ts';
import * as apiKeys from '../../store/apiKeys.ts';

export const getCurrentApiKey: Operation<'getCurrentApiKey'> = async ({ db }, { request }, reply) => {
  if (!request.apiKey) throw new Error('getCurrentApiKey was reached without a key.');
  return reply(200, await apiKeys.getApiKey(db, request.apiKey.id));
};
