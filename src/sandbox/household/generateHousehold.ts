import type { Entry, Institution, Login } from '../bank/entry.ts';
import { heldHistory } from '../bank/heldHistory.ts';
import { addDays, type Day, dayOfMonth, daysBetween, monthStart, weekday } from '../calendar.ts';
import { decimalOfCents, unitsOf } from '../decimal.ts';
import { type Chance, chanceOf } from '../deterministic.ts';
import { type Merchant, merchantsOf } from './merchants.ts';
import { bills, habits, logins, salaries, trips } from './people.ts';

/**
 * A household lived day by day from the first of the month two years ago until today. Each day's chances come
 * from the seed and the date alone, so a later today gives the same past and only adds to it: what was pending
 * has posted, and new days have happened.
 */
export interface Household {
  today: Day;
  institutions: Institution[];
  logins: Login[];
}

export interface HouseholdOptions {
  today: Day;
  /** Where the history starts; default: the first of the month 24 months before today. */
  from?: Day;
  seed?: string;
}

interface Movement {
  accountKey: string;
  cents: number;
  name: string;
  merchantName?: string | null;
  category: string;
  channel?: Entry['channel'];
  /** Days until it posts; 0 posts at once. */
  lagDays?: number;
  /** What a restaurant's pending row does not know yet. */
  tipCents?: number;
}

export function generateHousehold({ today, from, seed = 'breadbox' }: HouseholdOptions): Household {
  const start = from ?? monthStart(today, 24);
  const books = new Books(today);
  for (let day = start; day <= today; day = addDays(day, 1)) {
    const chance = chanceOf(seed, day);
    const trip = trips.find(({ from, to }) => day.slice(5) >= from && day.slice(5) <= to);
    income(books, day, daysBetween(start, day), chance);
    standingOrders(books, day, chance);
    if (trip) travel(books, day, trip, chance);
    daily(books, day, trip !== undefined, chance);
    feesAndInterest(books, day, chance);
  }
  return {
    today,
    institutions: logins.map(({ institution }) => institution),
    logins: logins.map(({ institution, username, accounts }) => {
      const keys = new Set(accounts.map(({ key }) => key));
      return { institution, username, accounts, history: heldHistory(books.entriesOf(keys)) };
    }),
  };
}

function income(books: Books, day: Day, dayNumber: number, chance: Chance) {
  for (const { accountKey, name, cents, weekParity } of salaries) {
    if (weekday(day) !== 5 || Math.floor(dayNumber / 7) % 2 !== weekParity) continue;
    books.book(day, { accountKey, name, cents: -cents, category: 'INCOME_WAGES' });
  }
  if (dayOfMonth(day) === 8) {
    books.book(day, {
      accountKey: 'spree-giro',
      name: 'HONORAR VERLAG AM UFER',
      cents: -chance.between(98000, 164000),
      category: 'INCOME_OTHER_INCOME',
    });
  }
  if (dayOfMonth(day) === 13) {
    books.book(day, {
      accountKey: 'spree-pounds',
      name: 'INVOICE THAMES STUDIO LTD',
      cents: -chance.between(31000, 58000),
      category: 'INCOME_OTHER_INCOME',
    });
  }
  if (day.slice(5) === '03-28') {
    books.book(day, {
      accountKey: 'harbor-checking',
      name: 'IRS TREAS 310 TAX REF',
      cents: -128600,
      category: 'INCOME_TAX_REFUND',
    });
  }
}

function standingOrders(books: Books, day: Day, chance: Chance) {
  for (const bill of bills) {
    const spread = chance.between(-(bill.spread ?? 0), bill.spread ?? 0);
    if (bill.day !== dayOfMonth(day)) continue;
    books.book(day, {
      ...bill,
      cents: bill.cents + spread,
      lagDays: bill.accountKey.endsWith('card') ? 1 : 0,
    });
  }
  switch (dayOfMonth(day)) {
    case 2:
      books.transfer(day, 'lonestar-checking', 'harbor-checking', 107500, 'ZELLE RENT SHARE');
      break;
    case 10:
      books.payCard(day, 'harbor-checking', 'harbor-card');
      break;
    case 14:
      books.payCard(day, 'lonestar-checking', 'lonestar-card');
      break;
    case 17:
      books.payLoan(day, 'lonestar-checking', 'summit-loan', 38500);
      break;
    case 23:
      books.transfer(day, 'lonestar-checking', 'summit-brokerage', 30000, 'SUMMIT INVEST CONTRIBUTION');
      break;
    case 26:
      books.sweep(day, 'harbor-checking', 'harbor-savings', 300000);
      books.sweep(day, 'lonestar-checking', 'harbor-savings', 350000);
      break;
  }
}

