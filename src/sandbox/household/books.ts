import type { Account, Entry } from '../bank/entry.ts';
import { addDays, type Day } from '../calendar.ts';
import { decimalOfCents, unitsOf } from '../decimal.ts';
import { createRandom } from '../deterministic.ts';
import type { Merchant } from './merchants.ts';
import { logins } from './people.ts';

interface Movement {
  accountKey: string;
  cents: number;
  name: string;
  merchantName?: string | null;
  category: string;
  channel?: Entry['channel'];
  /** Days until it posts; 0 posts on the same day. */
  lagDays?: number;
  /** Added when it posts; a restaurant's pending row does not include the tip. */
  tipCents?: number;
}

/** The balances and entries of all accounts while the household is generated. */
export class Books {
  readonly #today: Day;
  readonly #entries: Entry[] = [];
  readonly #balances = new Map<string, number>();
  readonly #accounts = new Map(
    logins.flatMap(({ accounts, institution, username }) =>
      accounts.map((account) => [account.key, { account, institution, username }]),
    ),
  );
  readonly #counts = new Map<string, number>();

  constructor(today: Day) {
    this.#today = today;
    for (const { account } of this.#accounts.values()) {
      this.#balances.set(account.key, Number(unitsOf(account.openingBalance) / 100n));
    }
  }

  /** Returns the balance in cents: held on a depository account, owed on the others. */
  cents(accountKey: string): number {
    return this.#balances.get(accountKey) ?? 0;
  }

  entriesOf(accountKeys: Set<string>): Entry[] {
    const order = (entry: Entry) => `${entry.date} ${entry.key}`;
    return this.#entries
      .filter(({ accountKey }) => accountKeys.has(accountKey))
      .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  book(day: Day, movement: Movement) {
    const { account, institution } = this.#find(movement.accountKey);
    const { lagDays = 0, tipCents = 0, cents } = movement;
    const postedOn = addDays(day, lagDays);
    const pending = postedOn > this.#today;
    const total = cents + tipCents;
    const owes = account.type === 'credit' || account.type === 'loan';
    this.#balances.set(account.key, this.cents(account.key) + (owes ? total : -total));
    // A refund in the future already counts in the balance, or the past would depend on today.
    if (day > this.#today) return;
    const count = (this.#counts.get(`${day} ${account.key}`) ?? 0) + 1;
    this.#counts.set(`${day} ${account.key}`, count);
    const key = `${account.key}/${day}/${count}`;
    const minutes = createRandom(key).between(7 * 60, 22 * 60);
    const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const time = institution.keepsTimes && lagDays > 0 ? `${day}T${clock}:00Z` : null;
    this.#entries.push({
      key: pending ? `${key}/pending` : key,
      accountKey: account.key,
      amount: decimalOfCents(pending ? cents : total),
      currency: account.currency,
      date: pending ? day : postedOn,
      datetime: pending ? time : null,
      authorizedDate: lagDays > 0 ? day : null,
      authorizedDatetime: time,
      name: movement.name,
      merchantName: movement.merchantName ?? null,
      category: movement.category,
      channel: movement.channel ?? 'other',
      pending,
      pendingKey: null,
    });
  }

  purchase(
    day: Day,
    accountKey: string,
    merchant: Merchant,
    cents: number,
    terms: { lagDays: number; tipCents: number },
  ) {
    const { descriptor, name, category, channel } = merchant;
    this.book(day, { accountKey, cents, name: descriptor, merchantName: name, category, channel, ...terms });
  }

  refund(day: Day, accountKey: string, merchant: Merchant, cents: number) {
    const { descriptor, name, category, channel } = merchant;
    this.book(day, {
      accountKey,
      cents: -cents,
      name: `${descriptor} RETURN`,
      merchantName: name,
      category,
      channel,
    });
  }

  /** Both sides name the other account by its last digits. Between banks the money arrives a day later. */
  transfer(day: Day, fromKey: string, toKey: string, cents: number) {
    const [from, to] = [this.#find(fromKey), this.#find(toKey)];
    const isOneBank = from.institution === to.institution;
    const prefix = isOneBank ? 'TRANSFER' : 'ACH TRANSFER';
    const kind = to.account.type === 'investment' ? 'INVESTMENT_AND_RETIREMENT_FUNDS' : 'ACCOUNT_TRANSFER';
    this.book(day, {
      accountKey: fromKey,
      cents,
      name: `${prefix} TO ${labelOf(to.account)}`,
      category: `TRANSFER_OUT_${kind}`,
    });
    this.book(isOneBank ? day : addDays(day, 1), {
      accountKey: toKey,
      cents: -cents,
      name: `${prefix} FROM ${labelOf(from.account)}`,
      category: `TRANSFER_IN_${kind}`,
    });
  }

  /** The share of the rent, from one person of the household to the other. */
  payShare(day: Day, fromKey: string, toKey: string, cents: number) {
    const [payer, payee] = [this.#find(fromKey).username, this.#find(toKey).username];
    this.book(day, {
      accountKey: fromKey,
      cents,
      name: `ZELLE PAYMENT TO ${payee.toUpperCase()}`,
      category: 'TRANSFER_OUT_ACCOUNT_TRANSFER',
    });
    this.book(day, {
      accountKey: toKey,
      cents: -cents,
      name: `ZELLE PAYMENT FROM ${payer.toUpperCase()}`,
      category: 'TRANSFER_IN_ACCOUNT_TRANSFER',
    });
  }

  payCard(day: Day, fromKey: string, cardKey: string) {
    const cents = this.cents(cardKey);
    if (cents <= 0) return;
    const category = 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT';
    const { account } = this.#find(cardKey);
    const name = `CREDIT CARD AUTOPAY ${account.mask}`;
    this.book(day, { accountKey: fromKey, cents, name, category });
    this.book(day, { accountKey: cardKey, cents: -cents, name: 'AUTOMATIC PAYMENT - THANK YOU', category });
  }

  payLoan(day: Day, fromKey: string, loanKey: string, cents: number) {
    const { account } = this.#find(loanKey);
    const isMortgage = account.subtype === 'mortgage';
    const category = isMortgage ? 'LOAN_PAYMENTS_MORTGAGE_PAYMENT' : 'LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT';
    const name = `SUMMIT LENDING ${isMortgage ? 'MORTGAGE' : 'LOAN'} PMT ${account.mask}`;
    this.book(day, { accountKey: fromKey, cents, name, category });
    this.book(day, { accountKey: loanKey, cents: -cents, name: 'PAYMENT RECEIVED', category });
  }

  /** Moves what exceeds the cushion to savings, or what is missing back from savings. */
  sweep(day: Day, accountKey: string, savingsKey: string, cushionCents: number) {
    const surplus = Math.trunc((this.cents(accountKey) - cushionCents) / 5000) * 5000;
    if (surplus > 0) this.transfer(day, accountKey, savingsKey, surplus);
    else if (surplus < 0) this.transfer(day, savingsKey, accountKey, -surplus);
  }

  #find(accountKey: string) {
    const found = this.#accounts.get(accountKey);
    if (!found) throw new Error(`no account ${accountKey}`);
    return found;
  }
}

const labelOf = ({ type, subtype, mask }: Account): string =>
  `${type === 'investment' || subtype === 'savings' ? (subtype ?? '').toUpperCase() : 'CHECKING'} ${mask}`;
