import {
  coffee,
  fails,
  faultScenarios,
  ledgerScenarios,
  pendingAppears,
  posts,
  recovers,
} from '../bank/ledgerScenarios.ts';
import type { ScenarioContext, Step } from '../bank/scenario.ts';
import type { PlaidBankControl } from './bankControl.ts';

const endpoint = '/transactions/sync';

const normalPages: Step<PlaidBankControl> = {
  outcome: 'pages have the requested size again',
  run: ({ control, item }) => control.setPageSize({ item, limit: null }),
};

/** The scenarios of the Plaid sandbox: those of every provider, and Plaid's own. */
export const scenarios: Record<string, Step<PlaidBankControl>[]> = {
  ...ledgerScenarios,
  ...faultScenarios(endpoint),
  connection_reset_on_second_page: [
    {
      outcome: 'five purchases over three pages; the connection is closed in the middle of the second page',
      run: (context) => {
        addPurchasesOverPages(context);
        context.control.addFault({ item: context.item, endpoint, fault: { kind: 'reset' }, after: 1 });
      },
    },
    normalPages,
  ],
  pending_posts_same_id: [pendingAppears, posts('it posted under its own id', { sameId: true })],
  pending_posts_without_link: [
    pendingAppears,
    posts('it posted under a new id, no link', { unlinked: true }),
  ],
  pending_posts_addition_first: [
    pendingAppears,
    posts('it posted; the addition comes before the removal', { deliver: 'addition, removal' }),
  ],
  pending_posts_removal_on_earlier_page: [
    pendingAppears,
    {
      outcome: 'one update per page: the removal is on the first, the posted transaction on the second',
      run: ({ control, item, idOf }) => {
        control.setPageSize({ item, limit: 1 });
        control.postPending({ item, transactionId: idOf('pending') });
      },
    },
    normalPages,
  ],
  pending_posts_addition_on_earlier_page: [
    pendingAppears,
    {
      outcome: 'one update per page: the posted transaction is on the first, the removal on the second',
      run: ({ control, item, idOf }) => {
        control.setPageSize({ item, limit: 1 });
        control.postPending({ item, transactionId: idOf('pending'), deliver: 'addition, removal' });
      },
    },
    normalPages,
  ],
  pending_posts_removal_in_earlier_sync: [
    pendingAppears,
    posts('the pending one has disappeared', { deliver: 'removal' }),
    posts('the posted one has appeared and names it', { deliver: 'addition' }),
  ],
  pending_posts_addition_in_earlier_sync: [
    pendingAppears,
    posts('the posted one has appeared in addition to the pending one', { deliver: 'addition' }),
    posts('the pending one has disappeared', { deliver: 'removal' }),
  ],
  small_pages: [
    {
      outcome: 'pages have at most seven updates',
      run: ({ control, item }) => control.setPageSize({ item, limit: 7 }),
    },
    normalPages,
  ],
  mutation_during_pagination: [
    { outcome: 'the data changes once between two pages', run: (context) => mutatePages(context, 1) },
    normalPages,
  ],
  mutation_during_every_pagination: [
    { outcome: 'the data changes after each page', run: (context) => mutatePages(context, 1000) },
    {
      outcome: 'the data no longer changes',
      run: ({ control, item }) => control.mutateDuringPagination({ item, times: 0 }),
    },
    normalPages,
  ],
  history_not_ready: [
    {
      outcome: 'the history is not ready',
      run: ({ control, item }) => control.setHistoryReady({ item, ready: false }),
    },
    {
      outcome: 'the history is ready',
      run: ({ control, item }) => control.setHistoryReady({ item, ready: true }),
    },
  ],
  login_required: [
    {
      outcome: 'the institution requires a new login',
      run: ({ control, item }) => control.requireLogin({ item }),
    },
    { outcome: 'the user has signed in', run: ({ control, item }) => control.repairLogin({ item }) },
  ],
  server_errors: [
    fails('two requests return 500', {
      endpoint,
      fault: { kind: 'error', code: 'INTERNAL_SERVER_ERROR' },
      times: 2,
    }),
  ],
  institution_down: [
    fails('the institution is down', { fault: { kind: 'error', code: 'INSTITUTION_DOWN' }, times: null }),
    recovers,
  ],
  duplicate_webhook: [
    {
      outcome: 'one delivery arrives twice',
      run: ({ control, item }) => control.fireWebhook({ item, copies: 2 }),
    },
  ],
  transaction_of_unknown_account: [
    {
      outcome: 'a transaction names an account that the institution does not list',
      run: ({ control, item, key }) => {
        control.openAccount({ item, key: key('account'), name: 'Unlisted', closed: true });
        const { accountId } = control.accountIdOf({ item, key: key('account') });
        control.addTransactions({ item, transactions: [{ accountId, key: key('coffee'), ...coffee }] });
      },
    },
    {
      outcome: 'the institution lists the account',
      run: ({ control, item, key }) => control.openAccount({ item, key: key('account'), name: 'Unlisted' }),
    },
  ],
  account_disappears: [
    {
      outcome: 'the last account is no longer listed',
      run: ({ control, item }) => {
        const accountId = control.listAccounts({ item }).accounts.at(-1)?.account_id ?? '';
        control.closeAccount({ item, accountId });
      },
    },
  ],
};

function mutatePages(context: ScenarioContext<PlaidBankControl>, times: number): void {
  addPurchasesOverPages(context);
  context.control.mutateDuringPagination({ item: context.item, times });
}

function addPurchasesOverPages({ control, item, accountId, key }: ScenarioContext<PlaidBankControl>): void {
  control.setPageSize({ item, limit: 2 });
  const keys = ['one', 'two', 'three', 'four', 'five'].map(key);
  control.addTransactions({ item, transactions: keys.map((key) => ({ accountId, key, ...coffee })) });
}
