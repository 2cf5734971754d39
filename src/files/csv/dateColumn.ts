import type { Assumption } from '../assumption.ts';
import type { Question } from '../question.ts';
import { cellOf, cleanCell } from './cells.ts';
import { type ColumnProfile, isCalled } from './columnProfiles.ts';
import { DateEvidence } from './dateEvidence.ts';
import { type DateFormat, type DateOrder, parseDate } from './dateFormats.ts';
import type { CsvRecord } from './records.ts';

/** Chooses the column of the day on which a row was booked, of the columns that hold dates. */
export function chooseDateColumn(profiles: readonly ColumnProfile[], rowCount: number): number | null {
  const dates = profiles.filter(({ kind }) => kind === 'date');
  const full = dates.filter(({ filled }) => filled >= rowCount * 0.9);
  const open = full.length > 0 ? full : dates;
  const rank = (profile: ColumnProfile) =>
    isCalled(profile, 'bookingDate') ? 0 : isCalled(profile, 'valueDate') ? 2 : 1;
  return (
    [...open].sort((one, other) => rank(one) - rank(other) || one.column - other.column)[0]?.column ?? null
  );
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
