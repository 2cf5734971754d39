import { useEffect, useState } from 'preact/hooks';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/states.tsx';
import { toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { api } from '../../session.ts';
import { useUsers } from '../../useHousehold.ts';
import type { LinkProvider } from './linkSession.ts';
import { openLinkSession, useLinkProviders } from './linkSession.ts';

const PROVIDERS: Record<string, string> = { plaid: 'Plaid', teller: 'Teller' };

/** Whose bank it is and who connects it; then the provider's own page opens. */
export function LinkBank({ onClose }: { onClose: () => void }) {
  const users = useUsers();
  const providers = useLinkProviders();
  const [userId, setUserId] = useState('');
  const [name, setName] = useState('');
  const [provider, setProvider] = useState<LinkProvider | ''>('');
  const [isBusy, setBusy] = useState(false);
  const isNew = userId === 'new' || (userId === '' && users.data?.length === 0);
  useEffect(() => {
    if (userId === '' && users.data?.[0]) setUserId(users.data[0].id);
  }, [users.data]);

  /** The new person is chosen from now on, so that another attempt creates no second one. */
  async function createUser(): Promise<string> {
    const { id } = await api().users.create({ name: name.trim() });
    setUserId(id);
    invalidate('users');
    return id;
  }

  async function start(chosen: LinkProvider): Promise<void> {
    setBusy(true);
    try {
      const owner = isNew ? await createUser() : userId;
      await openLinkSession({ provider: chosen, userId: owner });
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  }

  return (
    <Dialog title="Link a bank" onClose={onClose}>
      <Loaded query={providers}>
        {(available) =>
          available.length === 0 ? (
            <>
              <p>
                No bank can be linked yet: this server has no access to a provider. Set{' '}
                <code>PLAID_CLIENT_ID</code> and <code>PLAID_SECRET</code>, or the settings of Teller, and
                start it again.
              </p>
              <p class="quiet">A file that your bank exports can be imported without a provider.</p>
              <div class="dialog-foot">
                <a class="button primary" href="/import">
                  Import a file
                </a>
              </div>
            </>
          ) : (
            <form
              class="stack"
              onSubmit={(event) => {
                event.preventDefault();
                const [only] = available;
                const chosen = provider || only;
                if (chosen) void start(chosen);
              }}
            >
              <SelectField
                label="Whose bank is it?"
                value={isNew ? 'new' : userId}
                onChange={setUserId}
                options={[
                  ...(users.data ?? []).map((user) => [user.id, user.name] as const),
                  ['new', 'Somebody new'] as const,
                ]}
              />
              {isNew && <TextField label="Name" value={name} onInput={setName} required />}
              {available.length > 1 && (
                <SelectField
                  label="Connected by"
                  value={provider || (available[0] ?? '')}
                  onChange={(value) => setProvider(value as LinkProvider)}
                  options={available.map((each) => [each, PROVIDERS[each] ?? each] as const)}
                />
              )}
              <p class="quiet small">
                You sign in on the provider's page. Breadbox never sees the password of your bank.
              </p>
              <div class="dialog-foot">
                <button type="button" class="button" onClick={onClose}>
                  Cancel
                </button>
                <button
                  type="submit"
                  class="button primary"
                  disabled={isBusy || (isNew && name.trim() === '')}
                >
                  {isBusy ? <span class="spinner" /> : <Icon name="link" size={16} />} Continue
                </button>
              </div>
            </form>
          )
        }
      </Loaded>
    </Dialog>
  );
}
