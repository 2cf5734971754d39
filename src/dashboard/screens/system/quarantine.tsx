import { formatAgo } from '../../dates.ts';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { useConnections } from '../../useHousehold.ts';

const SHOWN = 50;

/** What a bank sent that cannot be stored, as it was sent. */
export function Quarantine() {
  const rows = useQuery('syncs quarantine', (signal) =>
    api().syncs.listQuarantinedTransactions({ limit: SHOWN }, { signal }),
  );
  const connections = useConnections();
  const banks = new Map((connections.data ?? []).map(({ id, institution_name: name }) => [id, name]));
  return (
    <section class="card" aria-labelledby="quarantine">
      <div class="card-head">
        <h2 id="quarantine">Set aside</h2>
      </div>
      <Loaded query={rows}>
        {({ data }) =>
          data.length === 0 ? (
            <p class="card-body row quiet">
              <Icon name="check" size={16} /> Everything the banks sent could be stored.
            </p>
          ) : (
            <ul class="list">
              {data.map((row) => (
                <li key={row.id} class="set-aside">
                  <details>
                    <summary class="list-row">
                      <span class="grow">
                        <span class="strong block">{row.reason}</span>
                        <span class="small quiet block">
                          {banks.get(row.connection_id) ?? 'Removed bank'} · last sent{' '}
                          {formatAgo(row.last_seen_at)}
                        </span>
                      </span>
                      <Icon name="down" size={16} />
                    </summary>
                    <pre>{JSON.stringify(row.raw, null, 2)}</pre>
                  </details>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
