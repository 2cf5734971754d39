import { formatAgo } from '../../dates.ts';
import type { Connection } from '../../household.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { ConnectionBadge } from '../../parts/connectionBadge.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import type { Query } from '../../query.ts';

export function BankHealth({ connections }: { connections: Query<Connection[]> }) {
  return (
    <section class="card" aria-labelledby="banks">
      <div class="card-head">
        <h2 id="banks">Banks</h2>
        <a href="/accounts">Manage</a>
      </div>
      <Loaded query={connections}>
        {(all) => {
          const linked = all.filter(
            ({ status, provider }) => status !== 'disconnected' && provider !== 'csv',
          );
          if (linked.length === 0) {
            return (
              <Empty icon="bank" title="No bank is linked">
                Accounts come from imported files or are kept by hand.
              </Empty>
            );
          }
          return (
            <ul class="list">
              {linked.map((connection) => (
                <li key={connection.id}>
                  <a class="list-row" href={`/accounts#${connection.short_id}`}>
                    <Avatar name={connection.institution_name} square />
                    <span class="grow">
                      <span class="truncate strong block">{connection.institution_name}</span>
                      <span class="truncate small quiet block">
                        {connection.last_synced_at
                          ? `Synced ${formatAgo(connection.last_synced_at)}`
                          : 'Not synced yet'}
                      </span>
                    </span>
                    <ConnectionBadge connection={connection} />
                  </a>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
