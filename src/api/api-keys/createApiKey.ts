import { ApiError } from '../../errors.ts';
import type { Operation } from '../../http/operation.ts';
import * as apiKeys from '../../store/apiKeys.ts';

export const createApiKey: Operation<'createApiKey'> = async ({ db, clock, audit }, { body }, reply) => {
  const now = clock.now();
  const { name, scope, account_ids: accountIds, user_ids: userIds } = body;
  const expiresAt = body.expires_at ? new Date(body.expires_at) : null;
  // A leap second is a time of the contract, but not of JavaScript.
  if (expiresAt && !(expiresAt > now)) {
    throw new ApiError('VALIDATION_ERROR', 'The body is not valid: expires_at is not in the future.', {
      details: [{ path: 'expires_at', code: 'minimum', message: 'is not in the future' }],
    });
  }
  const apiKey = await apiKeys.createApiKey(db, { name, scope, accountIds, userIds, expiresAt, audit }, now);
  return reply(201, apiKey, { Location: `/api/v1/api-keys/${apiKey.id}` });
};
