import { ApiError, type ErrorDetail } from '../../errors.ts';
import type { BalanceRows } from './balanceRows.ts';
import type { PartialColumns } from './columns.ts';
import type { DateFormat } from './dateFormats.ts';
import type { Encoding } from './encodings.ts';
import type { Delimiter } from './records.ts';
import type { Table } from './table.ts';
import { TEMPLATES, type Template, type TemplateName } from './templates.ts';
import type { Direction } from './words/directionWords.ts';
import { foldText } from './words/foldText.ts';

/** What the caller says about a file; what is left out is found out. */
export interface LayoutOverrides {
  encoding?: Encoding | undefined;
  /** The charset that the upload declares. */
  declaredCharset?: string | undefined;
  delimiter?: Delimiter | undefined;
  hasHeader?: boolean | undefined;
  template?: TemplateName | undefined;
  /** Names of columns as the header has them, or their numbers counted from 1. */
  columns: Partial<Record<NamedColumn, string | undefined>>;
  dateFormat?: DateFormat | undefined;
  decimalSeparator?: '.' | ',' | undefined;
  positiveIs?: Direction | undefined;
  /** The value of the direction column that marks money out. */
  debitValue?: string | undefined;
  /** The value of the direction column that marks money in. */
  creditValue?: string | undefined;
  /** What becomes of rows that may state a balance instead of moving money. */
  balanceRows?: BalanceRows | undefined;
  /** The value of the status column that marks booked rows. */
  bookedStatus?: string | undefined;
}

export const NAMED_COLUMNS = [
  'date',
  'amount',
  'debit',
  'credit',
  'description',
  'merchant',
  'currency',
  'direction',
  'fee',
] as const;
export type NamedColumn = (typeof NAMED_COLUMNS)[number];

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
  /** The currency that the rest of the file states, for rows that name none. */
  statementCurrency: string | null;
  /** Whether rows without a date and an amount continue the text of the row above. */
  hasContinuations: boolean;
}

/** The caller's word for no column: the amounts contain all fees. */
export const NO_COLUMN = 'none';

/** The columns that the caller names, by position. */
export type StatedColumns = Record<Exclude<NamedColumn, 'fee'>, number | null> & {
  fee: number | typeof NO_COLUMN | null;
};

/** @throws ApiError INVALID_PARAMETER where the caller names a column that the file does not have. */
export function findStatedColumns({ columns }: LayoutOverrides, table: Table): StatedColumns {
  const unknown: ErrorDetail[] = [];
  const width = Math.max(table.width, table.headers.length);
  const find = (key: NamedColumn): number | null => {
    const name = columns[key];
    if (name === undefined || isNoColumn(key, name)) return null;
    const column = findColumn(name, table.headers);
    if (column !== null && column < width) return column;
    unknown.push({
      path: `${key}_column`,
      code: 'not_found',
      message: `is not a column of the file: ${quoteAll(table.headers)}`,
    });
    return null;
  };
  const entries = NAMED_COLUMNS.map((key) => [key, find(key)] as const);
  if (unknown.length > 0) {
    throw new ApiError('INVALID_PARAMETER', 'The file does not have a column that the request names.', {
      details: unknown,
    });
  }
  const byName = new Map(entries);
  return {
    date: byName.get('date') ?? null,
    amount: byName.get('amount') ?? null,
    debit: byName.get('debit') ?? null,
    credit: byName.get('credit') ?? null,
    description: byName.get('description') ?? null,
    merchant: byName.get('merchant') ?? null,
    currency: byName.get('currency') ?? null,
    direction: byName.get('direction') ?? null,
    fee: columns.fee === NO_COLUMN ? NO_COLUMN : (byName.get('fee') ?? null),
  };
}

/** @returns the position of a column given by its name in the header or by its number, or null. */
export function findColumn(name: string, headers: readonly string[]): number | null {
  const exact = headers.findIndex((header) => header.trim() === name.trim());
  if (exact !== -1) return exact;
  const folded = foldText(name);
  const found = folded === '' ? -1 : headers.findIndex((header) => foldText(header) === folded);
  if (found !== -1) return found;
  return /^[1-9]\d{0,2}$/.test(name) ? Number(name) - 1 : null;
}

/** The names, without numbers, by which the caller calls columns. */
export const columnNamesOf = ({ columns }: LayoutOverrides): string[] =>
  NAMED_COLUMNS.flatMap((key) => {
    const name = columns[key];
    return name === undefined || /^\d+$/.test(name) || isNoColumn(key, name) ? [] : name;
  });

const isNoColumn = (key: NamedColumn, name: string): boolean => key === 'fee' && name === NO_COLUMN;

export function findTemplateOf(table: Table, stated: TemplateName | undefined): Template | null {
  if (stated) return TEMPLATES.find(({ name }) => name === stated) ?? null;
  return table.headerLine === null ? findHeaderlessTemplate(table) : findTemplate(table.headers);
}

/**
 * The template whose header this is. Banks add columns behind the ones they have always had (Amex adds ten
 * when asked for details), so a header that begins with the template's is the template's.
 */
export function findTemplate(headers: readonly string[]): Template | null {
  const folded = headers.map(foldText);
  return (
    TEMPLATES.find(
      (template: Template) =>
        template.headers?.every((header, position) => folded[position] === foldText(header)) ?? false,
    ) ?? null
  );
}

/** Wells Fargo writes day, amount, an asterisk, an empty column or a cheque's number, and the description. */
function findHeaderlessTemplate({ rows }: Table): Template | null {
  const isWellsFargo =
    rows.length > 0 &&
    rows.every(
      ({ cells }) => cells.length === 5 && /^\*$/.test(cells[2] ?? '') && /^\d*$/.test(cells[3] ?? ''),
    );
  return isWellsFargo ? (TEMPLATES.find(({ name }) => name === 'wells_fargo') ?? null) : null;
}

const quoteAll = (headers: readonly string[]): string =>
  headers.length === 0
    ? 'it has no header, so columns go by number'
    : headers.map((header) => `"${header}"`).join(', ');