function daily(books: Books, day: Day, away: boolean, chance: Chance) {
  for (const { accountKey, kind, perWeek } of habits) {
    const weekend = weekday(day) === 0 || weekday(day) === 6;
    const probability = (perWeek / 7) * (weekend ? 1.25 : 0.9);
    for (let left = probability; left > 0; left--) {
      const happens = chance.happens(Math.min(left, 1));
      const merchant = chance.pick(merchantsOf(kind));
      const cents = chance.between(merchant.low, merchant.high);
      const refund = chance.happens(0.05) && (kind === 'shopping' || kind === 'berlin');
      const [tipShare, lagDays] = [chance.between(15, 22), chance.between(1, 2)];
      if (!happens || (away && accountKey.startsWith('harbor') && merchant.channel === 'in store')) continue;
      const lag = merchant.channel === 'other' ? 0 : lagDays;
      const tipCents = kind === 'restaurant' ? Math.round((cents * tipShare) / 100) : 0;
      books.purchase(day, accountKey, merchant, cents, { lagDays: lag, tipCents });
      if (refund) books.refund(addDays(day, chance.between(4, 12)), accountKey, merchant, cents);
    }
  }
  for (const accountKey of ['harbor-checking', 'lonestar-checking', 'spree-giro']) {
    if (!chance.happens(0.07)) continue;
    const cents = chance.pick([4000, 6000, 10000, 20000]);
    books.book(day, {
      accountKey,
      cents,
      name: accountKey === 'spree-giro' ? 'BARGELDAUSZAHLUNG' : 'ATM WITHDRAWAL 004821',
      category: 'TRANSFER_OUT_WITHDRAWAL',
      channel: 'in store',
    });
    if (chance.happens(0.3))
      books.book(day, {
        accountKey,
        cents: 350,
        name: 'NON-NETWORK ATM FEE',
        category: 'BANK_FEES_ATM_FEES',
      });
  }
}

function travel(books: Books, day: Day, trip: (typeof trips)[number], chance: Chance) {
  const abroad = (merchant: Merchant, cents: number, lagDays: number) => {
    books.purchase(day, 'harbor-card', merchant, cents, { lagDays, tipCents: 0 });
    const fee = Math.round(cents * 0.03);
    books.book(day, {
      accountKey: 'harbor-card',
      cents: fee,
      name: 'FOREIGN TRANSACTION FEE',
      category: 'BANK_FEES_FOREIGN_TRANSACTION_FEES',
      lagDays,
    });
  };
  if (day.slice(5) === trip.from) {
    books.book(day, {
      accountKey: 'harbor-card',
      cents: trip.flight,
      name: 'UNITED 0162378112904',
      merchantName: 'United Airlines',
      category: 'TRAVEL_FLIGHTS',
      channel: 'online',
      lagDays: 2,
    });
    books.book(day, {
      accountKey: 'harbor-card',
      cents: trip.lodging,
      name: 'BOOKING.COM HOTEL',
      merchantName: 'Booking.com',
      category: 'TRAVEL_LODGING',
      channel: 'online',
      lagDays: 2,
    });
  }
  for (let visits = chance.between(1, 3); visits > 0; visits--) {
    const merchant = chance.pick(merchantsOf(trip.kind));
    abroad(merchant, chance.between(merchant.low, merchant.high), chance.between(1, 3));
  }
}

function feesAndInterest(books: Books, day: Day, chance: Chance) {
  const lateFee = chance.happens(0.006);
  if (lateFee)
    books.book(day, {
      accountKey: 'lonestar-card',
      cents: 2900,
      name: 'LATE PAYMENT FEE',
      category: 'BANK_FEES_OTHER_BANK_FEES',
    });
  if (dayOfMonth(addDays(day, 1)) !== 1) return;
  const yearly = (accountKey: string, perMille: number) =>
    Math.round((books.cents(accountKey) * perMille) / 12_000);
  books.book(day, {
    accountKey: 'harbor-savings',
    cents: -yearly('harbor-savings', 41),
    name: 'INTEREST PAYMENT',
    category: 'INCOME_INTEREST_EARNED',
  });
  books.book(day, {
    accountKey: 'summit-loan',
    cents: yearly('summit-loan', 52),
    name: 'INTEREST ACCRUED',
    category: 'BANK_FEES_INTEREST_CHARGE',
  });
}

/** The accounts while the days go by: what each holds or owes, and what has been written into it. */
class Books {
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

  /** Held on a depository account, owed on the others. */
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
    // A refund that lies ahead already counts in what is owed, or today would change the past.
    if (day > this.#today) return;
    const count = (this.#counts.get(`${day} ${account.key}`) ?? 0) + 1;
    this.#counts.set(`${day} ${account.key}`, count);
    const key = `${account.key}/${day}/${count}`;
    const minutes = chanceOf(key).between(7 * 60, 22 * 60);
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

  /** What is above the cushion goes into savings; what is missing comes back. */
  sweep(day: Day, accountKey: string, savingsKey: string, cushionCents: number) {
    const surplus = Math.trunc((this.cents(accountKey) - cushionCents) / 5000) * 5000;
    if (surplus > 0) this.transfer(day, accountKey, savingsKey, surplus, 'TRANSFER TO SAVINGS');
    else if (surplus < 0) this.transfer(day, savingsKey, accountKey, -surplus, 'TRANSFER FROM SAVINGS');
  }
}
