import type { Entry } from '../bank/entry.ts';
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
    logins.flatMap(({ accounts, institution }) =>
      accounts.map((account) => [account.key, { account, institution }]),
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
    const found = this.#accounts.get(movement.accountKey);
    if (!found) throw new Error(`no account ${movement.accountKey}`);
    const { account, institution } = found;
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

  transfer(day: Day, fromKey: string, toKey: string, cents: number, name: string) {
    const out =
      toKey === 'summit-brokerage'
        ? 'TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS'
        : 'TRANSFER_OUT_ACCOUNT_TRANSFER';
    this.book(day, { accountKey: fromKey, cents, name, category: out });
    if (toKey !== 'summit-brokerage')
      this.book(day, { accountKey: toKey, cents: -cents, name, category: 'TRANSFER_IN_ACCOUNT_TRANSFER' });
  }

  payCard(day: Day, fromKey: string, cardKey: string) {
    const cents = this.cents(cardKey);
    if (cents <= 0) return;
    this.book(day, {
      accountKey: fromKey,
      cents,
      name: 'CREDIT CARD AUTOPAY',
      category: 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT',
    });
    this.book(day, {
      accountKey: cardKey,
      cents: -cents,
      name: 'AUTOMATIC PAYMENT - THANK YOU',
      category: 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT',
    });
  }

  payLoan(day: Day, fromKey: string, loanKey: string, cents: number) {
    this.book(day, {
      accountKey: fromKey,
      cents,
      name: 'SUMMIT LENDING PAYMENT',
      category: 'LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT',
    });
    this.book(day, {
      accountKey: loanKey,
      cents: -cents,
      name: 'PAYMENT RECEIVED',
      category: 'LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT',
    });
  }

  /** Moves what exceeds the cushion to savings, or what is missing back from savings. */
  sweep(day: Day, accountKey: string, savingsKey: string, cushionCents: number) {
    const surplus = Math.trunc((this.cents(accountKey) - cushionCents) / 5000) * 5000;
    if (surplus > 0) this.transfer(day, accountKey, savingsKey, surplus, 'TRANSFER TO SAVINGS');
    else if (surplus < 0) this.transfer(day, savingsKey, accountKey, -surplus, 'TRANSFER FROM SAVINGS');
  }
}
