import type { Question } from '../question.ts';
import { isBlank, parseAmount, toUnits } from './amounts.ts';
import { cellOf } from './cells.ts';
import { type ColumnProfile, isCalled } from './columnProfiles.ts';
import type { CsvRecord } from './records.ts';
import { foldDirection, readDirections } from './words/directionWords.ts';
import { foldText } from './words/foldText.ts';
import { BOOKED_WORDS, NEGATIONS, UNBOOKED_WORDS } from './words/statusWords.ts';

/** The column that says whether a row has moved money. */
export interface StatusColumn {
  column: number;
  /** The folded values of rows that are no movements. */
  unbooked: ReadonlySet<string>;
  /** Values that are in no list; nothing tells whether they are movements. */
  unknown: string[];
}

const MAX_VALUES = 8;
const LONGEST_VALUE = 40;
/** A column of unknown words under an unknown header has no more of them than booked, pending, declined and held. */
const MAX_UNKNOWN_VALUES = 4;
/** Nearly all that a bank exports is booked. */
const DOMINANT_SHARE = 0.6;
const MIN_ROWS = 4;
/** What a column that is called so says of its rows, it is not whether they are booked. */
const OTHER_WORDS = ['direction', 'payee', 'memo', 'kind', 'currency', 'own', 'reference', 'rate'] as const;

/** @returns false for a value that says the money has not moved, true for one that says it has, else null. */
export function isBooked(value: string): boolean | null {
  const folded = foldText(value);
  if (UNBOOKED_WORDS.test(folded)) return false;
  return BOOKED_WORDS.test(folded) ? !NEGATIONS.test(folded) : null;
}

/** A value of a column and whether it says that rows are booked; null where nothing tells. */
interface Verdict {
  value: string;
  booked: boolean | null;
}

/**
 * Finds the status column by what it holds: a few short values, words for what has been booked or has not. A column
 * that a header calls the status may hold any words, and so may one that looks like a status and is called nothing.
 */
export function findStatus(
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
  bookedValue: string | null,
): StatusColumn | null {
  const found = profiles.flatMap((profile) => {
    const { kind, values, distinct } = profile;
    if (kind !== 'text' || distinct > MAX_VALUES) return [];
    if ([...values.keys()].some((value) => value.length > LONGEST_VALUE)) return [];
    const verdicts = [...values.keys()].map((value) => ({ value, booked: isBooked(value) }));
    const certainty = certaintyOf(profile, verdicts, rows, profiles);
    return certainty === null ? [] : [{ profile, verdicts, certainty }];
  });
  const [best] = found.sort((one, other) => one.certainty - other.certainty);
  if (!best) return null;
  const { profile, verdicts } = best;
  const proven = bookedValue === null ? proveByBalance(verdicts, profile, rows, profiles) : verdicts;
  const sorted = sortValues(profile.column, proven, bookedValue);
  // Nobody exports nothing but what was never booked: more likely, a word is not what it looks like.
  const isNothingBooked = sorted.unbooked.size === verdicts.length && bookedValue === null;
  return isNothingBooked && profile.filled > 2
    ? { column: profile.column, unbooked: new Set(), unknown: [...profile.values.keys()] }
    : sorted;
}

/** How likely a column is to be the status: 0 by its words, 1 by its header, 2 by its looks; null if it is not. */
function certaintyOf(
  profile: ColumnProfile,
  verdicts: readonly Verdict[],
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): number | null {
  const known = verdicts.filter(({ booked }) => booked !== null);
  const isNamed = isCalled(profile, 'status');
  // A single value of every row, whatever its language, is what a booked row says.
  if (profile.distinct === 1 && (known.length === 0 || !isNamed)) return null;
  // "Returned" or "processing" may be about parcels: only beside its contrary is it about money.
  const areBoth = new Set(known.map(({ booked }) => booked)).size === 2;
  if (areBoth && known.length === verdicts.length) return 0;
  const isOther = OTHER_WORDS.some((word) => isCalled(profile, word));
  if (isNamed || (areBoth && !isOther)) return 1;
  return looksLikeStatus(profile, rows, profiles) ? 2 : null;
}

/** Few values, one of them in most rows, that are neither currencies nor the sides of the amounts. */
function looksLikeStatus(
  profile: ColumnProfile,
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): boolean {
  const { values, distinct, filled } = profile;
  if (distinct < 2 || distinct > MAX_UNKNOWN_VALUES || rows.length < MIN_ROWS) return false;
  if (OTHER_WORDS.some((word) => isCalled(profile, word))) return false;
  // A row that states a balance has no status.
  if (filled < rows.length * 0.75) return false;
  if (Math.max(...values.values()) < filled * DOMINANT_SHARE) return false;
  const words = [...values.keys()];
  if (words.every((word) => /^[A-Z]{3}$/.test(word)) || words.some((word) => /\d/.test(word))) return false;
  if (readDirections(words.map(foldDirection))?.size === words.length) return false;
  return !tellsSides(profile, rows, profiles);
}

