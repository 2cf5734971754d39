import { ApiError } from '../../errors.ts';
import { type DecimalSeparator, SeparatorTally } from './amounts.ts';
import { EUROPEAN_WORDS, foldName } from './columnNames.ts';
import { areComplete, type Columns } from './columns.ts';
import type { DateFormat } from './dateFormats.ts';
import { DateTally } from './dateTally.ts';
import { rankDelimiters } from './delimiter.ts';
import { type AccountHints, rememberedDayFirst } from './earlierRows.ts';
import { detectEncoding } from './encoding.ts';
import { findLayout, type Layout, type LayoutOverrides } from './layout.ts';
import { type CsvRecord, type CsvSource, readFirstRecords, readRecords } from './records.ts';
import { refuseOtherFormats } from './refuseOtherFormats.ts';
import { type Signs, SignTally } from './signs.ts';

/** More than a decade of a busy account; who has more imports it in parts. */
export const MAX_ROWS = 100_000;

const FIRST_ROWS = 10;

/** What a file says about itself once all of it has been looked at. */
export interface Survey {
  source: CsvSource;
  layout: Layout;
  dateFormat: DateFormat | null;
  decimalSeparator: DecimalSeparator | null;
  signs: Signs | null;
  /** How many records there are from the first row on. */
  rowCount: number;
  /** The first rows as they stand in the file. */
  firstRows: CsvRecord[];
  /** What could not be decided: the parameter to give, and why. While there is any, nothing is imported. */
  undecided: Undecided[];
  /** What was decided on thin evidence. */
  notes: string[];
}

export interface Undecided {
  parameter: string;
  message: string;
}

/** A survey without a doubt left: every row can be read. */
export interface Reading {
  source: CsvSource;
  layout: Layout & { columns: Columns };
  dateFormat: DateFormat;
  decimalSeparator: DecimalSeparator;
  signs: Signs;
  rowCount: number;
}

/**
 * Reads the whole file once, without keeping it, and decides how its rows are to be read.
 * @throws ApiError IMPORT_ERROR where it is no CSV file or too large a one.
 */
export async function surveyFile(
  bytes: Buffer,
  overrides: LayoutOverrides,
  hints: AccountHints,
): Promise<Survey> {
  refuseOtherFormats(bytes);
  const source = { bytes, encoding: detectEncoding(bytes) };
  const { layout, records } = await chooseLayout(source, overrides);
  const tallies = await tally(source, layout);
  const { signs, template } = overrides.positiveIs
    ? { signs: statedSigns(layout, overrides.positiveIs, tallies.signs, hints), template: layout.template }
    : tallies.signs.decide(layout, hints);
  const date = overrides.dateFormat
    ? { format: overrides.dateFormat, isGuess: false }
    : tallies.dates.decide(suggestsDayFirst(layout, hints));
  const survey: Survey = {
    source,
    layout: { ...layout, template },
    // A month without a transaction is a file without a date; any format reads its no rows.
    dateFormat: date?.format ?? (tallies.rows === 0 ? 'YYYY-MM-DD' : null),
    decimalSeparator: overrides.decimalSeparator ?? tallies.separators.decide(),
    signs,
    rowCount: tallies.rows,
    firstRows: records.filter(({ line }) => line >= layout.firstRowLine).slice(0, FIRST_ROWS),
    undecided: [],
    notes: [],
  };
  survey.undecided = listUndecided(survey);
  if (date?.isGuess) {
    survey.notes.push(
      `Every date can be read month-first and day-first; ${date.format} is assumed. Give date_format to be sure.`,
    );
  }
  return survey;
}

/** Whether rows can be read under this survey. */
export const isReading = (survey: Survey): survey is Survey & Reading => survey.undecided.length === 0;

