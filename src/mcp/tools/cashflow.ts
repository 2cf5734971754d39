import type { Output } from '../../../generated/client/index.ts';
import type { McpArguments } from '../../../generated/mcpTools.ts';
import { currencyOf } from '../../amount.ts';
import { type Answer, type Tool, type ToolContext, table } from '../answer.ts';
import { sumBy } from '../sumBy.ts';

/** The API has no order by sum, so one large page is sorted here. */
const PAGE = 500;
const MAX_MERCHANTS = 50;

type Row = Output<'getCashflow'>['data'][number];

export const cashflowTable = (rows: readonly Row[]): object =>
  table(rows, {
    group: (row) => row.group,
    currency: currencyOf,
    income: (row) => row.income,
    spending: (row) => row.spending,
    net: (row) => row.net,
    transfers_in: (row) => row.transfers_in,
    transfers_out: (row) => row.transfers_out,
    count: (row) => row.count,
  });

export const cashflow: Tool<'cashflow'> = async ({ group_by, ...filters }, context) => {
  if (group_by === 'merchant') return byMerchant(filters, context);
  const { client, signal } = context;
  const { data } = await client.call('getCashflow', { query: { ...filters, group_by }, signal });
  return {
    summary:
      'Income, spending and net (income minus spending); transfers between own accounts are in neither. Totals are by currency.',
    data: {
      totals: sumBy(data, ['income', 'spending', 'net', 'transfers_in', 'transfers_out', 'count']),
      cashflow: cashflowTable(data),
    },
  };
};

/** The total may be a number of more digits than JavaScript's. */
const size = ({ total }: { total: number }): number => Math.abs(Number(String(total)));

async function byMerchant(
  filters: Omit<McpArguments['cashflow'], 'group_by'>,
  { client, signal }: ToolContext,
): Promise<Answer> {
  const page = await client.call('summarizeMerchants', { query: { ...filters, limit: PAGE }, signal });
  const largestFirst = [...page.data].sort((one, other) => size(other) - size(one));
  const shown = largestFirst.slice(0, MAX_MERCHANTS);
  const rest = page.has_more
    ? ` Only the ${PAGE} merchants with the most transactions were compared: narrow the dates to be sure.`
    : '';
  return {
    summary: `The ${shown.length} largest of ${page.data.length} merchants. Positive totals are money out, negative ones money in. Transfers between own accounts are among them.${rest}`,
    data: {
      merchants: table(shown, {
        merchant: (row) => row.merchant_name,
        currency: currencyOf,
        total: (row) => row.total,
        count: (row) => row.count,
        average: (row) => row.average,
      }),
    },
  };
}
