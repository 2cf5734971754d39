import type { Institution, Login } from '../bank/entry.ts';
import { inMemoryHistory } from '../bank/inMemoryHistory.ts';
import { addDays, type Day, dayOfMonth, daysBetween, monthStart, weekday } from '../calendar.ts';
import { createRandom, type Random } from '../deterministic.ts';
import { Books } from './books.ts';
import { type Merchant, merchantsOf } from './merchants.ts';
import { bills, habits, logins, salaries, trips } from './people.ts';

/**
 * Generates a household day by day, from the first of the month two years ago until today. The random numbers
 * of a day depend only on the seed and the date, so a later `today` returns the same past: pending entries have
 * posted, and new days are added.
 */
export interface Household {
  today: Day;
  institutions: Institution[];
  logins: Login[];
}

export interface HouseholdOptions {
  today: Day;
  /** The first day of the history. The default is the first of the month 24 months before today. */
  from?: Day;
  seed?: string;
}

export function generateHousehold({ today, from, seed = 'breadbox' }: HouseholdOptions): Household {
  const start = from ?? monthStart(today, 24);
  const books = new Books(today);
  for (let day = start; day <= today; day = addDays(day, 1)) {
    const random = createRandom(seed, day);
    const trip = trips.find(({ from, to }) => day.slice(5) >= from && day.slice(5) <= to);
    income(books, day, daysBetween(start, day), random);
    standingOrders(books, day, random);
    if (trip) travel(books, day, trip, random);
    daily(books, day, trip !== undefined, random);
    feesAndInterest(books, day, random);
  }
  return {
    today,
    institutions: logins.map(({ institution }) => institution),
    logins: logins.map(({ institution, username, accounts }) => {
      const keys = new Set(accounts.map(({ key }) => key));
      return { institution, username, accounts, history: inMemoryHistory(books.entriesOf(keys)) };
    }),
  };
}

function income(books: Books, day: Day, dayNumber: number, random: Random) {
  for (const { accountKey, name, cents, weekParity } of salaries) {
    if (weekday(day) !== 5 || Math.floor(dayNumber / 7) % 2 !== weekParity) continue;
    books.book(day, { accountKey, name, cents: -cents, category: 'INCOME_WAGES' });
  }
  if (dayOfMonth(day) === 8) {
    books.book(day, {
      accountKey: 'spree-giro',
      name: 'HONORAR VERLAG AM UFER',
      cents: -random.between(98000, 164000),
      category: 'INCOME_OTHER_INCOME',
    });
  }
  if (dayOfMonth(day) === 13) {
    books.book(day, {
      accountKey: 'spree-pounds',
      name: 'INVOICE THAMES STUDIO LTD',
      cents: -random.between(31000, 58000),
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

function standingOrders(books: Books, day: Day, random: Random) {
  for (const bill of bills) {
    const spread = random.between(-(bill.spread ?? 0), bill.spread ?? 0);
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

function daily(books: Books, day: Day, away: boolean, random: Random) {
  for (const { accountKey, kind, perWeek } of habits) {
    const weekend = weekday(day) === 0 || weekday(day) === 6;
    const probability = (perWeek / 7) * (weekend ? 1.25 : 0.9);
    for (let left = probability; left > 0; left--) {
      const isMade = random.chance(Math.min(left, 1));
      const merchant = random.pick(merchantsOf(kind));
      const cents = random.between(merchant.low, merchant.high);
      const refund = random.chance(0.05) && (kind === 'shopping' || kind === 'berlin');
      const [tipShare, lagDays] = [random.between(15, 22), random.between(1, 2)];
      if (!isMade || (away && accountKey.startsWith('harbor') && merchant.channel === 'in store')) continue;
      const lag = merchant.channel === 'other' ? 0 : lagDays;
      const tipCents = kind === 'restaurant' ? Math.round((cents * tipShare) / 100) : 0;
      books.purchase(day, accountKey, merchant, cents, { lagDays: lag, tipCents });
      if (refund) books.refund(addDays(day, random.between(4, 12)), accountKey, merchant, cents);
    }
  }
  for (const accountKey of ['harbor-checking', 'lonestar-checking', 'spree-giro']) {
    if (!random.chance(0.07)) continue;
    const cents = random.pick([4000, 6000, 10000, 20000]);
    books.book(day, {
      accountKey,
      cents,
      name: accountKey === 'spree-giro' ? 'BARGELDAUSZAHLUNG' : 'ATM WITHDRAWAL 004821',
      category: 'TRANSFER_OUT_WITHDRAWAL',
      channel: 'in store',
    });
    if (random.chance(0.3))
      books.book(day, {
        accountKey,
        cents: 350,
        name: 'NON-NETWORK ATM FEE',
        category: 'BANK_FEES_ATM_FEES',
      });
  }
}

function travel(books: Books, day: Day, trip: (typeof trips)[number], random: Random) {
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
  for (let visits = random.between(1, 3); visits > 0; visits--) {
    const merchant = random.pick(merchantsOf(trip.kind));
    abroad(merchant, random.between(merchant.low, merchant.high), random.between(1, 3));
  }
}

function feesAndInterest(books: Books, day: Day, random: Random) {
  const lateFee = random.chance(0.006);
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
