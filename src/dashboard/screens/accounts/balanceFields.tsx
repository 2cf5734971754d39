import { today } from '../../dates.ts';
import { TextField } from '../../parts/field.tsx';

/** A balance as it is typed; a minus is allowed. */
export interface TypedBalance {
  day: string;
  amount: string;
}

export const emptyBalance = (): TypedBalance => ({ day: today(), amount: '' });

export const isBalance = (text: string): boolean => /^[-−]?\d{1,13}(\.\d+)?$/.test(text);

export const toNumber = (text: string): number => Number(text.replace('−', '-'));

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
        fault={amount === '' || isBalance(amount) ? null : 'Write it like 1250.00'}
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
