import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonArray, jsonObject, jsonText } from '../../jsonText.ts';
import type { AccountPosition } from '../../store/accounts.ts';
import * as accounts from '../../store/accounts.ts';

export const listAccounts: Operation<'listAccounts'> = async ({ cursors, db }, { query }, reply) => {
  const userId = query.user_id ?? null;
  const list = cursors.of<AccountPosition>(['listAccounts', userId]);
  const after = list.decode(query.cursor);
  const rows = await accounts.listAccounts(db, { userId, limit: query.limit + 1, after });
  const { data, ...page } = list.page(rows, query.limit, ({ institutionName, name, id }) => ({
    institutionName,
    name,
    id,
  }));
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
