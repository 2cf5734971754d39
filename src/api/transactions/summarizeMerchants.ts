import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonArray, jsonObject, jsonText } from '../../jsonText.ts';
import type { MerchantPosition } from '../../store/transactions.ts';
import * as transactions from '../../store/transactions.ts';
import { checkFilters } from './checkFilters.ts';

export const summarizeMerchants: Operation<'summarizeMerchants'> = async (
  { cursors, db },
  { query },
  reply,
) => {
  const { cursor, limit, ...filters } = query;
  checkFilters(filters);
  const list = cursors.of<MerchantPosition>(['summarizeMerchants', filters]);
  const after = list.decode(cursor);
  const totals = await transactions.summarizeMerchants(db, filters, { limit: limit + 1, after });
  const { data, next_cursor, has_more } = list.page(totals, limit, ({ json, ...position }) => position);
  return reply(
    200,
    rawJson(
      jsonObject({
        data: jsonArray(data.map(({ json }) => json)),
        next_cursor: jsonText(next_cursor),
        has_more: jsonText(has_more),
      }),
    ),
  );
};
