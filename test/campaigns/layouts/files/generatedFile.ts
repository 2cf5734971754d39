/** A file together with what is true about it. */
import type { Layout } from './layout.ts';

export interface TruthRow {
  /** The days that may be taken for the date: most files have one. */
  dates: readonly string[];
  /** As the API states amounts, positive for money out, in the smallest unit. */
  amount: number;
  /** By one of these a person recognises the row; it must occur in the name or the merchant. */
  word: string;
}

/** A row of the file that moved no money. */
export interface Decoy {
  what: 'pending row' | 'declined row' | 'balance row' | 'total row';
  amount: number;
}

/** Something that the file alone does not show. A question about it is right; a guess may be wrong. */
export type Doubt =
  | 'order of day and month'
  | 'sign'
  /** Nothing but a word such as "Purchase" beside a positive amount shows the sign. */
  | 'sign, but for words'
  | 'decimals'
  | 'columns';

export type Role =
  | 'date'
  | 'made'
  | 'time'
  | 'value'
  | 'payee'
  | 'text'
  | 'type'
  | 'reference'
  | 'iban'
  | 'ownAccount'
  | 'amount'
  | 'out'
  | 'in'
  | 'gross'
  | 'fee'
  | 'balance'
  | 'currency'
  | 'direction'
  | 'status'
  | 'category'
  | 'original'
  | 'originalCurrency'
  | 'empty';

/** The two ways in which a parameter can name a column. */
export interface ColumnName {
  /** Null without a header, or with one that other columns have too. */
  header: string | null;
  /** Counted from 1. */
  number: string;
}

export interface Truth {
  rows: readonly TruthRow[];
  decoys: readonly Decoy[];
  digits: number;
  currency: string;
  isCurrencyStated: boolean;
  doubts: readonly Doubt[];
  /** Where the column of each role is. */
  columns: ReadonlyMap<Role, ColumnName>;
  /** What a positive amount means, where one column holds all amounts and nothing but the sign differs. */
  positiveIs: 'debit' | 'credit' | null;
  /** What the direction column prints for money out, and the status column for movements. */
  debitWord: string | null;
  bookedWord: string | null;
}

export interface GeneratedFile {
  seed: number;
  layout: Layout;
  text: string;
  /** How many lines come before the table. */
  linesBefore: number;
  bytes: Uint8Array;
  truth: Truth;
}
