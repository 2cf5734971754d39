import { useState } from 'preact/hooks';
import type { Connection } from '../../household.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { api } from '../../session.ts';

/** Removing a bank needs its name typed, because linking it again needs its owner. */
export function RemoveBank({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { id, institution_name: name } = connection;
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);

  async function remove(): Promise<void> {
    setBusy(true);
    try {
      await api().connections.delete(id);
      toast(`${name} is removed.`);
      onClose();
    } catch (error) {
      toastError(error);
      setBusy(false);
    }
    invalidate('connections', 'accounts', 'transactions');
  }

  return (
    <Confirm
      title={`Remove ${name}?`}
      action="Remove"
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
      <TextField label={`Type “${name}” to remove it`} value={typed} onInput={setTyped} />
    </Confirm>
  );
}
