import { ApiError } from '../../errors.ts';
import type { Assumption } from '../assumption.ts';
import type { Question } from '../question.ts';
import type { DecimalSeparator } from './amounts.ts';
import { type Analysis, analyseSample } from './analyseSample.ts';
import { cellOf } from './cells.ts';
import { nameColumn } from './columnLabels.ts';
import { areComplete, type Columns } from './columns.ts';
import { type DateFormat, parseDate } from './dateFormats.ts';
import { decideReading } from './decideReading.ts';
import { findDelimiter, isDeclaration } from './delimiter.ts';
import type { AccountHints } from './earlierRows.ts';
import { decideEncoding } from './encoding.ts';
import { EvidenceOfRows } from './evidenceOfRows.ts';
import { columnNamesOf, findColumn, findTemplate, type Layout, type LayoutOverrides } from './layout.ts';
import type { Signs } from './money/moneyInput.ts';
import { checkStatedWords } from './money/statedWords.ts';
import {
  type CsvRecord,
  type CsvSource,
  type Delimiter,
  readRecords,
  readSample,
  type Sample,
} from './records.ts';
import { askBookedStatus, askEndlessStatus, checkBookedValue, judgeLaterValues } from './statusValues.ts';
import { findTable, isShifted, type Table } from './table.ts';
import { COLUMN_WORDS } from './words/columnWords.ts';
import { foldText } from './words/foldText.ts';

/** More than a decade of a busy account; who has more imports it in parts. */
export const MAX_ROWS = 100_000;
/** Enough to prove a balance, and to see each word of a column of few words. */
const SAMPLE_RECORDS = 2_000;
const FIRST_ROWS = 10;

/** What a file says about itself once all of it has been looked at. */
export interface Survey {
  source: CsvSource;
  layout: Layout;
  dateFormat: DateFormat | null;
  /** The language of the names of months, where they mean another month elsewhere. */
  dateLanguage: string | null;
  decimalSeparator: DecimalSeparator | null;
  signs: Signs | null;
  /** The folded values of the status column that mark rows without a movement. */
  unbooked: ReadonlySet<string>;
  /** Lines among the rows that state the balance beside them. */
  balanceLines: ReadonlySet<number>;
  /** How many records there are from the first row on. */
  rowCount: number;
  /** The first rows as they stand in the file. */
  firstRows: CsvRecord[];
  /** What could not be decided. While there is any, nothing is imported. */
  questions: Question[];
  /** What was decided although the file does not prove it. */
  assumptions: Assumption[];
}

/** A survey without a doubt left: every row can be read. */
export interface Reading {
  source: CsvSource;
  layout: Layout & { columns: Columns };
  dateFormat: DateFormat;
  dateLanguage: string | null;
  decimalSeparator: DecimalSeparator;
  signs: Signs;
  unbooked: ReadonlySet<string>;
  balanceLines: ReadonlySet<number>;
  rowCount: number;
  assumptions: Assumption[];
}

/** Whether rows can be read under this survey. */
export const isReading = (survey: Survey): survey is Survey & Reading =>
  survey.questions.length === 0 &&
  areComplete(survey.layout.columns) &&
  survey.dateFormat !== null &&
  survey.decimalSeparator !== null &&
  survey.signs !== null;

/**
 * Reads the whole file once, without keeping it, and decides how its rows are to be read.
 * @throws ApiError IMPORT_ERROR where it is no CSV file or too large a one.
 */
export async function surveyFile(
  bytes: Buffer,
  overrides: LayoutOverrides,
  hints: AccountHints,
): Promise<Survey> {
  const encoding = await decideEncoding(bytes, overrides.encoding, overrides.declaredCharset);
  const source = { bytes, encoding: encoding.detected };
  const delimiter = overrides.delimiter ?? (await findDelimiter(source));
  if (!delimiter) {
    throw new ApiError(
      'IMPORT_ERROR',
      'The file has no columns: neither comma, semicolon, tab nor pipe divides its lines.',
    );
  }
  const sample = await readSample(source, delimiter, SAMPLE_RECORDS);
  const {
    table,
    overrides: used,
    assumptions,
  } = findRows(withoutDeclaration(sample.records, delimiter), overrides);
  refuseShifted(table);
  const analysis = analyseSample(sample, table, delimiter, used, hints);
  const evidence = await gatherEvidence(source, analysis, sample);
  const reading = decideReading(analysis, evidence, table, used, hints);
  if (evidence.rowCount > 0 && analysis.layout.columns.direction !== null)
    checkStatedWords(used, evidence.directions);
  const balances = analysis.balanceRows.finish(overrides.balanceRows ?? null);
  const later = judgeLater(analysis, evidence, used);
  return {
    source,
    layout: reading.layout,
    dateFormat: reading.dateFormat,
    dateLanguage: reading.dateLanguage,
    decimalSeparator: reading.decimalSeparator,
    signs: reading.signs,
    unbooked: new Set([...analysis.unbooked, ...later.unbooked]),
    balanceLines: balances.skipped,
    rowCount: evidence.rowCount,
    firstRows: sample.records.filter(({ line }) => line >= reading.layout.firstRowLine).slice(0, FIRST_ROWS),
    questions: [...encoding.questions, ...reading.questions, ...later.questions, ...balances.questions],
    assumptions: [...encoding.assumptions, ...assumptions, ...reading.assumptions],
  };
}

