import { isAmount } from './amounts.ts';
import { cellOf, cleanCell, filledWidth } from './cells.ts';
import { type DateFormat, isDate, parseDate } from './dateFormats.ts';
import type { CsvRecord } from './records.ts';
import { COLUMN_WORDS } from './words/columnWords.ts';
import { foldText } from './words/foldText.ts';

/** Where the rows of a file are: what stands above them, their header, and the records that look like rows. */
export interface Table {
  headerLine: number | null;
  headers: string[];
  firstRowLine: number;
  /** How many columns the rows have, empty ones at the end included. */
  width: number;
  /** Records with a date where most have one, and an amount. */
  rows: CsvRecord[];
  /** All other sound records: preamble, footer, continuation lines. */
  asides: CsvRecord[];
}

export interface TableOptions {
  hasHeader: boolean | undefined;
  /** The names by which the caller calls columns; numbers are no names. */
  names: readonly string[];
  /** The column that the caller says holds the dates, by number. */
  dateColumn: number | null;
  dateFormat: DateFormat | undefined;
  /** Whether a record is the header of a bank that is known. */
  isKnownHeader: (cells: readonly string[]) => boolean;
}

/** Records above the rows that may be a header: two header rows, a line of units, a separator. */
const HEADER_REACH = 4;
/** So many of a row's cells have a name above them. */
const HEADER_SHARE = 0.75;
/** A column of dates or amounts is one in which so large a share of the best column's cells are. */
const STRONG_SHARE = 0.5;
const MIN_CELLS = 3;

export function findTable(records: readonly CsvRecord[], options: TableOptions): Table {
  const sound = records.filter(({ damage }) => damage === null);
  const readDate = (cell: string) =>
    options.dateFormat === undefined ? isDate(cell) : parseDate(cell, options.dateFormat) !== null;
  const isRow = findRowTest(sound, readDate, options);
  const firstRow = sound.findIndex(isRow);
  const header = options.hasHeader === false ? null : findHeader(sound, firstRow, options);
  const below = header ? sound.filter(({ line }) => line > header.line) : sound;
  const rows = below.filter(isRow);
  const firstDamaged = records.find(({ damage }) => damage)?.line ?? Number.POSITIVE_INFINITY;
  return {
    headerLine: header?.line ?? null,
    headers: header?.cells.map(cleanCell) ?? [],
    // What is above the rows of a file without a header is not known to be none, if it is damaged.
    firstRowLine: header ? header.line + 1 : Math.min(rows[0]?.line ?? below[0]?.line ?? 1, firstDamaged),
    width: usualWidth(rows.length > 0 ? rows : below),
    rows,
    asides: sound.filter(
      (record) => record !== header && !(record.line > (header?.line ?? 0) && isRow(record)),
    ),
  };
}

/** Makes the test that tells rows from other records: a date in a column of dates, and an amount beside it. */
function findRowTest(
  records: readonly CsvRecord[],
  readDate: (cell: string) => boolean,
  { dateColumn }: TableOptions,
): (record: CsvRecord) => boolean {
  // Above the rows stand pairs of a name and a value; a row has a date, an amount and a text.
  const wide = records.filter((record) => filledCells(record) >= MIN_CELLS);
  const inWide = findStrong(wide, readDate);
  const found = inWide.length > 0 ? inWide : findStrong(records, readDate);
  const dates = dateColumn === null ? found : [dateColumn];
  const hasDate = (record: CsvRecord) => dates.some((column) => readDate(cellOf(record, column)));
  const dated = records.filter(hasDate);
  const amounts = findStrong(dated, isAmount, dates);
  return (record) =>
    hasDate(record) && (amounts.length === 0 || amounts.some((column) => isAmount(cellOf(record, column))));
}

/** The columns in which the most cells pass a test, or at least half as many. */
function findStrong(
  records: readonly CsvRecord[],
  test: (cell: string) => boolean,
  except: readonly number[] = [],
): number[] {
  const counts: number[] = [];
  for (const { cells } of records) {
    for (const [column, cell] of cells.entries()) {
      if (!except.includes(column) && test(cleanCell(cell))) counts[column] = (counts[column] ?? 0) + 1;
    }
  }
  const most = Math.max(0, ...counts.filter((count) => count !== undefined));
  // Money out and money in share the rows between them, so a column may be nearly empty.
  const share = except.length === 0 ? STRONG_SHARE : 0;
  return most === 0 ? [] : [...counts.keys()].filter((column) => (counts[column] ?? 0) > most * share);
}

