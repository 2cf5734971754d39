import { ApiError, type ErrorDetail } from '../../errors.ts';
import { currencyOfHeader, foldName } from './columnNames.ts';
import {
  areComplete,
  inferColumnsByContent,
  inferColumnsByName,
  isAmount,
  isDate,
  type PartialColumns,
} from './columns.ts';
import type { DateFormat } from './dateFormats.ts';
import { usualWidth } from './delimiter.ts';
import type { CsvRecord, Delimiter } from './records.ts';
import { type Direction, findTemplate, TEMPLATES, type Template, type TemplateName } from './templates.ts';

/** What the caller says about a file; what is left out is found out. */
export interface LayoutOverrides {
  delimiter?: Delimiter | undefined;
  hasHeader?: boolean | undefined;
  template?: TemplateName | undefined;
  /** Names of columns as the header has them, or their numbers counted from 1. */
  columns: Partial<Record<NamedColumn, string | undefined>>;
  dateFormat?: DateFormat | undefined;
  decimalSeparator?: '.' | ',' | undefined;
  positiveIs?: Direction | undefined;
}

export type NamedColumn = 'date' | 'amount' | 'debit' | 'credit' | 'description' | 'merchant' | 'currency';

/** Where the rows are and what their columns mean. */
export interface Layout {
  delimiter: Delimiter;
  /** Null where the file has no header. */
  headerLine: number | null;
  headers: string[];
  firstRowLine: number;
  /** How many columns most rows have, empty ones at the end included. */
  rowWidth: number;
  template: Template | null;
  columns: PartialColumns;
  /** The currency that the header of the amounts names. */
  headerCurrency: string | null;
}

/**
 * Finds the header and the columns in the beginning of a file.
 * @throws ApiError INVALID_PARAMETER where the caller names a column that the file does not have.
 */
export function findLayout(
  records: readonly CsvRecord[],
  delimiter: Delimiter,
  overrides: LayoutOverrides,
): Layout {
  const sound = records.filter(({ damage }) => damage === null);
  const header = overrides.hasHeader === false ? null : findHeader(sound, overrides);
  const rows = header ? sound.filter(({ line }) => line > header.line) : rowsWithoutHeader(sound);
  const headers = header?.cells.map((cell) => cell.trim()) ?? [];
  const width = usualWidth(rows).width;
  const template = overrides.template
    ? (TEMPLATES.find(({ name }) => name === overrides.template) ?? null)
    : header
      ? findTemplate(headers)
      : findHeaderlessTemplate(rows);
  const found = template
    ? columnsOfTemplate(template, headers)
    : firstComplete(inferColumnsByName(headers, rows), () => inferColumnsByContent(rows, width));
  const columns = applyOverrides(found, overrides, headers, Math.max(width, headers.length));
  return {
    delimiter,
    headerLine: header?.line ?? null,
    headers,
    rowWidth: rowWidth(rows),
    // What is above the rows of a file without a header is not known to be none, if it is damaged.
    firstRowLine: header
      ? header.line + 1
      : Math.min(rows[0]?.line ?? 1, records.find(({ damage }) => damage)?.line ?? Number.POSITIVE_INFINITY),
    template,
    columns,
    headerCurrency: currencyOfHeader(headers[columns.amount ?? columns.debit ?? -1] ?? ''),
  };
}

/** The first record whose cells are names of columns; failing that, one above the rows that is no row itself. */
function findHeader(records: readonly CsvRecord[], overrides: LayoutOverrides): CsvRecord | null {
  const givenNames = Object.values(overrides.columns).filter(
    (name): name is string => name !== undefined && !/^\d+$/.test(name),
  );
  const below = (record: CsvRecord) => records.filter(({ line }) => line > record.line);
  const named = records.find((record) => {
    if (givenNames.length > 0 && givenNames.every((name) => findColumn(name, record.cells) !== null))
      return true;
    return (
      findTemplate(record.cells) !== null || areComplete(inferColumnsByName(record.cells, below(record)))
    );
  });
  if (named) return named;
  const { width } = usualWidth(records);
  const first = records.find(({ cells }) => cells.length >= width);
  if (!first) return null;
  return overrides.hasHeader || !isRow(first) ? first : null;
}

