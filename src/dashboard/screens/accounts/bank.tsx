import { useState } from 'preact/hooks';
import { formatAgo, formatTime } from '../../dates.ts';
import type { Account, Connection } from '../../household.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { ConnectionBadge } from '../../parts/connectionBadge.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Menu, type MenuItem } from '../../parts/menu.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate } from '../../query.ts';
import { api } from '../../session.ts';
import { runningSyncs, syncNow } from '../../sync.ts';
import { AccountRow } from './accountRow.tsx';
import { openLinkSession } from './linkSession.ts';
import { RemoveBank } from './removeBank.tsx';

/** A bank with its accounts, how it is, and the one button that mends it. */
export function Bank({
  connection,
  accounts,
  canWrite,
}: {
  connection: Connection;
  accounts: Account[];
  canWrite: boolean;
}) {
  const [isRemoving, setRemoving] = useState(false);
  const { institution_name: name, provider } = connection;
  const isFiles = provider === 'csv';
  const isRemoved = connection.status === 'disconnected';

  async function setPaused(paused: boolean): Promise<void> {
    try {
      await api().connections.update(connection.id, { paused });
      toast(paused ? `${name} is paused.` : `${name} syncs again.`);
    } catch (error) {
      toastError(error);
    }
    invalidate('connections');
  }

  const items: MenuItem[] = [
    ...(isFiles
      ? []
      : [
          {
            label: connection.paused ? 'Resume syncing' : 'Pause syncing',
            icon: connection.paused ? ('play' as const) : ('pause' as const),
            run: () => void setPaused(!connection.paused),
          },
        ]),
    { label: 'Remove…', icon: 'trash', danger: true, run: () => setRemoving(true) },
  ];

  return (
    <div class="card bank" id={connection.short_id}>
      <header class="bank-head">
        <Avatar name={name} square />
        <div class="grow">
          <div class="row wrap">
            <h2>{name}</h2>
            <ConnectionBadge connection={connection} />
          </div>
          <p class="small quiet">{describeSync(connection)}</p>
        </div>
        {canWrite && !isRemoved && (
          <div class="row">
            {!isFiles && <MendingButton connection={connection} resume={() => void setPaused(false)} />}
            <Menu label={`More for ${name}`} items={items} />
          </div>
        )}
      </header>
      <Problem connection={connection} />
      <ul class="list">
        {accounts.map((account) => (
          <li key={account.id}>
            <AccountRow account={account} canWrite={canWrite} isLinked={!isFiles && !isRemoved} />
          </li>
        ))}
      </ul>
      {isRemoving && (
        <RemoveBank connection={connection} accounts={accounts} onClose={() => setRemoving(false)} />
      )}
    </div>
  );
}

function describeSync(connection: Connection): string {
  const { user_name: owner, last_synced_at: last, next_sync_at: next, provider, paused, status } = connection;
  if (provider === 'csv') return `${owner} · from imported files`;
  const running = runningSyncs.value.get(connection.id);
  if (running) return `${owner} · syncing, ${running.fetched_count.toLocaleString()} transactions read`;
  const synced = last ? `synced ${formatAgo(last)}` : 'not synced yet';
  if (paused || status !== 'active' || !next) return `${owner} · ${synced}`;
  return `${owner} · ${synced} · next ${formatAgo(next)}`;
}

/** What puts this bank right, in its present state. */
function MendingButton({ connection, resume }: { connection: Connection; resume: () => void }) {
  const [isBusy, setBusy] = useState(false);
  const isSyncing = runningSyncs.value.has(connection.id);

  async function signInAgain(): Promise<void> {
    setBusy(true);
    try {
      await openLinkSession({ connectionId: connection.id });
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  }

  if (connection.status === 'pending_reauth' || connection.reauth_recommended) {
    return (
      <button type="button" class="button primary small" disabled={isBusy} onClick={() => void signInAgain()}>
        {isBusy ? <span class="spinner" /> : <Icon name="keys" size={15} />} Sign in again
      </button>
    );
  }
  if (connection.paused) {
    return (
      <button type="button" class="button primary small" onClick={resume}>
        <Icon name="play" size={15} /> Resume
      </button>
    );
  }
  return (
    <button
      type="button"
      class={connection.status === 'error' ? 'button primary small' : 'button small'}
      disabled={isSyncing}
      onClick={() => void syncNow(connection)}
    >
      {isSyncing ? <span class="spinner" /> : <Icon name="refresh" size={15} />}
      {isSyncing ? 'Syncing' : connection.status === 'error' ? 'Try again' : 'Sync now'}
    </button>
  );
}

function Problem({ connection }: { connection: Connection }) {
  const { status, error_message: message, error_code: code, consent_expires_at: consent } = connection;
  if (status === 'pending_reauth') {
    return (
      <div class="notice warn bank-notice">
        <Icon name="alert" size={16} />
        <div>
          The bank wants you to sign in again. Nothing new arrives until you do.
          {message && <p class="small quiet">The provider says: {message}</p>}
        </div>
      </div>
    );
  }
  if (status === 'error') {
    return (
      <div class="notice bad bank-notice">
        <Icon name="alert" size={16} />
        <span>
          {message ?? 'The last sync failed. It is tried again by itself.'} {code && <code>{code}</code>}
        </span>
      </div>
    );
  }
  if (connection.reauth_recommended && consent) {
    return (
      <div class="notice warn bank-notice">
        <Icon name="alert" size={16} />
        <span>Your consent ends {formatTime(consent)}. Sign in again before then.</span>
      </div>
    );
  }
  return null;
}