/** Whether each value goes with one sign of some column of numbers, and both signs occur. */
function tellsSides(
  { column, values }: ColumnProfile,
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): boolean {
  return profiles.some((number) => {
    if (number.kind !== 'number') return false;
    const signs = [...values.keys()].map((value) => {
      const cells = rows
        .filter((row) => cellOf(row, column) === value)
        .map((row) => cellOf(row, number.column));
      return new Set(
        cells.filter((cell) => /[1-9]/.test(cell)).map((cell) => /^[^\d]*[-(\u2212]|-$/.test(cell)),
      );
    });
    return (
      signs.every((found) => found.size <= 1) && new Set(signs.flatMap((found) => [...found])).size === 2
    );
  });
}

/**
 * Judges unknown values by the running balance: rows that never have one, where the most frequent value always has,
 * are not booked; rows whose amounts are the steps of the balance are.
 */
function proveByBalance(
  verdicts: readonly Verdict[],
  profile: ColumnProfile,
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): Verdict[] {
  const [usual] = [...profile.values].sort(([, one], [, other]) => other - one);
  const balances = profiles.filter((one) => one.kind === 'number' && isCalled(one, 'balance'));
  return verdicts.map((verdict) => {
    if (verdict.booked !== null || !usual) return verdict;
    for (const { column } of balances) {
      const has = (value: string) =>
        rows
          .filter((row) => cellOf(row, profile.column) === value)
          .map((row) => !isBlank(cellOf(row, column)));
      if (!has(usual[0]).every(Boolean)) continue;
      if (verdict.value !== usual[0] && !has(verdict.value).some(Boolean))
        return { ...verdict, booked: false };
      const steps = rows.flatMap((row, position) =>
        cellOf(row, profile.column) === verdict.value
          ? [{ position, is: isStep(rows, position, column, profiles) }]
          : [],
      );
      // The row that is first in time has no balance before it.
      const isEdge = (position: number) => position === 0 || position === rows.length - 1;
      if (steps.some(({ is }) => is) && steps.every(({ is, position }) => is || isEdge(position)))
        return { ...verdict, booked: true };
    }
    return verdict;
  });
}

/** Whether a number of a row is the difference between its balance and the one of the row above or below. */
function isStep(
  rows: readonly CsvRecord[],
  position: number,
  balance: number,
  profiles: readonly ColumnProfile[],
): boolean {
  const row = rows[position];
  const units = (record: CsvRecord | undefined, column: number): bigint | null => {
    const cell = record ? cellOf(record, column) : '';
    const amount = parseAmount(cell, '.') ?? parseAmount(cell, ',');
    return amount ? toUnits(amount.value) : null;
  };
  const own = units(row, balance);
  const steps = [rows[position - 1], rows[position + 1]].flatMap((beside) => {
    const other = units(beside, balance);
    return own === null || other === null || own === other ? [] : [own - other, other - own];
  });
  return profiles.some(({ kind, column }) => {
    const amount = kind === 'number' && column !== balance ? units(row, column) : null;
    return amount !== null && steps.includes(amount);
  });
}

function sortValues(column: number, verdicts: readonly Verdict[], bookedValue: string | null): StatusColumn {
  const stated = bookedValue === null ? null : foldText(bookedValue);
  const unbooked = new Set<string>();
  const unknown: string[] = [];
  for (const { value, booked } of verdicts) {
    const folded = foldText(value);
    if (folded === stated) continue;
    if (booked === false || (booked === null && stated !== null)) unbooked.add(folded);
    else if (booked === null) unknown.push(value);
  }
  return { column, unbooked, unknown };
}

/** Judges the values that occur in none of the first rows, which alone were looked at to find the column. */
export function judgeLaterValues(
  column: number,
  values: ReadonlyMap<string, number>,
  first: ReadonlySet<string>,
  bookedValue: string | null,
): StatusColumn {
  const later = [...values.keys()].filter((value) => !first.has(value));
  return sortValues(
    column,
    later.map((value) => ({ value, booked: isBooked(value) })),
    bookedValue,
  );
}

export function askBookedStatus(
  status: StatusColumn,
  values: ReadonlyMap<string, number>,
  label: string,
): Question {
  const choices = [...values.keys()];
  return {
    parameter: 'booked_status',
    message: `The column ${label} has ${status.unknown.map((value) => `"${value}"`).join(', ')}, which may be rows that were never booked. Give the value of booked rows; the others are left out.`,
    choices,
    shown: choices.map((choice) => ({
      choice,
      reading: `${countOfRows(values.get(choice) ?? 0)} "${choice}"`,
    })),
  };
}

const countOfRows = (count: number): string => (count === 1 ? '1 row has' : `${count} rows have`);
