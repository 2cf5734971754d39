import { addMonths, today } from '../../dates.ts';
import type { Decimal } from '../../money.ts';
import { currencyOf, toDecimal } from '../../money.ts';
import { type Query, useQuery } from '../../query.ts';
import { api } from '../../session.ts';

export interface Month {
  month: string;
  income: Decimal;
  spending: Decimal;
  net: Decimal;
}

const MONTHS = 12;

/** Income and spending of the last twelve months, this one included, by currency. Transfers are left out. */
export const useCashflow = (): Query<Map<string, Month[]>> =>
  useQuery('transactions cashflow', async (signal) => {
    const current = today().slice(0, 7);
    const months = Array.from({ length: MONTHS }, (_, position) => addMonths(current, position - MONTHS + 1));
    const { data } = await api().cashflow.get(
      { group_by: 'month', start_date: `${months[0]}-01` },
      { signal },
    );
    const byCurrency = new Map<string, Month[]>();
    for (const currency of new Set(data.map((row) => currencyOf(row) ?? ''))) {
      const rows = new Map(
        data.filter((row) => (currencyOf(row) ?? '') === currency).map((row) => [row.group, row]),
      );
      byCurrency.set(
        currency,
        months.map((month) => {
          const { income = 0, spending = 0, net = 0 } = rows.get(month) ?? {};
          return { month, income: toDecimal(income), spending: toDecimal(spending), net: toDecimal(net) };
        }),
      );
    }
    return byCurrency;
  });
