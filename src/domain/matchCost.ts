import { daysBetween } from './days.ts';
import { normalizeDecimal, toCommonUnit } from './decimal.ts';
import { foldName, nameSimilarity } from './nameSimilarity.ts';
import { isHolding, isTipped } from './purchasePlaces.ts';

/**
 * Whether a stored row and a row that the bank lists under an id we do not know may be one transaction, and how
 * far apart they are. All costs are integers; a pair that costs UNMATCHED or more is impossible.
 */

/** What a stored row and a listed row have in common. */
export interface Purchase {
  /** A decimal, positive is money out. */
  amount: string;
  currency: string | null;
  date: string;
  name: string;
  merchantName: string | null;
  categoryDetailed: string | null;
  pending: boolean;
}

/** A stored row whose id the bank no longer lists. */
export interface Unlisted extends Purchase {
  isEdited: boolean;
  isDeletedByUser: boolean;
  /** The day on which a listing first left it out, null if that is today's. */
  removedOn: string | null;
}

/** A purchase with what is compared again and again. */
export type Prepared<T extends Purchase> = T & {
  plainAmount: string;
  foldedName: string;
  foldedMerchant: string | null;
};

export function prepare<T extends Purchase>(purchase: T): Prepared<T> {
  const { amount, name, merchantName } = purchase;
  return {
    ...purchase,
    plainAmount: normalizeDecimal(amount),
    foldedName: foldName(name),
    foldedMerchant: merchantName ? foldName(merchantName) : null,
  };
}

/** What it costs to take a listed row for a new one. Two poor matches never outbid one that is exact. */
export const UNMATCHED = 2000;

/** A purchase may post a day before the day it was pending on, by time zones, and up to ten days after. */
export const EARLIEST_DAYS = -1;
export const LATEST_DAYS = 10;
/** A tip adds at most 30 percent. */
const TIP_NUMERATOR = 130n;
const TIP_DENOMINATOR = 100n;
/** Some pumps and hotels ask for 1.00 to see whether the card works. */
const TRIAL_AMOUNT = '1';
/** In percent: below this the names are of different places. */
const SIMILAR = 45;
/** An amount that differs needs a name that does not. */
const SAME_PLACE = 70;

const OTHER_AMOUNT = 1000;
const OTHER_NAME = 300;
/** At most 180, for the least similarity. */
const PER_PERCENT = 3;
const MAX_FOR_DAYS = 200;
/** Between any number of days and another name: of equal rows the edited one is kept, and a deleted one is last. */
const NOT_EDITED = 210;
const DELETED = 420;

export function matchCost(stored: Prepared<Unlisted>, listed: Prepared<Purchase>): number {
  if (stored.currency !== listed.currency) return UNMATCHED;
  // What has posted is not pending again.
  if (!stored.pending && listed.pending) return UNMATCHED;
  const days = daysBetween(stored.date, listed.date);
  const isSameAmount = stored.plainAmount === listed.plainAmount;
  if (isSameAmount ? !isInTime(stored, listed, days) : !isAdjusted(stored, listed, days)) return UNMATCHED;
  const isSameName = stored.foldedName === listed.foldedName;
  // A doubtful match must not hide money.
  if (stored.isDeletedByUser && !(isSameAmount && isSameName)) return UNMATCHED;
  const similarity = isSameName ? 100 : similarityOf(stored, listed);
  if (similarity < (isSameAmount ? SIMILAR : SAME_PLACE)) return UNMATCHED;
  return (
    (isSameAmount ? 0 : OTHER_AMOUNT) +
    (isSameName ? 0 : OTHER_NAME + (100 - similarity) * PER_PERCENT) +
    costOfDays(Math.abs(days)) +
    preference(stored)
  );
}

/** Each day costs more than the one before: of two purchases the earlier one posts first. */
const costOfDays = (days: number): number => Math.min(days * (10 + days), MAX_FOR_DAYS);

function preference({ isDeletedByUser, isEdited }: Unlisted): number {
  if (isDeletedByUser) return DELETED;
  return isEdited ? 0 : NOT_EDITED;
}

/** For equal amounts. One that is pending again under a new id is pending on the same day. */
function isInTime(stored: Prepared<Unlisted>, listed: Purchase, days: number): boolean {
  if (listed.pending) return days === 0 && stored.foldedName === foldName(listed.name);
  return days >= EARLIEST_DAYS && days <= latestDays(stored, listed);
}

/** What was pending for longer than ten days is a hold: it posts when it posts. */
function latestDays(stored: Unlisted, listed: Purchase): number {
  if (!stored.pending) return LATEST_DAYS;
  const pendingDays = daysBetween(stored.date, stored.removedOn ?? listed.date);
  if (pendingDays <= LATEST_DAYS) return LATEST_DAYS;
  return stored.removedOn === null ? pendingDays : pendingDays + LATEST_DAYS;
}

/** For amounts that differ: a tip, or a hold that was an estimate. */
function isAdjusted(stored: Prepared<Unlisted>, listed: Prepared<Purchase>, days: number): boolean {
  if (!stored.pending || listed.pending || days < EARLIEST_DAYS) return false;
  // What is bought after the pending row has gone is another purchase.
  if (stored.removedOn !== null && daysBetween(stored.removedOn, listed.date) > 1) return false;
  const [held, posted] = toCommonUnit(stored.amount, listed.amount);
  if (held <= 0n || posted <= 0n) return false;
  const isTip = posted > held && posted * TIP_DENOMINATOR <= held * TIP_NUMERATOR;
  if (isTip && days <= LATEST_DAYS && (isTipped(stored) || isTipped(listed))) return true;
  const isEstimate = held > posted || stored.plainAmount === TRIAL_AMOUNT;
  return isEstimate && days <= latestDays(stored, listed) && (isHolding(stored) || isHolding(listed));
}

function similarityOf(stored: Prepared<Purchase>, listed: Prepared<Purchase>): number {
  const ours =
    stored.foldedMerchant === null ? [stored.foldedName] : [stored.foldedName, stored.foldedMerchant];
  const theirs =
    listed.foldedMerchant === null ? [listed.foldedName] : [listed.foldedName, listed.foldedMerchant];
  return Math.max(...ours.flatMap((our) => theirs.map((their) => nameSimilarity(our, their))));
}
