import { isCalled } from '../columnProfiles.ts';
import { chooseAmount, isOriginal } from './chooseAmount.ts';
import { assumeFee, decideFee } from './fees.ts';
import { type MoneyDecision, type MoneyInput, NO_COLUMNS } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';
import { findPairs, mergePair, type Pair, sideOf } from './pairs.ts';
import { findProvenAmounts, type ProvenAmounts } from './provenAmounts.ts';
import { askAmount } from './questions.ts';
import { signPair } from './signPair.ts';
import { signSingle } from './signSingle.ts';

/**
 * Decides which columns hold the money and what their signs mean. A running balance proves both; without one, two
 * columns that share the rows are money out and money in; else one column holds the amounts.
 */
export function findMoney(input: MoneyInput): MoneyDecision {
  return decideFee(findMovements(input), input);
}

function findMovements(input: MoneyInput): MoneyDecision {
  const stated = findStated(input);
  if (stated) return stated;
  const [proven, ...rivals] = preferred(findProvenAmounts(input));
  if (proven) {
    const open = rivals.filter((rival) => !haveSameAmounts(proven, rival));
    if (open.length > 0) return askWhichIsProven([proven, ...open], input);
    return signProven(proven, input, findLonelyPair(input));
  }
  return findUnproven(input);
}

/** What the caller or a known bank's header says; only the signs are left to find. */
function findStated(input: MoneyInput): MoneyDecision | null {
  const { amount, debit, credit } = input.stated;
  const column = (number: number | null) => input.numbers.find((one) => one.column === number) ?? null;
  if (amount !== null) {
    const single = column(amount);
    return single
      ? signSingle(single, input, null)
      : withoutRows({ amount, debit: null, credit: null }, input);
  }
  if (debit === null && credit === null) return null;
  const pairs = findPairs(input.numbers, input.rows.length);
  const partner = (known: number) => {
    const pair = pairs.find(({ first, second }) => first.column === known || second.column === known);
    if (pair) return pair.first.column === known ? pair.second.column : pair.first.column;
    return null;
  };
  const out = debit ?? (credit === null ? null : partner(credit));
  const into = credit ?? (debit === null ? null : partner(debit));
  if (out === null || into === null) return null;
  const [first, second] = [column(out), column(into)];
  if (!first && !second) return withoutRows({ amount: null, debit: out, credit: into }, input);
  return signPair({ debit: out, credit: into, first, second }, input);
}

const withoutRows = (
  columns: { amount: number | null; debit: number | null; credit: number | null },
  { stated }: MoneyInput,
): MoneyDecision => ({
  columns: { ...NO_COLUMNS, ...columns },
  signs:
    columns.amount === null
      ? { by: 'columns', debitFactor: 1, creditFactor: 1 }
      : { by: 'sign', positiveIs: stated.positiveIs ?? 'credit' },
  timeRuns: null,
  assumptions: [],
  questions: [],
});

/**
 * Of several proofs, those that explain the most rows; then those with a column of their own, and the best name. More
 * than one is left where they are equally good.
 */
function preferred(proven: readonly ProvenAmounts[]): ProvenAmounts[] {
  const rank = ({ source, fee }: ProvenAmounts) => {
    if (source.kind === 'pair') return sideOf(source.pair.first.profile.header) ? 2 : 4;
    const { profile, isSigned } = source.column;
    const name = isCalled(profile, 'accountCurrency') ? 0 : isCalled(profile, 'amount') ? 0.2 : 1;
    return (isCalled(profile, 'foreign') ? 3 : name) + (isSigned ? 0 : 0.5) + (fee === null ? 0 : 1);
  };
  const compare = (one: ProvenAmounts, other: ProvenAmounts) =>
    other.moves - one.moves || other.matches - one.matches || rank(one) - rank(other);
  const sorted = [...proven].sort(compare);
  return sorted.filter((one) => sorted[0] !== undefined && compare(sorted[0], one) === 0);
}

const amountsOf = ({ source }: ProvenAmounts): readonly (bigint | null)[] =>
  source.kind === 'single' ? source.column.values : mergePair(source.pair);

const haveSameAmounts = (one: ProvenAmounts, other: ProvenAmounts): boolean => {
  const [amounts, others] = [amountsOf(one), amountsOf(other)];
  return amounts.every((amount, row) => (amount ?? 0n) === (others[row] ?? 0n));
};

/** The balance explains one as well as the other, as it does where they differ in the first row alone. */
function askWhichIsProven(open: readonly ProvenAmounts[], input: MoneyInput): MoneyDecision {
  const columns = open.flatMap(({ source }) =>
    source.kind === 'single' ? [source.column] : [source.pair.first, source.pair.second],
  );
  return {
    columns: NO_COLUMNS,
    signs: null,
    timeRuns: null,
    assumptions: [],
    questions: [askAmount([...new Set(columns)], input)],
  };
}

