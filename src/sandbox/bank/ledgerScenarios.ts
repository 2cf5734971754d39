import { addDays } from '../calendar.ts';
import type { FaultRule } from '../faults.ts';
import type { LedgerControl, PostingOptions } from './ledgerControl.ts';
import { ControlFailure } from './ledgerControl.ts';
import type { Step } from './scenario.ts';

/** A step of a scenario that works with every provider. */
type LedgerStep = Step<LedgerControl>;

export const coffee = { name: 'SUMMER MOON COFFEE 1ST', amount: '5.75' };

const pendingPurchase = { name: 'TORCHYS TACOS SOCO', amount: '42.50', pending: true };

export const pendingAppears: LedgerStep = {
  outcome: 'a pending purchase of 42.50 has appeared',
  run: ({ control, item, accountId, key }) =>
    control.addTransactions({ item, transactions: [{ accountId, key: key('pending'), ...pendingPurchase }] }),
};

export const posts = (
  outcome: string,
  options: Omit<PostingOptions, 'item' | 'transactionId'> = {},
): LedgerStep => ({
  outcome,
  run: ({ control, item, idOf }) => control.postPending({ item, transactionId: idOf('pending'), ...options }),
});

export const fails = (outcome: string, rule: FaultRule): LedgerStep => ({
  outcome,
  run: ({ control, item }) => control.addFault({ item, ...rule }),
});

export const recovers: LedgerStep = {
  outcome: 'requests succeed again',
  run: ({ control }) => control.clearFaults(),
};

