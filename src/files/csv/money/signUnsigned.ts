import type { Assumption } from '../../assumption.ts';
import type { Question } from '../../question.ts';
import { cellOf } from '../cells.ts';
import { type Direction, foldDirection } from '../words/directionWords.ts';
import {
  type DirectionColumn,
  findDirections,
  learnDirections,
  possibleDirections,
  readDirectionValues,
} from './directionColumns.ts';
import { type MoneyInput, opposite, type Signs } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';
import { askDebitValue, askDirectionColumn, askPositiveIs } from './questions.ts';
import { signsFromBalance } from './runningBalance.ts';

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
 */
export function signUnsigned(column: NumberColumn, input: MoneyInput): SignDecision {
  const { stated } = input;
  if (stated.direction !== null) return signByStated(stated.direction, column, input);
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
  const possible = possibleDirections(input.profiles, input.rows.length);
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
  const { debitValue } = input.stated;
  if (debitValue !== null) {
    const out = foldDirection(debitValue);
    const meanings = new Map(
      values.map((value): [string, Direction] => [value, value === out ? 'debit' : 'credit']),
    );
    return { signs: { by: 'direction', column: direction, meanings }, assumptions: [], questions: [] };
  }
  const found =
    readDirectionValues(direction, values, column.values, true) ??
    learnFromBalance(column, input).find((one) => one.column === direction);
  const complete = found && withOtherSide(found, values);
  if (complete) return { signs: byDirection(complete), assumptions: [], questions: [] };
  const profile = input.profiles.find((one) => one.column === direction);
  return { signs: null, assumptions: [], questions: [askDebitValue(profile, input)] };
}

/** Of two words in a column that tells the sides, one that is known says what the other means. More are a question. */
function withOtherSide(found: DirectionColumn, values: readonly string[]): DirectionColumn | null {
  const words = [...new Set(values)].filter((value) => value !== '');
  const unknown = words.filter((word) => !found.meanings.has(word));
  const [word] = unknown;
  if (word === undefined) return found;
  const known = words.map((one) => found.meanings.get(one)).find((meaning) => meaning !== undefined);
  if (words.length !== 2 || known === undefined) return null;
  return { ...found, meanings: new Map([...found.meanings, [word, opposite(known)]]) };
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
