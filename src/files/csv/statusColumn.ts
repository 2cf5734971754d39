import type { Question } from '../question.ts';
import { type ColumnProfile, isCalled } from './columnProfiles.ts';
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

/** @returns false for a value that says the money has not moved, true for one that says it has, else null. */
export function isBooked(value: string): boolean | null {
  const folded = foldText(value);
  if (UNBOOKED_WORDS.test(folded)) return false;
  return BOOKED_WORDS.test(folded) ? !NEGATIONS.test(folded) : null;
}

/**
 * Finds the status column by what it holds: a few short values, all of them words for what has been booked or has
 * not. A column that a header calls the status may hold other words beside them.
 */
export function findStatus(
  profiles: readonly ColumnProfile[],
  bookedValue: string | null,
): StatusColumn | null {
  for (const profile of profiles) {
    const { kind, values, distinct, column } = profile;
    if (
      kind !== 'text' ||
      distinct > MAX_VALUES ||
      [...values.keys()].some((value) => value.length > LONGEST_VALUE)
    )
      continue;
    const verdicts = [...values.keys()].map((value) => ({ value, booked: isBooked(value) }));
    const known = verdicts.filter(({ booked }) => booked !== null);
    const isNamed = isCalled(profile, 'status');
    if (!isNamed && known.length < verdicts.length) continue;
    // Elsewhere, "returned" or "processing" may be about parcels: only beside its contrary is it about money.
    if (!isNamed && new Set(verdicts.map(({ booked }) => booked)).size < 2) continue;
    // A single value of every row, whatever its language, is what a booked row says.
    if (distinct === 1 && known.length === 0) continue;
    const sorted = sortValues(column, verdicts, bookedValue);
    // Nobody exports nothing but what was never booked: more likely, a word is not what it looks like.
    const isNothingBooked =
      sorted.unbooked.size === verdicts.length && values.size > 0 && bookedValue === null;
    return isNothingBooked && profile.filled > 2
      ? { column, unbooked: new Set(), unknown: [...values.keys()] }
      : sorted;
  }
  return null;
}

function sortValues(
  column: number,
  verdicts: { value: string; booked: boolean | null }[],
  bookedValue: string | null,
): StatusColumn {
  const stated = bookedValue === null ? null : foldText(bookedValue);
  const unbooked = new Set<string>();
  const unknown: string[] = [];
  for (const { value, booked } of verdicts) {
    const folded = foldText(value);
    if (folded === stated) continue;
    if (booked === false || (booked === null && stated !== null)) unbooked.add(folded);
    else if (booked === null) unknown.push(value);
  }
  // A column of which not one word is known may be anything: marks, flags, the clerk.
  const isForeign = unknown.length === verdicts.length && stated === null;
  return {
    column,
    unbooked,
    unknown:
      isForeign && !verdicts.some(({ booked }) => booked === false) && verdicts.length > 3 ? [] : unknown,
  };
}

export function askBookedStatus(status: StatusColumn, profile: ColumnProfile, label: string): Question {
  const choices = [...profile.values.keys()];
  return {
    parameter: 'booked_status',
    message: `The column ${label} has ${status.unknown.map((value) => `"${value}"`).join(', ')}, which may be rows that were never booked. Give the value of booked rows; the others are left out.`,
    choices,
    shown: choices.map((choice) => ({
      choice,
      reading: `${profile.values.get(choice) ?? 0} rows have "${choice}"`,
    })),
  };
}
