import { useEffect, useState } from 'preact/hooks';
import { isShown } from '../../household.ts';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Loaded, Skeleton } from '../../parts/states.tsx';
import { both } from '../../query.ts';
import { address, setQuery } from '../../router.ts';
import { syncNow } from '../../sync.ts';
import { useCanWrite } from '../../useCanWrite.ts';
import { useAccounts, useConnections } from '../../useHousehold.ts';
import { AddAccount } from './addAccount.tsx';
import { Bank } from './bank.tsx';
import { KeptByHand } from './keptByHand.tsx';
import { LinkBank } from './linkBank.tsx';
import { LinkProgress, newBank } from './linkProgress.tsx';

/** What is linked, how each bank is, and what to do about it; and the accounts that are kept by hand. */
export default function Accounts() {
  const connections = useConnections();
  const accounts = useAccounts();
  const canWrite = useCanWrite();
  const [showsRemoved, setShowsRemoved] = useState(false);
  const isLinking = address.value.query.get('link') === '1';
  const session = address.value.query.get('link_session');
  const isAdding = address.value.query.get('add') === '1';
  const link = () => setQuery({ link: '1' });
  const add = () => setQuery({ add: '1' });
  const all = connections.data ?? [];
  const working = all.filter((each) => each.status === 'active' && !each.paused && each.provider !== 'csv');
  const removed = all.filter((each) => each.status === 'disconnected');
  const shown = all.filter((each) => each.status !== 'disconnected' || showsRemoved);

  useEffect(() => {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' });
  }, [connections.data !== undefined && accounts.data !== undefined]);

  // A bank that was just linked may be below the others, and its first sync is what somebody waits for.
  useEffect(() => {
    const card = newBank.value && document.getElementById(newBank.value);
    if (!card) return;
    card.scrollIntoView({ block: 'center' });
    newBank.value = null;
  }, [newBank.value, connections.data]);

  return (
    <>
      <header class="page-head">
        <h1>Accounts</h1>
        {canWrite && (
          <div class="row wrap">
            {working.length > 0 && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  for (const connection of working) void syncNow(connection);
                }}
              >
                <Icon name="refresh" size={16} /> Sync all
              </button>
            )}
            <button type="button" class="button" onClick={add}>
              <Icon name="edit" size={16} /> Add by hand
            </button>
            <button type="button" class="button primary" onClick={link}>
              <Icon name="plus" size={16} /> Link a bank
            </button>
          </div>
        )}
      </header>
      {session && <LinkProgress id={session} />}
      <Loaded query={both(connections, accounts)} skeleton={<Skeleton rows={3} height="9rem" />}>
        {([, everyAccount]) =>
          all.length === 0 && everyAccount.length === 0 ? (
            <div class="card">
              <Empty
                icon="bank"
                title="No bank is linked"
                actions={
                  canWrite && (
                    <button type="button" class="button primary" onClick={link}>
                      <Icon name="plus" size={16} /> Link a bank
                    </button>
                  )
                }
              >
                Linked banks sync by themselves. You can also <a href="/import">import a file</a> that your
                bank exports.
              </Empty>
            </div>
          ) : (
            <div class="cards">
              {shown.map((connection) => {
                const own = everyAccount.filter(
                  (account) => account.connection_id === connection.id && isShown(account),
                );
                // What files filled has nothing to show once its imports are taken back.
                if (connection.provider === 'csv' && own.length === 0) return null;
                return (
                  <Bank key={connection.id} connection={connection} canWrite={canWrite} accounts={own} />
                );
              })}
              <KeptByHand
                accounts={everyAccount.filter((each) => each.connection_id === null && isShown(each))}
                canWrite={canWrite}
              />
              {removed.length > 0 && (
                <button
                  type="button"
                  class="link-button removed"
                  onClick={() => setShowsRemoved(!showsRemoved)}
                >
                  {showsRemoved ? 'Hide' : 'Show'} {removed.length} removed
                </button>
              )}
            </div>
          )
        }
      </Loaded>
      {isLinking && canWrite && <LinkBank onClose={() => setQuery({ link: undefined })} />}
      {isAdding && canWrite && <AddAccount onClose={() => setQuery({ add: undefined })} />}
    </>
  );
}
