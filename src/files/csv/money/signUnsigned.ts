import type { Assumption } from '../../assumption.ts';
import type { Question } from '../../question.ts';
import { cellOf } from '../cells.ts';
import { foldDirection } from '../words/directionWords.ts';
import {
  type DirectionColumn,
  findDirections,
  learnDirections,
  MAX_VALUES,
  possibleDirections,
  readDirectionValues,
} from './directionColumns.ts';
import { findMixedSigns, refuseMixedSigns } from './mixedSigns.ts';
import type { MoneyInput, Signs } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';
import { askDebitValue, askDirectionColumn, askOtherValue, askPositiveIs } from './questions.ts';
import { signsFromBalance } from './runningBalance.ts';
import { explainWords, statedWords } from './statedWords.ts';

type SignDecision = { signs: Signs | null; assumptions: Assumption[]; questions: Question[] };

/** Letters beside the amounts, such as CR, where they tell money out from money in. */
export function signByMarker(column: NumberColumn): Signs | null {
  if (!column.markers.some((marker) => marker !== '')) return null;
  const found = readDirectionValues(column.column, column.markers, column.values, true);
  return found ? { by: 'marker', meanings: found.meanings } : null;
}

/**
 * Finds the direction of amounts that have no sign: a column of words that are known, or that the running balance
 * explains; then what is known of the bank or the account. Nothing else signs them.
 * @throws ApiError IMPORT_ERROR where no one sign fits all amounts and no column can tell them apart.
 */
export function signUnsigned(column: NumberColumn, input: MoneyInput): SignDecision {
  const { stated } = input;
  const named = stated.direction ?? columnOfStated(input);
  if (named !== null) return signByStated(named, column, input);
  const learned = learnFromBalance(column, input);
  const known = findDirections(input.rows, input.profiles, column.values);
  const directions = learned.length > 0 ? learned : known.filter(hasTwoSides);
  const candidates = directions.length > 0 ? directions : known;
  const [first] = candidates;
  if (first && candidates.every((other) => saysTheSame(first, other, column, input))) {
    return { signs: byDirection(first), assumptions: [], questions: [] };
  }
  const ask = (question: Question): SignDecision => ({ signs: null, assumptions: [], questions: [question] });
  if (candidates.length > 0) {
    return ask(
      askDirectionColumn(
        input.profiles.filter((profile) => candidates.some((one) => one.column === profile.column)),
        input,
      ),
    );
  }
  const possible = possibleDirections(input.profiles, input.rows.length);
  const mixed = findMixedSigns(column, input);
  if (mixed) {
    if (possible.length > 0) return ask(askDirectionColumn(possible, input));
    throw refuseMixedSigns(mixed);
  }
  const positiveIs = input.template?.positiveIs ?? input.remembered(column.column);
  if (positiveIs) {
    const because = input.template
      ? `The header is that of ${input.template.institution}.`
      : 'Earlier files of the account are read so.';
    return {
      signs: { by: 'sign', positiveIs },
      assumptions: [{ what: 'positive_is', value: positiveIs, because }],
      questions: [],
    };
  }
  if (column.positives + column.negatives === 0)
    return { signs: { by: 'sign', positiveIs: 'credit' }, assumptions: [], questions: [] };
  if (possible.length > 0) return ask(askDirectionColumn(possible, input));
  return ask(
    askPositiveIs(
      column,
      input,
      'Nothing tells whether positive amounts are money out (debit) or money in (credit).',
    ),
  );
}

/** Whether some column may tell a direction of the amounts, in words that are known or not. */
export const hasDirections = (column: NumberColumn, input: MoneyInput): boolean =>
  findDirections(input.rows, input.profiles, column.values).length > 0 ||
  possibleDirections(input.profiles, input.rows.length).length > 0;

const byDirection = ({ column, meanings }: DirectionColumn): Signs => ({ by: 'direction', column, meanings });
const hasTwoSides = ({ meanings }: DirectionColumn): boolean => new Set(meanings.values()).size === 2;

/** The column that the caller names, in words that are known, that the balance explains, or that the caller explains. */
function signByStated(direction: number, column: NumberColumn, input: MoneyInput): SignDecision {
  const values = valuesOf(direction, input);
  const words = [...new Set(values)].filter((word) => word !== '');
  const profile = input.profiles.find((one) => one.column === direction);
  const { debitValue, creditValue } = input.stated;
  if (debitValue !== null || creditValue !== null) {
    const meanings = explainWords(words, statedWords(input.stated));
    const signs: Signs = { by: 'direction', column: direction, meanings };
    // Once both sides are given, a word that is on neither is a fault of its rows.
    const isOpen = (debitValue === null || creditValue === null) && words.some((word) => !meanings.has(word));
    return isOpen
      ? { signs: null, assumptions: [], questions: [askOtherValue(profile, input)] }
      : { signs, assumptions: [], questions: [] };
  }
  const found =
    readDirectionValues(direction, values, column.values, true) ??
    learnFromBalance(column, input).find((one) => one.column === direction);
  if (found && words.every((word) => found.meanings.has(word)))
    return { signs: byDirection(found), assumptions: [], questions: [] };
  return { signs: null, assumptions: [], questions: [askDebitValue(profile, input)] };
}

/** The only column of few words that has the one which the caller explains. */
function columnOfStated({ stated, profiles }: MoneyInput): number | null {
  const words = statedWords(stated);
  if (words.size === 0) return null;
  const [first, ...others] = profiles.filter(
    ({ kind, distinct, values }) =>
      kind === 'text' &&
      distinct <= MAX_VALUES &&
      [...values.keys()].some((value) => words.has(foldDirection(value))),
  );
  return first && others.length === 0 ? first.column : null;
}

const valuesOf = (column: number, { rows }: MoneyInput): string[] =>
  rows.map((row) => foldDirection(cellOf(row, column)));

/** The columns whose words go with the steps of a balance, whatever language they are in. */
function learnFromBalance(column: NumberColumn, input: MoneyInput): DirectionColumn[] {
  for (const balance of input.numbers) {
    if (balance === column || balance.isIdentifier) continue;
    for (const timeRuns of input.timeRuns ? [input.timeRuns] : (['down', 'up'] as const)) {
      const signs = signsFromBalance(column.values, balance.values, timeRuns);
      if (!signs) continue;
      const learned = input.profiles.flatMap((profile) =>
        profile.kind === 'text'
          ? (learnDirections(profile.column, valuesOf(profile.column, input), signs) ?? [])
          : [],
      );
      if (learned.length > 0) return learned;
    }
  }
  return [];
}

function saysTheSame(
  one: DirectionColumn,
  other: DirectionColumn,
  column: NumberColumn,
  input: MoneyInput,
): boolean {
  if (one === other) return true;
  const [values, others] = [valuesOf(one.column, input), valuesOf(other.column, input)];
  return column.values.every((amount, row) => {
    if (amount === null || amount === 0n) return true;
    const [first, second] = [one.meanings.get(values[row] ?? ''), other.meanings.get(others[row] ?? '')];
    return first === undefined || second === undefined || first === second;
  });
}
