import { useState } from 'preact/hooks';
import type { Account, Connection } from '../../household.ts';
import { nameOf } from '../../household.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { api } from '../../session.ts';
import { counted } from '../../words.ts';

/** Removing a bank needs its name typed, because linking it again needs its owner. */
export function RemoveBank({
  connection,
  accounts,
  onClose,
}: {
  connection: Connection;
  accounts: Account[];
  onClose: () => void;
}) {
  const { id, institution_name: name } = connection;
  const [typed, setTyped] = useState('');
  const [withAccounts, setWithAccounts] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function remove(): Promise<void> {
    setBusy(true);
    try {
      await api().connections.delete(id);
      // The last account takes the connection and its history along.
      if (withAccounts) {
        for (const account of accounts)
          await api().accounts.delete(account.id, { confirm_name: nameOf(account) });
      }
      toast(withAccounts ? `${name} and everything of it is deleted.` : `${name} is removed.`);
      onClose();
    } catch (error) {
      toastError(error);
      setBusy(false);
    }
    invalidate('connections', 'accounts', 'transactions', 'rows', 'imports', 'syncs');
  }

  return (
    <Confirm
      title={`Remove ${name}?`}
      action={withAccounts ? 'Remove and delete' : 'Remove'}
      danger
      isBusy={isBusy}
      isReady={typed.trim() === name.trim()}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>
        Breadbox gives up its access and syncs no more. Accounts and transactions that are here stay, and can
        still be searched.
      </p>
      {accounts.length > 0 && (
        <label class="row">
          <input
            type="checkbox"
            class="checkbox"
            checked={withAccounts}
            onChange={(event) => setWithAccounts(event.currentTarget.checked)}
          />
          <span>
            Delete its {counted(accounts.length, 'account', 'accounts')} with all transactions too. Only a
            backup brings them back.
          </span>
        </label>
      )}
      <TextField label={`Type “${name}” to remove it`} value={typed} onInput={setTyped} />
    </Confirm>
  );
}
