import type { BankTransaction } from '../bank/ledger.ts';
import { PlaidLogin } from '../bank/plaidLogin.ts';
import { TellerLogin } from '../bank/tellerBank.ts';
import { formatDecimal, parseDecimal } from '../decimal.ts';
import { BankState, LISTED_DAYS } from './bankState.ts';
import type { BankOperation } from './history.ts';
import { SHOPS, shopOf } from './history.ts';
import { prefer } from './random.ts';

const MS_PER_DAY = 86_400_000;

/** The bank of one history, and all that can happen there. */
export class World extends BankState {
  /** Rows that the bank removed, and that nothing has taken the place of. */
  #returnable: BankTransaction[] = [];
  /** Posted rows without a link, and the pending ones that they were. */
  readonly #origins = new Map<string, string>();
  /** Posted rows that got their link since the last sync. */
  #newlyLinked = new Set<string>();

  /** Does it, if there is anything to do it to. Returns in words what happened. */
  apply(operation: BankOperation): string {
    switch (operation.do) {
      case 'buy':
        return this.#buy(operation);
      case 'post':
        return this.#post(operation);
      case 'release':
        return this.#vanish(
          this.#pick(operation.pick, (row) => row.pending),
          'released',
        );
      case 'withdraw':
        return this.#vanish(
          this.#pick(operation.pick, (row) => this.#isSettled(row)),
          'withdrawn',
        );
      case 'return':
        return this.#return(operation.pick);
      case 'reissue':
        return this.#reissue(this.#pick(operation.pick, (row) => this.#isSettled(row)));
      case 'late link':
        return this.#linkLate(operation.pick);
      case 'correct':
        return this.#correct(operation);
      case 'move':
        return this.#move(operation.pick, operation.account);
      case 'leave':
        return this.#leave(operation.account);
      case 'join':
        return this.#join(operation.account);
      case 'balance':
        return this.#balance(operation.account, operation.amount);
      case 'bad day':
        return this.#badDay(operation.account);
      case 'refuse cursor':
        return this.#refuseCursor(operation.horizonDays);
      case 'relink':
        return this.#relink(operation.horizonDays);
      case 'close':
        return 'nothing';
    }
  }

  /** A row that something can happen to: not the oldest, not in an account that left, not superseded. */
  #pick(pick: number, fits: (row: BankTransaction) => boolean): BankTransaction | null {
    const served = this.served();
    const candidates = served.filter(
      (row) =>
        !this.removals.includes(row.id) &&
        // The oldest row of an account shows how far back its listing reaches.
        served.some(({ accountId, date }) => accountId === row.accountId && date < row.date) &&
        fits(row),
    );
    return this.#prefer(candidates, pick);
  }

  #prefer = (rows: BankTransaction[], pick: number) =>
    prefer(rows, pick, ({ id }) => id.slice(this.name.length));

  #buy(operation: Extract<BankOperation, { do: 'buy' }>): string {
    const { number, account: index, shop: shopIndex, amount, daysAgo, pending, times } = operation;
    const account = this.login.accounts.find(({ id }) => this.indexOfAccount(id) === index);
    const shop = SHOPS[shopIndex];
    if (!account || !shop) return 'nothing';
    const isHold = pending && shop.kind === 'pre-authorization' && amount === '10.00';
    const rows = Array.from({ length: times }, (_, nth) =>
      this.row(
        `${number}${times > 1 ? 'ab'[nth] : ''}`,
        account,
        isHold ? '1.00' : amount,
        daysAgo,
        shop.name,
        {
          pending,
          merchant: shop.merchant,
          category: this.provider === 'plaid' ? shop.plaidCategory : null,
          tellerCategory: shop.tellerCategory,
        },
      ),
    );
    this.login.put(...rows);
    return `bought ${rows.map(describeRow).join(', ')}`;
  }

  #post(operation: Extract<BankOperation, { do: 'post' }>): string {
    const row = this.#pick(operation.pick, ({ pending }) => pending);
    if (!row) return 'nothing';
    const date = later(row.date, operation.daysLater, this.day(0));
    const posted = { ...row, date, pending: false, amount: this.#postedAmount(row, operation.amount) };
    if (operation.as === 'same id') {
      this.login.put(posted);
      return `${describeRow(row)} posted under its own id as ${describeRow(posted)}`;
    }
    posted.id = `${row.id}p`;
    if (operation.as === 'linked') posted.pendingId = row.id;
    this.login.put(posted);
    const waits = operation.as === 'linked' && operation.removal === 'next sync';
    if (waits) this.removals.push(row.id);
    else this.login.remove(row.id);
    if (operation.as === 'unlinked') this.#origins.set(posted.id, row.id);
    return `${describeRow(row)} posted (${operation.as}${waits ? ', removal follows' : ''}) as ${describeRow(posted)}`;
  }

  #postedAmount(row: BankTransaction, how: 'same' | 'tip' | 'final bill'): string {
    const kind = shopOf(row.name)?.kind;
    const cents = parseDecimal(row.amount);
    const oneCent = 10n ** 16n;
    if (how === 'tip' && kind === 'tip' && cents > 0n) {
      return formatDecimal(((cents * 118n) / 100n / oneCent) * oneCent);
    }
    if (how === 'final bill' && kind === 'pre-authorization' && cents > 0n) {
      return row.amount === '1.00' ? '43.17' : formatDecimal(((cents * 97n) / 100n / oneCent) * oneCent);
    }
    return row.amount;
  }

  #vanish(row: BankTransaction | null, how: string): string {
    if (!row) return 'nothing';
    this.#settle();
    this.login.remove(row.id);
    this.#returnable.push(row);
    return `${describeRow(row)} ${how}`;
  }

  #return(pick: number): string {
    const row = this.#prefer(this.#returnable, pick);
    if (!row || !this.login.accounts.some(({ id }) => id === row.accountId)) return 'nothing';
    this.#returnable = this.#returnable.filter((other) => other !== row);
    this.login.put(row);
    return `${describeRow(row)} came back`;
  }

  /** A posted row whose link, if it has one, the product may know: of one that came and went nobody can tell. */
  #isSettled = ({ id, pending }: BankTransaction): boolean => !pending && !this.#newlyLinked.has(id);

  override markSynced(): void {
    super.markSynced();
    this.#newlyLinked.clear();
  }

  #reissue(row: BankTransaction | null): string {
    if (!row) return 'nothing';
    this.#settle();
    const again = { ...row, id: `${row.id}r` };
    this.login.remove(row.id);
    this.login.put(again);
    const origin = this.#origins.get(row.id);
    if (origin) this.#origins.set(again.id, origin);
    return `${describeRow(row)} got the new id ${again.id}`;
  }

  #linkLate(pick: number): string {
    const row = this.#pick(pick, ({ id, pendingId }) => pendingId === null && this.#origins.has(id));
    const origin = row && this.#origins.get(row.id);
    if (!row || !origin) return 'nothing';
    this.#origins.delete(row.id);
    this.login.put({ ...row, pendingId: origin });
    this.#newlyLinked.add(row.id);
    return `${describeRow(row)} got its link to ${origin}`;
  }

  #correct({ pick, field, value }: Extract<BankOperation, { do: 'correct' }>): string {
    const row = this.#pick(pick, () => true);
    if (!row) return 'nothing';
    const changed = { ...row };
    if (field === 'amount') changed.amount = `${row.amount.startsWith('-') ? '-' : ''}${value}.0${value}`;
    if (field === 'date') changed.date = later(row.date, (value % 3) - 1, this.day(0));
    if (field === 'name') changed.name = `${shopOf(row.name)?.name ?? row.name} ${value}`;
    if (field === 'merchant') changed.merchant = `Merchant ${value}`;
    this.login.put(changed);
    return `${describeRow(row)} corrected to ${describeRow(changed)}`;
  }

  #move(pick: number, index: number): string {
    const row = this.#pick(pick, () => true);
    const account = this.login.accounts.find(({ id }) => this.indexOfAccount(id) === index);
    if (!row || !account || account.id === row.accountId) return 'nothing';
    this.login.put({ ...row, accountId: account.id, currency: account.currency });
    return `${describeRow(row)} moved to account ${index}`;
  }

  #leave(index: number): string {
    if (this.login.accounts.length < 2 || this.missing.has(index)) return 'nothing';
    this.#settle();
    this.missing.add(index);
    this.login.accounts = this.login.accounts.filter(({ id }) => this.indexOfAccount(id) !== index);
    return `account ${index} left the login`;
  }

  #join(index: number): string {
    const account = this.bankAccounts[index];
    if (!account || !this.missing.delete(index)) return 'nothing';
    const id = `${this.name}g${this.logins}a${index}`;
    this.login.accounts.push({ ...account, id });
    // Plaid sends what it had stopped to send.
    this.login.put(...this.login.transactions.filter((row) => row.accountId === id && row.pending));
    return `account ${index} came back`;
  }

  #balance(index: number, amount: string | null): string {
    const account = this.bankAccounts[index];
    if (!account || this.missing.has(index)) return 'nothing';
    account.balance = amount;
    this.login.accounts = this.login.accounts.map((other) =>
      this.indexOfAccount(other.id) === index ? { ...other, balance: amount } : other,
    );
    return `account ${index} has a balance of ${amount}`;
  }

  /** The bank forgets all posted rows of an account that have a place in its listing, for one time. */
  #badDay(index: number): string {
    if (!(this.login instanceof TellerLogin) || this.missing.has(index)) return 'nothing';
    const served = this.served().filter(({ accountId }) => this.indexOfAccount(accountId) === index);
    const isLeft = ({ pending, name }: BankTransaction) => pending || name === 'OPENING';
    const from = this.#firstDay(served.filter(isLeft));
    const lacking = served.filter((row) => !isLeft(row) && row.date >= from);
    // So few it may have withdrawn.
    if (lacking.length < 6) return 'nothing';
    for (const { id } of lacking) this.login.withheld.add(id);
    return `the listing of account ${index} lacks ${lacking.length} posted rows`;
  }

  /** The first day that a listing of these rows covers. */
  #firstDay = (rows: BankTransaction[]): string =>
    [this.day(LISTED_DAYS), ...rows.map(({ date }) => date)].sort()[0] ?? '';

  #refuseCursor(horizonDays: number | null): string {
    if (!(this.login instanceof PlaidLogin)) return 'nothing';
    this.#settle();
    const kept = this.#keptWithin(horizonDays);
    this.login.restart(this.login.accounts, kept);
    this.login.refuseCursors();
    return `the bank refuses the cursor${horizonDays === null ? '' : ` and knows only ${horizonDays} days`}`;
  }

  #relink(horizonDays: number | null): string {
    this.#settle();
    for (const index of [...this.missing]) this.#join(index);
    const kept = this.#keptWithin(horizonDays);
    this.login = this.newLogin();
    const newIds = new Map(kept.map(({ id }) => [id, `${id}L`]));
    this.login.put(
      ...kept.map((row) => ({
        ...row,
        id: newIds.get(row.id) ?? '',
        accountId: `${this.name}g${this.logins}a${this.indexOfAccount(row.accountId)}`,
        pendingId: row.pendingId && (newIds.get(row.pendingId) ?? null),
      })),
    );
    this.#returnable = [];
    this.#origins.clear();
    return `the user removed the login and linked the bank again${horizonDays === null ? '' : `, which knows only ${horizonDays} days`}`;
  }

  /** What the bank still knows after it forgot all that posted before the horizon. */
  #keptWithin(horizonDays: number | null): BankTransaction[] {
    const rows = this.login.transactions;
    if (horizonDays === null) return rows;
    const from = this.day(horizonDays);
    this.#returnable = this.#returnable.filter(({ date }) => date >= from);
    return rows.filter(({ date, pending }) => date >= from || pending);
  }

  #settle(): void {
    this.sendDueRemovals();
  }
}

/** `id amount@date name (pending)`. */
export const describeRow = ({ id, amount, date, name, pending }: BankTransaction): string =>
  `${id} ${amount}@${date.slice(5)} ${name}${pending ? ' (pending)' : ''}`;

function later(date: string, days: number, latest: string): string {
  const moved = new Date(Date.parse(date) + days * MS_PER_DAY).toISOString().slice(0, 10);
  return moved > latest ? latest : moved;
}
