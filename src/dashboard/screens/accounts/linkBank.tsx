import { useState } from 'preact/hooks';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/states.tsx';
import { toastError } from '../../parts/toasts.tsx';
import { useOwner } from '../../useOwner.tsx';
import type { LinkProvider } from './linkSession.ts';
import { openLinkSession, useLinkProviders } from './linkSession.ts';

const PROVIDERS: Record<string, string> = { plaid: 'Plaid', teller: 'Teller' };

/** Whose bank it is and who connects it; then the provider's own page opens. */
export function LinkBank({ onClose }: { onClose: () => void }) {
  const owner = useOwner('Whose bank is it?');
  const providers = useLinkProviders();
  const [provider, setProvider] = useState<LinkProvider | ''>('');
  const [isBusy, setBusy] = useState(false);

  async function start(chosen: LinkProvider): Promise<void> {
    setBusy(true);
    try {
      await openLinkSession({ provider: chosen, userId: await owner.take() });
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
              {owner.fields}
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
                <button type="submit" class="button primary" disabled={isBusy || !owner.isComplete}>
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
