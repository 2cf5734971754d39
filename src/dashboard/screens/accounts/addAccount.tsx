import { useState } from 'preact/hooks';
import { ACCOUNT_TYPES, type AccountType, isDebt } from '../../accountTypes.ts';
import { currencyOf } from '../../money.ts';
import { CurrencyField } from '../../parts/currencyField.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { api } from '../../session.ts';
import { useAccounts } from '../../useHousehold.ts';
import { useOwner } from '../../useOwner.tsx';
import { BalanceFields } from './balanceFields.tsx';
import { emptyBalance, isBalance, toNumber } from './typedBalance.ts';

/** Adds an account that no bank and no file fills, with its balance if it is known. */
export function AddAccount({ onClose }: { onClose: () => void }) {
  const accounts = useAccounts();
  const owner = useOwner('Whose is it?');
  const [name, setName] = useState('');
  const [type, setType] = useState<AccountType>('depository');
  const [chosenCurrency, setCurrency] = useState<string | null>(null);
  const [balance, setBalance] = useState(emptyBalance);
  const [isBusy, setBusy] = useState(false);
  const currency = chosenCurrency ?? mostCommon((accounts.data ?? []).map(currencyOf)) ?? 'USD';
  const hasBalance = balance.amount !== '';

  async function add(): Promise<void> {
    setBusy(true);
    try {
      const userId = await owner.take();
      const account = await api().accounts.create({
        name: name.trim(),
        type,
        iso_currency_code: currency,
        user_id: userId,
      });
      // An account without its balance is there all the same, and the balance can be set again.
      if (hasBalance) {
        await api()
          .accounts.setBalance(account.id, balance.day, { balance: toNumber(balance.amount) })
          .catch(toastError);
      }
      toast(`${account.name} is added.`);
      onClose();
    } catch (error) {
      toastError(error);
      setBusy(false);
    }
    invalidate('accounts');
  }

  return (
    <Confirm
      title="Add an account by hand"
      action="Add"
      isBusy={isBusy}
      isReady={
        owner.isComplete &&
        name.trim() !== '' &&
        (!hasBalance || (isBalance(balance.amount) && balance.day !== ''))
      }
      onConfirm={() => void add()}
      onClose={onClose}
    >
      <p class="quiet small">
        For what no bank reports: cash, a house, a loan to a friend. It counts in your net worth.
      </p>
      <TextField label="Name" value={name} onInput={setName} placeholder="Cash" required />
      <div class="halves">
        <SelectField
          label="Type"
          value={type}
          onChange={(value) => setType(value as AccountType)}
          options={ACCOUNT_TYPES}
        />
        <CurrencyField value={currency} onChange={setCurrency} />
      </div>
      {owner.fields}
      <BalanceFields value={balance} owed={isDebt(type)} onChange={setBalance} />
    </Confirm>
  );
}

function mostCommon(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? null;
}
