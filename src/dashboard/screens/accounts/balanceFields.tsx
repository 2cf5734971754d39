import { TextField } from '../../parts/field.tsx';
import { isBalance, type TypedBalance } from './typedBalance.ts';

export function BalanceFields({
  value,
  owed,
  onChange,
}: {
  value: TypedBalance;
  /** Whether the balance is what is owed. */
  owed: boolean;
  onChange: (value: TypedBalance) => void;
}) {
  const { day, amount } = value;
  return (
    <div class="halves">
      <TextField
        label={owed ? 'Owed' : 'Balance'}
        value={amount}
        onInput={(text) => onChange({ ...value, amount: text.trim() })}
        placeholder="0.00"
        fault={amount === '' || isBalance(amount) ? null : 'Write it like 1250.00, in 15 digits at most'}
      />
      <TextField
        label="At the end of"
        type="date"
        value={day}
        onInput={(text) => onChange({ ...value, day: text })}
      />
    </div>
  );
}