function signProven(proven: ProvenAmounts, input: MoneyInput, lonely: Pair | null): MoneyDecision {
  const { source } = proven;
  if (source.kind === 'single' && lonely?.first === source.column) {
    const decision = signPair(sidesOf(lonely), input);
    return { ...decision, columns: { ...decision.columns, balance: proven.balance } };
  }
  if (source.kind === 'single') {
    const decision = signSingle(source.column, input, proven);
    const assumed = proven.isFeeAssumed && proven.fee !== null ? [assumeFee(proven.fee, input)] : [];
    return { ...decision, assumptions: [...decision.assumptions, ...assumed] };
  }
  const { first, second } = source.pair;
  // The merged pair is the second column less the first: where it raises the balance, the second is money in.
  const [debit, credit] = proven.sign === 1 ? [first, second] : [second, first];
  return signPair(
    { debit: debit.column, credit: credit.column, first: debit, second: credit },
    input,
    proven,
  );
}

function findUnproven(input: MoneyInput): MoneyDecision {
  const except = new Set<number>();
  const pairs = findPairs(
    input.numbers.filter(
      ({ isIdentifier, profile }) =>
        !isIdentifier && !isCalled(profile, 'balance') && !isOriginal(profile.column, input),
    ),
    input.rows.length,
  );
  const named = pairs.find(isWhollyNamed) ?? findLonelyPair(input) ?? pairs.find(isNamed);
  for (const { first, second } of named ? [named] : pairs) {
    except.add(first.column);
    except.add(second.column);
  }
  const choice = chooseAmount(input, except);
  const pair = named ?? pairs[0] ?? null;
  if (pair && choice.column && equals(choice.column, pair))
    return signSingle(choice.column, input, null, named ? pair : null);
  if (named) return signPair(sidesOf(named), input);
  if (pair && !choice.column)
    return signPair({ debit: null, credit: null, first: pair.first, second: pair.second }, input);
  if (choice.column && !pair) {
    return withReason(signSingle(choice.column, input, null), choice.column, input, choice.because);
  }
  const open = [...choice.alternatives, ...(choice.column ? [choice.column] : [])];
  return {
    columns: NO_COLUMNS,
    signs: null,
    timeRuns: null,
    assumptions: [],
    questions: [askAmount(open, input)],
  };
}

/** Names the choice of a column where there was one to make. */
function withReason(
  decision: MoneyDecision,
  column: NumberColumn,
  input: MoneyInput,
  because: string,
): MoneyDecision {
  const others = input.numbers.filter(
    (other) => other !== column && !other.isIdentifier && other.hasDecimals,
  );
  if (others.length === 0) return decision;
  const value = input.label(column.column);
  return { ...decision, assumptions: [{ what: 'amount_column', value, because }, ...decision.assumptions] };
}

const isWhollyNamed = ({ first, second }: Pair): boolean => {
  const sides = [sideOf(first.profile.header), sideOf(second.profile.header)];
  return sides.includes('debit') && sides.includes('credit');
};

const isNamed = ({ first, second }: Pair): boolean => {
  const [one, other] = [sideOf(first.profile.header), sideOf(second.profile.header)];
  return (one !== null || other !== null) && one !== other;
};

/** A column of money on one side beside one for the other side that is empty throughout, or holds nothing but zeros. */
function findLonelyPair(input: MoneyInput): Pair | null {
  for (const first of input.numbers) {
    const side = sideOf(first.profile.header);
    // A column of nothing but zeros shares the rows with an empty one as well as any other.
    if (side === null || first.profile.filled < input.rows.length * 0.9) continue;
    const empty = input.profiles.find((profile) => {
      const other = sideOf(profile.header);
      const isEmpty =
        profile.kind === 'empty' || isAllZero(input.numbers.find(({ column }) => column === profile.column));
      return other !== null && other !== side && isEmpty;
    });
    if (!empty) continue;
    const values = input.rows.map(() => null);
    return {
      first,
      second: { ...first, column: empty.column, profile: empty, values, positives: 0, negatives: 0 },
    };
  }
  return null;
}

const isAllZero = (column: NumberColumn | undefined): boolean =>
  column !== undefined && column.positives + column.negatives === 0;

function sidesOf({ first, second }: Pair) {
  const isSecondOut = sideOf(second.profile.header) === 'debit' || sideOf(first.profile.header) === 'credit';
  const [debit, credit] = isSecondOut ? [second, first] : [first, second];
  return { debit: debit.column, credit: credit.column, first: debit, second: credit };
}

/** Whether a single column has the amounts of a pair, in either sign. */
function equals(column: NumberColumn, pair: Pair): boolean {
  const merged = mergePair(pair);
  return [1n, -1n].some((sign) =>
    column.values.every((value, row) => (value ?? 0n) === sign * (merged[row] ?? 0n)),
  );
}
