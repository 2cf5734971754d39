import type { Operation } from '../../http/operation.ts';
import * as apiKeys from '../../store/apiKeys.ts';

export const listApiKeys: Operation<'listApiKeys'> = async ({ cursors, db }, { query }, reply) => {
  const list = cursors.of<string>(['listApiKeys']);
  const after = list.decode(query.cursor);
  const rows = await apiKeys.listApiKeys(db, { limit: query.limit + 1, after });
  return reply(
    200,
    list.page(rows, query.limit, (apiKey) => apiKey.id),
  );
};
