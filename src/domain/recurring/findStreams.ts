import { createHash } from 'node:crypto';
import { daysBetween } from '../days.ts';
import { normalizeDecimal } from '../decimal.ts';
import { foldName } from '../nameSimilarity.ts';
import { type Cadence, findCadence, findNextDay } from './cadence.ts';

/**
 * Finds what comes again: transactions of one account, currency, direction and merchant at regular distances. A
 * merchant with several subscriptions has a stream for each amount.
 */

export interface Occurrence {
  accountId: string;
  isoCurrencyCode: string | null;
  unofficialCurrencyCode: string | null;
  /** The merchant, or else the name. */
  label: string;
  date: string;
  /** A decimal. Positive is money out. */
  amount: string;
  categorySlug: string;
}

export interface Stream {
  id: string;
  accountId: string;
  isoCurrencyCode: string | null;
  unofficialCurrencyCode: string | null;
  name: string;
  categorySlug: string;
  cadence: Cadence;
  isActive: boolean;
  count: number;
  firstDay: string;
  lastDay: string;
  lastAmount: string;
  hasFixedAmount: boolean;
  /** Null when it has ended. */
  next: { day: string; amount: string } | null;
  priceChanges: { day: string; from: string; to: string }[];
}

/** Of an occurrence that is late, it is not known yet that it will not come. */
const GRACE: Record<Cadence, number> = { weekly: 5, biweekly: 7, monthly: 12, quarterly: 21, yearly: 45 };

/** By their next day, those that have ended last. */
export function findStreams(occurrences: readonly Occurrence[], today: string): Stream[] {
  const streams: Stream[] = [];
  const merchants = new Map<string, string>();
  const keyOf = (row: Occurrence): string => {
    const merchant = merchants.get(row.label) ?? toMerchant(row.label);
    merchants.set(row.label, merchant);
    const direction = row.amount.startsWith('-') ? 'in' : 'out';
    return [row.accountId, row.isoCurrencyCode, row.unofficialCurrencyCode, direction, merchant].join('\n');
  };
  for (const [key, group] of groupBy(occurrences, keyOf)) {
    const whole = toStream(key, group, today);
    if (whole) {
      streams.push(whole);
      continue;
    }
    const byAmount = groupBy(group, ({ amount }) => normalizeDecimal(amount));
    for (const [amount, equal] of byAmount) {
      const stream = equal.length < group.length ? toStream(`${key}\n${amount}`, equal, today) : null;
      if (stream) streams.push(stream);
    }
  }
  return streams.sort((a, b) => compare(positionOf(a), positionOf(b)));
}

/** The place of a stream in their order. */
export const positionOf = ({ id, next }: Stream): string => `${next?.day ?? '~'} ${id}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Numbers differ from month to month: invoices, dates and branches. */
function toMerchant(label: string): string {
  const folded = foldName(label);
  const words = folded.split(' ').filter((word) => !/\d/.test(word));
  return words.length > 0 ? words.join(' ') : folded;
}

function groupBy(
  rows: readonly Occurrence[],
  keyOfRow: (row: Occurrence) => string,
): Map<string, Occurrence[]> {
  const groups = new Map<string, Occurrence[]>();
  for (const row of rows) {
    const key = keyOfRow(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function toStream(key: string, group: readonly Occurrence[], today: string): Stream | null {
  if (group.length < 2) return null;
  const rows = [...group].sort((a, b) => compare(a.date, b.date) || compare(a.amount, b.amount));
  const days = rows.map(({ date }) => date);
  const [first, last] = [rows[0], rows.at(-1)];
  const period = findCadence(days);
  if (!period || !first || !last) return null;
  const amounts = rows.map(({ amount }) => normalizeDecimal(amount));
  const priceChanges = findPriceChanges(rows, amounts);
  // More changes than this are a bill by consumption, not a price.
  const hasFixedAmount = priceChanges.length <= Math.max(1, Math.floor(rows.length / 4));
  if (!hasFixedAmount && rows.length < 4) return null;
  const nextDay = findNextDay(days, period);
  const isActive = daysBetween(nextDay, today) <= GRACE[period.cadence];
  return {
    id: toId(key),
    accountId: last.accountId,
    isoCurrencyCode: last.isoCurrencyCode,
    unofficialCurrencyCode: last.unofficialCurrencyCode,
    name: last.label,
    categorySlug: last.categorySlug,
    cadence: period.cadence,
    isActive,
    count: rows.length,
    firstDay: first.date,
    lastDay: last.date,
    lastAmount: last.amount,
    hasFixedAmount,
    next: isActive ? { day: nextDay, amount: hasFixedAmount ? last.amount : middleOf(rows.slice(-3)) } : null,
    priceChanges: hasFixedAmount ? priceChanges : [],
  };
}

function findPriceChanges(rows: readonly Occurrence[], amounts: readonly string[]): Stream['priceChanges'] {
  return rows.flatMap((row, at) => {
    const before = rows[at - 1];
    if (!before || amounts[at] === amounts[at - 1]) return [];
    return [{ day: row.date, from: before.amount, to: row.amount }];
  });
}

/** The middle one of the amounts: one that was really paid. */
function middleOf(rows: readonly Occurrence[]): string {
  const sorted = rows.map(({ amount }) => amount).sort((a, b) => Number(a) - Number(b));
  return sorted[Math.floor(sorted.length / 2)] ?? '0';
}

/** The same for as long as account, currency, direction and merchant are: a UUID of version 8. */
function toId(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
