import type { AccountType } from '../../providers/provider.ts';
import { isNegative, isZero, parseAmount } from './amounts.ts';
import { DATE_FORMATS, DAY_FIRST_OF, parseDate } from './dateFormats.ts';
import type { Layout } from './layout.ts';
import { rawKeys } from './rawRow.ts';
import type { Direction } from './templates.ts';

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
 * The direction that positive amounts had in this account's earlier files of the same columns. A month of
 * deposits only must not be read the other way round than the months before it.
 */
export function rememberedDirection(layout: Layout, earlier: readonly EarlierRow[]): Direction | null {
  for (const { amount, raw } of earlier) {
    const text = cellOf(layout, layout.columns.amount, raw);
    const inFile = parseAmount(text, '.') ?? parseAmount(text, ',');
    if (!inFile || inFile.says || isZero(inFile.value) || isZero(amount)) continue;
    return isNegative(inFile.value) === isNegative(amount) ? 'debit' : 'credit';
  }
  return null;
}

/** Whether this account's earlier files of the same columns wrote the day first. */
export function rememberedDayFirst(layout: Layout, earlier: readonly EarlierRow[]): boolean | null {
  for (const { date, raw } of earlier) {
    const text = cellOf(layout, layout.columns.date, raw);
    for (const monthFirst of DATE_FORMATS) {
      const dayFirst = DAY_FIRST_OF[monthFirst];
      if (!dayFirst) continue;
      const [asMonthFirst, asDayFirst] = [parseDate(text, monthFirst), parseDate(text, dayFirst)];
      if (asMonthFirst === asDayFirst) continue;
      if (date === asDayFirst) return true;
      if (date === asMonthFirst) return false;
    }
  }
  return null;
}

function cellOf({ headers }: Layout, column: number | null, raw: unknown): string {
  if (column === null || typeof raw !== 'object' || raw === null) return '';
  const key =
    Array.isArray(raw) === (headers.length === 0) ? (rawKeys(headers)?.[column] ?? String(column)) : '';
  const cell = Object.entries(raw).find(([name]) => name === key)?.[1];
  return typeof cell === 'string' ? cell.trim() : '';
}
