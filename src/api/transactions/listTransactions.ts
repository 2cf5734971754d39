import { decodeCursor, encodeCursor, invalidCursor } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import type { SortBy } from '../../store/transactions.ts';
import * as transactions from '../../store/transactions.ts';
import { checkFilters } from './checkFilters.ts';
import { parseFields, parseViews, pickFields } from './fields.ts';

export const listTransactions: Operation<'listTransactions'> = async ({ db }, { query }, reply) => {
  const { cursor, limit, sort_by: sortBy, sort_order: sortOrder, fields, ...filters } = query;
  checkFilters(filters);
  const wanted = fields === undefined ? null : parseFields(fields);
  const binding = ['listTransactions', sortBy, sortOrder, filters];
  const after = decodePosition(binding, cursor);
  const page = await transactions.listTransactions(db, { filters, sortBy, sortOrder, limit, after });
  const views = wanted ? Buffer.from(pickFields(page.views.toString(), wanted)) : page.views;
  const next = page.lastBeforeMore && encodeCursor(binding, positionOf(page.lastBeforeMore, sortBy));
  const end = JSON.stringify({ next_cursor: next, has_more: next !== null });
  return reply(200, rawJson(Buffer.concat([BEFORE, views, Buffer.from(`],${end.slice(1)}`)])));
};

const BEFORE = Buffer.from('{"data":[');

/** The sort key and the id of a transaction, from its JSON text. */
function positionOf(view: string, sortBy: SortBy): [string, string] {
  const [transaction] = parseViews(view);
  if (!transaction) throw new Error('A page without rows has no last one.');
  return [String(transaction[sortBy]), String(transaction['id'])];
}

function decodePosition(binding: unknown[], cursor: string | undefined): { key: string; id: string } | null {
  const position = decodeCursor(binding, cursor, 2);
  if (!position) return null;
  const [key, id] = position;
  if (typeof key !== 'string' || typeof id !== 'string') throw invalidCursor();
  return { key, id };
}
