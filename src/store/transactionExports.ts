import type { Database } from '../context.ts';
import { type Flow, flowOf } from './flow.ts';
import { type FilterOptions, type Sql, type TransactionFilters, toCondition } from './transactionFilters.ts';
import { type TextRow, textAsSent, WHOLE_VIEW } from './transactionView.ts';

/**
 * Reads what an export consists of, through a cursor of the caller's database transaction, so that a million rows need
 * no more memory than a chunk of them, and all are of one time.
 */

const NOTHING: Sql = { text: 'false', values: [] };

/** The next chunk of the rows of the cursor; empty at the end. */
export async function fetchExportRows(trx: Database, limit: number): Promise<TextRow[]> {
  return readTexts(trx, `fetch forward ${limit} from export_rows`);
}

/** Opens the cursor on whole transactions, with the columns of WHOLE_VIEW, the oldest first. */
export async function openTransactions(trx: Database, filters: TransactionFilters): Promise<void> {
  const { text, values } = await conditionOf(trx, filters);
  await trx.raw(
    `declare export_rows no scroll cursor for
     select ${WHOLE_VIEW.columns.join(', ')} from transactions where ${text} order by date, id`,
    values,
  );
}

/** What a ledger entry is made of, in the order in which the cursor returns it. */
export const ENTRY_COLUMNS = [
  'id',
  'short_id',
  'date',
  'account_id',
  'amount',
  'iso_currency_code',
  'unofficial_currency_code',
  'name',
  'merchant_name',
  'pending',
  'tags',
  'category_slug',
  'flow',
  'other_id',
  'other_date',
  'other_account_id',
] as const;

/**
 * Opens the cursor on ledger entries, the oldest first: a transaction, or a transfer of which both sides match, at the
 * date of its earlier side. Sides of which the amounts do not cancel out, which a user may pair, are entries of their
 * own.
 */
export async function openEntries(trx: Database, filters: TransactionFilters): Promise<void> {
  const flow = await flowOf(trx);
  const { text, values } = await conditionOf(trx, filters, { forSums: true });
  await trx.raw(
    `declare export_rows no scroll cursor for
     with matching as not materialized (select *, ${flow.text} as flow from transactions where ${text})
     select one.id, one.short_id, one.date, one.account_id, one.amount, one.iso_currency_code,
       one.unofficial_currency_code, one.name, one.merchant_name, one.pending or coalesce(other.pending, false) as pending,
       one.tags, one.category_slug, one.flow, other.id as other_id, other.date as other_date,
       other.account_id as other_account_id
     from matching one
     left join (select * from matching where transfer_pair_id is not null) other
       on other.transfer_pair_id = one.transfer_pair_id and other.id <> one.id and other.amount = -one.amount
       and other.iso_currency_code is not distinct from one.iso_currency_code
       and other.unofficial_currency_code is not distinct from one.unofficial_currency_code
     where other.id is null or (other.date, other.id) > (one.date, one.id)
     order by one.date, one.id`,
    [...flow.values, ...values],
  );
}

/** The accounts, currencies and categories of the transactions that match, for the declarations of a ledger. */
export interface LedgerContents {
  accountIds: string[];
  currencies: { isoCode: string | null; unofficialCode: string | null; decimals: number }[];
  categories: { slug: string; flow: Flow }[];
  /** Null if no transaction matches. */
  firstDate: string | null;
  lastDate: string | null;
}

export async function readLedgerContents(
  trx: Database,
  filters: TransactionFilters,
): Promise<LedgerContents> {
  const flow = await flowOf(trx);
  const { text, values } = await conditionOf(trx, filters, { forSums: true });
  const { rows } = await trx.raw(
    `with matching as (select *, ${flow.text} as flow from transactions where ${text})
     select account_id as "accountId", iso_currency_code as "isoCode", unofficial_currency_code as "unofficialCode",
       category_slug as "categorySlug", flow, max(scale(amount)) as decimals,
       min(date)::text as "firstDate", max(date)::text as "lastDate",
       grouping(account_id) = 0 as "isAccount", grouping(iso_currency_code) = 0 as "isCurrency",
       grouping(category_slug) = 0 as "isCategory"
     from matching
     group by grouping sets ((account_id), (iso_currency_code, unofficial_currency_code), (category_slug, flow), ())
     order by account_id, iso_currency_code, unofficial_currency_code, category_slug, flow`,
    [...flow.values, ...values],
  );
  const contents: LedgerContents = {
    accountIds: [],
    currencies: [],
    categories: [],
    firstDate: null,
    lastDate: null,
  };
  for (const row of rows) {
    if (row.isAccount) contents.accountIds.push(row.accountId);
    else if (row.isCurrency) contents.currencies.push(row);
    else if (row.isCategory) contents.categories.push({ slug: row.categorySlug, flow: row.flow });
    else ({ firstDate: contents.firstDate, lastDate: contents.lastDate } = row);
  }
  return contents;
}

/** An account by the names that an export shows. */
export interface ExportAccount {
  id: string;
  shortId: string;
  institutionName: string;
  name: string;
  type: string;
}

/** Every account that may have transactions. */
export async function listExportAccounts(db: Database): Promise<ExportAccount[]> {
  return db('accounts')
    .select('id', 'type', { shortId: 'short_id', institutionName: 'institution_name' })
    .select({ name: db.raw('coalesce(display_name, name)') })
    .whereNull('merged_into')
    .orderBy('id');
}

/** Every category with its primary one; a primary category has none. */
export async function listExportCategories(
  db: Database,
): Promise<{ slug: string; primarySlug: string | null }[]> {
  return db('categories').select('slug', { primarySlug: 'primary_slug' }).orderBy('slug');
}

async function conditionOf(
  trx: Database,
  filters: TransactionFilters,
  options: FilterOptions = {},
): Promise<Sql> {
  return (await toCondition(trx, filters, options)) ?? NOTHING;
}

async function readTexts(db: Database, text: string): Promise<TextRow[]> {
  const { rows } = await db.raw(text).options({ rowMode: 'array', types: textAsSent });
  return rows;
}