/** The likeliest delimiter under which the columns are known; failing that, the likeliest. */
async function chooseLayout(
  source: CsvSource,
  overrides: LayoutOverrides,
): Promise<{ layout: Layout; records: CsvRecord[] }> {
  const candidates = overrides.delimiter
    ? [{ delimiter: overrides.delimiter, records: await readFirstRecords(source, overrides.delimiter) }]
    : await rankDelimiters(source);
  const refusals: unknown[] = [];
  const layouts: { layout: Layout; records: CsvRecord[] }[] = [];
  for (const { delimiter, records } of candidates) {
    try {
      const layout = findLayout(records, delimiter, overrides);
      if (areComplete(layout.columns)) return { layout, records };
      layouts.push({ layout, records });
    } catch (error) {
      // Under a wrong delimiter the columns that the caller names are not there.
      refusals.push(error);
    }
  }
  const [likeliest] = layouts;
  if (likeliest) return likeliest;
  if (refusals.length > 0) throw refusals[0];
  throw new ApiError(
    'IMPORT_ERROR',
    'The file has no columns: neither comma, semicolon, tab nor pipe divides its lines.',
  );
}

async function tally(source: CsvSource, layout: Layout) {
  const tallies = {
    dates: new DateTally(),
    separators: new SeparatorTally(),
    signs: new SignTally(),
    rows: 0,
  };
  const { date, amount, debit, credit } = layout.columns;
  for await (const records of readRecords(source, layout.delimiter, layout.rowWidth)) {
    for (const { line, cells } of records) {
      if (line < layout.firstRowLine) continue;
      tallies.rows++;
      if (tallies.rows > MAX_ROWS) {
        throw new ApiError(
          'IMPORT_ERROR',
          `The file has more than ${MAX_ROWS} rows. Split it and import the parts.`,
        );
      }
      tallies.dates.add(cells[date ?? -1] ?? '');
      for (const [column, name] of [
        [amount, 'amount'],
        [debit, 'debit'],
        [credit, 'credit'],
      ] as const) {
        const cell = cells[column ?? -1]?.trim() ?? '';
        if (cell === '') continue;
        tallies.separators.add(cell);
        tallies.signs.add(name, cell);
      }
    }
  }
  return tallies;
}

/** Of two columns the sign is known; of one, the caller has said it. */
function statedSigns(
  layout: Layout,
  positiveIs: NonNullable<LayoutOverrides['positiveIs']>,
  tally: SignTally,
  hints: AccountHints,
): Signs | null {
  return layout.columns.amount === null ? tally.decide(layout, hints).signs : { by: 'sign', positiveIs };
}

/** English headers are American ones unless a template or the currency says otherwise. */
function suggestsDayFirst(layout: Layout, hints: AccountHints): boolean | null {
  if (layout.template) return false;
  const remembered = rememberedDayFirst(layout, hints.earlierRows);
  if (remembered !== null) return remembered;
  if (layout.headers.some((header) => EUROPEAN_WORDS.test(foldName(header)))) return true;
  const currency = hints.isoCurrencyCode ?? layout.headerCurrency;
  if (currency === null) return null;
  return !MONTH_FIRST_CURRENCIES.has(currency);
}

const MONTH_FIRST_CURRENCIES = new Set(['USD', 'CAD', 'PHP']);

function listUndecided({ layout, dateFormat, decimalSeparator, signs }: Survey): Undecided[] {
  const { columns } = layout;
  const undecided: Undecided[] = [];
  if (columns.date === null) {
    undecided.push({ parameter: 'date_column', message: 'No column of the file is known to hold the date.' });
  } else if (dateFormat === null) {
    undecided.push({ parameter: 'date_format', message: 'The dates are in none of the known formats.' });
  }
  if (!areComplete({ ...columns, date: 0 })) {
    undecided.push({
      parameter: 'amount_column',
      message: 'No column is known to hold the amount: name it, or give debit_column and credit_column.',
    });
  } else if (signs === null) {
    undecided.push({
      parameter: 'positive_is',
      message: 'Nothing tells whether positive amounts are money out (debit) or money in (credit).',
    });
  }
  if (columns.description.length === 0) {
    undecided.push({
      parameter: 'description_column',
      message: 'No column is known to hold the description.',
    });
  }
  if (decimalSeparator === null) {
    undecided.push({
      parameter: 'decimal_separator',
      message: 'Some amounts have a decimal point and others a decimal comma.',
    });
  }
  return undecided;
}
