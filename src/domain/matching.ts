/**
 * Finds the pending transaction that a posted one took over from, where the provider gives no link. It is
 * better to leave two rows than to join two purchases: only an unambiguous best match counts.
 */

export interface Comparable {
  /** A decimal, positive is money out. */
  amount: string;
  isoCurrencyCode: string | null;
  date: string;
  name: string;
  merchantName: string | null;
}

/** A purchase may post a day before the day it was pending on (time zones), and up to ten days after. */
const EARLIEST_DAYS = -1;
const LATEST_DAYS = 10;
/** A tip adds up to this part of the pending amount. */
const TIP_NUMERATOR = 130n;
const TIP_DENOMINATOR = 100n;
/** Below this the names speak of different places. */
const LEAST_SIMILARITY = 0.4;
/** Two candidates closer than this are a tie. One day nearer counts 0.05 and decides, so a bit less than that. */
const TIE = 0.049;
const MS_PER_DAY = 86_400_000;

/** Returns the index of the one candidate that matches best, or null if none does or several do. */
export function findPendingMatch(posted: Comparable, candidates: readonly Comparable[]): number | null {
  const scored = candidates
    .map((candidate, index) => ({ index, score: matchScore(posted, candidate) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best) return null;
  return second && best.score - second.score < TIE ? null : best.index;
}

/** 0 when the pair cannot be the same purchase, else up to 3: amount, name and date count one each. */
export function matchScore(posted: Comparable, pending: Comparable): number {
  if (posted.isoCurrencyCode !== pending.isoCurrencyCode) return 0;
  const amount = amountScore(posted.amount, pending.amount);
  const days = daysBetween(pending.date, posted.date);
  if (amount === 0 || days < EARLIEST_DAYS || days > LATEST_DAYS) return 0;
  const similarity = nameSimilarity(posted, pending);
  if (similarity < LEAST_SIMILARITY) return 0;
  return amount + similarity + 1 - Math.abs(days) / (2 * LATEST_DAYS);
}

/** 1 for the same amount, less for one with a tip, 0 for anything else. */
function amountScore(postedText: string, pendingText: string): number {
  const scale = Math.max(decimals(postedText), decimals(pendingText));
  const posted = scaled(postedText, scale);
  const pending = scaled(pendingText, scale);
  if (posted === pending) return 1;
  const isTip = pending > 0n && posted > pending && posted * TIP_DENOMINATOR <= pending * TIP_NUMERATOR;
  return isTip ? 0.5 : 0;
}

const decimals = (amount: string): number => amount.split('.')[1]?.length ?? 0;

function scaled(amount: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

function nameSimilarity(a: Comparable, b: Comparable): number {
  const names = (side: Comparable) =>
    [side.name, side.merchantName].flatMap((name) => (name ? fold(name) : []));
  return Math.max(0, ...names(a).flatMap((left) => names(b).map((right) => diceCoefficient(left, right))));
}

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Sørensen–Dice over pairs of letters: 1 for equal names, 0 for names without a pair in common. */
function diceCoefficient(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const left = pairs(a);
  const right = pairs(b);
  if (left.length === 0 || right.length === 0) return 0;
  const unmatched = new Map<string, number>();
  for (const pair of right) unmatched.set(pair, (unmatched.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of left) {
    const count = unmatched.get(pair) ?? 0;
    if (count > 0) {
      shared += 1;
      unmatched.set(pair, count - 1);
    }
  }
  return (2 * shared) / (left.length + right.length);
}
