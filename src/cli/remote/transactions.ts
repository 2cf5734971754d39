import type { Output } from '../../../generated/client/index.ts';
import { UsageError } from '../usage.ts';
import { nameOf } from './accounts.ts';
import { currencyOf, formatMovement, paintMovement } from './amounts.ts';
import { listCategories, nameCategories } from './categoryNames.ts';
import { flagOf, readContractOptions } from './contractOptions.ts';
import { writeExport } from './export.ts';
import { resolveNames } from './resolveNames.ts';
import type { CommonOptions, Session } from './session.ts';
import type { Column } from './table.ts';
import { withSession } from './withSession.ts';

export interface TransactionsOptions extends CommonOptions {
  all?: boolean;
  csv?: boolean;
  /** The filters, by the names of commander. */
  [filter: string]: unknown;
}

type Page = Output<'listTransactions'>;
type Transaction = Page['data'][number];

/** The largest page of the API. */
const MAX_PAGE = 500;

/** `breadbox transactions`: the transactions that the filters select, as a table or JSON. */
export async function transactionsCommand(
  options: TransactionsOptions,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await withSession(options, env, async (session) => {
    const given = readContractOptions(options, 'listTransactions');
    if (options.csv) return writeExport(session, { ...readExportFilters(given), format: 'csv' }, null);
    const query = await resolveNames(session, given);
    const page = await read(session, query, options.all === true);
    if (session.isJson) return session.print(page, () => undefined);
    session.table(page.data, columns(await readNames(session)), 'No transaction matches.');
    if (page.next_cursor !== null) {
      session.note(`These are the first ${page.data.length}. With --all you see every one.`);
    }
  });
}

type Query = ReturnType<typeof readContractOptions<'listTransactions'>>;

/** @throws UsageError for what an export does not have: it is never sorted or cut. */
function readExportFilters({ sort_by, sort_order, fields, limit, ...filters }: Query): Omit<Query, 'cursor'> {
  const refused = Object.entries({ sort_by, sort_order, fields, limit }).find(
    ([, value]) => value !== undefined,
  );
  if (refused)
    throw new UsageError(
      `--csv is every transaction that matches, oldest first; it does not take ${flagOf(refused[0])}.`,
    );
  return filters;
}

async function read({ client }: Session, query: Query, isAll: boolean): Promise<Page> {
  if (!isAll) return client.transactions.list(query);
  const data: Transaction[] = [];
  for await (const row of client.transactions.list({ ...query, limit: MAX_PAGE })) data.push(row);
  return { data, next_cursor: null, has_more: false };
}

interface Names {
  /** By id. */
  accounts: ReadonlyMap<string, string>;
  /** By slug. */
  categories: ReadonlyMap<string, string>;
}

export async function readNames(session: Session): Promise<Names> {
  const accounts = new Map<string, string>();
  for await (const account of session.client.accounts.list({ limit: MAX_PAGE }))
    accounts.set(account.id, nameOf(account));
  return { accounts, categories: nameCategories(await listCategories(session)) };
}

/** Fields that were not asked for (`--fields`) leave their columns out. */
export const columns = ({ accounts, categories }: Names): Column<Transaction>[] => [
  { title: 'ID', value: (row) => row.short_id },
  { title: 'Date', value: (row) => row.date ?? '' },
  { title: 'Name', value: (row) => row.merchant_name ?? row.name ?? '', canShrink: true },
  {
    title: 'Category',
    value: ({ category_slug: slug }) => categories.get(slug ?? '') ?? slug ?? '',
    canShrink: true,
  },
  { title: 'Account', value: (row) => accounts.get(row.account_id ?? '') ?? '', canShrink: 'first' },
  {
    title: 'Amount',
    align: 'right',
    value: (row) => (row.amount === undefined ? '' : formatMovement(row.amount, currencyIn(row))),
    paint: (text, _, paint) => paintMovement(text, paint),
  },
  { title: '', value: currencyIn },
  { title: '', value: (row) => (row.pending ? 'pending' : ''), paint: (text, _, paint) => paint.dim(text) },
];

const currencyIn = (row: Transaction): string =>
  currencyOf({
    iso_currency_code: row.iso_currency_code ?? null,
    unofficial_currency_code: row.unofficial_currency_code ?? null,
  });
