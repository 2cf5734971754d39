import {
  coffee,
  fails,
  faultScenarios,
  ledgerScenarios,
  pendingAppears,
  posts,
  recovers,
} from '../bank/ledgerScenarios.ts';
import type { Step, Told } from '../bank/scenario.ts';
import type { PlaidControl } from './control.ts';

const sync = '/transactions/sync';

const calmPages: Step<PlaidControl> = {
  says: 'pages are as large as asked for',
  run: ({ control, item }) => control.setPageSize({ item, limit: null }),
};

/** All that the Plaid sandbox can play: what any provider can, and what is Plaid's own. */
export const scenarios: Record<string, Step<PlaidControl>[]> = {
  ...ledgerScenarios,
  ...faultScenarios(sync),
  connection_reset_on_second_page: [
    {
      says: 'five purchases over three pages, of which the second breaks off in the middle',
      run: (told) => {
        addOverPages(told);
        told.control.addFault({ item: told.item, endpoint: sync, fault: { kind: 'reset' }, after: 1 });
      },
    },
    calmPages,
  ],
  pending_posts_same_id: [pendingAppears, posts('it posted under its own id', { sameId: true })],
  pending_posts_without_link: [
    pendingAppears,
    posts('it posted under a new id, no link', { unlinked: true }),
  ],
  pending_posts_addition_first: [
    pendingAppears,
    posts('it posted; added comes before removed', { deliver: 'addition, removal' }),
  ],
  pending_posts_removal_on_earlier_page: [
    pendingAppears,
    {
      says: 'one update a page: the removal is on the first, the posted one on the second',
      run: ({ control, item, idOf }) => {
        control.setPageSize({ item, limit: 1 });
        control.postPending({ item, transactionId: idOf('pending') });
      },
    },
    calmPages,
  ],
  pending_posts_addition_on_earlier_page: [
    pendingAppears,
    {
      says: 'one update a page: the posted one is on the first, the removal on the second',
      run: ({ control, item, idOf }) => {
        control.setPageSize({ item, limit: 1 });
        control.postPending({ item, transactionId: idOf('pending'), deliver: 'addition, removal' });
      },
    },
    calmPages,
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
  small_pages: [
    { says: 'seven updates a page', run: ({ control, item }) => control.setPageSize({ item, limit: 7 }) },
    calmPages,
  ],
  mutation_during_pagination: [
    { says: 'the data changes once between two pages', run: (told) => mutates(told, 1) },
    calmPages,
  ],
  mutation_during_every_pagination: [
    { says: 'the data changes after each page', run: (told) => mutates(told, 1000) },
    {
      says: 'it has come to rest',
      run: ({ control, item }) => control.mutateDuringPagination({ item, times: 0 }),
    },
    calmPages,
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
  server_errors: [
    fails('two get 500', {
      endpoint: sync,
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
      says: 'one delivery arrives twice',
      run: ({ control, item }) => control.fireWebhook({ item, copies: 2 }),
    },
  ],
  transaction_of_unknown_account: [
    {
      says: 'a transaction names an account that the institution does not list',
      run: ({ control, item, key }) => {
        control.openAccount({ item, key: key('account'), name: 'Unlisted', closed: true });
        const { accountId } = control.accountIdOf({ item, key: key('account') });
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
        const accountId = control.listAccounts({ item }).accounts.at(-1)?.account_id ?? '';
        control.closeAccount({ item, accountId });
      },
    },
  ],
};

function mutates(told: Told<PlaidControl>, times: number): void {
  addOverPages(told);
  told.control.mutateDuringPagination({ item: told.item, times });
}

function addOverPages({ control, item, accountId, key }: Told<PlaidControl>): void {
  control.setPageSize({ item, limit: 2 });
  const keys = ['one', 'two', 'three', 'four', 'five'].map(key);
  control.addTransactions({ item, transactions: keys.map((key) => ({ accountId, key, ...coffee })) });
}
