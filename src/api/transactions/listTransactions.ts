import { decodeCursor, invalidCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import * as transactions from '../../store/transactions.ts';
import { checkFilters } from './checkFilters.ts';
import { parseFields, pickFields } from './fields.ts';

export const listTransactions: Operation<'listTransactions'> = async ({ db }, { query }, reply) => {
  const { cursor, limit, sort_by: sortBy, sort_order: sortOrder, fields, ...filters } = query;
  checkFilters(filters);
  const wanted = fields === undefined ? null : parseFields(fields);
  const binding = ['listTransactions', sortBy, sortOrder, filters];
  const after = decodePosition(binding, cursor);
  const rows = await transactions.listTransactions(db, {
    filters,
    sortBy,
    sortOrder,
    limit: limit + 1,
    after,
  });
  const { data, ...page } = toPage(rows, limit, binding, (row) => [row.key, row.id]);
  const views = data.map(({ view }) => (wanted ? pickFields(view, wanted) : view)).join(',');
  return reply(200, rawJson(`{"data":[${views}],${JSON.stringify(page).slice(1)}`));
};

function decodePosition(binding: unknown[], cursor: string | undefined): { key: string; id: string } | null {
  const position = decodeCursor(binding, cursor, 2);
  if (!position) return null;
  const [key, id] = position;
  if (typeof key !== 'string' || typeof id !== 'string') throw invalidCursor();
  return { key, id };
}
