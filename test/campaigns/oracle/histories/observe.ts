import { checkAggregates } from '../aggregates.ts';
import type { ApiClient } from '../apiClient.ts';
import { normalDecimal } from '../decimal.ts';

/** A transaction as the API lists it. */
export interface ShownRow {
  id: string;
  account_id: string;
  external_transaction_id: string;
  pending_transaction_id: string | null;
  amount: string;
  iso_currency_code: string | null;
  date: string;
  name: string;
  merchant_name: string | null;
  category_slug: string | null;
  category_override: boolean;
  pending: boolean;
  tags: string[];
  updated_at: string;
  [field: string]: unknown;
}

/** The category that the user set; null when that is another's. */
export const userCategory = ({ category_override: isUsers, category_slug: slug }: ShownRow): string | null =>
  isUsers ? slug : null;

export interface ShownAccount {
  id: string;
  name: string;
  status?: string;
  missing_since?: string | null;
  balance_current: string | null;
}

export interface Snapshot {
  rows: Map<string, ShownRow>;
  accounts: Map<string, ShownAccount>;
}

/** The orders of a list, of which each observation takes another. */
const ORDERS = [
  'sort_by=date&sort_order=desc',
  'sort_by=amount&sort_order=asc',
  'sort_by=name&sort_order=desc',
];
let observations = 0;

/**
 * All that the API shows of one user, its transactions in two or three pages; throws when a page repeats a row,
 * or when lists and sums do not agree.
 */
export async function observe(api: ApiClient, userId: string, expectedRows: number): Promise<Snapshot> {
  const pageSize = Math.max(2, Math.ceil(expectedRows / 2));
  const order = ORDERS[observations++ % ORDERS.length];
  const [list, accounts] = await Promise.all([
    api.list(`/transactions?user_id=${userId}&${order}`, pageSize) as Promise<ShownRow[]>,
    api.list(`/accounts?user_id=${userId}`) as Promise<ShownAccount[]>,
  ]);
  const rows = byId(list);
  if (rows.size !== list.length) {
    throw new Error(`Pages hold ${list.length} rows, of which ${rows.size} are different.`);
  }
  await checkAggregates(api, `user_id=${userId}`, list);
  return { rows, accounts: new Map(accounts.map((account) => [account.name, account])) };
}

/** The transactions alone, on one page. */
export async function listRows(api: ApiClient, userId: string): Promise<Map<string, ShownRow>> {
  return byId(await api.list(`/transactions?user_id=${userId}`));
}

const byId = (list: ShownRow[]): Map<string, ShownRow> =>
  new Map(list.map((row) => [row.id, { ...row, amount: normalDecimal(row.amount) }]));
