import { cellOf } from '../cells.ts';
import type { ColumnProfile } from '../columnProfiles.ts';
import type { CsvRecord } from '../records.ts';
import { type Direction, foldDirection, namesBothSides, readDirections } from '../words/directionWords.ts';

/** A column of words that say on which side an amount is. */
export interface DirectionColumn {
  column: number;
  /** What each folded value means; an empty cell is a value of its own. */
  meanings: ReadonlyMap<string, Direction>;
}

/** "Debit", "Credit" and perhaps a third word for what is neither; a column with more says something else. */
export const MAX_VALUES = 3;
const LONGEST_WORD = 24;
/** So many of the rows must have a word that is known. */
const NEEDED_SHARE = 0.9;

/** The columns that have few and short values, and so could tell a direction in a language that is not known. */
export function possibleDirections(profiles: readonly ColumnProfile[], rowCount: number): ColumnProfile[] {
  return profiles.filter(
    ({ kind, distinct, values, filled }) =>
      kind === 'text' &&
      distinct === 2 &&
      rowCount > 2 &&
      filled > rowCount * NEEDED_SHARE &&
      [...values.keys()].every((value) => value.length <= LONGEST_WORD),
  );
}

/** Reads the columns whose values are words of two sides, in any of the known languages. */
export function findDirections(
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
  amounts: readonly (bigint | null)[],
): DirectionColumn[] {
  return profiles.flatMap((profile) => {
    const values = rows.map((row) => foldDirection(cellOf(row, profile.column)));
    return readDirectionValues(profile.column, values, amounts, namesBothSides(profile.header)) ?? [];
  });
}

export function readDirectionValues(
  column: number,
  values: readonly string[],
  amounts: readonly (bigint | null)[],
  isNamed: boolean,
): DirectionColumn | null {
  const moving = values.filter((_value, row) => (amounts[row] ?? 0n) !== 0n);
  const distinct = [...new Set(moving)];
  if (distinct.length > MAX_VALUES || distinct.length === 0) return null;
  const found = readDirections(distinct);
  if (!found) return null;
  const meanings = new Map(found);
  const sides = new Set(meanings.values());
  // A mark on the money that comes in alone leaves the rest as money out, and the other way round.
  const [onlySide] = sides;
  const blanks = moving.filter((value) => value === '').length;
  if (sides.size === 1 && onlySide && blanks > 0 && distinct.length === 2 && isMark(distinct)) {
    meanings.set('', onlySide === 'credit' ? 'debit' : 'credit');
  } else if (sides.size === 1 && !isNamed) return null;
  const known = moving.filter((value) => meanings.has(value)).length;
  return known >= moving.length * NEEDED_SHARE ? { column, meanings } : null;
}

const isMark = (values: readonly string[]): boolean =>
  values.every((value) => value === '' || /^(cr|dr|db|[cdhsk]|\+|-)$/.test(value));

/** So often must each word go with one sign before it is more than chance. */
const ROWS_THAT_TEACH = 3;

/** What the values of a column mean if each row's sign is known: two words, each always on its own side. */
export function learnDirections(
  column: number,
  values: readonly string[],
  signs: readonly (1 | -1 | 0)[],
): DirectionColumn | null {
  const words = [...new Set(values)];
  if (words.length !== 2) return null;
  const known = readDirections(words);
  const meanings = new Map<string, Direction>();
  for (const word of words) {
    const found = signs.filter((sign, row) => sign !== 0 && values[row] === word);
    const [sign] = found;
    if (sign === undefined || found.some((other) => other !== sign)) return null;
    const meaning: Direction = sign === 1 ? 'credit' : 'debit';
    if (found.length < ROWS_THAT_TEACH && known?.get(word) !== meaning) return null;
    meanings.set(word, meaning);
  }
  return new Set(meanings.values()).size === 2 ? { column, meanings } : null;
}

/** Whether amounts that have signs bear a direction column out, and what a positive one then means. */
export function compareWithSigns(
  direction: DirectionColumn,
  values: readonly string[],
  amounts: readonly (bigint | null)[],
): Direction | null {
  const found = new Set<Direction>();
  for (const [row, amount] of amounts.entries()) {
    const meaning = direction.meanings.get(values[row] ?? '');
    if (amount === null || amount === 0n || !meaning) continue;
    found.add(amount > 0n ? meaning : meaning === 'debit' ? 'credit' : 'debit');
  }
  const [only] = found;
  return found.size === 1 && only ? only : null;
}
