import pg from 'pg';
import type { Database } from '../context.ts';
import { idColumn } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { getTypeParser } from './database.ts';
import { runNamed } from './namedStatement.ts';
import { VISIBLE } from './transactionColumns.ts';
import type { Sql, TransactionFilters } from './transactionFilters.ts';
import { toCondition } from './transactionFilters.ts';

/** Reading transactions. Their JSON is rendered when they are written; it is read as text and passed on. */

export type SortBy = 'date' | 'amount' | 'name';
export type SortOrder = 'asc' | 'desc';

/** A stretch of the list. */
export interface TransactionPage {
  /** JSON text of the API's Transactions, with commas between them, in UTF-8. */
  views: Buffer;
  /** The last of them, where there are more behind it. */
  lastBeforeMore: string | null;
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

const NO_TRANSACTIONS: TransactionPage = { views: Buffer.alloc(0), lastBeforeMore: null };
/** A line break within a JSON string would be escaped, so that this separates rows alone. */
const SEPARATOR = ',\n';
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

export interface ListRequest {
  filters: TransactionFilters;
  sortBy: SortBy;
  sortOrder: SortOrder;
  limit: number;
  after: { key: string; id: string } | null;
}

/**
 * The page after a position: by the sort key, ties by id in the same direction. It comes as one value: taking
 * 50 rows off the wire one by one costs this process more than reading them costs the database.
 */
export async function listTransactions(db: Database, request: ListRequest): Promise<TransactionPage> {
  const { filters, sortBy, sortOrder, limit } = request;
  const isDescending = sortOrder === 'desc';
  const boundsDate = sortBy === 'date' && isDescending;
  const condition = await toCondition(db, filters, { withoutEndDate: boundsDate });
  if (!condition) return NO_TRANSACTIONS;
  const { column, type } = SORT_KEYS[sortBy];
  // One bound from above, the cursor or the end of the dates: two of them would be read past one by one.
  const after =
    request.after ?? (boundsDate && filters.end_date ? { key: filters.end_date, id: LOWEST_ID } : null);
  const values = [...condition.values];
  let where = condition.text;
  if (after) {
    where += ` and (${column}, id) ${isDescending ? '<' : '>'} (?::${type}, ?::uuid)`;
    values.push(after.key, after.id);
  }
  // One row more than the page tells whether there is another page.
  const text = `select string_agg(view, '${SEPARATOR}') as views, count(*)::integer as found from (
       select view from transactions
       where ${where}
       order by ${column} ${sortOrder}, id ${sortOrder}
       limit ?::integer + 1
     ) as page`;
  values.push(String(limit));
  const statement = named(`list_by_${sortBy}_${sortOrder}`, text, values);
  const [row]: { views: Buffer | string | null; found: number }[] = isPlain(filters)
    ? await runNamed(db, { ...statement, types: textAsItCame })
    : (await db.raw(text, values)).rows;
  if (!row || row.views === null) return NO_TRANSACTIONS;
  const views = typeof row.views === 'string' ? Buffer.from(row.views) : row.views;
  if (row.found <= limit) return { views, lastBeforeMore: null };
  const page = views.subarray(0, views.lastIndexOf(SEPARATOR));
  const separator = page.lastIndexOf(SEPARATOR);
  const last = separator < 0 ? page : page.subarray(separator + SEPARATOR.length);
  return { views: page, lastBeforeMore: last.toString() };
}

/** The text of a long page stays the bytes that it comes as. */
const textAsItCame: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.TEXT ? (value: unknown) => value : getTypeParser(oid, format),
};

/** Whether nothing is filtered: the page that dashboards ask for again and again. */
const isPlain = ({ search_mode: _, ...filters }: TransactionFilters): boolean =>
  Object.values(filters).every((value) => value === undefined);

/** Question marks become PostgreSQL's own; a first page and a later one are two statements. */
function named(name: string, text: string, values: unknown[]) {
  let position = 0;
  return { name: `${name}_${values.length}`, text: text.replaceAll('?', () => `$${++position}`), values };
}

/** The transaction as JSON text. Throws ApiError NOT_FOUND, for a deleted one too. */
export async function getTransaction(db: Database, id: string): Promise<string> {
  const row = await db('transactions').select('view').where(idColumn(id), id).whereRaw(VISIBLE).first();
  return row?.view ?? notFound(id);
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
  // A week is ISO's: it begins on Monday.
  week: { part: 'date', group: "to_char(date_trunc('week', part::timestamp), 'YYYY-MM-DD')" },
  day: { part: 'date', group: "to_char(part, 'YYYY-MM-DD')" },
};

/** Exact totals by group and currency, a missing currency apart, as JSON text of the rows. */
export async function summarizeTransactions(
  db: Database,
  filters: TransactionFilters,
  groupBy: GroupBy,
): Promise<string> {
  const condition = await toCondition(db, filters, { forSums: true });
  const { part, group } = GROUPS[groupBy];
  return aggregate(db, condition, {
    part,
    select: `${group} as "group", sum(total) as total, sum(count)::bigint as count, iso_currency_code`,
    groupBy: '"group", iso_currency_code',
    orderBy: '"group", iso_currency_code nulls last',
  });
}

/** Exact totals by merchant and currency, most frequent first, as JSON text of the rows. */
export async function summarizeMerchants(db: Database, filters: TransactionFilters): Promise<string> {
  const condition = await toCondition(db, filters, { forSums: true });
  return aggregate(db, condition, {
    part: 'coalesce(merchant_name, name)',
    // A sum has as many decimal places as the longest of what it adds up.
    select: `part as merchant_name, count, total, round(total / count, scale(total) + 2) as average,
      iso_currency_code`,
    orderBy: 'count desc, merchant_name, iso_currency_code nulls last',
  });
}

async function aggregate(
  db: Database,
  condition: Sql | null,
  { part, select, groupBy, orderBy }: { part: string; select: string; groupBy?: string; orderBy: string },
): Promise<string> {
  if (!condition) return '[]';
  const { rows } = await db.raw(
    `with parts as (
       select ${part} as part, iso_currency_code, sum(amount) as total, count(*) as count
       from transactions where ${condition.text} group by part, iso_currency_code
     ), sums as (select ${select} from parts ${groupBy ? `group by ${groupBy}` : ''})
     select coalesce(json_agg(sums order by ${orderBy}), '[]')::text as data from sums`,
    [...condition.values],
  );
  return rows[0].data;
}

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No transaction has the id ${id}.`);
}
