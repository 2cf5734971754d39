import type { AccountType } from '../../providers/provider.ts';
import { isNegative, isZero, parseAmount } from './amounts.ts';
import { cleanCell } from './cells.ts';
import { type DateOrder, fittingFormats, parseDate, shapeOf } from './dateFormats.ts';
import { rawKeys } from './rawRow.ts';
import type { Direction } from './words/directionWords.ts';

/** A row that an earlier file gave this account: what was made of it, and what stood in the file. */
export interface EarlierRow {
  date: string;
  amount: string;
  raw: unknown;
}

/** What is known of the account before the file is opened. */
export interface AccountHints {
  type: AccountType | null;
  isoCurrencyCode: string | null;
  /** Some of the rows that earlier files gave it. */
  earlierRows: readonly EarlierRow[];
}

/**
 * The direction that positive amounts had in a column of the same name in this account's earlier files, if it was
 * the same in all of them. A month of deposits only must not be read the other way round than the months before it.
 */
export function rememberedDirection(
  headers: readonly string[],
  column: number,
  earlier: readonly EarlierRow[],
): Direction | null {
  const found = new Set<Direction>();
  for (const { amount, raw } of earlier) {
    const text = earlierCell(headers, column, raw);
    const inFile = parseAmount(text, '.') ?? parseAmount(text, ',');
    if (inFile?.marker !== '' || isZero(inFile.value) || isZero(amount)) continue;
    found.add(isNegative(inFile.value) === isNegative(amount) ? 'debit' : 'credit');
  }
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

/** The order of day and month in this account's earlier files of the same columns. */
export function rememberedOrder(
  headers: readonly string[],
  column: number,
  earlier: readonly EarlierRow[],
  shape: string,
): DateOrder | null {
  const found = new Set<DateOrder>();
  for (const { date, raw } of earlier) {
    const text = earlierCell(headers, column, raw);
    const formats = fittingFormats(text).filter((format) => shapeOf(format).shape === shape);
    const right = formats.filter((format) => parseDate(text, format) === date);
    const orders = new Set(right.map((format) => shapeOf(format).order));
    const [order] = orders;
    // 05/05/2024 is the same day in either order, and tells nothing.
    if (orders.size === 1 && order) found.add(order);
  }
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

function earlierCell(headers: readonly string[], column: number, raw: unknown): string {
  if (typeof raw !== 'object' || raw === null) return '';
  const key =
    Array.isArray(raw) === (headers.length === 0) ? (rawKeys(headers)?.[column] ?? String(column)) : '';
  const cell = Object.entries(raw).find(([name]) => name === key)?.[1];
  return typeof cell === 'string' ? cleanCell(cell) : '';
}
