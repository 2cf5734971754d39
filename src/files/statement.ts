import type { AccountType, Decimal } from '../providers/provider.ts';

/**
 * What the readers of OFX, QIF, CAMT and MT940 make of a file: a sequence of events, in the order of the file, so
 * that nobody holds all of it. A *statement* is one account's part of a file; everything up to the next statement
 * event belongs to it.
 *
 * Amounts of rows are positive for money out, as everywhere in the ledger. Balances are positive where the bank
 * owes the money to the owner. Dates are the bank's own days.
 */
export type StatementEvent =
  | { kind: 'statement'; line: number; account: StatementAccount }
  | { kind: 'balance'; line: number; balance: StatementBalance }
  | { kind: 'row'; row: StatementRow }
  | { kind: 'skipped'; line: number; reason: string };

export interface StatementAccount {
  /** The bank's own number of the account: an IBAN if it gives one. Null if the file does not name the account. */
  number: string | null;
  /** The name that the file gives the account. */
  name: string | null;
  /** Null if the format does not say. */
  type: AccountType | null;
  institutionName: string | null;
  isoCurrencyCode: string | null;
}

export interface StatementBalance {
  kind: 'opening' | 'closing';
  amount: Decimal;
}

export interface StatementRow {
  /** The line of the file on which it begins, counted from 1. */
  line: number;
  date: string;
  /** An RFC 3339 timestamp; null if the file gives no time of day. */
  datetime: string | null;
  amount: Decimal;
  isoCurrencyCode: string | null;
  name: string;
  merchantName: string | null;
  /** Everything that the file says about the row, for telling it from others of the same day and amount. */
  description: string;
  /** The bank's own reference of the row. It may repeat. Null if there is none. */
  reference: string | null;
  pending: boolean;
  raw: unknown;
}

/** The reader of one format. */
export type StatementReader = (bytes: Buffer) => Generator<StatementEvent>;
