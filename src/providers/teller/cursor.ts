import { daysBefore, daysBetween } from '../../domain/days.ts';

/**
 * Teller has no cursors. It lists transactions newest first, and changes are found by reading the last days again. Our
 * cursor records for each account what has been read and when. An account that is not in it is new, and is read from
 * its beginning.
 */

export interface AccountCursor {
  /** The day up to which it has been read. */
  readUpTo: string;
  /** The first day that was ever read. */
  since: string;
  /** When the last 90 days, and when all days since the first, were last read. */
  recentReadOn: string;
  allReadOn: string;
}

export type TellerCursor = Record<string, AccountCursor>;

const FIRST_DAYS = 730;
/** A pending transaction posts, or an institution books late, within this time. */
const OVERLAP_DAYS = 10;
/** Corrections that arrive later are found within a week, and older ones within a quarter. */
const RECENT_DAYS = 90;
const RECENT_EVERY_DAYS = 7;
const ALL_EVERY_DAYS = 91;

export interface Reading {
  /** Pages are fetched until they reach back to before this day, so that every pending transaction is seen. */
  from: string;
  /**
   * The days from this one on are complete even where the list ends later. Of older days nobody knows whether the
   * institution has nothing there, or reaches back no further: a new login may be given less history than the last.
   */
  certainFrom: string;
  /** What is older than this day is not kept: the account's history begins here. */
  since: string;
  kind: 'overlap' | 'recent' | 'all';
}

/** How far back an account is read today, given the day of its oldest pending transaction that is stored. */
export function planReading(
  cursor: AccountCursor | undefined,
  oldestPending: string | undefined,
  today: string,
): Reading {
  const certainFrom = daysBefore(cursor?.readUpTo ?? today, OVERLAP_DAYS);
  const overlap = earliest(certainFrom, oldestPending ? daysBefore(oldestPending, 1) : certainFrom);
  const since = earliest(overlap, cursor?.since ?? daysBefore(today, FIRST_DAYS));
  if (!cursor || daysBetween(cursor.allReadOn, today) >= ALL_EVERY_DAYS)
    return { from: since, certainFrom, since, kind: 'all' };
  if (daysBetween(cursor.recentReadOn, today) >= RECENT_EVERY_DAYS)
    return {
      from: earliest(overlap, daysBefore(today, RECENT_DAYS)),
      certainFrom,
      since,
      kind: 'recent',
    };
  return { from: overlap, certainFrom, since, kind: 'overlap' };
}

/** Returns the cursor of an account after a reading. */
export function afterReading(
  cursor: AccountCursor | undefined,
  { kind, since }: Reading,
  today: string,
): AccountCursor {
  return {
    readUpTo: today,
    since,
    recentReadOn: kind === 'overlap' ? (cursor?.recentReadOn ?? today) : today,
    allReadOn: kind === 'all' ? today : (cursor?.allReadOn ?? today),
  };
}

/** Only this provider has ever written a cursor of Teller's; earlier ones held the day of the last reading alone. */
export function parseCursor(text: string | null): TellerCursor {
  if (text === null) return {};
  const parsed: Record<string, string | AccountCursor> = JSON.parse(text);
  return Object.fromEntries(
    Object.entries(parsed).map(([account, read]) => [
      account,
      typeof read === 'string' ? fromDay(read) : read,
    ]),
  );
}

function fromDay(readUpTo: string): AccountCursor {
  const since = daysBefore(readUpTo, FIRST_DAYS);
  return { readUpTo, since, recentReadOn: since, allReadOn: since };
}

export const earliest = (a: string, b: string): string => (a < b ? a : b);

export const latest = (a: string, b: string): string => (a > b ? a : b);
