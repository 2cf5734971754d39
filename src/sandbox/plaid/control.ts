import type { AccountBase, Transaction } from 'plaid';
import type { Enrollment } from '../bank/bank.ts';
import { decimalFrom } from '../bank/customLogin.ts';
import type { Account, Entry } from '../bank/entry.ts';
import { newEntry } from '../bank/newEntry.ts';
import type { Call } from '../callLog.ts';
import type { FaultRule } from '../faults.ts';
import { createPublicToken } from './endpoints.ts';
import { accessTokenOf, accountIdOf, itemIdOf, transactionIdOf } from './identity.ts';
import { PlaidFailure } from './plaidFailure.ts';
import type { PlaidState } from './plaidState.ts';
import { openAccounts, renderAccount, renderTransaction } from './render.ts';
import { runScenario, scenarios } from './scenarios.ts';
import { webhookPayload } from './webhookPayload.ts';
import type { Delivery, Forgery } from './webhookSender.ts';
import type { Wire } from './wire.ts';

/**
 * Tells the institutions what to do. Each method takes one object and gives one, both plain JSON, because the
 * same methods are served at `POST /control/<method>`. An item is named by its item id, its access token or its
 * institution's id (the one linked last); ids of accounts and transactions are those on the wire.
 */
export type PlaidControl = ReturnType<typeof createControl>;

export interface ItemView {
  itemId: string;
  accessToken: string;
  institutionId: string;
  institutionName: string;
  username: string;
  webhookUrl: string | null;
  errorCode: string | null;
}

interface AboutItem {
  item: string;
}

interface AboutTransaction extends AboutItem {
  transactionId: string;
}

export interface SaidTransaction {
  accountId?: string;
  amount?: string;
  name?: string;
  merchantName?: string | null;
  category?: string | null;
  date?: string;
  datetime?: string | null;
  authorizedDate?: string | null;
  pending?: boolean;
  currency?: string;
  /** Names it for later; its transaction id comes from it. */
  key?: string;
}

export interface Posting extends AboutTransaction {
  amount?: string;
  name?: string;
  date?: string;
  /** Default: a new id, as Plaid does it. */
  sameId?: boolean;
  /** Default: the posted one names the pending one. */
  unlinked?: boolean;
  /** Which of the two changes comes first; one alone is delivered by asking for it, the other later. */
  deliver?: 'removal, addition' | 'addition, removal' | 'removal' | 'addition';
}

