import { cellOf } from '../cells.ts';
import { isCalled } from '../columnProfiles.ts';
import { foldDirection } from '../words/directionWords.ts';
import { findDirections } from './directionColumns.ts';
import type { MoneyInput } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';
import { findPairs, mergePair, type Pair, sideOf } from './pairs.ts';
import { type BalanceProof, proveBalance, proveUnorderedBalance } from './runningBalance.ts';

/** Amounts that a running balance proves to be the movements of the account. */
export interface ProvenAmounts {
  source: { kind: 'single'; column: NumberColumn } | { kind: 'pair'; pair: Pair };
  balance: number;
  fee: number | null;
  /** Whether the balance is explained without the fee as well. */
  isFeeAssumed?: boolean;
  sign: 1 | -1;
  timeRuns: 'down' | 'up' | null;
  /** How many rows have an amount: a half of a pair alone explains fewer than both. */
  moves: number;
  /** How many steps of the balance the amounts explain. */
  matches: number;
}

/** More columns of numbers than any bank's export has; each is compared with each other. */
const MAX_COLUMNS = 16;

/** Finds every column, and every pair of columns, of which another column is the running sum. */
export function findProvenAmounts(input: MoneyInput): ProvenAmounts[] {
  const columns = input.numbers.filter(({ isIdentifier }) => !isIdentifier).slice(0, MAX_COLUMNS);
  const found: ProvenAmounts[] = [];
  for (const balance of columns) {
    // A column that is called money out or money in is no balance, and one that is called a balance no amount.
    if (balance.profile.distinct < 2 || sideOf(balance.profile.header) !== null) continue;
    const others = columns.filter((column) => column !== balance && !isCalled(column.profile, 'balance'));
    const whole = others.filter((column) => !isPart(column, others));
    for (const column of whole) found.push(...proveSingle(input, column, balance, others));
    for (const pair of findPairs(others, input.rows.length)) {
      const proof = prove(input, mergePair(pair), balance);
      if (proof) {
        const moves = countMoves(mergePair(pair));
        found.push({ source: { kind: 'pair', pair }, balance: balance.column, fee: null, moves, ...proof });
      }
    }
  }
  return found;
}

/** So many of the rows have an amount, if a column holds all amounts. */
const NEEDED_SHARE = 0.9;

/** Whether rows without a number in a column have one in another: it is half of a pair, say. */
function isPart(column: NumberColumn, others: readonly NumberColumn[]): boolean {
  const rows = column.values.length;
  if (column.profile.filled >= rows * NEEDED_SHARE) return false;
  return others.some(
    (other) =>
      other !== column &&
      other.values.some((value, row) => (value ?? 0n) !== 0n && (column.values[row] ?? null) === null),
  );
}

function proveSingle(
  input: MoneyInput,
  column: NumberColumn,
  balance: NumberColumn,
  others: readonly NumberColumn[],
): ProvenAmounts[] {
  const source = { kind: 'single', column } as const;
  const moves = countMoves(column.values);
  const plain = prove(input, column.values, balance);
  const withFee = proveWithFee(input, column, balance, others);
  // A few fees are as few as the steps that a proof may miss. The fee of the first row alone is no step: a bank that
  // prints it in a column of its own takes it on top.
  const isBetter = withFee && withFee.matches > (plain?.matches ?? 0);
  const isEqual =
    withFee && plain && withFee.matches === plain.matches && !isNet(column, withFee.fee, others);
  if (withFee && (isBetter || isEqual)) {
    return [{ source, moves, ...withFee, isFeeAssumed: !isBetter }];
  }
  if (plain) return [{ source, balance: balance.column, fee: null, moves, ...plain }];
  for (const signed of signByWords(column, input)) {
    const proof = prove(input, signed, balance);
    if (proof?.sign === 1) return [{ source, balance: balance.column, fee: null, moves, ...proof }];
  }
  return [];
}

/** Whether a column has the fee taken off already: with it, it is another column in every row. */
export function isNet(column: NumberColumn, fee: number | null, others: readonly NumberColumn[]): boolean {
  const fees = others.find((other) => other.column === fee);
  return others.some(
    (gross) =>
      gross !== column &&
      gross !== fees &&
      column.values.every(
        (value, row) =>
          value !== null && value + magnitude(fees?.values[row] ?? 0n) === (gross.values[row] ?? null),
      ),
  );
}

/** Whether a column may hold what is taken on top of the amounts. */
export const isFee = ({ column, profile }: NumberColumn, { stated }: MoneyInput): boolean =>
  stated.fee === null ? isCalled(profile, 'fee') : column === stated.fee;

function proveWithFee(
  input: MoneyInput,
  column: NumberColumn,
  balance: NumberColumn,
  others: readonly NumberColumn[],
): Omit<ProvenAmounts, 'source' | 'moves'> | null {
  for (const fee of others) {
    if (fee === column || fee.positives + fee.negatives === 0 || !isFee(fee, input)) continue;
    const less = column.values.map((value, row) =>
      value === null ? null : value - magnitude(fee.values[row] ?? 0n),
    );
    const proof = prove(input, less, balance);
    if (proof) return { balance: balance.column, fee: fee.column, ...proof };
  }
  return null;
}

/** Amounts without a sign, with the one that each column of words gives them: money in is positive. */
function signByWords(column: NumberColumn, { rows, profiles }: MoneyInput): (bigint | null)[][] {
  if (column.isSigned || column.negatives > 0) return [];
  return findDirections(rows, profiles, column.values).map(({ column: words, meanings }) =>
    column.values.map((value, row) => {
      const record = rows[row];
      const meaning = record && meanings.get(foldDirection(cellOf(record, words)));
      return value !== null && meaning === 'debit' ? -value : value;
    }),
  );
}

const countMoves = (values: readonly (bigint | null)[]): number =>
  values.filter((value) => value !== null && value !== 0n).length;

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** A proof that leaves one sign, in agreement with what the dates say about the order of the rows. */
function prove(
  input: MoneyInput,
  amounts: readonly (bigint | null)[],
  balance: NumberColumn,
): { sign: 1 | -1; timeRuns: 'down' | 'up' | null; matches: number } | null {
  const proofs = proveBalance(amounts, balance.values).map((proof) =>
    isCalled(balance.profile, 'balanceBefore') ? mirror(proof) : proof,
  );
  const agreeing = input.timeRuns ? proofs.filter(({ timeRuns }) => timeRuns === input.timeRuns) : proofs;
  const [first] = agreeing;
  if (first && agreeing.every(({ sign }) => sign === first.sign)) {
    return {
      sign: first.sign,
      timeRuns: agreeing.length === 1 ? first.timeRuns : null,
      matches: first.matches,
    };
  }
  if (proofs.length > 0) return null;
  const isOrdered = input.timeRuns !== null || isCalled(balance.profile, 'balanceBefore');
  const sign = isOrdered ? null : proveUnorderedBalance(amounts, balance.values);
  return sign ? { sign, timeRuns: null, matches: 0 } : null;
}

/** A balance before each row follows the rows the other way round. */
const mirror = ({ sign, timeRuns, matches }: BalanceProof): BalanceProof => ({
  matches,
  sign: sign === 1 ? -1 : 1,
  timeRuns: timeRuns === 'down' ? 'up' : 'down',
});
