import { type BankAccount, type BankTransaction, bankAccount, bankTransaction } from '../bank/ledger.ts';
import { PlaidLogin } from '../bank/plaidLogin.ts';
import { TellerLogin } from '../bank/tellerBank.ts';
import type { History } from './history.ts';

const MS_PER_DAY = 86_400_000;
/** Each account has one old row that nothing happens to, so that its listing always reaches back that far. */
const ANCHOR_DAYS_AGO = 60;
/** A listing has at least these days. */
export const LISTED_DAYS = 10;
let worlds = 0;

/**
 * The bank of one history, and the truth about it: `rows()` is what the product must show, if the user had
 * deleted nothing. For Plaid that is the fold of the messages, for Teller the listing; on top of both, what
 * lies before the horizon of a later full pull or login stays as it was.
 */
export class BankState {
  login: PlaidLogin | TellerLogin;
  /** What no later message or listing speaks of, and the product must keep. */
  retained: BankTransaction[] = [];
  /** Ids of rows that may be shown or not. */
  readonly tolerated = new Set<string>();
  /** What the product showed after the last sync, or had to. */
  #synced: BankTransaction[] = [];
  protected readonly provider: History['provider'];
  /** No two histories share an account, a login or a row. */
  protected readonly name = `w${++worlds}`;
  protected readonly bankAccounts: BankAccount[];
  /** The accounts that have left the login, by their index. */
  protected readonly missing = new Set<number>();
  /** Pending rows that the bank has yet to remove. */
  protected removals: string[] = [];
  protected logins = 0;
  readonly #today: Date;
  readonly #indexOf = new Map<string, number>();

  constructor(history: History, today: Date) {
    this.provider = history.provider;
    this.#today = today;
    const hasPersistentIds = history.seed % 2 === 0;
    this.bankAccounts = Array.from({ length: history.accounts }, (_, index) =>
      bankAccount('', {
        name: `${this.name} account ${index}`,
        mask: `40${index}${index}`,
        persistentId: hasPersistentIds ? `${this.name}p${index}` : null,
        ...(index === 1 && { type: 'credit', subtype: 'credit card' }),
        ...(index === 2 && { subtype: 'savings', currency: 'EUR' }),
      }),
    );
    this.login = this.newLogin();
    for (const account of this.login.accounts) {
      const name = `old${this.indexOfAccount(account.id)}`;
      this.login.put(this.row(name, account, '1.00', ANCHOR_DAYS_AGO, 'OPENING', {}));
    }
  }

  day(daysAgo: number): string {
    return new Date(this.#today.getTime() - daysAgo * MS_PER_DAY).toISOString().slice(0, 10);
  }

  /** Which of the household's accounts it is, whatever the bank calls it at the moment. */
  indexOfAccount(bankAccountId: string): number {
    return this.#indexOf.get(bankAccountId) ?? -1;
  }

  accountStates(): { name: string; status: 'open' | 'missing'; balance: string | null }[] {
    return this.bankAccounts.map(({ name, balance }, index) => ({
      name,
      status: this.missing.has(index) ? 'missing' : 'open',
      balance,
    }));
  }

  rows(): BankTransaction[] {
    const rows = this.login.transactions;
    const superseded = new Set(rows.flatMap(({ pendingId }) => pendingId ?? []));
    const shown = rows.filter(
      ({ id, pending, accountId }) =>
        !superseded.has(id) && !(pending && this.missing.has(this.indexOfAccount(accountId))),
    );
    return [...shown, ...this.retained];
  }

  /** The bank has yet to remove pending rows whose posted ones it has added. */
  sendDueRemovals(): void {
    const due = this.removals.filter((id) => this.login.transactions.some((row) => row.id === id));
    this.removals = [];
    this.login.remove(...due);
  }

  /** The product has seen all of this, in a sync that ended well. */
  markSynced(): void {
    this.#synced = this.rows();
  }

  /**
   * A pull from no cursor, a listing or a new login covers each account from the oldest day that the bank
   * has sent, a listing at least its last ten days. What was shown there before and is not sent is gone, and so
   * is whatever was pending; other older rows stay as they were, whatever has become of them at the bank.
   * Nobody can say what becomes of them where a later listing reaches further back than an earlier login did.
   */
  settleCoveredDays(): void {
    const oldest = new Map<number, string>();
    for (const { id } of this.login.accounts) {
      oldest.set(this.indexOfAccount(id), this.day(this.provider === 'teller' ? LISTED_DAYS : -1));
    }
    for (const { accountId, date } of this.served()) {
      const index = this.indexOfAccount(accountId);
      if (date < (oldest.get(index) ?? '')) oldest.set(index, date);
    }
    const current = new Set(this.login.transactions.map(({ id }) => id));
    const unsent = this.#synced.filter(({ id }) => !current.has(id));
    this.retained = unsent.filter(({ accountId, date, pending, id }) => {
      const from = oldest.get(this.indexOfAccount(accountId));
      const isOlder = !from || date < from;
      const wasRetained = this.provider === 'teller' && this.retained.some((row) => row.id === id);
      if (!isOlder && wasRetained) this.tolerated.add(id);
      return isOlder && !(from && pending) && !this.tolerated.has(id);
    });
  }

  endBadDay(): void {
    if (this.login instanceof TellerLogin) this.login.withheld.clear();
  }

  /** What the bank has of the accounts that are in the login. */
  protected served(): BankTransaction[] {
    return this.login.transactions.filter(
      ({ accountId }) => !this.missing.has(this.indexOfAccount(accountId)),
    );
  }

  protected newLogin(): PlaidLogin | TellerLogin {
    const generation = ++this.logins;
    const name = `${this.name}g${generation}`;
    const accounts = this.bankAccounts.map((account, index) => {
      const id = `${name}a${index}`;
      this.#indexOf.set(id, index);
      return { ...account, id };
    });
    const institution = { id: `ins_${this.name}`, name: 'First Juniper Bank' };
    return this.provider === 'plaid'
      ? new PlaidLogin(name, institution, accounts)
      : new TellerLogin(name, institution, accounts);
  }

  protected row(
    ownName: string,
    account: BankAccount,
    amount: string,
    daysAgo: number,
    name: string,
    differences: Partial<BankTransaction>,
  ): BankTransaction {
    return bankTransaction(
      { id: `${this.name}-${ownName}`, accountId: account.id, amount, date: this.day(daysAgo), name },
      { currency: account.currency, ...differences },
    );
  }
}
