import type { Assumption } from '../../assumption.ts';
import { isCalled } from '../columnProfiles.ts';
import { NO_COLUMN } from '../layout.ts';
import type { MoneyDecision, MoneyInput } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';
import { isFee, isNet } from './provenAmounts.ts';

/** Adds the fee that comes on top of each amount, as the caller or the balance says, and names what neither says. */
export function decideFee(decision: MoneyDecision, input: MoneyInput): MoneyDecision {
  const { columns } = decision;
  const { fee } = input.stated;
  if (columns.amount === null && columns.debit === null) return decision;
  if (fee === NO_COLUMN) return { ...decision, columns: { ...columns, fee: null } };
  if (fee !== null) return { ...decision, columns: { ...columns, fee } };
  // A balance that explains every row without the fee proves that the amounts contain it.
  if (columns.fee !== null || columns.balance !== null) return decision;
  const found = findFee(decision, input);
  if (!found) return decision;
  const isOnTop = isOnlyRow(decision, input);
  return {
    ...decision,
    columns: { ...columns, fee: isOnTop ? found.column : null },
    assumptions: [
      ...decision.assumptions,
      isOnTop ? assumeFee(found.column, input) : assumeNoFee(found, input),
    ],
  };
}

/** The column of fees that the amounts do not contain already, as far as the rows show. */
function findFee({ columns }: MoneyDecision, input: MoneyInput): NumberColumn | null {
  const amount = input.numbers.find(({ column }) => column === columns.amount);
  const used = [columns.amount, columns.debit, columns.credit];
  const found = input.numbers.find(
    (one) => !used.includes(one.column) && isFee(one, input) && one.positives + one.negatives > 0,
  );
  if (!found || (amount && isNet(amount, found.column, input.numbers))) return null;
  return found;
}

/** A single row has no balance before it, so that its fee is taken as that of a first row is. */
const isOnlyRow = ({ signs }: MoneyDecision, { rows, numbers }: MoneyInput): boolean =>
  rows.length === 1 && signs?.by === 'sign' && numbers.some(({ profile }) => isCalled(profile, 'balance'));

export const assumeFee = (fee: number, input: MoneyInput): Assumption => ({
  what: 'fee_column',
  value: input.label(fee),
  because: 'It has a column of its own, so it is taken on top of the amount. No balance shows otherwise.',
});

const assumeNoFee = ({ column }: NumberColumn, input: MoneyInput): Assumption => ({
  what: 'fee_column',
  value: NO_COLUMN,
  because: `The amounts are taken as they are: no balance shows that "${input.label(column)}" comes on top of them.`,
});
