import { useState } from 'preact/hooks';
import { isDebt } from '../../accountTypes.ts';
import { formatLongDay } from '../../dates.ts';
import type { Account } from '../../household.ts';
import { nameOf } from '../../household.ts';
import { currencyOf } from '../../money.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { api } from '../../session.ts';
import { BalanceFields } from './balanceFields.tsx';
import { emptyBalance, isBalance, toNumber } from './typedBalance.ts';

/** Sets what the balance of an account was at the end of a day. */
export function SetBalance({ account, onClose }: { account: Account; onClose: () => void }) {
  const [balance, setBalance] = useState(emptyBalance);
  const [isBusy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    try {
      await api().accounts.setBalance(account.id, balance.day, { balance: toNumber(balance.amount) });
      toast(`The balance of ${formatLongDay(balance.day)} is set.`);
      onClose();
    } catch (error) {
      toastError(error);
      setBusy(false);
    }
    invalidate('accounts');
  }

  return (
    <Confirm
      title={`Set the balance of ${nameOf(account)}`}
      action="Save"
      isBusy={isBusy}
      isReady={isBalance(balance.amount) && balance.day !== ''}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <BalanceFields value={balance} owed={isDebt(account.type)} onChange={setBalance} />
      <p class="quiet small">
        In {currencyOf(account) ?? 'the currency of the account'}. A balance of that day that was set before
        is replaced.
      </p>
    </Confirm>
  );
}
