import type { AccountType, Decimal, FeedTransaction } from '../../providers/provider.ts';
import type { Assumption } from '../assumption.ts';
import type { columnLabels } from '../csv/columnLabels.ts';
import type { AccountHints } from '../csv/earlierRows.ts';
import type { Encoding } from '../csv/encodings.ts';
import type { LayoutOverrides } from '../csv/layout.ts';
import type { Delimiter } from '../csv/records.ts';
import type { FileFormat } from '../detectFormat.ts';
import type { Question } from '../question.ts';

/**
 * What the reader of a file tells the rest of the pipeline. A file is read twice: a survey decides how to read it and
 * finds its accounts, and then the rows follow. Both run in a worker thread, so that everything here can be cloned.
 */

/** How to read a file, as far as the request and the account say. */
export interface ReadOptions {
  layout: LayoutOverrides;
  /** What is known of the account before the file is opened; CSV alone makes use of it. */
  hints: AccountHints;
  /** The account's id, of which the ids of a CSV file's rows are made. Empty if a preview leaves the account open. */
  accountExternalId: string;
}

/** One account of a file: rows of one number and one currency. */
export interface FileAccount {
  /** Tells the accounts of a file apart. */
  key: string;
  number: string | null;
  name: string | null;
  type: AccountType | null;
  institutionName: string | null;
  isoCurrencyCode: string | null;
  /** Whether single rows name this currency, while their statement, or the other rows, have another one. */
  isForeign: boolean;
  rowCount: number;
  /** The days of its rows; null if it has none. */
  firstDay: string | null;
  lastDay: string | null;
  /** The first opening and the last closing balance that the file states. */
  opening: Decimal | null;
  closing: Decimal | null;
}

/** A row of the file that gives no transaction. */
export interface SkippedRow {
  /** The account that it belongs to. */
  key: string;
  line: number;
  reason: string;
  /** Whether the line ought to have been a transaction; a total, say, ought not. */
  isFault: boolean;
}

/** A statement whose opening balance and rows do not give its closing balance. */
export interface BalanceDifference {
  key: string;
  /** The line of the statement. */
  line: number;
  /** By how much the closing balance is higher than the opening balance and the rows. */
  difference: Decimal;
}

export interface SampleRow {
  key: string;
  line: number;
  transaction: FileTransaction;
}

/** A transaction of a file before it belongs to an account of the ledger. */
export type FileTransaction = Pick<
  FeedTransaction,
  'date' | 'datetime' | 'amount' | 'isoCurrencyCode' | 'name' | 'merchantName' | 'pending'
>;

/** What only CSV has: its layout, for the preview. */
export interface CsvDetails {
  encoding: Encoding;
  delimiter: Delimiter;
  headerLine: number | null;
  headers: string[];
  template: string | null;
  mapping: ReturnType<typeof columnLabels>;
  dateFormat: string | null;
  decimalSeparator: '.' | ',' | null;
  positiveIs: 'debit' | 'credit' | null;
  firstRows: { line: number; cells: string[] }[];
}

export interface FileSummary {
  format: FileFormat;
  accounts: FileAccount[];
  skipped: SkippedRow[];
  samples: SampleRow[];
  differences: BalanceDifference[];
  assumptions: Assumption[];
  /** While there are any, the accounts and rows are not known. */
  questions: Question[];
  csv: CsvDetails | null;
}

/** The account of the ledger that an account of the file goes to. */
export interface RowTarget {
  externalId: string;
  /** For rows whose file does not state their currency. */
  isoCurrencyCode: string | null;
}

export interface FileRow {
  key: string;
  line: number;
  transaction: FeedTransaction;
  /** Everything that the file says about the row. */
  description: string;
}

/** A file that was surveyed. */
export interface OpenedFile {
  summary: FileSummary;
  /** The rows, for the accounts of the ledger by the keys of the file's accounts. */
  readRows(targets: Readonly<Record<string, RowTarget>>): AsyncIterable<FileRow[]>;
}

/** More than a decade of a busy account; who has more imports it in parts. */
export const MAX_ROWS = 100_000;
export const SAMPLE_ROWS = 10;
