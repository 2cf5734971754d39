import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { type JsonText, jsonArray } from '../jsonText.ts';
import { flowOf } from './flow.ts';
import { type TransactionFilters, toCondition } from './transactionFilters.ts';
import { selectList } from './viewColumns.ts';

/** Income, spending and transfers. */

export type CashflowGroupBy = 'month' | 'week' | 'category';

/** What is summed up first, and the group that such a part belongs to: there are fewer days than transactions. */
const GROUPS: Record<CashflowGroupBy, { part: string; group: string }> = {
  month: { part: 'date', group: "to_char(part, 'YYYY-MM')" },
  // ISO weeks begin on Monday.
  week: { part: 'date', group: "to_char(date_trunc('week', part::timestamp), 'YYYY-MM-DD')" },
  category: { part: 'category_slug', group: 'part' },
};

const sumOf = (flow: string) => `coalesce(sum(total) filter (where flow = '${flow}'), 0)`;
const INCOME_SUM = `-${sumOf('income')}`;
const SPENDING_SUM = sumOf('spending');

/** Exact sums by group and currency. Transactions without a currency have rows of their own. */
export async function sumCashflow(
  db: Database,
  filters: TransactionFilters,
  groupBy: CashflowGroupBy,
): Promise<JsonText<Schema<'CashflowGroup'>[]>> {
  const condition = await toCondition(db, filters, { forSums: true });
  if (!condition) return jsonArray<Schema<'CashflowGroup'>>([]);
  const flow = await flowOf(db);
  const { part, group } = GROUPS[groupBy];
  const select = selectList<Schema<'CashflowGroup'>>({
    group,
    income: INCOME_SUM,
    spending: SPENDING_SUM,
    net: `${INCOME_SUM} - ${SPENDING_SUM}`,
    transfers_in: `-${sumOf('transfer in')}`,
    transfers_out: sumOf('transfer out'),
    count: 'sum(count)::bigint',
    iso_currency_code: 'iso_currency_code',
    unofficial_currency_code: 'unofficial_currency_code',
  });
  const { rows } = await db.raw(
    `with parts as (
       select ${part} as part, ${flow.text} as flow, iso_currency_code, unofficial_currency_code,
         sum(amount) as total, count(*) as count
       from transactions where ${condition.text}
       group by part, flow, iso_currency_code, unofficial_currency_code
     ), sums as (
       select ${select} from parts group by "group", iso_currency_code, unofficial_currency_code)
     select coalesce(json_agg(sums order by
       "group", iso_currency_code nulls last, unofficial_currency_code nulls last), '[]')::text as data from sums`,
    [...flow.values, ...condition.values],
  );
  return rows[0].data;
}
