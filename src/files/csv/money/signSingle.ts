import type { Assumption } from '../../assumption.ts';
import type { Question } from '../../question.ts';
import { cellOf } from '../cells.ts';
import type { Direction } from '../words/directionWords.ts';
import { foldDirection } from '../words/directionWords.ts';
import { weighConvention } from './convention.ts';
import { compareWithSigns, findDirections } from './directionColumns.ts';
import { findMixedSigns } from './mixedSigns.ts';
import { type MoneyDecision, type MoneyInput, NO_COLUMNS, opposite, type Signs } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';
import { mergePair, type Pair, sideOf } from './pairs.ts';
import type { ProvenAmounts } from './provenAmounts.ts';
import { askPositiveIs } from './questions.ts';
import { rowText } from './rowText.ts';
import { hasDirections, signByMarker, signUnsigned } from './signUnsigned.ts';
import { proveByStatedBalances } from './statedBalances.ts';

type SignDecision = { signs: Signs | null; assumptions: Assumption[]; questions: Question[] };

/** Decides what the signs of one column of amounts mean. */
export function signSingle(
  column: NumberColumn,
  input: MoneyInput,
  proven: ProvenAmounts | null,
  /** A named pair with the same amounts. */
  pair: Pair | null = null,
): MoneyDecision {
  return {
    columns: {
      ...NO_COLUMNS,
      amount: column.column,
      balance: proven?.balance ?? null,
      fee: proven?.fee ?? null,
    },
    timeRuns: proven?.timeRuns ?? null,
    ...decide(column, input, proven, pair),
  };
}

function decide(
  column: NumberColumn,
  input: MoneyInput,
  proven: ProvenAmounts | null,
  pair: Pair | null,
): SignDecision {
  const { stated } = input;
  // What the caller says of all amounts is wrong of some, if they move the balance in both directions.
  const isMixed = stated.direction === null && findMixedSigns(column, input) !== null;
  if (stated.positiveIs && !isMixed) return decided({ by: 'sign', positiveIs: stated.positiveIs });
  const byMarker = stated.direction === null ? signByMarker(column) : null;
  if (byMarker) return decided(byMarker);
  const isSigned = column.isSigned || column.negatives > 0;
  // A balance proves all rows but the first; words beside unsigned amounts may say that it is on the other side.
  const isUnproven = !proven || isMixed || hasDirections(column, input);
  if (stated.direction !== null || (!isSigned && isUnproven)) return signUnsigned(column, input);
  return signByEvidence(column, input, proven, pair);
}

const decided = (signs: Signs, assumptions: Assumption[] = []): SignDecision => ({
  signs,
  assumptions,
  questions: [],
});

/** Collects what proves the meaning of a positive amount; proofs that disagree are a question. */
function signByEvidence(
  column: NumberColumn,
  input: MoneyInput,
  proven: ProvenAmounts | null,
  pair: Pair | null,
): SignDecision {
  const proofs = [
    ...proveByBalance(proven, column),
    ...proveByStatements(column, input),
    ...proveByDirections(column, input),
    ...proveByPair(column, pair),
  ];
  const convention = weighConvention(signedRows(column, input), input.accountType);
  const ask = (message: string): SignDecision => ({
    signs: null,
    assumptions: [],
    questions: [askPositiveIs(column, input, message)],
  });
  const [first] = proofs;
  if (first && proofs.some((proof) => proof !== first)) {
    return ask(
      'The file contradicts itself: balances, words and columns do not agree on what a positive amount is.',
    );
  }
  if (first && isDoubtful(first, proven, proofs.length, input, column)) {
    return ask(
      'The balance rises with most rows: it may be what is owed, or money saved. Nothing tells which.',
    );
  }
  if (first) return decided({ by: 'sign', positiveIs: first });
  const known = input.template?.positiveIs ?? input.remembered(column.column);
  if (known) {
    const because = input.template
      ? `The header is that of ${input.template.institution}.`
      : 'Earlier files of the account are read so.';
    return decided({ by: 'sign', positiveIs: known }, [{ what: 'positive_is', value: known, because }]);
  }
  const { positiveIs, negatives, total, incomes } = convention;
  if (!positiveIs)
    return ask('Nothing tells whether positive amounts are money out (debit) or money in (credit).');
  const because = `${negatives} of ${total} amounts in the sample have a minus${incomes > 0 ? ', and rows that name wages or refunds are on the other side' : ''}.`;
  return decided({ by: 'sign', positiveIs }, [{ what: 'positive_is', value: positiveIs, because }]);
}

/** So many rows, and so large a share of them, that raise a balance are unlike a current account. */
const ROWS_THAT_DOUBT = 6;
const SHARE_THAT_DOUBTS = 0.8;

/**
 * A balance can be what is owed, as on a card: it rises with money out. Nearly all rows raising it may be such a card
 * or a savings account; only the account's type, or another proof, tells.
 */
function isDoubtful(
  positiveIs: Direction,
  proven: ProvenAmounts | null,
  proofs: number,
  input: MoneyInput,
  column: NumberColumn,
): boolean {
  if (!proven || proofs > 1 || input.accountType === 'depository' || input.accountType === 'investment')
    return false;
  const moves = column.positives + column.negatives;
  const rising = positiveIs === 'credit' ? column.positives : column.negatives;
  const isMostlyRising = rising >= moves * SHARE_THAT_DOUBTS;
  return (
    isMostlyRising &&
    (moves >= ROWS_THAT_DOUBT || input.accountType === 'credit' || input.accountType === 'loan')
  );
}

/**
 * A balance shows the side of every row but the first. Where all of these are on one side, and amounts have no sign,
 * the first may be on the other.
 */
function proveByBalance(proven: ProvenAmounts | null, { isSigned, negatives }: NumberColumn): Direction[] {
  if (!proven || (!isSigned && negatives === 0)) return [];
  return [proven.sign === 1 ? 'credit' : 'debit'];
}

function proveByStatements(column: NumberColumn, input: MoneyInput): Direction[] {
  if (!input.isWhole) return [];
  const sum = column.values.reduce((total: bigint, value) => total + (value ?? 0n), 0n);
  const sign = proveByStatedBalances(input.statements, sum, column.separator);
  return sign ? [sign === 1 ? 'credit' : 'debit'] : [];
}

/** Words beside amounts that have signs of their own: they prove the sign where every row bears them out. */
function proveByDirections(column: NumberColumn, input: MoneyInput): Direction[] {
  if (column.positives === 0 || column.negatives === 0) return [];
  return findDirections(input.rows, input.profiles, column.values).flatMap((direction) => {
    if (new Set(direction.meanings.values()).size < 2) return [];
    const values = input.rows.map((row) => foldDirection(cellOf(row, direction.column)));
    return compareWithSigns(direction, values, column.values) ?? [];
  });
}

function proveByPair(column: NumberColumn, pair: Pair | null): Direction[] {
  if (!pair) return [];
  const isSecondOut =
    sideOf(pair.second.profile.header) === 'debit' || sideOf(pair.first.profile.header) === 'credit';
  const merged = mergePair(pair);
  const row = column.values.findIndex((value) => value !== null && value !== 0n);
  const isSame = (column.values[row] ?? 0n) > 0n === (merged[row] ?? 0n) > 0n;
  // The merged pair is positive where its second column is filled.
  const second: Direction = isSecondOut ? 'debit' : 'credit';
  return [isSame ? second : opposite(second)];
}

const signedRows = (column: NumberColumn, input: MoneyInput) =>
  column.values.flatMap((value, row) =>
    value === null || value === 0n ? [] : [{ isNegative: value < 0n, text: rowText(input, row) }],
  );
