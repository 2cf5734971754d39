import { expect } from 'chai';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import type { AccountName, Household, ModelRow } from './household.ts';
import { moveIn, TODAY } from './household.ts';
import type { ToolAnswer } from './mcpSession.ts';
import { callTool, rowsOf } from './mcpSession.ts';

const MAX_CALLS = 4;

type Call = (tool: string, given?: object) => Promise<ToolAnswer>;

interface Question {
  asks: string;
  /** The calls that a model would make, and what it would read from their answers. */
  answer(call: Call): Promise<unknown>;
  /** The same from the household's own records. */
  expected(household: Household): unknown;
}

// --- The model, which shares nothing with src: cents, and sums by hand. ---

const dollars = (cents: number): number => Number((cents / 100).toFixed(2));
const sum = (rows: readonly ModelRow[]): number => rows.reduce((total, { cents }) => total + cents, 0);
const between =
  (from: string, to: string) =>
  ({ date }: ModelRow): boolean =>
    date >= from && date < to;
const inMonth =
  (month: string) =>
  ({ date }: ModelRow): boolean =>
    date.startsWith(month);
const inUsd = ({ currency }: ModelRow): boolean => currency === 'USD';
/** Wages are the only income; a refund lowers spending. */
const isSpending = (row: ModelRow): boolean => !row.isTransfer && row.category !== 'income-wages';
const isGrocery = ({ category }: ModelRow): boolean => category === 'food-and-drink-groceries';
const of =
  (merchant: string) =>
  (row: ModelRow): boolean =>
    row.merchant === merchant;

function sumsBy(rows: readonly ModelRow[], keyOf: (row: ModelRow) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.cents);
  return sums;
}

const largest = (sums: Map<string, number>): [string, number] =>
  [...sums].reduce((most, each) => (each[1] > most[1] ? each : most), ['', Number.NEGATIVE_INFINITY]);

/** What an account held at the end of a day: today's balance, and what went out since comes back. */
const balanceOn = ({ rows, balances }: Household, account: AccountName, day: string): number => {
  const since = sum(rows.filter((row) => row.account === account && row.date > day && !row.pending));
  return account === 'Visa' ? balances[account] - since : balances[account] + since;
};

// --- What a model reads. ---

const usd = (rows: Record<string, unknown>[]) => rows.find(({ currency }) => currency === 'USD') ?? {};
const accountId = async (call: Call, name: string): Promise<unknown> =>
  rowsOf((await call('accounts')).data.accounts).find((row) => row['name'] === name)?.['id'];
const sumUsd = (answer: ToolAnswer) => usd(answer.data.sums);

const OCTOBER = { start_date: '2026-10-01', end_date: '2026-11-01' };

