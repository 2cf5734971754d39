import { decodeCursor, invalidCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonArray, jsonObject, jsonText } from '../../jsonText.ts';
import type { AccountPosition } from '../../store/accounts.ts';
import * as accounts from '../../store/accounts.ts';

export const listAccounts: Operation<'listAccounts'> = async ({ db }, { query }, reply) => {
  const userId = query.user_id ?? null;
  const binding = ['listAccounts', userId];
  const after = decodePosition(binding, query.cursor);
  const rows = await accounts.listAccounts(db, { userId, limit: query.limit + 1, after });
  const { data, ...page } = toPage(rows, query.limit, binding, (row) => [
    row.institutionName,
    row.name,
    row.id,
  ]);
  return reply(
    200,
    rawJson(
      jsonObject({
        data: jsonArray(data.map(({ view }) => view)),
        next_cursor: jsonText(page.next_cursor),
        has_more: jsonText(page.has_more),
      }),
    ),
  );
};

function decodePosition(binding: unknown[], cursor: string | undefined): AccountPosition | null {
  const position = decodeCursor(binding, cursor, 3);
  if (!position) return null;
  const [institutionName, name, id] = position;
  if (typeof institutionName !== 'string' || typeof name !== 'string' || typeof id !== 'string')
    throw invalidCursor();
  return { institutionName, name, id };
}
