import type { AccountName } from './household.ts';
import { balanceOn, dollars, of, sum, sumsBy } from './ledgerModel.ts';
import { rowsOf } from './mcpSession.ts';
import { accountId, type Question, sumUsd, usd } from './question.ts';

/** What a household asks about what it has, and what comes. */
export const stateQuestions: Question[] = [
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
    asks: 'How many banks are linked, and does any need us?',
    answer: async (call) => {
      const { summary, data } = await call('overview');
      const needs = data.needs_attention.map(
        ({ institution, status }: Record<string, string>) => `${institution}: ${status}`,
      );
      return [...(summary.match(/Banks? [^.]+: \d+\.|Linked banks: \d+\./g) ?? []), ...needs];
    },
    expected: () => [
      'Linked banks: 2.',
      'Banks that need somebody: 1.',
      'Banks whose last sync failed and will be repeated by itself: 1.',
      'First Platypus Bank: pending_reauth',
    ],
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