const questions: Question[] = [
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
  {
    asks: 'What is our net worth in dollars?',
    answer: async (call) => usd(rowsOf((await call('overview')).data.net_worth))['net'],
    expected: ({ balances }) => dollars(balances.Everyday + balances['Rainy day'] - balances.Visa),
  },
  {
    asks: 'What was it at the end of June?',
    answer: async (call) => {
      const { data } = await call('overview', {
        start_date: '2026-06-30',
        end_date: '2026-07-01',
        granularity: 'day',
      });
      return usd(rowsOf(data.net_worth))['net'];
    },
    expected: (household) => {
      const on = (account: AccountName) => balanceOn(household, account, '2026-06-30');
      return dollars(on('Everyday') + on('Rainy day') - on('Visa'));
    },
  },
  {
    asks: 'How much is on the everyday account?',
    answer: async (call) => {
      const { data } = await call('accounts');
      return rowsOf(data.accounts).find(({ name }) => name === 'Everyday')?.['balance'];
    },
    expected: ({ balances }) => dollars(balances.Everyday),
  },
  {
    asks: 'How much was on it on 15 August?',
    answer: async (call) => {
      const { data } = await call('accounts', {
        account_id: await accountId(call, 'Everyday'),
        start_date: '2026-08-15',
        end_date: '2026-08-16',
        granularity: 'day',
      });
      return rowsOf(data.balances).map(({ balance }) => balance);
    },
    expected: (household) => [dollars(balanceOn(household, 'Everyday', '2026-08-15'))],
  },
  {
    asks: 'What do we owe on the Visa card?',
    answer: async (call) => {
      const { data } = await call('accounts');
      return rowsOf(data.accounts).find(({ name }) => name === 'Visa')?.['balance'];
    },
    expected: ({ balances }) => dollars(balances.Visa),
  },
  {
    asks: 'Does any bank need us?',
    answer: async (call) =>
      (await call('overview')).data.needs_attention.map(
        ({ institution, status }: Record<string, string>) => `${institution}: ${status}`,
      ),
    expected: () => ['First Platypus Bank: pending_reauth'],
  },
  {
    asks: 'When did that bank last send anything?',
    answer: async (call) => rowsOf((await call('accounts')).data.connections)[0]?.['last_synced_at'],
    expected: () => '2026-11-11T08:00:00.000Z',
  },
  {
    asks: 'What does the rent cost, and when is it due next?',
    answer: async (call) => {
      const rent = rowsOf((await call('recurring')).data.recurring).find(({ name }) =>
        /rent/i.test(String(name)),
      );
      return [rent?.['next_amount'], rent?.['next_date']];
    },
    expected: () => [1450, '2026-12-03'],
  },
  {
    asks: 'Did Stream Flix become more expensive?',
    answer: async (call) => {
      const flix = rowsOf((await call('recurring')).data.recurring).find(({ name }) =>
        /flix/i.test(String(name)),
      );
      return flix?.['price_changes'];
    },
    expected: () => [['2026-08-09', 12.99, 15.49]],
  },
  {
    asks: 'What is still pending?',
    answer: async (call) => {
      const { data } = await call('search_transactions', { pending: true });
      return [usd(data.sums)['count'], usd(data.sums)['total']];
    },
    expected: ({ rows }) => {
      const pending = rows.filter((row) => row.pending);
      return [pending.length, dollars(sum(pending))];
    },
  },
  {
    asks: 'What did the vacation cost, in each currency?',
    answer: async (call) => {
      const { data } = await call('search_transactions', { tags: ['vacation'], limit: 1 });
      return data.sums.map(({ currency, total }: Record<string, unknown>) => [currency, total]).sort();
    },
    expected: ({ rows }) => {
      const tagged = rows.filter(({ tags }) => tags.includes('vacation'));
      return [...sumsBy(tagged, ({ currency }) => currency)]
        .map(([currency, cents]) => [currency, dollars(cents)])
        .sort();
    },
  },
  {
    asks: 'How much have we put aside this year?',
    answer: async (call) => {
      const account_id = await accountId(call, 'Rainy day');
      const { data } = await call('cashflow', { group_by: 'month', account_id });
      return usd(data.totals)['transfers_in'];
    },
    expected: ({ rows }) => dollars(-sum(rows.filter(({ account }) => account === 'Rainy day'))),
  },
  {
    asks: 'How often did we buy where we still need a rule, and what would one for Kiosk 24 match?',
    answer: async (call) => {
      const suggested = rowsOf((await call('preview_rule')).data.merchants);
      const conditions = { field: 'merchant_name', op: 'eq', value: 'Kiosk 24' };
      const { structured } = await call('preview_rule', { conditions });
      return [suggested[0]?.['count'], structured.match_count];
    },
    expected: ({ rows }) => {
      const counts = new Map<string, number>();
      for (const row of rows.filter(({ category }) => category === 'uncategorized')) {
        const key = `${row.merchant} ${row.currency}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return [Math.max(...counts.values()), rows.filter(of('Kiosk 24')).length];
    },
  },
  {
    asks: 'How much did Gadget Store pay back?',
    answer: async (call) =>
      sumUsd(await call('search_transactions', { search: 'gadget store', max_amount: -0.01 }))['total'] ?? 0,
    expected: ({ rows }) => dollars(sum(rows.filter(of('Gadget Store')).filter(({ cents }) => cents < 0))),
  },
];

describe('25 questions of a household', () => {
  let app: TestApp;
  let household: Household;
  before(async () => {
    app = await startTestApp({ replacements: { clock: { now: () => new Date(`${TODAY}T12:00:00Z`) } } });
    household = await moveIn(app);
  });
  after(() => app.close());

  it('are 25', () => expect(questions).to.have.length(25));

  for (const { asks, answer, expected } of questions) {
    it(asks, async () => {
      let calls = 0;
      const call: Call = async (tool, given) => {
        calls++;
        const result = await callTool(app, tool, given, { key: app.keys.read_only });
        expect(result.isError, result.text).to.equal(false);
        return result;
      };
      expect(await answer(call)).to.deep.equal(expected(household));
      expect(calls).to.be.within(1, MAX_CALLS);
    });
  }
});
