import { weighConvention } from './convention.ts';
import { type MoneyDecision, type MoneyInput, NO_COLUMNS } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';
import { mergePair, sideOf } from './pairs.ts';
import type { ProvenAmounts } from './provenAmounts.ts';
import { askDebitColumn } from './questions.ts';
import { rowText } from './rowText.ts';

/** Two columns of money, and which is which as far as known. */
interface Sides {
  debit: number | null;
  credit: number | null;
  /** The column of money out where it is known, and the other; null for one that is empty. */
  first: NumberColumn | null;
  second: NumberColumn | null;
}

/** Decides which of two columns is money out: by the running balance, by their names, or by their own signs. */
export function signPair(
  sides: Sides,
  input: MoneyInput,
  proven: ProvenAmounts | null = null,
): MoneyDecision {
  const { first, second } = sides;
  const base = {
    columns: { ...NO_COLUMNS, debit: sides.debit, credit: sides.credit, balance: proven?.balance ?? null },
    timeRuns: proven?.timeRuns ?? null,
    assumptions: [],
    questions: [],
  };
  const asked = (): MoneyDecision => ({
    ...base,
    columns: NO_COLUMNS,
    signs: null,
    questions: [
      askDebitColumn(
        [first, second].filter((column) => column !== null),
        input,
      ),
    ],
  });
  if (proven && first && contradicts(first, second)) {
    // The balance of a card says what is owed: it rises with money out, and the names of the columns are right.
    if (input.accountType !== 'credit' && input.accountType !== 'loan') return asked();
    return {
      ...base,
      columns: { ...base.columns, debit: sides.credit, credit: sides.debit },
      signs: factors(second, first),
    };
  }
  if (sides.debit !== null) {
    const isStated = input.stated.debit !== null || input.stated.credit !== null;
    const assumptions = proven || isStated ? [] : [nameSides(sides.debit, input)];
    return { ...base, assumptions, signs: factors(first, second) };
  }
  if (!first || !second) return asked();
  return signByConvention(first, second, input) ?? asked();
}

const contradicts = (debit: NumberColumn, credit: NumberColumn | null): boolean =>
  sideOf(debit.profile.header) === 'credit' || (credit !== null && sideOf(credit.profile.header) === 'debit');

const nameSides = (debit: number, input: MoneyInput) => ({
  what: 'debit_column',
  value: input.label(debit),
  because: 'Its name, or that of the other column, says on which side the amounts are.',
});

function factors(debit: NumberColumn | null, credit: NumberColumn | null): MoneyDecision['signs'] {
  const factor = (column: NumberColumn | null) =>
    column && column.negatives > 0 && column.positives === 0 ? -1 : 1;
  return { by: 'columns', debitFactor: factor(debit), creditFactor: factor(credit) };
}

/** Two columns without names, one of them with a minus throughout: together they are one column with signs. */
function signByConvention(
  first: NumberColumn,
  second: NumberColumn,
  input: MoneyInput,
): MoneyDecision | null {
  const isOneSided = (column: NumberColumn) => Math.min(column.positives, column.negatives) === 0;
  if (!isOneSided(first) || !isOneSided(second) || first.negatives > 0 === second.negatives > 0) return null;
  const [minus, plus] = first.negatives > 0 ? [first, second] : [second, first];
  const signed = mergePair({ first: minus, second: plus }).flatMap((value, row) =>
    value === null || value === 0n ? [] : [{ isNegative: value < 0n, text: rowText(input, row) }],
  );
  if (weighConvention(signed, input.accountType).positiveIs !== 'credit') return null;
  return {
    columns: { ...NO_COLUMNS, debit: minus.column, credit: plus.column },
    signs: factors(minus, plus),
    timeRuns: null,
    assumptions: [
      {
        what: 'debit_column',
        value: input.label(minus.column),
        because: 'Its amounts have a minus, and most rows are in it.',
      },
    ],
    questions: [],
  };
}
