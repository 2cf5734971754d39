import { addDays, addMonths, today } from '../../dates.ts';
import type { Decimal } from '../../money.ts';
import { currencyOf, toDecimal } from '../../money.ts';
import { type Query, useQuery } from '../../query.ts';
import { api } from '../../session.ts';

export interface NetWorthDay {
  date: string;
  net: Decimal;
  assets: Decimal;
  liabilities: Decimal;
  /** How many accounts are known on this day. Where it changes, the days before and after do not compare. */
  accountsCount: number;
}

export type Range = '3M' | '1Y' | '2Y';

const RANGES: Record<Range, { months: number; granularity: 'day' | 'week' }> = {
  '3M': { months: 3, granularity: 'day' },
  '1Y': { months: 12, granularity: 'week' },
  '2Y': { months: 24, granularity: 'week' },
};

export const FIRST_RANGE: Range = '1Y';
export const RANGE_NAMES = Object.keys(RANGES) as Range[];

/** What the household has owned and owed, by currency, from the start of the range until today. */
export const useNetWorth = (range: Range): Query<Map<string, NetWorthDay[]>> =>
  useQuery(`accounts net worth ${range}`, async (signal) => {
    const { months, granularity } = RANGES[range];
    const [month, day] = [today().slice(0, 7), today().slice(8)];
    // A day that the earlier month does not have is the next one of the calendar.
    const start = addDays(`${addMonths(month, -months)}-01`, Number(day) - 1);
    const query = { granularity, start_date: start, end_date: addDays(today(), 1) };
    const { data } = await api().cashflow.getNetWorth(query, { signal });
    const byCurrency = new Map<string, NetWorthDay[]>();
    for (const row of data) {
      const currency = currencyOf(row) ?? '';
      const { date, net, assets, liabilities, accounts_count: accountsCount } = row;
      const entry = {
        date,
        net: toDecimal(net),
        assets: toDecimal(assets),
        liabilities: toDecimal(liabilities),
        accountsCount,
      };
      byCurrency.set(currency, [...(byCurrency.get(currency) ?? []), entry]);
    }
    return byCurrency;
  });

/** The first of the days up to this one that count the same accounts. */
export function startOfSameAccounts(days: readonly NetWorthDay[], shown: NetWorthDay): NetWorthDay {
  const until = days.slice(0, days.indexOf(shown) + 1);
  const other = until.findLastIndex(({ accountsCount }) => accountsCount !== shown.accountsCount);
  return until[other + 1] ?? shown;
}