const isRow = ({ cells }: CsvRecord): boolean =>
  cells.some((cell) => isDate(cell)) && cells.some((cell) => !isDate(cell) && isAmount(cell));

function rowWidth(rows: readonly CsvRecord[]): number {
  const middle = rows[Math.floor(rows.length / 2)];
  return Math.max(1, middle?.cells.length ?? 1);
}

function rowsWithoutHeader(records: readonly CsvRecord[]): CsvRecord[] {
  const start = records.findIndex(isRow);
  return start === -1 ? [...records] : records.slice(start);
}

/** Wells Fargo writes day, amount, an asterisk, an empty column or a cheque's number, and the description. */
function findHeaderlessTemplate(rows: readonly CsvRecord[]): Template | null {
  const isWellsFargo =
    rows.length > 0 &&
    rows
      .slice(0, 20)
      .every(
        ({ cells }) => cells.length === 5 && /^\*?$/.test(cells[2] ?? '') && /^\d*$/.test(cells[3] ?? ''),
      ) &&
    rows.some(({ cells }) => isDate(cells[0] ?? '') && isAmount(cells[1] ?? ''));
  return isWellsFargo ? (TEMPLATES.find(({ name }) => name === 'wells_fargo') ?? null) : null;
}

function columnsOfTemplate(template: Template, headers: readonly string[]): PartialColumns {
  const column = (name: string | undefined) => (name === undefined ? null : findColumn(name, headers));
  return {
    date: column(template.date),
    amount: column(template.amount),
    debit: column(template.debit),
    credit: column(template.credit),
    description: template.description.flatMap((name) => column(name) ?? []),
    merchant: null,
    payer: null,
    currency: null,
    direction: null,
    status: null,
    fee: null,
  };
}

function firstComplete(byName: PartialColumns, byContent: () => PartialColumns): PartialColumns {
  if (areComplete(byName)) return byName;
  const other = byContent();
  return {
    ...byName,
    date: byName.date ?? other.date,
    amount: byName.amount ?? other.amount,
    description: byName.description.length > 0 ? byName.description : other.description,
  };
}

/** @returns the position of a column given by its name in the header or by its number, or null. */
function findColumn(name: string, headers: readonly string[]): number | null {
  const exact = headers.findIndex((header) => header.trim() === name.trim());
  if (exact !== -1) return exact;
  const folded = foldName(name);
  const found = folded === '' ? -1 : headers.findIndex((header) => foldName(header) === folded);
  if (found !== -1) return found;
  return /^[1-9]\d{0,2}$/.test(name) ? Number(name) - 1 : null;
}

function applyOverrides(
  found: PartialColumns,
  overrides: LayoutOverrides,
  headers: readonly string[],
  width: number,
): PartialColumns {
  const unknown: ErrorDetail[] = [];
  const wish = (key: NamedColumn): number | null => {
    const name = overrides.columns[key];
    if (name === undefined) return null;
    const column = findColumn(name, headers);
    if (column !== null && column < width) return column;
    unknown.push({ path: `${key}_column`, message: `is not a column of the file: ${quoteAll(headers)}` });
    return null;
  };
  const [date, amount, debit, credit] = [wish('date'), wish('amount'), wish('debit'), wish('credit')];
  const [description, merchant, currency] = [wish('description'), wish('merchant'), wish('currency')];
  if (unknown.length > 0) {
    throw new ApiError('INVALID_PARAMETER', 'The file does not have a column that the request names.', {
      details: unknown,
    });
  }
  const columns: PartialColumns = {
    ...found,
    date: date ?? found.date,
    description:
      description === null
        ? found.description
        : [description, ...found.description.filter((c) => c !== description)],
    merchant: merchant ?? found.merchant,
    currency: currency ?? found.currency,
  };
  // Said to be in one column, the amounts are not also in two; and the other way round.
  if (amount !== null) return { ...columns, amount, debit: null, credit: null };
  if (debit !== null || credit !== null) {
    return { ...columns, amount: null, debit: debit ?? found.debit, credit: credit ?? found.credit };
  }
  return columns;
}

const quoteAll = (headers: readonly string[]): string =>
  headers.length === 0
    ? 'it has no header, so columns go by number'
    : headers.map((header) => `"${header}"`).join(', ');
