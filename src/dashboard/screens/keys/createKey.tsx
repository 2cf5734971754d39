import { useState } from 'preact/hooks';
import { isShown, nameOf } from '../../household.ts';
import { Confirm, Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { toast } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { api, describeError } from '../../session.ts';
import { useAccounts } from '../../useHousehold.ts';

const DAY_MS = 86_400_000;
const LIFETIMES = [
  ['', 'Never'],
  ['7', 'In a week'],
  ['30', 'In 30 days'],
  ['365', 'In a year'],
] as const;

/** A key is shown once, when it is made. */
export function CreateKey({ onClose }: { onClose: () => void }) {
  const accounts = useAccounts();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<'read_only' | 'full_access'>('read_only');
  const [days, setDays] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isLimited, setLimited] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [key, setKey] = useState<string | null>(null);

  async function create(): Promise<void> {
    setBusy(true);
    try {
      const created = await api().apiKeys.create({
        name: name.trim(),
        scope,
        ...(isLimited && { account_ids: [...chosen] }),
        ...(days && { expires_at: new Date(Date.now() + Number(days) * DAY_MS).toISOString() }),
      });
      setKey(created.key);
      invalidate('keys');
    } catch (error) {
      setFault(describeError(error));
      setBusy(false);
    }
  }

  if (key) return <NewKey apiKey={key} onClose={onClose} />;
  return (
    <Confirm
      title="New API key"
      action="Create"
      isReady={name.trim() !== '' && (!isLimited || chosen.size > 0)}
      isBusy={isBusy}
      onConfirm={() => void create()}
      onClose={onClose}
    >
      <TextField
        label="Name"
        value={name}
        onInput={setName}
        fault={fault}
        placeholder="What it is for"
        required
      />
      <div class="halves">
        <SelectField
          label="Access"
          value={scope}
          onChange={(value) => setScope(value as typeof scope)}
          options={[
            ['read_only', 'Read only'],
            ['full_access', 'Read and change'],
          ]}
        />
        <SelectField label="Expires" value={days} onChange={setDays} options={LIFETIMES} />
      </div>
      <label class="spread">
        <span class="field-label">Only some accounts</span>
        <input
          type="checkbox"
          class="switch"
          role="switch"
          checked={isLimited}
          onChange={(event) => setLimited(event.currentTarget.checked)}
        />
      </label>
      {isLimited && (
        <ul class="account-choices">
          {(accounts.data ?? []).filter(isShown).map((account) => (
            <li key={account.id}>
              <label class="row">
                <input
                  type="checkbox"
                  class="checkbox"
                  checked={chosen.has(account.id)}
                  onChange={() => {
                    const next = new Set(chosen);
                    if (!next.delete(account.id)) next.add(account.id);
                    setChosen(next);
                  }}
                />
                <span class="grow truncate">{nameOf(account)}</span>
                <span class="small quiet truncate">{account.institution_name}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </Confirm>
  );
}

function NewKey({ apiKey, onClose }: { apiKey: string; onClose: () => void }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(apiKey);
      toast('Copied.');
    } catch {
      toast('The browser does not allow copying here. Select the key instead.');
    }
  }
  return (
    <Dialog title="Your new key" onClose={onClose}>
      <p>Copy it now. It cannot be shown again, because the server keeps only a digest of it.</p>
      <code class="secret">{apiKey}</code>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={() => void copy()}>
          <Icon name="copy" size={16} /> Copy
        </button>
        <button type="button" class="button primary" onClick={onClose}>
          Done
        </button>
      </div>
    </Dialog>
  );
}
