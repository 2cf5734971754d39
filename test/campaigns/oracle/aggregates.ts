import type { ApiClient } from './apiClient.ts';
import { formatDecimal, normalDecimal, parseDecimal } from './decimal.ts';

/** What the API lists for a transaction, as far as sums depend on it. */
interface ListedRow {
  amount: string;
  iso_currency_code: string | null;
  unofficial_currency_code?: string | null;
  date: string;
  name: string;
  merchant_name: string | null;
}

interface Total {
  count: number;
  total: bigint;
}

/**
 * Pages = count = summary = merchants: throws unless the sums that the API gives for these filters are
 * those of the rows that it lists for them.
 */
export async function checkAggregates(api: ApiClient, filters: string, rows: ListedRow[]): Promise<void> {
  const [count, summary, merchants] = await Promise.all([
    api.ok('GET', `/transactions/count?${filters}`),
    api.ok('GET', `/transactions/summary?group_by=month&${filters}`),
    readMerchants(api, filters),
  ]);
  compare('count', count.count, rows.length);
  compare(
    'summary by month',
    describe(summary.data.map((group: SummaryRow) => [groupKey(group.group, group), group])),
    describeSums(sums(rows, (row) => groupKey(row.date.slice(0, 7), row))),
  );
  compare(
    'merchants',
    describe(merchants.map((group) => [groupKey(group.merchant_name, group), group])),
    describeSums(sums(rows, (row) => groupKey(row.merchant_name ?? row.name, row))),
  );
}

async function readMerchants(api: ApiClient, filters: string): Promise<SummaryRow[]> {
  const read: SummaryRow[] = [];
  let next = '';
  do {
    const page = await api.ok('GET', `/transactions/merchants?limit=100&${filters}${next}`);
    read.push(...page.data);
    next = page.next_cursor && `&cursor=${page.next_cursor}`;
  } while (next);
  return read;
}

interface SummaryRow {
  group: string;
  merchant_name: string;
  total: string;
  count: number;
  iso_currency_code: string | null;
  unofficial_currency_code?: string | null;
}

type Currencies = Pick<ListedRow, 'iso_currency_code' | 'unofficial_currency_code'>;

const groupKey = (
  group: string,
  { iso_currency_code: iso, unofficial_currency_code: unofficial }: Currencies,
) => `${group} ${iso ?? unofficial ?? 'no currency'}`;

function sums(rows: ListedRow[], key: (row: ListedRow) => string): Map<string, Total> {
  const totals = new Map<string, Total>();
  for (const row of rows) {
    const { count, total } = totals.get(key(row)) ?? { count: 0, total: 0n };
    totals.set(key(row), { count: count + 1, total: total + parseDecimal(row.amount) });
  }
  return totals;
}

const describeSums = (totals: Map<string, Total>): string =>
  describe([...totals].map(([key, { count, total }]) => [key, { count, total: formatDecimal(total) }]));

const describe = (groups: [string, { count: number; total: string }][]): string =>
  groups
    .map(([key, { count, total }]) => `${key}: ${count} rows, ${normalDecimal(total)}`)
    .sort()
    .join('\n');

function compare(what: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) {
    throw new Error(`The ${what} differs from the listed rows.\nAPI:  ${actual}\nRows: ${expected}`);
  }
}
