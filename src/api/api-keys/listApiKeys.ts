import { decodeIdCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import * as apiKeys from '../../store/apiKeys.ts';

export const listApiKeys: Operation<'listApiKeys'> = async ({ db }, { query }, reply) => {
  const binding = ['listApiKeys'];
  const after = decodeIdCursor(binding, query.cursor);
  const rows = await apiKeys.listApiKeys(db, { limit: query.limit + 1, after });
  return reply(
    200,
    toPage(rows, query.limit, binding, (apiKey) => [apiKey.id]),
  );
};
