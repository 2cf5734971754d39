import type { Call, CallLog } from '../callLog.ts';
import type { FaultRule, Faults } from '../faults.ts';
import type { Bank, Enrollment } from './bank.ts';
import { decimalFrom } from './customLogin.ts';
import type { Account, Entry } from './entry.ts';
import { newEntry } from './newEntry.ts';

/**
 * Controls an institution in the same way for every provider. Each method takes and returns one object of plain
 * JSON, because the methods are also served at `POST /control/<method>`. Accounts and transactions are identified
 * by the provider's ids. Amounts are decimal text, positive when money leaves the account.
 */
export interface ItemSelector {
  /** The provider's id of the item, its access token, or its institution's id (the item linked last). */
  item: string;
}

export interface TransactionSelector extends ItemSelector {
  transactionId: string;
}

export interface TransactionInput {
  /** The default is the item's first account. */
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
  /** Identifies the entry; its transaction id is derived from the key. */
  key?: string;
}

export interface PostingOptions extends TransactionSelector {
  amount?: string;
  name?: string;
  date?: string;
  /** Whether the posted transaction keeps the id of the pending one. The default is a new id. */
  sameId?: boolean;
  /** Whether the posted transaction does not name the pending one. By default it does, if the provider can. */
  unlinked?: boolean;
  /** The order of the two changes, or the only one to deliver now. */
  deliver?: 'removal, addition' | 'addition, removal' | 'removal' | 'addition';
}

export class ControlFailure extends Error {
  override name = 'ControlFailure';
}

/** The ids and the format of one provider. */
export interface LedgerWire<RenderedAccount, RenderedTransaction> {
  bank: Bank;
  faults: Faults;
  calls: CallLog;
  findItem(selector: string): Enrollment | null;
  accountIdOf(enrollment: Enrollment, accountKey: string): string;
  transactionIdOf(enrollment: Enrollment, key: string): string;
  renderAccount(enrollment: Enrollment, account: Account): RenderedAccount;
  renderTransaction(enrollment: Enrollment, entry: Entry): RenderedTransaction;
}

export type LedgerControl<RenderedAccount = unknown, RenderedTransaction = unknown> = ReturnType<
  typeof createLedgerControl<RenderedAccount, RenderedTransaction>
>;

