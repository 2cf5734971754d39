import { addDays } from '../calendar.ts';
import type { PlaidControl } from './control.ts';
import { PlaidFailure } from './plaidFailure.ts';

/**
 * What banks and Plaid are known to do to those who listen, each under a name. A scenario is a list of steps;
 * between two steps the listener may sync. Afterwards `control.ledger` says what must be known.
 */
export interface Step {
  /** What is true after it. */
  says: string;
  run(bank: Told): unknown;
}

/** The control, told about one item, with the things scenarios speak of. */
interface Told {
  control: PlaidControl;
  item: string;
  /** A name that is this scenario's own, for entries that later steps come back to. */
  key(name: string): string;
  /** The transaction id that the item gives to such a name. */
  idOf(name: string): string;
  /** An account that purchases are made with. */
  accountId: string;
}

const pendingAppears: Step = {
  says: 'a pending purchase of 42.50 is there',
  run: ({ control, item, accountId, key }) =>
    control.addTransactions({
      item,
      transactions: [
        { accountId, key: key('pending'), name: 'TORCHYS TACOS SOCO', amount: '42.50', pending: true },
      ],
    }),
};

type PostingTerms = Omit<Parameters<PlaidControl['postPending']>[0], 'item' | 'transactionId'>;

const posts = (says: string, terms: PostingTerms = {}): Step => ({
  says,
  run: ({ control, item, idOf }) => control.postPending({ item, transactionId: idOf('pending'), ...terms }),
});

const fails = (says: string, ...rules: Parameters<PlaidControl['addFault']>[0][]): Step => ({
  says,
  run: ({ control, item }) => rules.forEach((rule) => void control.addFault({ item, ...rule })),
});

const recovers: Step = { says: 'all is well again', run: ({ control }) => control.clearFaults() };

const sync = '/transactions/sync';

const coffee = { name: 'SUMMER MOON COFFEE 1ST', amount: '5.75' };

