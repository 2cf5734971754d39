import { daysBetween } from './days.ts';
import { normalizeDecimal, toCommonUnit } from './decimal.ts';
import { foldName, nameSimilarity } from './nameSimilarity.ts';
import { isHolding, isTipped } from './purchasePlaces.ts';

/**
 * The cost of matching a stored row with a row that the bank lists under an unknown id: the lower, the more likely
 * they are the same transaction. All costs are integers; a pair that costs UNMATCHED or more is impossible.
 */

/** The fields that a stored row and a listed row share. */
export interface Purchase {
  /** A decimal; positive means money out. */
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

/** A purchase with values computed once for many comparisons. */
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

/** The cost of treating a listed row as new. It is high enough that two poor matches never beat an exact one. */
export const UNMATCHED = 2400;

/** A purchase may post one day before its pending date, because of time zones, and up to ten days after it. */
export const EARLIEST_DAYS = -1;
export const LATEST_DAYS = 10;
/** A tip adds at most 30 percent. */
const TIP_NUMERATOR = 130n;
const TIP_DENOMINATOR = 100n;
/** Some fuel pumps and hotels authorize 1.00 to check the card. */
const CARD_CHECK_AMOUNT = '1';
/** In percent. Names with a lower similarity belong to different merchants. */
const MIN_SIMILARITY = 45;
/** In percent, for pairs with different amounts. */
const MIN_SIMILARITY_OTHER_AMOUNT = 70;

const OTHER_AMOUNT = 1000;
const OTHER_NAME = 300;
/** Adds at most 165, at the minimum similarity. */
const PER_PERCENT = 3;
const MAX_FOR_DAYS = 200;
/** More than any number of days, less than another name: of equal rows an edited one is matched first, a deleted one last. */
const NOT_EDITED = 210;
const DELETED = 420;
/** More than the others: a row that the bank still had is matched before one that it had removed, edited or not. */
const REMOVED = 430;

export function matchCost(stored: Prepared<Unlisted>, listed: Prepared<Purchase>): number {
  if (stored.currency !== listed.currency) return UNMATCHED;
  // A posted transaction does not become pending again.
  if (!stored.pending && listed.pending) return UNMATCHED;
  const days = daysBetween(stored.date, listed.date);
  const isSameAmount = stored.plainAmount === listed.plainAmount;
  if (isSameAmount ? !isInTime(stored, listed, days) : !isAdjusted(stored, listed, days)) return UNMATCHED;
  const isSameName = stored.foldedName === listed.foldedName;
  // An uncertain match with a deleted row would hide money.
  if (stored.isDeletedByUser && !(isSameAmount && isSameName)) return UNMATCHED;
  const similarity = isSameName ? 100 : similarityOf(stored, listed);
  if (similarity < (isSameAmount ? MIN_SIMILARITY : MIN_SIMILARITY_OTHER_AMOUNT)) return UNMATCHED;
  return (
    (isSameAmount ? 0 : OTHER_AMOUNT) +
    (isSameName ? 0 : OTHER_NAME + (100 - similarity) * PER_PERCENT) +
    costOfDays(Math.abs(days)) +
    preference(stored)
  );
}

/** Each further day costs more, so that of two purchases the earlier one is matched first. */
const costOfDays = (days: number): number => Math.min(days * (10 + days), MAX_FOR_DAYS);

function preference({ isDeletedByUser, isEdited, removedOn }: Unlisted): number {
  const edits = isDeletedByUser ? DELETED : isEdited ? 0 : NOT_EDITED;
  return edits + (removedOn === null ? 0 : REMOVED);
}

/** For equal amounts. A pending transaction that is listed under a new id keeps its date and name. */
function isInTime(stored: Prepared<Unlisted>, listed: Purchase, days: number): boolean {
  if (listed.pending) return days === 0 && stored.foldedName === foldName(listed.name);
  return days >= EARLIEST_DAYS && days <= latestDays(stored, listed);
}

/** A transaction that was pending for more than ten days is a hold and may post at any later time. */
function latestDays(stored: Unlisted, listed: Purchase): number {
  if (!stored.pending) return LATEST_DAYS;
  const pendingDays = daysBetween(stored.date, stored.removedOn ?? listed.date);
  if (pendingDays <= LATEST_DAYS) return LATEST_DAYS;
  return stored.removedOn === null ? pendingDays : pendingDays + LATEST_DAYS;
}

/** For different amounts: whether the difference can be a tip, or the hold was an estimate. */
function isAdjusted(stored: Prepared<Unlisted>, listed: Prepared<Purchase>, days: number): boolean {
  if (!stored.pending || listed.pending || days < EARLIEST_DAYS) return false;
  // A purchase made after the pending row disappeared is another one.
  if (stored.removedOn !== null && daysBetween(stored.removedOn, listed.date) > 1) return false;
  const [held, posted] = toCommonUnit(stored.amount, listed.amount);
  if (held <= 0n || posted <= 0n) return false;
  const isTip = posted > held && posted * TIP_DENOMINATOR <= held * TIP_NUMERATOR;
  if (isTip && days <= LATEST_DAYS && (isTipped(stored) || isTipped(listed))) return true;
  const isEstimate = held > posted || stored.plainAmount === CARD_CHECK_AMOUNT;
  return isEstimate && days <= latestDays(stored, listed) && (isHolding(stored) || isHolding(listed));
}

function similarityOf(stored: Prepared<Purchase>, listed: Prepared<Purchase>): number {
  const ours =
    stored.foldedMerchant === null ? [stored.foldedName] : [stored.foldedName, stored.foldedMerchant];
  const theirs =
    listed.foldedMerchant === null ? [listed.foldedName] : [listed.foldedName, listed.foldedMerchant];
  return Math.max(...ours.flatMap((our) => theirs.map((their) => nameSimilarity(our, their))));
}
