import type { Operation } from '../../http/operation.ts';
import * as apiKeys from '../../store/apiKeys.ts';

export const revokeApiKey: Operation<'revokeApiKey'> = async ({ db, clock, audit }, { path }, reply) => {
  await apiKeys.revokeApiKeyUnlessLast(db, path.id, clock.now(), audit);
  return reply(204);
};
