import type { Assumption } from '../assumption.ts';
import type { Question } from '../question.ts';
import { cellOf, cleanCell } from './cells.ts';
import { type ColumnProfile, isCalled } from './columnProfiles.ts';
import { DateEvidence } from './dateEvidence.ts';
import { type DateFormat, type DateOrder, isolateDay, parseDate } from './dateFormats.ts';
import type { CsvRecord } from './records.ts';
import { foldList } from './words/wordList.ts';

/** The column of the day on which a row was booked, and the columns it may be as well. */
export interface DateColumnChoice {
  column: number | null;
  /** All columns between which nothing decides, the chosen one included; empty where something does. */
  open: number[];
}

/** What is called the date and nothing more is the day of the row, whatever other dates it has. */
const PLAIN_DATE = new Set(
  foldList(
    'date, datum, fecha, data, dato, dátum, дата, tarih, tanggal, tgl, päivämäärä, pvm, kuupäev, datums, ημερομηνία, 日期, 日付, 날짜, ngày, วันที่, תאריך, التاريخ',
  ),
);

/**
 * Chooses the column of the day on which a row was booked, of the columns that hold dates: by the words for it, else
 * by the order of the rows, which banks sort by that day.
 */
export function chooseDateColumn(
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): DateColumnChoice {
  const dates = profiles.filter(({ kind }) => kind === 'date');
  const full = dates.filter(({ filled }) => filled >= rows.length * 0.9);
  const rank = (profile: ColumnProfile) =>
    isCalled(profile, 'bookingDate')
      ? 0
      : PLAIN_DATE.has(profile.header)
        ? 1
        : isCalled(profile, 'valueDate')
          ? 3
          : 2;
  const candidates = full.length > 0 ? full : dates;
  const best = Math.min(...candidates.map(rank));
  // A day that all rows share may be that of the statement: then the other days are no worse, whatever their names.
  const isShared = best > 0 && candidates.some((one) => rank(one) === best && isConstant(one));
  const [first, ...others] = candidates
    .filter((one) => rank(one) === best || (isShared && rank(one) < 3 && !isConstant(one)))
    .sort((one, other) => rank(one) - rank(other));
  if (!first) return { column: null, open: [] };
  // The day of a card payment and the day of its booking are both right.
  const rivals = best === 0 ? [] : others.filter((other) => differ(rows, first.column, other.column));
  if (rivals.length === 0) return { column: first.column, open: [] };
  const columns = [first, ...rivals].map(({ column }) => column);
  const sorted = columns.filter((column) => isSorted(rows, column));
  const [only] = sorted;
  if (only !== undefined && sorted.length === 1) return { column: only, open: [] };
  return { column: first.column, open: columns };
}

/** So few rows may well be of one day. */
const FEW_ROWS = 2;

const isConstant = ({ distinct, filled }: ColumnProfile): boolean => distinct === 1 && filled > FEW_ROWS;

const dayOf = (row: CsvRecord, column: number): string => isolateDay(cellOf(row, column));

const differ = (rows: readonly CsvRecord[], one: number, other: number): boolean =>
  rows.some((row) => dayOf(row, one) !== dayOf(row, other));

/** Whether the days run up or down; those that never change are in no order. */
function isSorted(rows: readonly CsvRecord[], column: number): boolean {
  const evidence = new DateEvidence();
  for (const row of rows) evidence.add(cellOf(row, column));
  const { format, alternatives } = evidence.decide({ timeRuns: null, provenOrder: () => null });
  return (format ? [format] : alternatives).some((one) => evidence.direction(one) !== null);
}

export function askDateColumn(
  rows: readonly CsvRecord[],
  open: readonly number[],
  label: (column: number) => string,
): Question {
  const [first = 0, second = 0] = open;
  const row = rows.find((one) => dayOf(one, first) !== dayOf(one, second));
  return {
    parameter: 'date_column',
    message: 'Several columns hold dates, and nothing proves which is the day on which a row was booked.',
    choices: open.map(label),
    shown: open.map((column) => ({
      choice: label(column),
      reading: `line ${row?.line ?? 0} is of ${row ? cellOf(row, column) : ''}`,
    })),
  };
}

/** Evidence from every date of the file: each column of dates, and the text above and below the rows. */
export class DateEvidences {
  readonly #columns: Map<number, DateEvidence>;
  readonly #asides = new DateEvidence();

  constructor(columns: readonly number[]) {
    this.#columns = new Map(columns.map((column) => [column, new DateEvidence()]));
  }

  addRow(row: CsvRecord): void {
    for (const [column, evidence] of this.#columns) {
      const cell = cellOf(row, column);
      if (cell !== '') evidence.add(cell);
    }
  }

  addAside({ cells }: CsvRecord): void {
    for (const cell of cells) {
      for (const [date] of cleanCell(cell).matchAll(/(?<![\d.,])\d{1,4}([./-])\d{1,2}\1\d{2,4}(?![\d.,])/g))
        this.#asides.add(date);
    }
  }

  of(column: number): DateEvidence {
    return this.#columns.get(column) ?? new DateEvidence();
  }

  /** The order that dates of the shape have elsewhere than in one column, where it is proven and nothing disagrees. */
  provenElsewhere(
    shape: string,
    column: number,
    remembered: (shape: string) => DateOrder | null,
  ): DateOrder | null {
    const others = [...this.#columns]
      .filter(([other]) => other !== column)
      .map(([_column, evidence]) => evidence);
    const orders = new Set(
      [...others, this.#asides]
        .map((evidence) => evidence.provenOrder(shape))
        .filter((order) => order !== null),
    );
    const [only] = orders;
    if (orders.size > 1) return null;
    return only ?? remembered(shape);
  }
}

export function askDateFormat(evidence: DateEvidence, alternatives: readonly DateFormat[]): Question {
  const { example } = evidence;
  return {
    parameter: 'date_format',
    message:
      alternatives.length === 0
        ? 'The dates are in none of the known formats.'
        : 'The dates can be read in more than one way, and nothing in the file proves which.',
    choices: [...alternatives],
    shown: alternatives.map((choice) => ({
      choice,
      reading: `${example} is ${parseDate(example, choice) ?? 'no date'}`,
    })),
  };
}

export const nameDateFormat = (format: DateFormat, because: string): Assumption => ({
  what: 'date_format',
  value: format,
  because,
});
