/** Random movements of one account: mostly spending, some income. */
import type { Random } from '../../../support/random.ts';
import type { WordKey } from '../words/language.ts';
import { dayOf, type Instant } from './dates.ts';
import { type Market, minorDigits } from './markets.ts';

export type Kind =
  | 'purchase'
  | 'cash'
  | 'bill'
  | 'transferOut'
  | 'fee'
  | 'transferIn'
  | 'salary'
  | 'refund'
  | 'interest';

export interface Movement {
  booked: Instant;
  /** The day of the transaction itself, for files that have both. */
  made: Instant;
  value: Instant;
  kind: Kind;
  /** In the currency's smallest unit; positive is money out, as in the API. */
  amount: number;
  /** Null where the bank itself is the other side. */
  payee: string | null;
  memo: string;
  type: string;
  reference: string;
  iban: string;
  category: string;
  /** What was paid in another currency; null for most. */
  foreign: { currency: string; amount: number } | null;
  status: 'booked' | 'pending' | 'declined';
}

export interface Ledger {
  currency: string;
  digits: number;
  movements: Movement[];
  /** Before the first movement. */
  opening: number;
  holder: string;
  ownIban: string;
}

export type LedgerShape = 'one row' | 'one sign' | 'low days' | 'any';

interface Size {
  /** Days from the first to the last movement. */
  span: number;
  rows: number;
}

const OUT: Kind[] = [
  ...Array<Kind>(11).fill('purchase'),
  ...Array<Kind>(3).fill('bill'),
  'cash',
  'cash',
  'transferOut',
  'transferOut',
  'fee',
];
const IN: Kind[] = ['salary', 'transferIn', 'transferIn', 'refund', 'refund', 'interest'];
/** A card is paid back by transfers, and has no salary. */
const CARD_OUT: Kind[] = [...Array<Kind>(14).fill('purchase'), 'bill', 'cash', 'fee'];
const CARD_IN: Kind[] = ['transferIn', 'refund'];
/** A typical amount in dollars. */
const TYPICAL: Record<Kind, number> = {
  purchase: 30,
  cash: 80,
  bill: 90,
  transferOut: 200,
  fee: 4,
  transferIn: 150,
  salary: 2800,
  refund: 25,
  interest: 3,
};
const PARTIES: Record<Kind, WordKey | null> = {
  purchase: 'shops',
  cash: null,
  bill: 'billers',
  transferOut: 'people',
  fee: null,
  transferIn: 'people',
  salary: 'employers',
  refund: 'shops',
  interest: null,
};
/** What a dollar is worth in the currencies of travellers. */
const FOREIGN = { USD: 1, EUR: 0.9, GBP: 0.8, CHF: 0.95, JPY: 150, SEK: 10, THB: 35 };

export function makeLedger(random: Random, market: Market, shape: LedgerShape, isCard: boolean): Ledger {
  const { currency, language } = market;
  const digits = minorDigits(currency);
  const size = chooseSize(random, shape);
  const last = dayOf('2019-01-31') + random.between(0, 6 * 365);
  const sign = shape === 'one sign' ? (random.happens(0.8) ? 'out' : 'in') : 'both';
  const days = chooseDays(random, last, size, shape);
  const movements = days.map((day) => {
    const isIn = sign === 'both' ? random.happens(0.22) : sign === 'in';
    const kinds = isCard ? (isIn ? CARD_IN : CARD_OUT) : isIn ? IN : OUT;
    return makeMovement(random, market, digits, day, random.pick(kinds));
  });
  movements.sort(
    (left, right) => left.booked.day - right.booked.day || left.booked.minute - right.booked.minute,
  );
  // Two equal coffees on one day are two movements.
  const [first] = movements;
  if (first && movements.length > 4 && random.happens(0.08)) movements.splice(1, 0, { ...first });
  return {
    currency,
    digits,
    movements,
    opening: Math.round(random.between(200, 9000) * market.scale) * 10 ** digits + random.between(0, 99),
    holder: random.pick(language.words.people),
    ownIban: makeIban(random, market),
  };
}

function chooseSize(random: Random, shape: LedgerShape): Size {
  if (shape === 'one row') return { span: 0, rows: 1 };
  const rows = random.happens(0.1) ? random.between(2, 5) : random.between(6, 60);
  return { rows, span: random.between(Math.ceil(rows / 4), 60) };
}

/** The days in order. `low days` are all before the 13th of their month. */
function chooseDays(random: Random, last: number, { span, rows }: Size, shape: LedgerShape): number[] {
  const days = Array.from({ length: rows }, () => last - random.between(0, span));
  if (shape === 'low days') {
    for (const [index, day] of days.entries()) {
      const date = new Date(day * 86_400_000).getUTCDate();
      if (date > 12) days[index] = day - date + random.between(1, 12);
    }
  }
  return days.sort((left, right) => left - right);
}

function makeMovement(random: Random, market: Market, digits: number, day: number, kind: Kind): Movement {
  const { language, scale } = market;
  const isIn = IN.includes(kind);
  const dollars = TYPICAL[kind] * 10 ** (random.next() * 1.6 - 0.8);
  const units = dollars * scale;
  const amount = Math.max(1, roundAmount(random, units * 10 ** digits, kind, digits));
  const booked = { day, minute: random.between(6 * 60, 22 * 60) };
  const parties = PARTIES[kind];
  const [currency, rate] = random.pick(Object.entries(FOREIGN));
  const isForeign = kind === 'purchase' && currency !== market.currency && random.happens(0.25);
  return {
    booked,
    made: { ...booked, day: day - (random.happens(0.5) ? random.between(0, 3) : 0) },
    value: { ...booked, day: day + (random.happens(0.3) ? random.between(0, 2) : 0) },
    kind,
    amount: isIn ? -amount : amount,
    payee: parties && random.pick(language.words[parties]),
    memo: random.happens(0.7) ? random.pick(language.words.memos) : '',
    type: random.pick(language.words[kind]),
    reference: makeReference(random),
    iban: makeIban(random, market),
    category: random.pick(language.words.categories),
    foreign: isForeign ? { currency, amount: exchange(random, dollars * rate, currency) } : null,
    status: 'booked',
  };
}

/** In the smallest unit; the rate of the day differs a little. */
function exchange(random: Random, units: number, currency: string): number {
  const ofTheDay = 1 + random.between(-30, 30) / 1000;
  return Math.max(1, Math.round(units * ofTheDay * 10 ** minorDigits(currency)));
}

/** Cash and rent come in round sums. */
function roundAmount(random: Random, minor: number, kind: Kind, digits: number): number {
  const isRound = kind === 'cash' || ((kind === 'bill' || kind === 'transferOut') && random.happens(0.4));
  const unit = 10 ** digits * (isRound ? 10 : 1);
  return isRound ? Math.max(unit, Math.round(minor / unit) * unit) : Math.round(minor);
}

function makeReference(random: Random): string {
  const digits = () => String(random.between(10_000, 99_999));
  return random.pick([
    () => `${digits()}${digits()}`,
    () => `TX${digits()}`,
    () => digits(),
    () => `${digits()}-${digits()}`,
    () => `NOTPROVIDED`,
  ])();
}

function makeIban(random: Random, market: Market): string {
  const country = market.name.slice(0, 2);
  const digits = Array.from({ length: 18 }, () => random.between(0, 9)).join('');
  return random.happens(0.5) ? `${country}${digits}` : digits.slice(0, random.between(8, 12));
}
