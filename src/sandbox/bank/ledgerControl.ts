import type { Call, CallLog } from '../callLog.ts';
import type { FaultRule, Faults } from '../faults.ts';
import type { Bank, Enrollment } from './bank.ts';
import { decimalFrom } from './customLogin.ts';
import type { Account, Entry } from './entry.ts';
import { newEntry } from './newEntry.ts';

/**
 * What can be told to an institution whichever provider serves it. Each method takes one object and gives one,
 * both plain JSON, because the same methods are served at `POST /control/<method>`. Accounts and transactions
 * are named by their ids on the provider's wire, amounts are decimal text and positive when money goes out.
 */
export interface AboutItem {
  /** The provider's id of the login, its access token, or its institution's id (the one linked last). */
  item: string;
}

export interface AboutTransaction extends AboutItem {
  transactionId: string;
}

export interface SaidTransaction {
  /** Default: the item's first account. */
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
  /** Default: a new id. */
  sameId?: boolean;
  /** Default: the posted one names the pending one, where the provider has a way to say so. */
  unlinked?: boolean;
  /** Which of the two changes comes first; one alone is delivered by asking for it, the other later. */
  deliver?: 'removal, addition' | 'addition, removal' | 'removal' | 'addition';
}

export class ControlFailure extends Error {
  override name = 'ControlFailure';
}

/** How a provider names and shows what is on the books. */
export interface LedgerWire<AccountShown, TransactionShown> {
  bank: Bank;
  faults: Faults;
  calls: CallLog;
  findItem(selector: string): Enrollment | null;
  accountIdOf(enrollment: Enrollment, accountKey: string): string;
  transactionIdOf(enrollment: Enrollment, key: string): string;
  showAccount(enrollment: Enrollment, account: Account): AccountShown;
  showTransaction(enrollment: Enrollment, entry: Entry): TransactionShown;
}

export type LedgerControl<AccountShown = unknown, TransactionShown = unknown> = ReturnType<
  typeof createLedgerControl<AccountShown, TransactionShown>
>;

export function createLedgerControl<AccountShown, TransactionShown>(
  wire: LedgerWire<AccountShown, TransactionShown>,
) {
  const { bank, faults, calls } = wire;

  const itemOf = ({ item }: AboutItem): Enrollment => {
    const enrollment = wire.findItem(item);
    if (!enrollment) throw new ControlFailure(`no item is ${item}`);
    bank.catchUp(enrollment);
    return enrollment;
  };
  const accountOf = (enrollment: Enrollment, accountId?: string): Account => {
    const accounts = [...enrollment.ledger.accounts.values()];
    const isIt = ({ key }: Account) => wire.accountIdOf(enrollment, key) === accountId;
    const found = accountId === undefined ? accounts[0] : accounts.find(isIt);
    if (!found) throw new ControlFailure(`the item has no account ${accountId}`);
    return found;
  };
  const entryOf = (enrollment: Enrollment, transactionId: string, among: Iterable<Entry>): Entry => {
    for (const entry of among)
      if (wire.transactionIdOf(enrollment, entry.key) === transactionId) return entry;
    throw new ControlFailure(`the item has no transaction ${transactionId}`);
  };
  const put = (enrollment: Enrollment, entry: Entry): TransactionShown => {
    bank.operate(enrollment, { do: 'put', entry });
    return wire.showTransaction(enrollment, entry);
  };
  const putAccount = (enrollment: Enrollment, account: Account): AccountShown => {
    bank.operate(enrollment, { do: 'account', account });
    return wire.showAccount(enrollment, account);
  };

  return {
    listAccounts: (about: AboutItem): { accounts: AccountShown[] } => {
      const enrollment = itemOf(about);
      const open = [...enrollment.ledger.accounts.values()].filter(({ closed }) => !closed);
      return { accounts: open.map((account) => wire.showAccount(enrollment, account)) };
    },

    /** What the institution holds now: what any number of syncs must end at. */
    ledger: (about: AboutItem): { accounts: AccountShown[]; transactions: TransactionShown[] } => {
      const enrollment = itemOf(about);
      const open = [...enrollment.ledger.accounts.values()].filter(({ closed }) => !closed);
      return {
        accounts: open.map((account) => wire.showAccount(enrollment, account)),
        transactions: [...enrollment.ledger.entries()].map((entry) =>
          wire.showTransaction(enrollment, entry),
        ),
      };
    },

    /** The transaction id that the item gives to a key said earlier. */
    idOf: ({ item, key }: AboutItem & { key: string }) => ({
      transactionId: wire.transactionIdOf(itemOf({ item }), key),
    }),

    accountIdOf: ({ item, key }: AboutItem & { key: string }) => ({
      accountId: wire.accountIdOf(itemOf({ item }), key),
    }),

    /** The account that purchases are made with: a card where there is one. */
    purchaseAccount: (about: AboutItem) => {
      const enrollment = itemOf(about);
      const open = [...enrollment.ledger.accounts.values()].filter(({ closed }) => !closed);
      const { key } = open.find(({ type }) => type === 'credit') ?? accountOf(enrollment);
      return { accountId: wire.accountIdOf(enrollment, key) };
    },

    /** The first posted transactions of the history. */
    oldTransactions: ({ item, count }: AboutItem & { count: number }) => {
      const enrollment = itemOf({ item });
      const old: { transactionId: string; date: string }[] = [];
      for (const { key, date, pending } of enrollment.ledger.entries()) {
        if (old.length === count) break;
        if (!pending) old.push({ transactionId: wire.transactionIdOf(enrollment, key), date });
      }
      return old;
    },

    addTransactions: (said: AboutItem & { transactions: SaidTransaction[] }): TransactionShown[] => {
      const enrollment = itemOf(said);
      return said.transactions.map(({ accountId, date = bank.today(), ...rest }) => {
        const accountKey = accountOf(enrollment, accountId).key;
        return put(enrollment, newEntry(enrollment, { ...rest, date, accountKey }));
      });
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
      return wire.showTransaction(enrollment, posted);
    },

    openAccount: ({ item, ...said }: AboutItem & Partial<Account>) => {
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
        ...said,
      });
    },

    /** The institution lists it no more; its transactions are as they were. */
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
