import type { Day } from '../calendar.ts';
import type { Decimal } from '../decimal.ts';

/**
 * What an institution has on its books, in nobody's wire format.
 *
 * Words: an *entry* is one movement on an account; its *key* names it for the institution. A purchase on a card
 * is first a *pending* entry and later a *posted* one with a key of its own, which may name the pending one.
 * Amounts are positive when money leaves the account's owner: a purchase is positive, a salary negative.
 */
export interface Entry {
  key: string;
  accountKey: string;
  amount: Decimal;
  currency: string;
  /** The day it posted; of a pending entry the day it was made. */
  date: Day;
  /** RFC 3339, where the institution keeps the time of day. */
  datetime: string | null;
  authorizedDate: Day | null;
  authorizedDatetime: string | null;
  /** The line on the statement. */
  name: string;
  merchantName: string | null;
  /** Plaid's detailed personal finance category; null where enrichment knew nothing. */
  category: string | null;
  channel: 'in store' | 'online' | 'other';
  pending: boolean;
  /** The pending entry this posted one replaces, where the institution saw it. */
  pendingKey: string | null;
}

export interface Account {
  key: string;
  name: string;
  officialName: string | null;
  type: 'depository' | 'credit' | 'loan' | 'investment' | 'other';
  subtype: string | null;
  mask: string | null;
  currency: string;
  /** Before the first entry; money owed is positive on credit and loan accounts. */
  openingBalance: Decimal;
  limit: Decimal | null;
  /** Balances the institution states whatever its entries say: null is unknown, absent is computed. */
  stated?: { current?: Decimal | null; available?: Decimal | null; limit?: Decimal | null };
  closed?: boolean;
}

export interface Institution {
  id: string;
  name: string;
  country: 'US' | 'GB' | 'DE';
  url: string;
  color: string;
  provider: 'plaid' | 'teller';
  /** Whether it keeps the time of day of a purchase. */
  keepsTimes: boolean;
  /** Whether its accounts have an id for life, the same in every login. */
  hasPersistentIds?: boolean;
}

/** One person's login at one institution, with all that is behind it. */
export interface Login {
  institution: Institution;
  username: string;
  accounts: Account[];
  history: History;
}

/** A login's entries in the order they were booked; large ones are made on demand and never all held. */
export interface History {
  readonly size: number;
  at(index: number): Entry;
  indexOf(key: string): number | null;
  /** Sums of the entries by account, where they are worth computing. */
  sums(): Map<string, { posted: bigint; pending: bigint }>;
}