export const scenarios = {
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
  pending_posts: [pendingAppears, posts('it posted under a new id that names the pending one')],
  pending_posts_with_tip: [pendingAppears, posts('it posted as 51.00, under a new id', { amount: '51.00' })],
  pending_posts_same_id: [pendingAppears, posts('it posted under its own id', { sameId: true })],
  pending_posts_renamed: [
    pendingAppears,
    posts('it posted under another name', { name: 'TORCHYS TACOS 0012 AUSTIN' }),
  ],
  pending_posts_without_link: [
    pendingAppears,
    posts('it posted under a new id, no link', { unlinked: true }),
  ],
  pending_posts_addition_first: [
    pendingAppears,
    posts('added before removed', { deliver: 'addition, removal' }),
  ],
  pending_posts_removal_on_earlier_page: [
    pendingAppears,
    {
      says: 'one update a page: the removal is on the first, the posted one on the second',
      run: ({ control, item, idOf }) => {
        control.setPageSize({ item, limit: 1 });
        control.postPending({ item, transactionId: idOf('pending'), deliver: 'removal, addition' });
      },
    },
    {
      says: 'pages are as large as asked for',
      run: ({ control, item }) => control.setPageSize({ item, limit: null }),
    },
  ],
  pending_posts_removal_in_earlier_sync: [
    pendingAppears,
    posts('the pending one is gone', { deliver: 'removal' }),
    posts('the posted one has come and names it', { deliver: 'addition' }),
  ],
  pending_posts_addition_in_earlier_sync: [
    pendingAppears,
    posts('the posted one is there beside the pending one', { deliver: 'addition' }),
    posts('the pending one is gone', { deliver: 'removal' }),
  ],
  pending_vanishes: [pendingAppears, posts('it was never charged and is gone', { deliver: 'removal' })],
  two_equal_purchases: [
    {
      says: 'the same coffee twice on one day, both real',
      run: ({ control, item, accountId, key }) =>
        control.addTransactions({
          item,
          transactions: [
            { accountId, key: key('first'), ...coffee },
            { accountId, key: key('second'), ...coffee },
          ],
        }),
    },
  ],
  history_is_rewritten: [
    {
      says: 'old transactions have another amount, another date, another name',
      run: ({ control, item }) => {
        const [first, second, third] = control
          .ledger({ item })
          .transactions.filter(({ pending }) => !pending);
        if (!first || !second || !third)
          throw new PlaidFailure('NOT_FOUND', 'the item has no history to rewrite');
        control.changeTransaction({ item, transactionId: first.transaction_id, amount: '123.45' });
        control.changeTransaction({
          item,
          transactionId: second.transaction_id,
          date: addDays(second.date, 2),
        });
        control.changeTransaction({
          item,
          transactionId: third.transaction_id,
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
  small_pages: [
    { says: 'seven updates a page', run: ({ control, item }) => control.setPageSize({ item, limit: 7 }) },
    { says: 'as many as asked for', run: ({ control, item }) => control.setPageSize({ item, limit: null }) },
  ],
  mutation_during_pagination: [
    { says: 'the data changes once between two pages', run: (bank) => mutates(bank, 1) },
  ],
  mutation_during_every_pagination: [
    { says: 'the data changes after each page', run: (bank) => mutates(bank, 1000) },
    {
      says: 'it has come to rest',
      run: ({ control, item }) => control.mutateDuringPagination({ item, times: 0 }),
    },
  ],
  history_not_ready: [
    { says: 'no history yet', run: ({ control, item }) => control.setHistoryReady({ item, ready: false }) },
    {
      says: 'the history is there',
      run: ({ control, item }) => control.setHistoryReady({ item, ready: true }),
    },
  ],
  login_required: [
    { says: 'the institution wants a new login', run: ({ control, item }) => control.requireLogin({ item }) },
    { says: 'the person has signed in', run: ({ control, item }) => control.repairLogin({ item }) },
  ],
  rate_limited: [fails('two requests get 429', { endpoint: sync, fault: { kind: 'rate_limit' }, times: 2 })],
  server_errors: [
    fails('two get 500', {
      endpoint: sync,
      fault: { kind: 'error', code: 'INTERNAL_SERVER_ERROR' },
      times: 2,
    }),
  ],
  gateway_errors: [fails('two get HTML and 502', { endpoint: sync, fault: { kind: 'gateway' }, times: 2 })],
  slow: [fails('one takes two seconds', { endpoint: sync, fault: { kind: 'slow', delayMs: 2000 } })],
  never_answers: [fails('one is never answered', { endpoint: sync, fault: { kind: 'hang' } })],
  connection_reset: [
    fails('one breaks off in the middle of its answer', { endpoint: sync, fault: { kind: 'reset' } }),
  ],
  connection_reset_on_second_page: [
    {
      says: 'the second page breaks off in the middle',
      run: ({ control, item }) =>
        control.addFault({ item, endpoint: sync, fault: { kind: 'reset' }, after: 1 }),
    },
  ],
  institution_down: [
    fails('the institution is down', { fault: { kind: 'error', code: 'INSTITUTION_DOWN' }, times: null }),
    recovers,
  ],
  duplicate_webhook: [
    {
      says: 'one delivery arrives twice',
      run: ({ control, item }) => control.fireWebhook({ item, copies: 2 }),
    },
  ],
  account_appears: [
    {
      says: 'a new account has two transactions',
      run: ({ control, item, key }) => {
        const { account_id: accountId } = control.openAccount({
          item,
          key: key('account'),
          name: 'Second Savings',
        });
        const transactions = [coffee, { name: 'OPENING DEPOSIT', amount: '-100.00' }];
        control.addTransactions({
          item,
          transactions: transactions.map((each, index) => ({ ...each, accountId, key: key(String(index)) })),
        });
      },
    },
  ],
  transaction_of_unknown_account: [
    {
      says: 'a transaction names an account that the institution does not list',
      run: ({ control, item, key }) => {
        const { account_id: accountId } = control.openAccount({
          item,
          key: key('account'),
          name: 'Unlisted',
          closed: true,
        });
        control.addTransactions({ item, transactions: [{ accountId, key: key('coffee'), ...coffee }] });
      },
    },
    {
      says: 'now it lists it',
      run: ({ control, item, key }) => control.openAccount({ item, key: key('account'), name: 'Unlisted' }),
    },
  ],
  account_disappears: [
    {
      says: 'the last account is no longer listed',
      run: ({ control, item }) => {
        const accountId = control.ledger({ item }).accounts.at(-1)?.account_id ?? '';
        control.closeAccount({ item, accountId });
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
} satisfies Record<string, Step[]>;

export type ScenarioName = keyof typeof scenarios;

export async function runScenario(
  control: PlaidControl,
  { scenario, item, step, round = 0 }: { scenario: string; item: string; step?: number; round?: number },
): Promise<void> {
  if (!isScenario(scenario)) throw new PlaidFailure('NOT_FOUND', `there is no scenario ${scenario}`);
  const steps: Step[] = scenarios[scenario];
  const chosen = step === undefined ? steps : steps.slice(step - 1, step);
  if (chosen.length === 0) throw new PlaidFailure('NOT_FOUND', `${scenario} has no step ${step}`);
  const { accounts } = control.listAccounts({ item });
  const accountId = (accounts.find(({ type }) => type === 'credit') ?? accounts[0])?.account_id ?? '';
  const key = (name: string) => `${scenario}/${round}/${name}`;
  const idOf = (name: string) => control.idOf({ item, key: key(name) }).transactionId;
  for (const each of chosen) await each.run({ control, item, key, idOf, accountId });
}

function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}

function mutates({ control, item, accountId, key }: Told, times: number): void {
  control.setPageSize({ item, limit: 2 });
  control.addTransactions({
    item,
    transactions: Array.from({ length: 5 }, (_, index) => ({
      accountId,
      key: key(String(index)),
      ...coffee,
    })),
  });
  control.mutateDuringPagination({ item, times });
}
