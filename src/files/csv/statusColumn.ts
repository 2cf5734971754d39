import { isBlank } from './amounts.ts';
import { cellOf } from './cells.ts';
import { type ColumnProfile, isCalled, likelyNumbers } from './columnProfiles.ts';
import type { CsvRecord } from './records.ts';
import { proveByBalance } from './statusProof.ts';
import {
  isBooked,
  isWhollyStatus,
  NO_STATUS,
  type SortedValues,
  sortValues,
  type Verdict,
} from './statusValues.ts';
import { foldDirection, readDirections } from './words/directionWords.ts';
import { foldText } from './words/foldText.ts';

/** The column that says whether a row has moved money. */
export interface StatusColumn extends SortedValues {
  column: number;
  /** How often each value occurs. */
  values: ReadonlyMap<string, number>;
}

/** A column that is called something else than a status has no more values, and no longer ones. */
const MAX_VALUES = 8;
const LONGEST_VALUE = 40;
/** A column of unknown words under an unknown header has no more of them than booked, pending, declined and held. */
const MAX_UNKNOWN_VALUES = 4;
/** Nearly all that a bank exports is booked. */
const DOMINANT_SHARE = 0.6;
const MIN_ROWS = 4;
/** What a column that is called so says of its rows, it is not whether they are booked. */
const OTHER_WORDS = ['direction', 'payee', 'memo', 'kind', 'currency', 'own', 'reference', 'rate'] as const;

/** How likely a column is to be the status; one that is called so and has a single unknown word comes last. */
type Certainty = 'words' | 'name' | 'looks' | 'single word';
const CERTAINTIES: readonly Certainty[] = ['words', 'name', 'looks', 'single word'];

interface Candidate {
  profile: ColumnProfile;
  values: ReadonlyMap<string, number>;
  verdicts: Verdict[];
  certainty: Certainty;
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
  if (bookedValue === NO_STATUS) return null;
  const best = chooseBest(rows, profiles, bookedValue);
  if (!best) return null;
  const { profile, values, certainty } = best;
  const { column } = profile;
  // What a bank says of every row is that it is booked, whatever the word; a later row may have another.
  if (certainty === 'single word') return { column, values, unbooked: new Set(), unknown: [] };
  const verdicts =
    bookedValue === null ? proveByBalance(best.verdicts, profile, rows, profiles) : best.verdicts;
  // Nobody exports nothing but what was never booked: more likely, a word is not what it looks like.
  const isNothingBooked = bookedValue === null && verdicts.every(({ booked }) => booked === false);
  return isNothingBooked && profile.filled > 2
    ? { column, values, unbooked: new Set(), unknown: [...values.keys()] }
    : { column, values, ...sortValues(verdicts, bookedValue) };
}

/** The column that has the value which the caller gives for booked rows, else the most certain one. */
function chooseBest(
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
  bookedValue: string | null,
): Candidate | undefined {
  const found = profiles.flatMap((profile) => candidateOf(profile, rows, profiles) ?? []);
  const known = ({ verdicts }: Candidate) => verdicts.filter(({ booked }) => booked !== null).length;
  found.sort(
    (one, other) =>
      CERTAINTIES.indexOf(one.certainty) - CERTAINTIES.indexOf(other.certainty) || known(other) - known(one),
  );
  if (bookedValue === null) return found[0];
  const stated = foldText(bookedValue);
  const has = ({ values }: Pick<Candidate, 'values'>) =>
    [...values.keys()].some((value) => foldText(value) === stated);
  const others = profiles
    .filter((profile) => profile.kind === 'text' && profile.distinct <= MAX_VALUES && has(profile))
    .map((profile): Candidate => {
      const { values } = profile;
      return { profile, values, verdicts: judge(values), certainty: 'looks' };
    });
  return found.find(has) ?? others[0] ?? found[0];
}

const judge = (values: ReadonlyMap<string, number>): Verdict[] =>
  [...values.keys()].map((value) => ({ value, booked: isBooked(value) }));

function candidateOf(
  profile: ColumnProfile,
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): Candidate | null {
  if (profile.kind !== 'text') return null;
  // What is called a status says it in as many words as it likes: "Pending until 1 March".
  const isNamed = isCalled(profile, 'status');
  if (!isNamed && profile.distinct > MAX_VALUES) return null;
  const values = profile.values.size < profile.distinct ? countValues(rows, profile.column) : profile.values;
  if (!isNamed && [...values.keys()].some((value) => value.length > LONGEST_VALUE)) return null;
  const verdicts = judge(values);
  const certainty = certaintyOf(profile, verdicts, rows, profiles);
  return certainty === null ? null : { profile, values, verdicts, certainty };
}

function countValues(rows: readonly CsvRecord[], column: number): Map<string, number> {
  const values = new Map<string, number>();
  for (const row of rows) {
    const value = cellOf(row, column);
    if (!isBlank(value)) values.set(value, (values.get(value) ?? 0) + 1);
  }
  return values;
}

/** @returns null for a column that is no status. */
function certaintyOf(
  profile: ColumnProfile,
  verdicts: readonly Verdict[],
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): Certainty | null {
  const isNamed = isCalled(profile, 'status');
  const isOther = OTHER_WORDS.some((word) => isCalled(profile, word));
  // Without the name of a status, "Refund cancelled flight" says what was paid for.
  const known = verdicts.filter(({ value, booked }) => booked !== null && (isNamed || isWhollyStatus(value)));
  if (profile.distinct === 1 && known.length === 0) return isNamed ? 'single word' : null;
  // A single value of every row, whatever its language, is what a booked row says.
  if (profile.distinct === 1 && !isNamed) return null;
  // "Returned" or "processing" may be about parcels: only beside its contrary is it about money.
  const areBoth = new Set(known.map(({ booked }) => booked)).size === 2;
  if (areBoth && known.length === verdicts.length && (isNamed || !isOther)) return 'words';
  if (isNamed || (areBoth && !isOther)) return 'name';
  return looksLikeStatus(profile, isOther, rows, profiles) ? 'looks' : null;
}

/** Few values, one of them in most rows, that are neither currencies nor the sides of the amounts. */
function looksLikeStatus(
  profile: ColumnProfile,
  isOther: boolean,
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): boolean {
  const { values, distinct, filled } = profile;
  if (isOther || distinct < 2 || distinct > MAX_UNKNOWN_VALUES || rows.length < MIN_ROWS) return false;
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
  return likelyNumbers(profiles).some((number) => {
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
