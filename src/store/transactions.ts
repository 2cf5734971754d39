import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { idColumn } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { type JsonText, jsonArray } from '../jsonText.ts';
import { runNamed } from '../postgres/namedStatement.ts';
import type { TextStatement } from '../postgres/statement.ts';
import { VISIBLE } from './transactionColumns.ts';
import type { Sql, TransactionFilters } from './transactionFilters.ts';
import { toCondition } from './transactionFilters.ts';
import type { TextRow, TransactionField, TransactionView } from './transactionView.ts';
import { createPartialView, textAsSent, WHOLE_VIEW } from './transactionView.ts';
import { selectList } from './viewColumns.ts';

/** Reads transactions: columns as text, which transactionView.ts renders as JSON. */

export type SortBy = 'date' | 'amount' | 'name';
export type SortOrder = 'asc' | 'desc';

/** A page of the list. */
export interface TransactionPage {
  json: JsonText<Schema<'PartialTransaction'>[]>;
  /** The position of the next page. Null on the last page. */
  next: Position | null;
}

/** The place of a transaction in the list: its sort key as text, and its id. */
export interface Position {
  key: string;
  id: string;
}

interface SortKey {
  column: string;
  type: string;
}

const SORT_KEYS: Record<SortBy, SortKey> = {
  date: { column: 'date', type: 'date' },
  amount: { column: 'amount', type: 'numeric' },
  name: { column: 'name collate "C"', type: 'text' },
};

const NO_TRANSACTIONS: TransactionPage = { json: jsonArray([]), next: null };
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

export interface ListRequest {
  filters: TransactionFilters;
  sortBy: SortBy;
  sortOrder: SortOrder;
  limit: number;
  after: Position | null;
  /** The fields to return. Null returns all. */
  fields: readonly TransactionField[] | null;
}

/** The page after a position, by sort key and then by id in the same direction. */
export async function listTransactions(db: Database, request: ListRequest): Promise<TransactionPage> {
  const { filters, sortBy, sortOrder, limit, fields } = request;
  const isDescending = sortOrder === 'desc';
  const boundsDate = sortBy === 'date' && isDescending;
  const condition = await toCondition(db, filters, { withoutEndDate: boundsDate });
  if (!condition) return NO_TRANSACTIONS;
  const { column, type } = SORT_KEYS[sortBy];
  // A single upper bound, the cursor or the end date: with both, PostgreSQL would filter the rows between them.
  const after =
    request.after ?? (boundsDate && filters.end_date ? { key: filters.end_date, id: LOWEST_ID } : null);
  const values: unknown[] = [...condition.values];
  let where = condition.text;
  if (after) {
    where += ` and (${column}, id) ${isDescending ? '<' : '>'} (?::${type}, ?::uuid)`;
    values.push(after.key, after.id);
  }
  const view: TransactionView<Schema<'PartialTransaction'>> = fields
    ? createPartialView(fields, ['id', sortBy])
    : WHOLE_VIEW;
  // One row more than the page shows whether there is another page.
  const text = `select ${view.columns.join(', ')} from transactions
       where ${where}
       order by ${column} ${sortOrder}, id ${sortOrder}
       limit ?::integer + 1`;
  values.push(String(limit));
  const rows: TextRow[] =
    isPlain(filters) && !fields
      ? await runNamed(db, named(`list_by_${sortBy}_${sortOrder}`, text, values))
      : await readTexts(db, text, values);
  if (rows.length <= limit) return { json: jsonArray(rows.map(view.render)), next: null };
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const textOf = (name: 'id' | SortBy) => last?.[view.columns.indexOf(name)] ?? '';
  return { json: jsonArray(page.map(view.render)), next: { key: textOf(sortBy), id: textOf('id') } };
}

async function readTexts(db: Database, text: string, values: unknown[]): Promise<TextRow[]> {
  const { rows } = await db.raw(text, values as string[]).options({ rowMode: 'array', types: textAsSent });
  return rows;
}

/** Whether there is no filter: the page that dashboards request most often. */
const isPlain = ({ search_mode: _, ...filters }: TransactionFilters): boolean =>
  Object.values(filters).every((value) => value === undefined);

/** Replaces question marks by PostgreSQL's placeholders. A first page and a later one are two statements. */
function named(name: string, text: string, values: unknown[]): TextStatement {
  let position = 0;
  return {
    name: `${name}_${values.length}`,
    text: text.replaceAll('?', () => `$${++position}`),
    values,
    rowMode: 'array',
    types: textAsSent,
  };
}

/** Throws ApiError NOT_FOUND, for a deleted transaction too. */
export async function getTransaction(db: Database, id: string): Promise<JsonText<Schema<'Transaction'>>> {
  const column = idColumn(id);
  const text = `select ${WHOLE_VIEW.columns.join(', ')} from transactions where ${column} = ? and ${VISIBLE}`;
  const [row] = await runNamed(db, named(`get_transaction_by_${column}`, text, [id]));
  return row ? WHOLE_VIEW.render(row) : notFound(id);
}

