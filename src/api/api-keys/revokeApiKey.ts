import type { Operation } from '../../http/operation.ts';
import * as apiKeys from '../../store/apiKeys.ts';

export const revokeApiKey: Operation<'revokeApiKey'> = async ({ db, clock }, { path }, reply) => {
  await apiKeys.revokeApiKey(db, path.id, clock.now());
  return reply(204);
};
