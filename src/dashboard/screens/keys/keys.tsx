import { useState } from 'preact/hooks';
import type { components } from '../../../../generated/client/index.ts';
import { formatAgo, formatTime } from '../../dates.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate, useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { useCanWrite } from '../../useCanWrite.ts';
import { collect } from '../../useHousehold.ts';
import { CreateKey } from './createKey.tsx';

type ApiKey = components['schemas']['ApiKey'];

/** Who may use the API, and how far. */
export default function Keys() {
  const canWrite = useCanWrite();
  const keys = useQuery(canWrite ? 'keys' : null, (signal) => collect(api().apiKeys.list({}, { signal })));
  const current = useQuery('current key', (signal) => api().apiKeys.getCurrent({ signal }));
  const [isCreating, setCreating] = useState(false);
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  const [showsEnded, setShowsEnded] = useState(false);
  const isEnded = (key: ApiKey) =>
    key.revoked_at !== null || (key.expires_at !== null && new Date(key.expires_at).getTime() < Date.now());
  const ended = (keys.data ?? []).filter(isEnded);

  async function revoke(key: ApiKey): Promise<void> {
    try {
      await api().apiKeys.revoke(key.id);
      toast(`The key “${key.name}” is revoked.`);
    } catch (error) {
      toastError(error);
    }
    setRevoked(null);
    invalidate('keys');
  }

  return (
    <>
      <header class="page-head">
        <div>
          <h1>API keys</h1>
          <p>Each script and app gets a key of its own, which you can end at any time.</p>
        </div>
        {canWrite && (
          <button type="button" class="button primary" onClick={() => setCreating(true)}>
            <Icon name="plus" size={16} /> New key
          </button>
        )}
      </header>
      <div class="cards">
        <div class="card">
          {canWrite ? (
            <Loaded query={keys}>
              {(all) => (
                <div class="table-frame">
                  <table class="table">
                    <thead>
                      <tr>
                        <th scope="col">Name</th>
                        <th scope="col">Access</th>
                        <th scope="col" class="wide-only">
                          Last used
                        </th>
                        <th scope="col" class="wide-only">
                          Expires
                        </th>
                        <th scope="col">
                          <span class="visually-hidden">Actions</span>
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {all
                        .filter((key) => showsEnded || !isEnded(key))
                        .map((key) => (
                          <tr key={key.id} class={isEnded(key) ? 'ended' : ''}>
                            <td>
                              <span class="row">
                                <span class="strong">{key.name}</span>
                                {key.id === current.data?.id && (
                                  <span class="badge accent">This session</span>
                                )}
                                {key.revoked_at && <span class="badge">Revoked</span>}
                              </span>
                              <code class="faint">{key.prefix}…</code>
                            </td>
                            <td>
                              {key.scope === 'full_access' ? 'Full' : 'Read only'}
                              {(key.account_ids ?? key.user_ids) && (
                                <span class="small quiet block">some accounts</span>
                              )}
                            </td>
                            <td class="wide-only">
                              {key.last_used_at ? formatAgo(key.last_used_at) : 'Never'}
                            </td>
                            <td class="wide-only">{key.expires_at ? formatTime(key.expires_at) : 'Never'}</td>
                            <td class="actions">
                              {!isEnded(key) && (
                                <button type="button" class="button small" onClick={() => setRevoked(key)}>
                                  Revoke
                                </button>
                              )}
                            </td>
                          </tr>
                        ))}
                    </tbody>
                  </table>
                </div>
              )}
            </Loaded>
          ) : (
            <Empty icon="keys" title="Your key is read only">
              Sign in with a key that has full access to see and create keys.
            </Empty>
          )}
        </div>
        {ended.length > 0 && (
          <button type="button" class="link-button removed" onClick={() => setShowsEnded(!showsEnded)}>
            {showsEnded ? 'Hide' : 'Show'} {ended.length} that have ended
          </button>
        )}
      </div>
      {isCreating && <CreateKey onClose={() => setCreating(false)} />}
      {revoked && (
        <Confirm
          title={`Revoke “${revoked.name}”?`}
          action="Revoke"
          danger
          onConfirm={() => void revoke(revoked)}
          onClose={() => setRevoked(null)}
        >
          <p>
            {revoked.id === current.data?.id
              ? 'You are signed in with this key. Revoking it signs you out.'
              : 'Whatever uses it stops working with its next request. This cannot be undone.'}
          </p>
        </Confirm>
      )}
    </>
  );
}