function findHeader(
  records: readonly CsvRecord[],
  firstRow: number,
  options: TableOptions,
): CsvRecord | null {
  const { names } = options;
  const folded = names.map(foldText);
  const hasNames = ({ cells }: CsvRecord) => {
    const present = new Set(cells.map((cell) => foldText(cleanCell(cell))));
    return folded.every((name) => present.has(name));
  };
  const named = names.length > 0 ? records.find(hasNames) : undefined;
  if (named) return named;
  const known = records.find(({ cells }) => options.isKnownHeader(cells));
  if (known) return known;
  if (firstRow === -1) return findHeaderWithoutRows(records, options);
  const row = records[firstRow];
  const candidates = records.slice(Math.max(0, firstRow - HEADER_REACH), firstRow).filter(isNames);
  const wide = candidates.filter((record) => isWideEnough(record, row));
  const best = [...wide].sort(
    (one, other) => knownWords(other) - knownWords(one) || other.line - one.line,
  )[0];
  if (best) return best;
  const above = records[firstRow - 1];
  return options.hasHeader && above ? above : null;
}

/** A header names most of the columns of a row; one of known words may miss more. */
function isWideEnough(record: CsvRecord, row: CsvRecord | undefined): boolean {
  const share = filledCells(record) / Math.max(1, filledCells(row));
  return (
    filledCells(record) >= 2 && (share >= HEADER_SHARE || (share >= STRONG_SHARE && knownWords(record) > 2))
  );
}

/** Without a row, the header is the record with the most words of columns; failing that, the widest. */
function findHeaderWithoutRows(records: readonly CsvRecord[], options: TableOptions): CsvRecord | null {
  const candidates = records.filter(isNames).filter((record) => filledCells(record) >= 2);
  const best = [...candidates].sort(
    (one, other) =>
      knownWords(other) - knownWords(one) || filledCells(other) - filledCells(one) || one.line - other.line,
  )[0];
  return best ?? (options.hasHeader ? (records[0] ?? null) : null);
}

/** A header holds neither dates nor amounts, but for a year or a number among many names. */
const isNames = ({ cells }: CsvRecord): boolean => {
  const filled = cells.map(cleanCell).filter((cell) => cell !== '');
  const values = filled.filter((cell) => isDate(cell) || isAmount(cell)).length;
  return values === 0 || (values * 4 <= filled.length && filled.length > 3);
};

const filledCells = (record: CsvRecord | undefined): number =>
  record?.cells.filter((cell) => cell.trim() !== '').length ?? 0;

const ANY_COLUMN_WORD = Object.values(COLUMN_WORDS);

const knownWords = ({ cells }: CsvRecord): number =>
  cells.filter((cell) => {
    const folded = foldText(cleanCell(cell));
    return folded !== '' && ANY_COLUMN_WORD.some((pattern) => pattern.test(folded));
  }).length;

/** The number of columns most rows have. */
function usualWidth(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [usual] = [...counts].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || b - a);
  return Math.max(1, usual?.[0] ?? 1);
}

/** How well a delimiter divides the records: how many rows it gives, then how many columns. */
export function countRows(records: readonly CsvRecord[]): { rows: number; columns: number } {
  const isRow = findRowTest(records, isDate, {
    hasHeader: undefined,
    names: [],
    dateColumn: null,
    dateFormat: undefined,
    isKnownHeader: () => false,
  });
  const rows = records.filter(
    (record) =>
      record.cells.length > 1 &&
      isRow(record) &&
      record.cells.some((cell) => isAmount(cleanCell(cell)) && !isDate(cleanCell(cell))),
  );
  return { rows: rows.length, columns: usualWidth(rows.length > 0 ? rows : records) };
}

/** The cells at the ends of rows that a header has no name for, in most rows: a sign that the columns are shifted. */
export function isShifted({ headers, rows }: Table): boolean {
  if (headers.length === 0 || rows.length === 0) return false;
  return rows.filter((row) => filledWidth(row) > headers.length).length * 2 > rows.length;
}
