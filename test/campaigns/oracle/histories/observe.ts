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

/** All that the API shows of one user; throws when its lists and its sums do not agree. */
export async function observe(api: ApiClient, userId: string): Promise<Snapshot> {
  const [list, accounts] = await Promise.all([
    api.list(`/transactions?user_id=${userId}`) as Promise<ShownRow[]>,
    api.list(`/accounts?user_id=${userId}`) as Promise<ShownAccount[]>,
  ]);
  await checkAggregates(api, `user_id=${userId}`, list);
  return {
    rows: new Map(list.map((row) => [row.id, { ...row, amount: normalDecimal(row.amount) }])),
    accounts: new Map(accounts.map((account) => [account.name, account])),
  };
}

/** The same rows in small pages of another order; throws when one is skipped or comes twice. */
export async function checkPages(api: ApiClient, userId: string, rows: Map<string, ShownRow>): Promise<void> {
  const paged: ShownRow[] = await api.list(
    `/transactions?user_id=${userId}&sort_by=amount&sort_order=asc`,
    Math.max(2, Math.ceil(rows.size / 3)),
  );
  const ids = paged.map(({ id }) => id);
  if (new Set(ids).size !== ids.length || ids.length !== rows.size || ids.some((id) => !rows.has(id))) {
    throw new Error(`Pages hold ${ids.length} rows (${new Set(ids).size} different), the list ${rows.size}.`);
  }
}