/** The API's Transactions in the order of the ids. */
export async function findTransactionViews(
  db: Database,
  ids: readonly string[],
): Promise<JsonText<Schema<'Transaction'>>[]> {
  const rows = await readTexts(
    db,
    `select ${WHOLE_VIEW.columns.map((name) => `t.${name}`).join(', ')}
     from unnest(?::uuid[]) with ordinality as wanted(id, position)
     join transactions t using (id) order by position`,
    [[...ids]],
  );
  return rows.map(WHOLE_VIEW.render);
}

export async function countTransactions(db: Database, filters: TransactionFilters): Promise<number> {
  const condition = await toCondition(db, filters);
  if (!condition) return 0;
  const { rows } = await db.raw(
    `select count(*)::integer as count from transactions where ${condition.text}`,
    [...condition.values],
  );
  return rows[0].count;
}

export type GroupBy = 'category' | 'month' | 'week' | 'day';

/** What is summed up first, and the group that such a part belongs to: there are fewer days than rows to name. */
const GROUPS: Record<GroupBy, { part: string; group: string }> = {
  category: { part: 'category_slug', group: 'part' },
  month: { part: 'date', group: "to_char(part, 'YYYY-MM')" },
  // ISO weeks begin on Monday.
  week: { part: 'date', group: "to_char(date_trunc('week', part::timestamp), 'YYYY-MM-DD')" },
  day: { part: 'date', group: "to_char(part, 'YYYY-MM-DD')" },
};

/** The unit of an amount is both codes: what has no ISO code is not all one currency. */
const CURRENCY_COLUMNS = {
  iso_currency_code: 'iso_currency_code',
  unofficial_currency_code: 'unofficial_currency_code',
};
const CURRENCY = Object.values(CURRENCY_COLUMNS).join(', ');
const BY_CURRENCY = 'iso_currency_code nulls last, unofficial_currency_code nulls last';

/** Exact totals by group and currency. Transactions without a currency have rows of their own. */
export async function summarizeTransactions(
  db: Database,
  filters: TransactionFilters,
  groupBy: GroupBy,
): Promise<JsonText<Schema<'TransactionSummary'>['data']>> {
  const condition = await toCondition(db, filters, { forSums: true });
  if (!condition) return jsonArray<SummaryRow>([]);
  const { part, group } = GROUPS[groupBy];
  const columns = selectList<SummaryRow>({
    group,
    total: 'sum(total)',
    count: 'sum(count)::bigint',
    ...CURRENCY_COLUMNS,
  });
  const { rows } = await db.raw(
    `${sumParts(part, condition)}, sums as (select ${columns} from parts group by "group", ${CURRENCY})
     select coalesce(json_agg(sums order by "group", ${BY_CURRENCY}), '[]')::text as data from sums`,
    [...condition.values],
  );
  return rows[0].data;
}

/** The place of a merchant's totals in the list. Codes that are null are empty texts. */
export interface MerchantPosition {
  count: string;
  merchant: string;
  isoCode: string;
  unofficialCode: string;
}

/** A merchant's totals as JSON, which are exact as text only, with their place in the list. */
export interface PlacedMerchantTotal extends MerchantPosition {
  json: JsonText<MerchantRow>;
}

const BY_COUNT = "-count, part, coalesce(iso_currency_code, ''), coalesce(unofficial_currency_code, '')";

/** Exact totals by merchant and currency, most transactions first. `after` is the last of the previous page. */
export async function summarizeMerchants(
  db: Database,
  filters: TransactionFilters,
  { limit, after }: { limit: number; after: MerchantPosition | null },
): Promise<PlacedMerchantTotal[]> {
  const condition = await toCondition(db, filters, { forSums: true });
  if (!condition) return [];
  const columns = selectList<MerchantRow>({
    merchant_name: 'part',
    count: 'count',
    total: 'total',
    // A sum has as many decimal places as the longest of its amounts.
    average: 'round(total / count, scale(total) + 2)',
    ...CURRENCY_COLUMNS,
  });
  const { rows } = await db.raw(
    `${sumParts('coalesce(merchant_name, name)', condition)}
     select (select row_to_json(totals) from (select ${columns}) as totals)::text as json, count::text as count,
       part as merchant, coalesce(iso_currency_code, '') as "isoCode",
       coalesce(unofficial_currency_code, '') as "unofficialCode"
     from parts
     ${after ? `where (${BY_COUNT}) > (-?::bigint, ?, ?, ?)` : ''}
     order by ${BY_COUNT} limit ?`,
    [
      ...condition.values,
      ...(after ? [after.count, after.merchant, after.isoCode, after.unofficialCode] : []),
      limit,
    ],
  );
  return rows;
}

type SummaryRow = Schema<'TransactionSummary'>['data'][number];
type MerchantRow = Schema<'MerchantSummary'>['data'][number];

/** The sums of the transactions that fulfil a condition, by part and currency, as `parts`. */
const sumParts = (part: string, condition: Sql): string =>
  `with parts as (
     select ${part} as part, ${CURRENCY}, sum(amount) as total, count(*) as count
     from transactions where ${condition.text} group by part, ${CURRENCY})`;

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No transaction has the id ${id}.`);
}
