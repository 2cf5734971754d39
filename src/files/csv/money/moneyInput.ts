import type { AccountType } from '../../../providers/provider.ts';
import type { Assumption } from '../../assumption.ts';
import type { Question } from '../../question.ts';
import type { ColumnProfile } from '../columnProfiles.ts';
import type { CsvRecord } from '../records.ts';
import type { Template } from '../templates.ts';
import type { Direction } from '../words/directionWords.ts';
import type { NumberColumn } from './numberColumns.ts';

/** What the proofs of a file's money look at. */
export interface MoneyInput {
  /** The rows of the sample that are movements: without balances, totals and unbooked rows. */
  rows: readonly CsvRecord[];
  /** Records that state balances: above, below and among the rows. */
  statements: readonly CsvRecord[];
  /** Whether the sample is the whole file, so that sums can be compared. */
  isWhole: boolean;
  profiles: readonly ColumnProfile[];
  numbers: readonly NumberColumn[];
  /** Where the dates say the later rows are, if they say it in every reading. */
  timeRuns: 'down' | 'up' | null;
  /** The currency of the account, as far as known. */
  currency: string | null;
  accountType: AccountType | null;
  template: Template | null;
  /** The direction that positive amounts of a column had in earlier files of the account. */
  remembered: (column: number) => Direction | null;
  stated: StatedMoney;
  label: (column: number) => string;
}

/** What the caller says. */
export interface StatedMoney {
  amount: number | null;
  debit: number | null;
  credit: number | null;
  direction: number | null;
  /** What is taken on top of each amount, or `none` where the amounts contain it. */
  fee: number | 'none' | null;
  /** The value of the direction column that marks money out. */
  debitValue: string | null;
  /** The one that marks money in. */
  creditValue: string | null;
  positiveIs: Direction | null;
}

/** How the file tells money out from money in. */
export type Signs =
  | { by: 'sign'; positiveIs: Direction }
  /** A column of words beside amounts that have no sign. */
  | { by: 'direction'; column: number; meanings: ReadonlyMap<string, Direction> }
  /** Letters beside each amount, such as CR. */
  | { by: 'marker'; meanings: ReadonlyMap<string, Direction> }
  /** Two columns; a bank that writes one of them with a minus throughout means the same without it. */
  | { by: 'columns'; debitFactor: 1 | -1; creditFactor: 1 | -1 };

export interface MoneyColumns {
  amount: number | null;
  debit: number | null;
  credit: number | null;
  balance: number | null;
  /** Taken from the account on top of the amount. */
  fee: number | null;
}

export interface MoneyDecision {
  columns: MoneyColumns;
  signs: Signs | null;
  /** Where the later rows are, if a running balance proves it. */
  timeRuns: 'down' | 'up' | null;
  assumptions: Assumption[];
  questions: Question[];
}

export const NO_COLUMNS: MoneyColumns = { amount: null, debit: null, credit: null, balance: null, fee: null };

export const opposite = (direction: Direction): Direction => (direction === 'debit' ? 'credit' : 'debit');