export const ledgerScenarios = {
  new_data_arrives: [
    {
      outcome: 'a purchase, a refund and a salary have been added',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({
          item,
          transactions: [
            { accountId, key: key('purchase'), name: 'H-E-B #425 AUSTIN TX', amount: '87.13' },
            { accountId, key: key('refund'), name: 'AMZN MKTP US REFUND', amount: '-19.99' },
            { accountId, key: key('salary'), name: 'PAYROLL', amount: '-2500.00' },
          ],
        }),
    },
  ],
  days_pass: [
    {
      outcome: 'five days later, pending transactions have posted and new ones were added',
      run: ({ control }) => control.setToday({ day: addDays(control.today().today, 5) }),
    },
  ],
  pending_posts: [pendingAppears, posts('it posted under a new id')],
  pending_posts_with_tip: [pendingAppears, posts('it posted as 51.00, under a new id', { amount: '51.00' })],
  pending_posts_renamed: [
    pendingAppears,
    posts('it posted under another name', { name: 'TORCHYS TACOS 0012 AUSTIN' }),
  ],
  pending_vanishes: [
    pendingAppears,
    posts('it was never charged and has disappeared', { deliver: 'removal' }),
  ],
  two_equal_purchases: [
    {
      outcome: 'the same coffee was bought twice on one day',
      run: ({ control, item, accountId, key }) => {
        const transactions = ['first', 'second'].map((name) => ({ accountId, key: key(name), ...coffee }));
        control.addTransactions({ item, transactions });
      },
    },
  ],
  two_equal_pending_purchases_post: [
    {
      outcome: 'the same purchase is pending twice',
      run: ({ control, item, accountId, key }) => {
        const keys = [key('pending'), key('other')];
        control.addTransactions({
          item,
          transactions: keys.map((key) => ({ accountId, key, ...pendingPurchase })),
        });
      },
    },
    {
      outcome: 'both have posted under new ids',
      run: ({ control, item, idOf }) => {
        for (const name of ['pending', 'other']) control.postPending({ item, transactionId: idOf(name) });
      },
    },
  ],
  purchase_like_one_still_pending: [
    pendingAppears,
    {
      outcome: 'an equal purchase has posted while the first is still pending',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({
          item,
          transactions: [{ accountId, key: key('other'), ...pendingPurchase, pending: false }],
        }),
    },
    {
      outcome: 'two more equal purchases were added, one of them pending',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({
          item,
          transactions: [true, false].map((pending) => ({
            accountId,
            key: key(`new, ${pending ? 'pending' : 'posted'}`),
            ...pendingPurchase,
            amount: '17.00',
            pending,
          })),
        }),
    },
  ],
  history_is_rewritten: [
    {
      outcome: 'three old transactions have a different amount, date or name',
      run: ({ control, item }) => {
        const [first, second, third] = control.oldTransactions({ item, count: 3 });
        if (!first || !second || !third)
          throw new ControlFailure('The item has fewer than three posted transactions.');
        control.changeTransaction({ item, transactionId: first.transactionId, amount: '123.45' });
        control.changeTransaction({
          item,
          transactionId: second.transactionId,
          date: addDays(second.date, 2),
        });
        control.changeTransaction({
          item,
          transactionId: third.transactionId,
          name: 'CORRECTED',
          merchantName: null,
        });
      },
    },
  ],
  transaction_disappears_and_returns: [
    {
      outcome: 'a coffee has appeared',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({ item, transactions: [{ accountId, key: key('coffee'), ...coffee }] }),
    },
    {
      outcome: 'it has disappeared',
      run: ({ control, item, idOf }) => control.removeTransaction({ item, transactionId: idOf('coffee') }),
    },
    {
      outcome: 'it is back under the same id',
      run: ({ control, item, idOf }) => control.restoreTransaction({ item, transactionId: idOf('coffee') }),
    },
  ],
  account_appears: [
    {
      outcome: 'a new account has two transactions',
      run: ({ control, item, key }) => {
        control.openAccount({ item, key: key('account'), name: 'Second Savings', subtype: 'savings' });
        const { accountId } = control.accountIdOf({ item, key: key('account') });
        const transactions = [coffee, { name: 'OPENING DEPOSIT', amount: '-100.00' }];
        control.addTransactions({
          item,
          transactions: transactions.map((each, index) => ({ ...each, accountId, key: key(String(index)) })),
        });
      },
    },
  ],
  null_balances: [
    {
      outcome: 'the balances of the account are unknown',
      run: ({ control, item, accountId }) =>
        control.setBalances({ item, accountId, current: null, available: null, limit: null }),
    },
    {
      outcome: 'they are known again',
      run: ({ control, item, accountId }) => control.setBalances({ item, accountId }),
    },
  ],
  transaction_without_details: [
    {
      outcome: 'a transaction without merchant and category',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({
          item,
          transactions: [
            { accountId, key: key('it'), name: '4821 %_ ÄÖÜ 東京 🥐', merchantName: null, category: null },
          ],
        }),
    },
  ],
  null_character_in_name: [
    {
      outcome: 'a name contains a null character, which PostgreSQL cannot store',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({
          item,
          transactions: [{ accountId, key: key('it'), name: 'BROKEN\u0000NAME' }],
        }),
    },
    {
      outcome: 'it was corrected',
      run: ({ control, item, idOf }) =>
        control.changeTransaction({ item, transactionId: idOf('it'), name: 'CORRECTED NAME' }),
    },
  ],
} satisfies Record<string, LedgerStep[]>;

/** Scenarios in which requests to the endpoint that returns transactions fail. */
export function faultScenarios(endpoint: string) {
  return {
    rate_limited: [fails('two requests return 429', { endpoint, fault: { kind: 'rate_limit' }, times: 2 })],
    gateway_errors: [
      fails('two requests return HTML with status 502', { endpoint, fault: { kind: 'gateway' }, times: 2 }),
    ],
    slow: [fails('one request takes two seconds', { endpoint, fault: { kind: 'slow', delayMs: 2000 } })],
    never_answers: [fails('one request is never answered', { endpoint, fault: { kind: 'hang' } })],
    connection_refused: [
      fails('one connection is closed before the response', { endpoint, fault: { kind: 'refuse' } }),
    ],
    connection_reset: [
      fails('one connection is closed in the middle of the response', { endpoint, fault: { kind: 'reset' } }),
    ],
    connection_reset_on_second_page: [
      fails('the connection is closed in the middle of the second page', {
        endpoint,
        fault: { kind: 'reset' },
        after: 1,
      }),
    ],
  } satisfies Record<string, LedgerStep[]>;
}
