import { ApiError } from '../../errors.ts';
import type { Question } from '../question.ts';
import { quoteSome } from './text.ts';
import { foldText } from './words/foldText.ts';
import { BOOKED_WORDS, NEGATIONS, UNBOOKED_WORDS } from './words/statusWords.ts';

/** The answer that no column of the file says which rows are booked. */
export const NO_STATUS = '*';

/** A value of a column and whether it says that rows are booked; null where nothing tells. */
export interface Verdict {
  value: string;
  booked: boolean | null;
}

/** What the values of a status column mean. */
export interface SortedValues {
  /** The folded values of rows that are no movements. */
  unbooked: ReadonlySet<string>;
  /** Values that are in no list; nothing tells whether they are movements. */
  unknown: string[];
}

/** @returns false for a value that says the money has not moved, true for one that says it has, else null. */
export function isBooked(value: string): boolean | null {
  const folded = foldText(value);
  if (UNBOOKED_WORDS.test(folded)) return false;
  return BOOKED_WORDS.test(folded) ? !NEGATIONS.test(folded) : null;
}

/** Whether a value is nothing but words for what is booked or not: "Posted" is, "Refund cancelled flight" is not. */
export function isWhollyStatus(value: string): boolean {
  const lists = [NEGATIONS, UNBOOKED_WORDS, BOOKED_WORDS];
  return !/\p{L}/u.test(lists.reduce((rest, list) => list.without(rest), foldText(value)));
}

export function sortValues(verdicts: readonly Verdict[], bookedValue: string | null): SortedValues {
  const stated = bookedValue === null ? null : foldText(bookedValue);
  const unbooked = new Set<string>();
  const unknown: string[] = [];
  for (const { value, booked } of verdicts) {
    const folded = foldText(value);
    if (folded === stated) continue;
    if (booked === false || (booked === null && stated !== null)) unbooked.add(folded);
    else if (booked === null) unknown.push(value);
  }
  return { unbooked, unknown };
}

/** Judges the values that occur in none of the first rows, which alone were looked at to find the column. */
export function judgeLaterValues(
  values: ReadonlyMap<string, number>,
  first: ReadonlySet<string>,
  bookedValue: string | null,
): SortedValues {
  const later = [...values.keys()].filter((value) => !first.has(value));
  return sortValues(
    later.map((value) => ({ value, booked: isBooked(value) })),
    bookedValue,
  );
}

/** @throws ApiError INVALID_PARAMETER where no row has the value that the caller gives for booked rows. */
export function checkBookedValue(bookedValue: string | null, values: ReadonlyMap<string, number>): void {
  if (bookedValue === null || bookedValue === NO_STATUS) return;
  const stated = foldText(bookedValue);
  if ([...values.keys()].some((value) => foldText(value) === stated)) return;
  const message =
    values.size === 0
      ? 'is in no column of the file that could be a status'
      : `is no value of the status column: ${quoteSome([...values.keys()])}`;
  throw new ApiError('INVALID_PARAMETER', 'The file does not have a value that the request names.', {
    details: [{ path: 'booked_status', code: 'not_found', message }],
  });
}

/** A person does not choose between more. */
const MAX_CHOICES = 32;
const MAX_UNKNOWN_NAMED = 8;

export function askBookedStatus(
  unknown: readonly string[],
  values: ReadonlyMap<string, number>,
  label: string,
): Question {
  const choices =
    values.size <= MAX_CHOICES
      ? [...values.keys()]
      : [...values]
          .sort(([, one], [, other]) => other - one)
          .slice(0, MAX_CHOICES)
          .map(([value]) => value);
  return {
    parameter: 'booked_status',
    message: `The column ${label} has ${quoteSome(unknown, MAX_UNKNOWN_NAMED)}, which may be rows that were never booked. Give the value of booked rows; the others are left out. Give ${NO_STATUS} if the column says nothing of the kind.`,
    choices: [...choices, NO_STATUS],
    shown: [
      ...choices.map((choice) => ({
        choice,
        reading: `${countOfRows(values.get(choice) ?? 0)} "${choice}"`,
      })),
      { choice: NO_STATUS, reading: 'All rows are booked, whatever the column says.' },
    ],
  };
}

/** The question about a column with more text than can be judged. */
export const askEndlessStatus = (label: string): Question => ({
  parameter: 'booked_status',
  message: `The column ${label} is called a status and has too many different values to judge. Give ${NO_STATUS} if all rows are booked, else leave out those that are not.`,
  choices: [NO_STATUS],
  shown: [{ choice: NO_STATUS, reading: 'All rows are booked, whatever the column says.' }],
});

const countOfRows = (count: number): string => (count === 1 ? '1 row has' : `${count} rows have`);