/** Words of a status that come late in a file are judged as the first ones are. */
function judgeLater(
  { layout, statuses, questions }: Analysis,
  evidence: EvidenceOfRows,
  overrides: LayoutOverrides,
): { unbooked: ReadonlySet<string>; questions: Question[] } {
  const { status: column } = layout.columns;
  const bookedValue = overrides.bookedStatus ?? null;
  if (evidence.rowCount > 0) checkBookedValue(bookedValue, evidence.statuses);
  if (column === null) return { unbooked: new Set(), questions: [] };
  const label = nameColumn(layout.headers, column);
  const isAsked = questions.some(({ parameter }) => parameter === 'booked_status');
  const ask = (question: Question) => (isAsked ? [] : [question]);
  if (evidence.hasMoreStatuses) return { unbooked: new Set(), questions: ask(askEndlessStatus(label)) };
  const { unbooked, unknown } = judgeLaterValues(evidence.statuses, statuses, bookedValue);
  return {
    unbooked,
    questions: unknown.length > 0 ? ask(askBookedStatus(unknown, evidence.statuses, label)) : [],
  };
}

function withoutDeclaration(records: readonly CsvRecord[], delimiter: Delimiter): readonly CsvRecord[] {
  const [first, ...rest] = records;
  return first && isDeclaration(first.cells, delimiter, delimiter) ? rest : records;
}

const tableOptions = (overrides: LayoutOverrides) => ({
  hasHeader: overrides.hasHeader,
  names: columnNamesOf(overrides),
  dateColumn: overrides.columns.date === undefined ? null : findColumn(overrides.columns.date, []),
  dateFormat: overrides.dateFormat,
  isKnownHeader: (cells: readonly string[]) => findTemplate(cells) !== null,
});

/** The rows; where no cell is written as a date, a column that is called one may hold Excel's count of days. */
function findRows(records: readonly CsvRecord[], overrides: LayoutOverrides) {
  const table = findTable(records, tableOptions(overrides));
  const assumptions: Assumption[] = [];
  if (table.rows.length > 0) return { table, overrides, assumptions };
  // A format that fits no cell is the caller's mistake: each row says so.
  if (overrides.dateFormat) {
    const written = findTable(records, { ...tableOptions(overrides), dateFormat: undefined });
    return { table: written, overrides, assumptions };
  }
  const serials = table.headers.findIndex((header, column) => isColumnOfSerials(header, column, table));
  if (serials === -1) return { table, overrides, assumptions };
  const dateFormat = 'Excel serial' as const;
  const withSerials = { ...tableOptions(overrides), dateFormat, dateColumn: serials };
  const because = 'The cells of the column that is called a date are day numbers of a spreadsheet.';
  return {
    table: findTable(records, withSerials),
    overrides: { ...overrides, dateFormat, columns: { ...overrides.columns, date: String(serials + 1) } },
    assumptions: [{ what: 'date_format', value: dateFormat, because }],
  };
}

function isColumnOfSerials(header: string, column: number, { asides, headerLine }: Table): boolean {
  if (!COLUMN_WORDS.date.test(foldText(header))) return false;
  const cells = asides
    .filter(({ line }) => line > (headerLine ?? 0))
    .map((record) => cellOf(record, column))
    .filter((cell) => cell !== '');
  return cells.length > 0 && cells.every((cell) => parseDate(cell, 'Excel serial') !== null);
}

/** Decimal commas that are not quoted, or names with a comma, push the amounts into another column. */
function refuseShifted(table: Table): void {
  if (!isShifted(table)) return;
  const line = table.rows[0]?.line ?? table.firstRowLine;
  throw new ApiError(
    'IMPORT_ERROR',
    `Most rows have more cells than the header has names (line ${line}): a delimiter inside a cell is not quoted. Export the file with another delimiter.`,
  );
}

async function gatherEvidence(
  source: CsvSource,
  { layout, dateColumns, balanceRows }: Analysis,
  sample: Sample,
): Promise<EvidenceOfRows> {
  const evidence = new EvidenceOfRows(layout.columns, dateColumns);
  const add = (record: CsvRecord) => {
    if (record.line < layout.firstRowLine) evidence.addAside(record);
    else {
      evidence.addRow(record);
      balanceRows.add(record);
    }
    if (evidence.rowCount > MAX_ROWS) {
      throw new ApiError(
        'IMPORT_ERROR',
        `The file has more than ${MAX_ROWS} rows. Split it and import the parts.`,
      );
    }
  };
  if (sample.isWhole) {
    for (const record of sample.records) add(record);
    return evidence;
  }
  for await (const records of readRecords(source, layout.delimiter, layout.rowWidth)) {
    for (const record of records) add(record);
  }
  return evidence;
}
