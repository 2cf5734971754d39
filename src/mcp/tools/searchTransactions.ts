import type { Item } from '../../../generated/client/index.ts';
import { currencyOf } from '../../amount.ts';
import { type Tool, table } from '../answer.ts';
import { sumBy } from '../sumBy.ts';

const DEFAULT_LIMIT = 20;

type Row = Item<'listTransactions'>;

export const searchTransactions: Tool<'search_transactions'> = async (
  given,
  { client, signal, canWrite },
) => {
  const { sort_by: _, sort_order: __, limit, cursor: ___, ...filters } = given;
  const [page, { count }, months, accounts] = await Promise.all([
    client.call('listTransactions', { query: { ...given, limit: limit ?? DEFAULT_LIMIT }, signal }),
    client.call('countTransactions', { query: filters, signal }),
    client.call('summarizeTransactions', { query: { ...filters, group_by: 'month' }, signal }),
    client.call('listAccounts', { signal }),
  ]);
  const leftOut = count - months.data.reduce((sum, row) => sum + row.count, 0);
  const used = accounts.data.filter(({ id }) => page.data.some((row) => row.account_id === id));
  const shortIds = new Map(used.map(({ id, short_id }) => [id, short_id]));
  return {
    summary: [
      `${page.data.length} of ${count} transactions. Positive amounts are money out, negative ones money in.`,
      'The sums cover all matches.',
      ...(leftOut > 0
        ? [
            `They leave out ${leftOut} transactions of accounts that are linked twice, so that none counts twice.`,
          ]
        : []),
      ...(page.has_more ? ['For more, pass next_cursor as cursor with the same filters.'] : []),
    ].join(' '),
    data: {
      sums: sumBy(months.data, ['total', 'count']),
      transactions: transactionTable(
        page.data,
        canWrite,
        (row) => shortIds.get(row.account_id ?? '') ?? null,
      ),
      accounts: Object.fromEntries(used.map((one) => [one.short_id, one.display_name ?? one.name])),
      next_cursor: page.next_cursor,
    },
  };
};

/** Bodies take full ids only, so a key that may write gets those; others get the short ones, a third of the tokens. */
export const transactionTable = (
  rows: readonly Row[],
  hasFullIds: boolean,
  accountOf: (row: Row) => string | null,
): object =>
  table(rows, {
    id: (row) => (hasFullIds ? row.id : row.short_id),
    date: (row) => row.date,
    amount: (row) => row.amount,
    currency: currencyOf,
    name: (row) => row.name,
    merchant: (row) => row.merchant_name,
    category: (row) => row.category_slug,
    account: accountOf,
    pending: (row) => row.pending,
    transfer: (row) => typeof row.transfer_pair_id === 'string',
    tags: (row) => row.tags,
  });
