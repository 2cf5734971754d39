import { addDays } from '../calendar.ts';
import type { FaultRule } from '../faults.ts';
import type { LedgerControl, Posting } from './ledgerControl.ts';
import { ControlFailure } from './ledgerControl.ts';
import type { Step } from './scenario.ts';

/** Scenarios that any provider can play. */
type LedgerStep = Step<LedgerControl>;

export const coffee = { name: 'SUMMER MOON COFFEE 1ST', amount: '5.75' };

const pendingPurchase = { name: 'TORCHYS TACOS SOCO', amount: '42.50', pending: true };

export const pendingAppears: LedgerStep = {
  says: 'a pending purchase of 42.50 is there',
  run: ({ control, item, accountId, key }) =>
    control.addTransactions({ item, transactions: [{ accountId, key: key('pending'), ...pendingPurchase }] }),
};

export const posts = (says: string, terms: Omit<Posting, 'item' | 'transactionId'> = {}): LedgerStep => ({
  says,
  run: ({ control, item, idOf }) => control.postPending({ item, transactionId: idOf('pending'), ...terms }),
});

export const fails = (says: string, rule: FaultRule): LedgerStep => ({
  says,
  run: ({ control, item }) => control.addFault({ item, ...rule }),
});

export const recovers: LedgerStep = {
  says: 'all is well again',
  run: ({ control }) => control.clearFaults(),
};

export const ledgerScenarios = {
  new_data_arrives: [
    {
      says: 'a purchase, a refund and a salary are new',
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
      says: 'five days later, what was pending has posted and more has happened',
      run: ({ control }) => control.setToday({ day: addDays(control.today().today, 5) }),
    },
  ],
  pending_posts: [pendingAppears, posts('it posted under a new id')],
  pending_posts_with_tip: [pendingAppears, posts('it posted as 51.00, under a new id', { amount: '51.00' })],
  pending_posts_renamed: [
    pendingAppears,
    posts('it posted under another name', { name: 'TORCHYS TACOS 0012 AUSTIN' }),
  ],
  pending_vanishes: [pendingAppears, posts('it was never charged and is gone', { deliver: 'removal' })],
  two_equal_purchases: [
    {
      says: 'the same coffee twice on one day, both real',
      run: ({ control, item, accountId, key }) => {
        const transactions = ['first', 'second'].map((name) => ({ accountId, key: key(name), ...coffee }));
        control.addTransactions({ item, transactions });
      },
    },
  ],
  two_equal_pending_purchases_post: [
    {
      says: 'the same purchase is pending twice',
      run: ({ control, item, accountId, key }) => {
        const keys = [key('pending'), key('other')];
        control.addTransactions({
          item,
          transactions: keys.map((key) => ({ accountId, key, ...pendingPurchase })),
        });
      },
    },
    {
      says: 'both have posted under new ids',
      run: ({ control, item, idOf }) => {
        for (const name of ['pending', 'other']) control.postPending({ item, transactionId: idOf(name) });
      },
    },
  ],
  purchase_like_one_still_pending: [
    pendingAppears,
    {
      says: 'another one like it has posted already, while the first is still pending',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({
          item,
          transactions: [{ accountId, key: key('other'), ...pendingPurchase, pending: false }],
        }),
    },
    {
      says: 'two more alike are new at once, one of them pending',
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
      says: 'old transactions have another amount, another date, another name',
      run: ({ control, item }) => {
        const [first, second, third] = control.oldTransactions({ item, count: 3 });
        if (!first || !second || !third) throw new ControlFailure('the item has no history to rewrite');
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
      says: 'a coffee is there',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({ item, transactions: [{ accountId, key: key('coffee'), ...coffee }] }),
    },
    {
      says: 'it is gone',
      run: ({ control, item, idOf }) => control.removeTransaction({ item, transactionId: idOf('coffee') }),
    },
    {
      says: 'it is back under the same id',
      run: ({ control, item, idOf }) => control.restoreTransaction({ item, transactionId: idOf('coffee') }),
    },
  ],
  account_appears: [
    {
      says: 'a new account has two transactions',
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
      says: 'no balance of the account is known',
      run: ({ control, item, accountId }) =>
        control.setBalances({ item, accountId, current: null, available: null, limit: null }),
    },
    {
      says: 'they are known again',
      run: ({ control, item, accountId }) => control.setBalances({ item, accountId }),
    },
  ],
  nothing_known_about_it: [
    {
      says: 'a transaction without merchant and category',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({
          item,
          transactions: [
            { accountId, key: key('it'), name: '4821 %_ ÄÖÜ 東京 🥐', merchantName: null, category: null },
          ],
        }),
    },
  ],
  unstorable_row: [
    {
      says: 'a name holds a character that no database text can',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({
          item,
          transactions: [{ accountId, key: key('it'), name: 'BROKEN\u0000NAME' }],
        }),
    },
    {
      says: 'it was corrected',
      run: ({ control, item, idOf }) =>
        control.changeTransaction({ item, transactionId: idOf('it'), name: 'MENDED NAME' }),
    },
  ],
} satisfies Record<string, LedgerStep[]>;

/** What goes wrong on the way, at the endpoint that gives transactions. */
export function faultScenarios(endpoint: string) {
  return {
    rate_limited: [fails('two requests get 429', { endpoint, fault: { kind: 'rate_limit' }, times: 2 })],
    gateway_errors: [fails('two get HTML and 502', { endpoint, fault: { kind: 'gateway' }, times: 2 })],
    slow: [fails('one takes two seconds', { endpoint, fault: { kind: 'slow', delayMs: 2000 } })],
    never_answers: [fails('one is never answered', { endpoint, fault: { kind: 'hang' } })],
    connection_refused: [
      fails('one is hung up on before an answer', { endpoint, fault: { kind: 'refuse' } }),
    ],
    connection_reset: [
      fails('one breaks off in the middle of its answer', { endpoint, fault: { kind: 'reset' } }),
    ],
    connection_reset_on_second_page: [
      fails('the second page breaks off in the middle', { endpoint, fault: { kind: 'reset' }, after: 1 }),
    ],
  } satisfies Record<string, LedgerStep[]>;
}