export function createControl(state: PlaidState) {
  const { bank } = state;

  const itemOf = ({ item }: AboutItem): Enrollment => {
    const enrollment = state.findItem(item);
    if (!enrollment) throw new PlaidFailure('ITEM_NOT_FOUND', `no item is ${item}`);
    bank.catchUp(enrollment);
    return enrollment;
  };
  const accountOf = (enrollment: Enrollment, accountId?: string): Account => {
    const accounts = [...enrollment.ledger.accounts.values()];
    const found = accountId
      ? accounts.find(({ key }) => accountIdOf(enrollment, key) === accountId)
      : accounts[0];
    if (!found) throw new PlaidFailure('INVALID_ACCOUNT_ID');
    return found;
  };
  const entryOf = (enrollment: Enrollment, transactionId: string, among: Iterable<Entry>): Entry => {
    for (const entry of among) if (transactionIdOf(enrollment, entry.key) === transactionId) return entry;
    throw new PlaidFailure('NOT_FOUND', `the item has no transaction ${transactionId}`);
  };
  const put = (enrollment: Enrollment, entry: Entry): Wire<Transaction> => {
    bank.operate(enrollment, { do: 'put', entry });
    return renderTransaction(enrollment, entry);
  };
  const putAccount = (enrollment: Enrollment, account: Account): Wire<AccountBase> => {
    bank.operate(enrollment, { do: 'account', account });
    return renderAccount(enrollment, account);
  };

  const control = {
    items: (): ItemView[] =>
      state.items().map((enrollment) => ({
        itemId: itemIdOf(enrollment),
        accessToken: accessTokenOf(enrollment),
        institutionId: enrollment.institution.id,
        institutionName: enrollment.institution.name,
        username: enrollment.record.username,
        webhookUrl: enrollment.record.webhookUrl,
        errorCode: enrollment.record.errorCode,
      })),

    /** What the institution holds now: what any number of syncs must end at. */
    ledger: (about: AboutItem): { accounts: Wire<AccountBase>[]; transactions: Wire<Transaction>[] } => {
      const enrollment = itemOf(about);
      return {
        accounts: openAccounts(enrollment).map((account) => renderAccount(enrollment, account)),
        transactions: [...enrollment.ledger.entries()].map((entry) => renderTransaction(enrollment, entry)),
      };
    },

    listAccounts: (about: AboutItem) => {
      const enrollment = itemOf(about);
      return { accounts: openAccounts(enrollment).map((account) => renderAccount(enrollment, account)) };
    },

    /** The transaction id that the item gives to a key said earlier. */
    idOf: ({ item, key }: AboutItem & { key: string }) => ({
      transactionId: transactionIdOf(itemOf({ item }), key),
    }),

    addTransactions: (said: AboutItem & { transactions: SaidTransaction[] }): Wire<Transaction>[] => {
      const enrollment = itemOf(said);
      return said.transactions.map(({ accountId, date = bank.today(), ...rest }) =>
        put(
          enrollment,
          newEntry(enrollment, { ...rest, date, accountKey: accountOf(enrollment, accountId).key }),
        ),
      );
    },

    changeTransaction: ({ item, transactionId, accountId, ...said }: AboutTransaction & SaidTransaction) => {
      const enrollment = itemOf({ item });
      const entry = entryOf(enrollment, transactionId, enrollment.ledger.entries());
      const moved = accountId ? { accountKey: accountOf(enrollment, accountId).key } : {};
      const amount = decimalFrom(said.amount ?? entry.amount, 'amount');
      return put(enrollment, { ...entry, ...said, ...moved, amount, key: entry.key });
    },

    removeTransaction: ({ item, transactionId }: AboutTransaction) => {
      const enrollment = itemOf({ item });
      const { key } = entryOf(enrollment, transactionId, enrollment.ledger.entries());
      bank.operate(enrollment, { do: 'remove', key });
      return {};
    },

    /** A removed transaction comes back under its old id. */
    restoreTransaction: ({ item, transactionId }: AboutTransaction) => {
      const enrollment = itemOf({ item });
      return put(enrollment, entryOf(enrollment, transactionId, enrollment.ledger.removedEntries()));
    },

    /** @returns the posted transaction, whether or not it was delivered yet. */
    postPending: ({
      item,
      transactionId,
      sameId,
      unlinked,
      deliver = 'removal, addition',
      ...said
    }: Posting) => {
      const enrollment = itemOf({ item });
      const { ledger } = enrollment;
      const pending = entryOf(enrollment, transactionId, [...ledger.entries(), ...ledger.removedEntries()]);
      const posted: Entry = {
        ...pending,
        ...said,
        amount: decimalFrom(said.amount ?? pending.amount, 'amount'),
        date: said.date ?? bank.today(),
        authorizedDate: pending.date,
        key: sameId ? pending.key : `${pending.key}/posted`,
        pending: false,
        pendingKey: sameId || unlinked ? null : pending.key,
      };
      for (const change of sameId ? ['addition'] : deliver.split(', ')) {
        if (change === 'addition') bank.operate(enrollment, { do: 'put', entry: posted });
        else bank.operate(enrollment, { do: 'remove', key: pending.key });
      }
      return renderTransaction(enrollment, posted);
    },

    openAccount: (said: AboutItem & Partial<Account>) => {
      const enrollment = itemOf(said);
      const { item: _, ...fields } = said;
      const number = String(enrollment.ledger.accounts.size + 1).padStart(4, '0');
      return putAccount(enrollment, {
        key: `opened-${number}`,
        name: 'New Account',
        officialName: null,
        type: 'depository',
        subtype: 'checking',
        mask: number,
        currency: 'USD',
        openingBalance: '0.00',
        limit: null,
        ...fields,
      });
    },

    closeAccount: ({ item, accountId }: AboutItem & { accountId: string }) => {
      const enrollment = itemOf({ item });
      return putAccount(enrollment, { ...accountOf(enrollment, accountId), closed: true });
    },

    reopenAccount: ({ item, accountId }: AboutItem & { accountId: string }) => {
      const enrollment = itemOf({ item });
      return putAccount(enrollment, { ...accountOf(enrollment, accountId), closed: false });
    },

    /** Null is a balance the institution does not know; one left out is computed from the ledger. */
    setBalances: ({
      item,
      accountId,
      ...stated
    }: AboutItem & { accountId: string } & NonNullable<Account['stated']>) => {
      const enrollment = itemOf({ item });
      return putAccount(enrollment, { ...accountOf(enrollment, accountId), stated });
    },

    today: () => ({ today: bank.today() }),

    /** Days pass at every institution: pending entries post, new ones are booked. */
    setToday: ({ day }: { day: string }) => {
      bank.setToday(day);
      return { today: bank.today() };
    },

    requireLogin: ({ item, code = 'ITEM_LOGIN_REQUIRED' }: AboutItem & { code?: string }) => {
      itemOf({ item }).record.errorCode = code;
      bank.save();
      return {};
    },

    /** As if the person had signed in again. */
    repairLogin: (about: AboutItem) => {
      itemOf(about).record.errorCode = null;
      bank.save();
      return {};
    },

    setHistoryReady: ({ item, ready }: AboutItem & { ready: boolean }) => {
      itemOf({ item }).record.historyReady = ready;
      bank.save();
      return {};
    },

    addFault: (rule: FaultRule) => {
      state.faults.add(rule);
      return {};
    },

    clearFaults: () => {
      state.faults.clear();
      return {};
    },

    /** Null is as many as asked for. */
    setPageSize: ({ item, limit }: AboutItem & { limit: number | null }) => {
      if (limit === null) state.pageSizeLimits.delete(itemOf({ item }));
      else state.pageSizeLimits.set(itemOf({ item }), limit);
      return {};
    },

    /** The next so many pages that have more to follow are each followed by a change of the item's data. */
    mutateDuringPagination: ({ item, times }: AboutItem & { times: number }) => {
      state.mutations.set(itemOf({ item }), times);
      return {};
    },

    createPublicToken: (access: {
      institutionId: string;
      username?: string;
      password?: string;
      webhookUrl?: string;
    }) => {
      const { institutionId, username = 'user_good', password = 'pass_good', webhookUrl = null } = access;
      const products = ['transactions'];
      return {
        publicToken: createPublicToken(state, { institutionId, username, password, webhookUrl, products }),
      };
    },

    /** What a person does in Link, in the browser. In update mode the item is repaired and there is no new token. */
    completeLink: (link: {
      linkToken: string;
      institutionId?: string;
      username?: string;
      password?: string;
    }) => {
      const token = state.linkTokens.get(link.linkToken);
      if (!token || token.expiresAt < bank.clock.now().toISOString())
        throw new PlaidFailure('INVALID_LINK_TOKEN');
      if (token.updates) {
        token.updates.record.errorCode = null;
        bank.save();
        return { publicToken: null };
      }
      const { institutionId = 'ins_900001', username = 'user_good', password = 'pass_good' } = link;
      const { webhookUrl, products } = token;
      return {
        publicToken: createPublicToken(state, { institutionId, username, password, webhookUrl, products }),
      };
    },

    setWebhookUrl: ({ item, url }: AboutItem & { url: string | null }) => {
      itemOf({ item }).record.webhookUrl = url;
      bank.save();
      return {};
    },

    fireWebhook: (
      fired: AboutItem & { code?: string; type?: string; copies?: number; forgery?: Forgery; url?: string },
    ) => {
      const enrollment = itemOf(fired);
      const { code = 'SYNC_UPDATES_AVAILABLE', type = null, copies = 1, forgery } = fired;
      const url = fired.url ?? enrollment.record.webhookUrl;
      if (!url) throw new PlaidFailure('SANDBOX_WEBHOOK_INVALID');
      const deliveries: Promise<Delivery[]> = state.webhooks.deliver(
        url,
        webhookPayload(enrollment, code, type),
        {
          copies,
          forgery,
        },
      );
      return deliveries;
    },

    /** New deliveries are signed with a new key; the old one is served as expired. */
    rotateWebhookKey: () => ({ keyId: state.webhooks.rotateKey() }),

    /** Whether items send SYNC_UPDATES_AVAILABLE by themselves when their data changes. */
    setAutomaticWebhooks: ({ enabled }: { enabled: boolean }) => {
      state.automaticWebhooks = enabled;
      return {};
    },

    calls: (): { counts: Record<string, number>; calls: Call[] } => state.calls.report(),

    resetCalls: () => {
      state.calls.reset();
      return {};
    },

    scenarios: (): Record<string, string[]> =>
      Object.fromEntries(
        Object.entries(scenarios).map(([name, steps]) => [name, steps.map(({ says }) => says)]),
      ),

    /** Runs one step of a scenario, the first being 1, or all of them one after another. */
    runScenario: async (run: AboutItem & { scenario: string; step?: number; round?: number }) => {
      await runScenario(control, run);
      return {};
    },
  };
  return control;
}
