import { normalizeDecimal } from '../domain/decimal.ts';
import type { CsvAccount } from '../store/csvAccounts.ts';
import type { StoredRow } from '../store/importedRows.ts';
import type { Pair, UnknownRow } from './matchRows.ts';
import { MIN_PROOFS } from './planOverlap.ts';

export interface Fit {
  /** Why the file may be of another account; null if the days that both have fit. */
  doubt: [string] | null;
  /** Whether they are enough to prove that it is the same account. */
  isProven: boolean;
}

/**
 * Judges whether a file is of the account, by the days that both the file and the bank have. Half of the rows have to be
 * the same on either side: a single lucky amount proves nothing.
 */
export function fitOfDays(
  { name }: CsvAccount,
  rows: readonly UnknownRow[],
  {
    pairs,
    missing,
    stored,
  }: { pairs: readonly Pair[]; missing: readonly StoredRow[]; stored: readonly StoredRow[] },
): Fit {
  const isFit = pairs.length * 2 >= rows.length && pairs.length >= missing.length;
  if (isFit) return { doubt: null, isProven: pairs.length >= MIN_PROOFS };
  const reversed = countOpposite(rows, stored);
  const hint =
    reversed > pairs.length
      ? ` With the opposite sign ${reversed} of them would: check positive_is, or the columns of the amounts.`
      : '';
  return {
    doubt: [
      `Of the ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} in the file of the days that the bank itself provides, ${pairs.length} ${pairs.length === 1 ? 'has' : 'have'} a counterpart in ${name}, ` +
        `which has ${missing.length} more of these days.${hint}`,
    ],
    isProven: false,
  };
}

/** How many rows would have a counterpart if money out were money in. */
function countOpposite(rows: readonly UnknownRow[], stored: readonly StoredRow[]): number {
  const free = new Map<string, number>();
  for (const { date, amount } of stored) {
    const key = `${date} ${normalizeDecimal(amount)}`;
    free.set(key, (free.get(key) ?? 0) + 1);
  }
  let count = 0;
  for (const { date, amount } of rows) {
    const key = `${date} ${normalizeDecimal(amount.startsWith('-') ? amount.slice(1) : `-${amount}`)}`;
    const left = free.get(key) ?? 0;
    if (left === 0) continue;
    free.set(key, left - 1);
    count += 1;
  }
  return count;
}
