import { decodeCursor, encodeCursor, invalidCursor } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonObject, jsonText } from '../../jsonText.ts';
import * as transactions from '../../store/transactions.ts';
import { checkFilters } from './checkFilters.ts';
import { parseFields } from './fields.ts';

export const listTransactions: Operation<'listTransactions'> = async ({ db }, { query }, reply) => {
  const { cursor, limit, sort_by: sortBy, sort_order: sortOrder, fields, ...filters } = query;
  checkFilters(filters);
  const wanted = fields === undefined ? null : parseFields(fields);
  const binding = ['listTransactions', sortBy, sortOrder, filters];
  const after = decodePosition(binding, cursor);
  const request = { filters, sortBy, sortOrder, limit, after, fields: wanted };
  const { json, next } = await transactions.listTransactions(db, request);
  const nextCursor = next && encodeCursor(binding, [next.key, next.id]);
  return reply(
    200,
    rawJson(jsonObject({ data: json, next_cursor: jsonText(nextCursor), has_more: jsonText(next !== null) })),
  );
};

function decodePosition(binding: unknown[], cursor: string | undefined): { key: string; id: string } | null {
  const position = decodeCursor(binding, cursor, 2);
  if (!position) return null;
  const [key, id] = position;
  if (typeof key !== 'string' || typeof id !== 'string') throw invalidCursor();
  return { key, id };
}
