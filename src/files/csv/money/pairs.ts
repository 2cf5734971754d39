import { COLUMN_WORDS } from '../words/columnWords.ts';
import { type Direction, namesBothSides } from '../words/directionWords.ts';
import type { NumberColumn } from './numberColumns.ts';

/** Two columns of amounts of which never more than one is filled. */
export interface Pair {
  first: NumberColumn;
  second: NumberColumn;
}

/** So many of the rows must have an amount in one of the two. */
const NEEDED_SHARE = 0.9;

/** Finds the pairs of columns that share the rows between them, however few rows one of them has. */
export function findPairs(columns: readonly NumberColumn[], rowCount: number): Pair[] {
  return columns.flatMap((first, position) =>
    columns
      .slice(position + 1)
      .flatMap((second) => (sharesRows(first, second, rowCount) ? [{ first, second }] : [])),
  );
}

function sharesRows(first: NumberColumn, second: NumberColumn, rowCount: number): boolean {
  const sides = [sideOf(first.profile.header), sideOf(second.profile.header)];
  // Where both are named, a row with both is the difference.
  const isNamed = sides.includes('debit') && sides.includes('credit');
  let [inFirst, inSecond, covered] = [0, 0, 0];
  for (let row = 0; row < rowCount; row++) {
    const [one, other] = [isFilled(first, row), isFilled(second, row)];
    if (one && other && !isNamed) return false;
    if (one) inFirst++;
    else if (other) inSecond++;
    if (hasValue(first, row) || hasValue(second, row)) covered++;
  }
  return inFirst > 0 && inSecond > 0 && covered >= rowCount * NEEDED_SHARE;
}

const hasValue = ({ values }: NumberColumn, row: number): boolean => (values[row] ?? null) !== null;

const isFilled = ({ values }: NumberColumn, row: number): boolean => {
  const value = values[row];
  return value !== null && value !== undefined && value !== 0n;
};

/** The side that a header names; null for one that names neither or both. */
export function sideOf(header: string): Direction | null {
  if (header === '' || namesBothSides(header)) return null;
  if (COLUMN_WORDS.balance.test(header)) return null;
  // "Amount in foreign currency" is not money in.
  const words = COLUMN_WORDS.foreign.without(header);
  const side = words === header ? header : words.replace(/(?<!\p{L})in(?!\p{L})/gu, ' ');
  const [isOut, isIn] = [COLUMN_WORDS.out.test(side), COLUMN_WORDS.in.test(side)];
  return isOut === isIn ? null : isOut ? 'debit' : 'credit';
}

/** A pair as one column of amounts that raise or lower the account: the second column less the first. */
export function mergePair({ first, second }: Pair): (bigint | null)[] {
  return first.values.map((value, row) => {
    const other = second.values[row] ?? null;
    if (value === null && other === null) return null;
    return unsigned(other ?? 0n, second) - unsigned(value ?? 0n, first);
  });
}

/** A bank that writes one of the two with a minus throughout means the same without it. */
const unsigned = (value: bigint, { positives, negatives }: NumberColumn): bigint =>
  negatives > 0 && positives === 0 ? -value : value;
