import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonObject, jsonText } from '../../jsonText.ts';
import * as transactions from '../../store/transactions.ts';
import { checkFilters } from './checkFilters.ts';
import { parseFields } from './fields.ts';

export const listTransactions: Operation<'listTransactions'> = async ({ cursors, db }, { query }, reply) => {
  const { cursor, limit, sort_by: sortBy, sort_order: sortOrder, fields, ...filters } = query;
  checkFilters(filters);
  const wanted = fields === undefined ? null : parseFields(fields);
  const list = cursors.of<{ key: string; id: string }>(['listTransactions', sortBy, sortOrder, filters]);
  const after = list.decode(cursor);
  const request = { filters, sortBy, sortOrder, limit, after, fields: wanted };
  const { json, next } = await transactions.listTransactions(db, request);
  const nextCursor = next && list.encode(next);
  return reply(
    200,
    rawJson(jsonObject({ data: json, next_cursor: jsonText(nextCursor), has_more: jsonText(next !== null) })),
  );
};
