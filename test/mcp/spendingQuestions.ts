import {
  between,
  dollars,
  inMonth,
  inUsd,
  isGrocery,
  isSpending,
  largest,
  of,
  sum,
  sumsBy,
} from './ledgerModel.ts';
import { rowsOf } from './mcpSession.ts';
import { type Question, sumUsd, usd } from './question.ts';

const OCTOBER = { start_date: '2026-10-01', end_date: '2026-11-01' };

/** What a household asks about what it spent and earned. */
export const spendingQuestions: Question[] = [
  {
    asks: 'How much did we spend on groceries in October?',
    answer: async (call) => {
      const { data } = await call('cashflow', {
        group_by: 'category',
        ...OCTOBER,
        category_slug: 'food-and-drink-groceries',
      });
      return data.totals
        .map(({ currency, spending }: Record<string, unknown>) => [currency, spending])
        .sort();
    },
    expected: ({ rows }) => [
      ...[...sumsBy(rows.filter(inMonth('2026-10')).filter(isGrocery), ({ currency }) => currency)]
        .map(([currency, cents]) => [currency, dollars(cents)])
        .sort(),
    ],
  },
  {
    asks: 'What did we spend altogether in October?',
    answer: async (call) =>
      usd((await call('cashflow', { group_by: 'month', ...OCTOBER })).data.totals)['spending'],
    expected: ({ rows }) => dollars(sum(rows.filter(inMonth('2026-10')).filter(inUsd).filter(isSpending))),
  },
  {
    asks: 'What have we earned this year?',
    answer: async (call) =>
      usd((await call('cashflow', { group_by: 'month', start_date: '2026-01-01' })).data.totals)['income'],
    expected: ({ rows }) => dollars(-sum(rows.filter(of('Acme Payroll')))),
  },
  {
    asks: 'In which month did we spend most, in dollars?',
    answer: async (call) => {
      const { data } = await call('cashflow', { group_by: 'month', start_date: '2026-01-01' });
      const months = rowsOf(data.cashflow).filter(({ currency }) => currency === 'USD');
      return months.sort((one, other) => Number(other['spending']) - Number(one['spending']))[0]?.['group'];
    },
    expected: ({ rows }) =>
      largest(sumsBy(rows.filter(inUsd).filter(isSpending), ({ date }) => date.slice(0, 7)))[0],
  },
  {
    asks: 'Which shop got most of our dollars in the third quarter?',
    answer: async (call) => {
      const { data } = await call('cashflow', {
        group_by: 'merchant',
        start_date: '2026-07-01',
        end_date: '2026-10-01',
      });
      const [first] = rowsOf(data.merchants).filter(
        (row) => row['currency'] === 'USD' && Number(row['total']) > 0,
      );
      return [first?.['merchant'], first?.['total']];
    },
    expected: ({ rows }) => {
      const quarter = rows.filter(between('2026-07-01', '2026-10-01')).filter(inUsd);
      const [merchant, cents] = largest(sumsBy(quarter, (row) => row.merchant));
      return [merchant, dollars(cents)];
    },
  },
  {
    asks: 'How often were we at Coffee Corner this year?',
    answer: async (call) => {
      const { data } = await call('search_transactions', {
        search: 'coffee corner',
        start_date: '2026-01-01',
      });
      return data.sums.reduce((total: number, { count }: { count: number }) => total + count, 0);
    },
    expected: ({ rows }) => rows.filter(of('Coffee Corner')).length,
  },
  {
    asks: 'And how much did that cost, in dollars?',
    answer: async (call) => sumUsd(await call('search_transactions', { search: 'Coffee Corner' }))['total'],
    expected: ({ rows }) => dollars(sum(rows.filter(of('Coffee Corner')).filter(inUsd))),
  },
  {
    asks: 'What was the largest single amount that we paid this year?',
    answer: async (call) => {
      const { data } = await call('search_transactions', {
        start_date: '2026-01-01',
        sort_by: 'amount',
        sort_order: 'desc',
        limit: 1,
      });
      return rowsOf(data.transactions)[0]?.['amount'];
    },
    expected: ({ rows }) => dollars(Math.max(...rows.map(({ cents }) => cents))),
  },
  {
    asks: 'When were we last at Book Nook?',
    answer: async (call) => {
      const { data } = await call('search_transactions', { search: 'book nook', limit: 1 });
      return rowsOf(data.transactions)[0]?.['date'];
    },
    expected: ({ rows }) =>
      rows
        .filter(of('Book Nook'))
        .map(({ date }) => date)
        .sort()
        .at(-1),
  },
  {
    asks: 'What did Sam spend in restaurants in the summer, in euros?',
    answer: async (call) => {
      const { users } = (await call('overview')).data;
      const { data } = await call('cashflow', {
        group_by: 'category',
        category_slug: 'food-and-drink-restaurant',
        user_id: users.find(({ name }: { name: string }) => name === 'Sam').id,
        start_date: '2026-06-01',
        end_date: '2026-09-01',
      });
      return data.totals.find(({ currency }: { currency: string }) => currency === 'EUR')?.spending ?? 0;
    },
    expected: ({ rows }) =>
      dollars(
        sum(
          rows
            .filter(of('Trattoria Roma'))
            .filter(between('2026-06-01', '2026-09-01'))
            .filter(({ user, currency }) => user === 'Sam' && currency === 'EUR'),
        ),
      ),
  },
  {
    asks: 'Did we spend more on groceries in October than in September, and by how many dollars?',
    answer: async (call) => {
      const spent = async (range: object) =>
        Number(
          usd(
            (
              await call('cashflow', {
                group_by: 'month',
                category_slug: 'food-and-drink-groceries',
                ...range,
              })
            ).data.totals,
          )['spending'] ?? 0,
        );
      const september = await spent({ start_date: '2026-09-01', end_date: '2026-10-01' });
      return Number(((await spent(OCTOBER)) - september).toFixed(2));
    },
    expected: ({ rows }) => {
      const groceries = rows.filter(isGrocery).filter(inUsd);
      return dollars(sum(groceries.filter(inMonth('2026-10'))) - sum(groceries.filter(inMonth('2026-09'))));
    },
  },
];
