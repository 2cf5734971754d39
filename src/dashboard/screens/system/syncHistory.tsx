import { useState } from 'preact/hooks';
import { formatAgo, formatTime } from '../../dates.ts';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { useConnections } from '../../useHousehold.ts';

const TONES: Record<string, [tone: string, label: string]> = {
  success: ['good', 'Completed'],
  error: ['bad', 'Failed'],
  in_progress: ['accent', 'Running'],
};
const TRIGGERS: Record<string, string> = {
  cron: 'on schedule',
  webhook: 'the bank reported news',
  manual: 'asked for',
  initial: 'first sync',
};
const SHOWN = 25;

/** The syncs of all banks, newest first. */
export function SyncHistory() {
  const [onlyFailed, setOnlyFailed] = useState(false);
  const logs = useQuery(`syncs ${onlyFailed}`, (signal) =>
    api().syncs.listLogs({ limit: SHOWN, ...(onlyFailed && { status: 'error' as const }) }, { signal }),
  );
  const connections = useConnections();
  const banks = new Map((connections.data ?? []).map(({ id, institution_name: name }) => [id, name]));
  return (
    <section class="card" aria-labelledby="syncs">
      <div class="card-head">
        <h2 id="syncs">Syncs</h2>
        <div class="segments" role="group" aria-label="Show">
          <button type="button" aria-pressed={!onlyFailed} onClick={() => setOnlyFailed(false)}>
            All
          </button>
          <button type="button" aria-pressed={onlyFailed} onClick={() => setOnlyFailed(true)}>
            Failed
          </button>
        </div>
      </div>
      <Loaded query={logs}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty icon="refresh" title={onlyFailed ? 'No sync has failed' : 'No syncs yet'} />
          ) : (
            <div class="table-frame">
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">Bank</th>
                    <th scope="col">State</th>
                    <th scope="col" class="number wide-only">
                      New
                    </th>
                    <th scope="col" class="number wide-only">
                      Changed
                    </th>
                    <th scope="col" class="number wide-only">
                      Removed
                    </th>
                    <th scope="col" class="number">
                      Started
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {data.map((log) => {
                    const [tone, label] = TONES[log.status] ?? ['', log.status];
                    return (
                      <tr key={log.id}>
                        <td>
                          <span class="strong block">{banks.get(log.connection_id) ?? 'Removed bank'}</span>
                          <span class="small quiet block">
                            {log.error ?? TRIGGERS[log.trigger] ?? log.trigger}
                          </span>
                        </td>
                        <td>
                          <span class={`badge ${tone}`}>{label}</span>
                        </td>
                        <td class="number wide-only">{log.added_count.toLocaleString()}</td>
                        <td class="number wide-only">{log.modified_count.toLocaleString()}</td>
                        <td class="number wide-only">{log.removed_count.toLocaleString()}</td>
                        <td class="number" title={formatTime(log.started_at)}>
                          {formatAgo(log.started_at)}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </section>
  );
}
