import type { Day } from '../calendar.ts';
import type { Decimal } from '../decimal.ts';

/**
 * The institution's data, independent of any provider's format. An *entry* is one movement on an account, and the
 * institution identifies it by its *key*. A card purchase is first a *pending* entry and later a *posted* one with
 * a key of its own, which may name the pending one. Amounts are positive when money leaves the account's owner:
 * a purchase is positive, a salary negative.
 */
export interface Entry {
  key: string;
  accountKey: string;
  amount: Decimal;
  currency: string;
  /** The day it posted, or for a pending entry the day it was made. */
  date: Day;
  /** An RFC 3339 timestamp; null if the institution has no time of day. */
  datetime: string | null;
  authorizedDate: Day | null;
  authorizedDatetime: string | null;
  /** The text on the statement. */
  name: string;
  merchantName: string | null;
  /** Plaid's detailed personal finance category; null if unknown. */
  category: string | null;
  channel: 'in store' | 'online' | 'other';
  pending: boolean;
  /** The key of the pending entry that this posted one replaces; null if there was none. */
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
  /** The balance before the first entry. Money owed is positive on credit and loan accounts. */
  openingBalance: Decimal;
  limit: Decimal | null;
  /** Balances that the institution reports regardless of its entries: null is unknown, absent is computed. */
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
  /** Whether it records the time of day of a purchase. */
  keepsTimes: boolean;
  /** Whether its accounts have an id that never changes and is the same in every login. */
  hasPersistentIds?: boolean;
}

/** A person's login at an institution with its accounts and history. */
export interface Login {
  institution: Institution;
  username: string;
  accounts: Account[];
  history: History;
}

/** A login's entries in booking order. A large history generates them on demand. */
export interface History {
  readonly size: number;
  at(index: number): Entry;
  indexOf(key: string): number | null;
  /** Returns the sums of the entries by account, in units of `decimal.ts`; empty for a bulk history. */
  sums(): Map<string, { posted: bigint; pending: bigint }>;
}
