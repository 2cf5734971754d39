import type { Institution, Login } from '../bank/entry.ts';
import { inMemoryHistory } from '../bank/inMemoryHistory.ts';
import { addDays, type Day, dayOfMonth, daysBetween, monthStart, weekday } from '../calendar.ts';
import { createRandom, type Random } from '../deterministic.ts';
import { Books } from './books.ts';
import {
  bills,
  biweeklySalary,
  habits,
  monthlySalary,
  surprises,
  type Trip,
  trips,
  yearly,
} from './budget.ts';
import { type Merchant, merchantsOf } from './merchants.ts';
import { logins } from './people.ts';

/**
 * Generates a household day by day, from `historyStart` until today. The random numbers
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
  /** The first day of the history. The default is `historyStart(today)`. */
  from?: Day;
  seed?: string;
}

/** The first of the month 24 months ago. A first sync asks Teller only for the last 730 days. */
export const historyStart = (today: Day): Day => monthStart(today, 24);

export function generateHousehold({ today, from, seed = 'breadbox' }: HouseholdOptions): Household {
  const start = from ?? historyStart(today);
  const books = new Books(today);
  for (let day = start; day <= today; day = addDays(day, 1)) {
    const random = createRandom(seed, day);
    const trip = trips.find((each) => isDuring(each, day));
    const month = monthsBetween(start, day);
    income(books, day, { month, dayNumber: daysBetween(start, day) });
    standingOrders(books, day, month, random);
    onceOnly(books, day, month);
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

const monthsBetween = (from: Day, to: Day): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

function isDuring({ from, to, years }: Trip, day: Day): boolean {
  const parity = Number(day.slice(0, 4)) % 2 === 1 ? 'odd' : 'even';
  return day.slice(5) >= from && day.slice(5) <= to && (years === 'all' || years === parity);
}

function income(books: Books, day: Day, { month, dayNumber }: { month: number; dayNumber: number }) {
  const pay = ({ accountKey, name, cents, raise }: typeof monthlySalary) =>
    books.book(day, {
      accountKey,
      name,
      cents: -(month >= raise.month ? raise.cents : cents),
      category: 'INCOME_WAGES',
    });
  if (weekday(day) === 5 && Math.floor(dayNumber / 7) % 2 === 0) pay(biweeklySalary);
  if (dayOfMonth(day) === 25) pay(monthlySalary);
}

function standingOrders(books: Books, day: Day, month: number, random: Random) {
  for (const { spread = 0, change, endMonth, ...bill } of bills) {
    const variation = random.between(-spread, spread);
    if (bill.day !== dayOfMonth(day) || month >= (endMonth ?? month + 1)) continue;
    const cents = change && month >= change.month ? change.cents : bill.cents;
    const lagDays = bill.accountKey.endsWith('card') ? 1 : 0;
    books.book(day, { ...bill, cents: cents + variation, lagDays });
  }
  switch (dayOfMonth(day)) {
    case 2:
      books.payShare(day, 'lonestar-checking', 'harbor-checking', 82500);
      break;
    case 4:
      books.payLoan(day, 'lonestar-checking', 'summit-mortgage', 102000);
      break;
    case 10:
      books.payCard(day, 'harbor-checking', 'harbor-card');
      break;
    case 14:
      books.payCard(day, 'lonestar-checking', 'lonestar-card');
      break;
    case 16:
      books.transfer(day, 'harbor-checking', 'harbor-savings', 25000);
      break;
    case 17:
      books.payLoan(day, 'lonestar-checking', 'summit-loan', 28500);
      break;
    case 23:
      books.transfer(day, 'lonestar-checking', 'summit-brokerage', 30000);
      break;
    case 26:
      books.sweep(day, 'harbor-checking', 'harbor-savings', 300000);
      books.sweep(day, 'lonestar-checking', 'harbor-savings', 300000);
      break;
  }
}

function onceOnly(books: Books, day: Day, month: number) {
  for (const { on, ...movement } of yearly) if (day.slice(5) === on) books.book(day, movement);
  for (const { month: inMonth, day: onDay, ...movement } of surprises) {
    if (inMonth !== month || onDay !== dayOfMonth(day)) continue;
    books.book(day, { ...movement, channel: 'in store', lagDays: 1 });
  }
}

function daily(books: Books, day: Day, away: boolean, random: Random) {
  for (const { accountKey, kind, perWeek } of habits) {
    const weekend = weekday(day) === 0 || weekday(day) === 6;
    const probability = (perWeek / 7) * (weekend ? 1.25 : 0.9);
    for (let left = probability; left > 0; left--) {
      const isMade = random.chance(Math.min(left, 1));
      const merchant = random.pick(merchantsOf(kind));
      const cents = amountAt(merchant, random);
      const refund = random.chance(0.05) && (kind === 'shopping' || kind === 'berlin');
      const [tipShare, lagDays] = [random.between(15, 22), random.between(1, 2)];
      if (!isMade || (away && accountKey.startsWith('harbor') && merchant.channel === 'in store')) continue;
      const lag = merchant.channel === 'other' ? 0 : lagDays;
      const tipCents = kind === 'restaurant' ? Math.round((cents * tipShare) / 100) : 0;
      books.purchase(day, accountKey, merchant, cents, { lagDays: lag, tipCents });
      if (refund) books.refund(addDays(day, random.between(4, 12)), accountKey, merchant, cents);
    }
  }
  for (const accountKey of ['harbor-checking', 'lonestar-checking']) {
    if (!random.chance(0.03)) continue;
    const cents = random.pick([2000, 4000, 6000, 10000]);
    books.book(day, {
      accountKey,
      cents,
      name: 'ATM WITHDRAWAL',
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

/** Most purchases are small ones. */
const amountAt = ({ low, high }: Merchant, random: Random): number =>
  Math.round(low + (high - low) * random.next() ** 3.2);

function travel(books: Books, day: Day, trip: Trip, random: Random) {
  const onCard = (name: string, merchantName: string, cents: number, category: string) =>
    books.book(day, {
      accountKey: 'harbor-card',
      cents,
      name,
      merchantName,
      category,
      channel: 'online',
      lagDays: 2,
    });
  if (day.slice(5) === trip.from) {
    if (trip.flight > 0) onCard('UNITED 0162378112904', 'United Airlines', trip.flight, 'TRAVEL_FLIGHTS');
    if (trip.lodging > 0) onCard('BOOKING.COM HOTEL', 'Booking.com', trip.lodging, 'TRAVEL_LODGING');
  }
  for (let visits = random.between(1, 3); visits > 0; visits--) {
    const merchant = random.pick(trip.kinds.flatMap(merchantsOf));
    const cents = amountAt(merchant, random);
    const lagDays = random.between(1, 3);
    books.purchase(day, trip.accountKey, merchant, cents, { lagDays, tipCents: 0 });
    if (trip.accountKey !== 'harbor-card') continue;
    books.book(day, {
      accountKey: trip.accountKey,
      cents: Math.round(cents * 0.03),
      name: 'FOREIGN TRANSACTION FEE',
      category: 'BANK_FEES_FOREIGN_TRANSACTION_FEES',
      lagDays,
    });
  }
}

function feesAndInterest(books: Books, day: Day, random: Random) {
  if (random.chance(0.002)) {
    books.book(day, {
      accountKey: 'lonestar-card',
      cents: 2900,
      name: 'LATE PAYMENT FEE',
      category: 'BANK_FEES_OTHER_BANK_FEES',
    });
  }
  if (dayOfMonth(addDays(day, 1)) !== 1) return;
  const monthly = (accountKey: string, perMille: number) =>
    Math.round((books.cents(accountKey) * perMille) / 12_000);
  books.book(day, {
    accountKey: 'harbor-savings',
    cents: -monthly('harbor-savings', 41),
    name: 'INTEREST PAYMENT',
    category: 'INCOME_INTEREST_EARNED',
  });
  if (Number(day.slice(5, 7)) % 3 === 0) {
    books.book(day, {
      accountKey: 'summit-brokerage',
      cents: -3 * monthly('summit-brokerage', 18),
      name: 'DIVIDEND REINVESTED',
      category: 'INCOME_DIVIDENDS',
    });
  }
  for (const [accountKey, perMille] of [
    ['summit-loan', 52],
    ['summit-mortgage', 39],
  ] as const) {
    books.book(day, {
      accountKey,
      cents: monthly(accountKey, perMille),
      name: 'INTEREST ACCRUED',
      category: 'BANK_FEES_INTEREST_CHARGE',
    });
  }
}