export function createLedgerControl<RenderedAccount, RenderedTransaction>(
  wire: LedgerWire<RenderedAccount, RenderedTransaction>,
) {
  const { bank, faults, calls } = wire;

  const itemOf = ({ item }: ItemSelector): Enrollment => {
    const enrollment = wire.findItem(item);
    if (!enrollment) throw new ControlFailure(`No item matches ${item}.`);
    bank.catchUp(enrollment);
    return enrollment;
  };
  const accountOf = (enrollment: Enrollment, accountId?: string): Account => {
    const accounts = [...enrollment.ledger.accounts.values()];
    const matches = ({ key }: Account) => wire.accountIdOf(enrollment, key) === accountId;
    const found = accountId === undefined ? accounts[0] : accounts.find(matches);
    if (!found) throw new ControlFailure(`The item has no account ${accountId}.`);
    return found;
  };
  const entryOf = (enrollment: Enrollment, transactionId: string, entries: Iterable<Entry>): Entry => {
    for (const entry of entries)
      if (wire.transactionIdOf(enrollment, entry.key) === transactionId) return entry;
    throw new ControlFailure(`The item has no transaction ${transactionId}.`);
  };
  const put = (enrollment: Enrollment, entry: Entry): RenderedTransaction => {
    bank.apply(enrollment, { do: 'put', entry });
    return wire.renderTransaction(enrollment, entry);
  };
  const putAccount = (enrollment: Enrollment, account: Account): RenderedAccount => {
    bank.apply(enrollment, { do: 'account', account });
    return wire.renderAccount(enrollment, account);
  };

  return {
    listAccounts: (selector: ItemSelector): { accounts: RenderedAccount[] } => {
      const enrollment = itemOf(selector);
      const open = [...enrollment.ledger.accounts.values()].filter(({ closed }) => !closed);
      return { accounts: open.map((account) => wire.renderAccount(enrollment, account)) };
    },

    /** Returns the institution's current ledger, which a client must have after its last sync. */
    ledger: (
      selector: ItemSelector,
    ): { accounts: RenderedAccount[]; transactions: RenderedTransaction[] } => {
      const enrollment = itemOf(selector);
      const open = [...enrollment.ledger.accounts.values()].filter(({ closed }) => !closed);
      return {
        accounts: open.map((account) => wire.renderAccount(enrollment, account)),
        transactions: [...enrollment.ledger.entries()].map((entry) =>
          wire.renderTransaction(enrollment, entry),
        ),
      };
    },

    /** Returns the transaction id of the entry with this key. */
    idOf: ({ item, key }: ItemSelector & { key: string }) => ({
      transactionId: wire.transactionIdOf(itemOf({ item }), key),
    }),

    accountIdOf: ({ item, key }: ItemSelector & { key: string }) => ({
      accountId: wire.accountIdOf(itemOf({ item }), key),
    }),

    /** Returns the account for purchases: a card if there is one. */
    purchaseAccount: (selector: ItemSelector) => {
      const enrollment = itemOf(selector);
      const open = [...enrollment.ledger.accounts.values()].filter(({ closed }) => !closed);
      const { key } = open.find(({ type }) => type === 'credit') ?? accountOf(enrollment);
      return { accountId: wire.accountIdOf(enrollment, key) };
    },

    /** Returns the oldest posted transactions. */
    oldTransactions: ({ item, count }: ItemSelector & { count: number }) => {
      const enrollment = itemOf({ item });
      const old: { transactionId: string; date: string }[] = [];
      for (const { key, date, pending } of enrollment.ledger.entries()) {
        if (old.length === count) break;
        if (!pending) old.push({ transactionId: wire.transactionIdOf(enrollment, key), date });
      }
      return old;
    },

    addTransactions: (input: ItemSelector & { transactions: TransactionInput[] }): RenderedTransaction[] => {
      const enrollment = itemOf(input);
      return input.transactions.map(({ accountId, date = bank.today(), ...rest }) => {
        const accountKey = accountOf(enrollment, accountId).key;
        return put(enrollment, newEntry(enrollment, { ...rest, date, accountKey }));
      });
    },

    changeTransaction: ({
      item,
      transactionId,
      accountId,
      ...changes
    }: TransactionSelector & TransactionInput) => {
      const enrollment = itemOf({ item });
      const entry = entryOf(enrollment, transactionId, enrollment.ledger.entries());
      const moved = accountId ? { accountKey: accountOf(enrollment, accountId).key } : {};
      const amount = decimalFrom(changes.amount ?? entry.amount, 'amount');
      return put(enrollment, { ...entry, ...changes, ...moved, amount, key: entry.key });
    },

    removeTransaction: ({ item, transactionId }: TransactionSelector) => {
      const enrollment = itemOf({ item });
      const { key } = entryOf(enrollment, transactionId, enrollment.ledger.entries());
      bank.apply(enrollment, { do: 'remove', key });
      return {};
    },

    /** Restores a removed transaction under its old id. */
    restoreTransaction: ({ item, transactionId }: TransactionSelector) => {
      const enrollment = itemOf({ item });
      return put(enrollment, entryOf(enrollment, transactionId, enrollment.ledger.removedEntries()));
    },

    /** Posts a pending transaction. Returns the posted one even if it is not delivered yet. */
    postPending: ({
      item,
      transactionId,
      sameId,
      unlinked,
      deliver = 'removal, addition',
      ...changes
    }: PostingOptions) => {
      const enrollment = itemOf({ item });
      const { ledger } = enrollment;
      const pending = entryOf(enrollment, transactionId, [...ledger.entries(), ...ledger.removedEntries()]);
      const posted: Entry = {
        ...pending,
        ...changes,
        amount: decimalFrom(changes.amount ?? pending.amount, 'amount'),
        date: changes.date ?? bank.today(),
        authorizedDate: pending.date,
        key: sameId ? pending.key : `${pending.key}/posted`,
        pending: false,
        pendingKey: sameId || unlinked ? null : pending.key,
      };
      for (const change of sameId ? ['addition'] : deliver.split(', ')) {
        if (change === 'addition') bank.apply(enrollment, { do: 'put', entry: posted });
        else bank.apply(enrollment, { do: 'remove', key: pending.key });
      }
      return wire.renderTransaction(enrollment, posted);
    },

    /** Posts the household's oldest pending purchase a few days early. Null if none is pending. */
    postEarly: (selector: ItemSelector): RenderedTransaction | null => {
      const enrollment = itemOf(selector);
      const posted = bank.postEarly(enrollment);
      return posted && wire.renderTransaction(enrollment, posted);
    },

    openAccount: ({ item, ...fields }: ItemSelector & Partial<Account>) => {
      const enrollment = itemOf({ item });
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

    /** The institution no longer lists the account; its transactions do not change. */
    closeAccount: ({ item, accountId }: ItemSelector & { accountId: string }) => {
      const enrollment = itemOf({ item });
      return putAccount(enrollment, { ...accountOf(enrollment, accountId), closed: true });
    },

    reopenAccount: ({ item, accountId }: ItemSelector & { accountId: string }) => {
      const enrollment = itemOf({ item });
      return putAccount(enrollment, { ...accountOf(enrollment, accountId), closed: false });
    },

    /** A null balance is unknown to the institution; an omitted one is computed from the ledger. */
    setBalances: ({
      item,
      accountId,
      ...stated
    }: ItemSelector & { accountId: string } & NonNullable<Account['stated']>) => {
      const enrollment = itemOf({ item });
      return putAccount(enrollment, { ...accountOf(enrollment, accountId), stated });
    },

    today: () => ({ today: bank.today() }),

    /** Advances the calendar of every institution: pending entries post and new ones are booked. */
    setToday: ({ day }: { day: string }) => {
      bank.setToday(day);
      return { today: bank.today() };
    },

    addFault: (rule: FaultRule) => {
      faults.add(rule);
      return {};
    },

    clearFaults: () => {
      faults.clear();
      return {};
    },

    calls: (): { counts: Record<string, number>; calls: Call[] } => calls.report(),

    resetCalls: () => {
      calls.reset();
      return {};
    },
  };
}
