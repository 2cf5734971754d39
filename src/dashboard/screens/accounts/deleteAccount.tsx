import { useState } from 'preact/hooks';
import type { Account } from '../../household.ts';
import { nameOf } from '../../household.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { Loaded } from '../../parts/states.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate, useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { counted, countTransactions } from '../../words.ts';

/** Deletes an account for good, after showing what goes with it. Its name is typed, as nothing brings it back. */
export function DeleteAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const name = nameOf(account);
  const plan = useQuery(`accounts deletion ${account.id}`, (signal) =>
    api().accounts.delete(account.id, { dry_run: true }, { signal }),
  );
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);

  async function remove(): Promise<void> {
    setBusy(true);
    try {
      await api().accounts.delete(account.id, { confirm_name: name });
      toast(`${name} is deleted.`);
      onClose();
    } catch (error) {
      toastError(error);
      setBusy(false);
    }
    invalidate('accounts', 'connections', 'transactions', 'rows', 'imports', 'syncs');
  }

  return (
    <Confirm
      title={`Delete ${name}?`}
      action="Delete for good"
      danger
      isBusy={isBusy}
      isReady={plan.data !== undefined && typed.trim() === name.trim()}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Loaded query={plan}>
        {(deletion) => (
          <p>
            {countTransactions(deletion.transactions_count)},{' '}
            {counted(deletion.balances_count, 'balance', 'balances')} and{' '}
            {counted(deletion.imports_count, 'import', 'imports')} go with it.{' '}
            {deletion.connection_deleted && 'It is the last account of its bank, whose history goes too. '}
            <b>Nothing brings them back</b>, except a backup.
          </p>
        )}
      </Loaded>
      <TextField label={`Type “${name}” to delete it`} value={typed} onInput={setTyped} />
    </Confirm>
  );
}
