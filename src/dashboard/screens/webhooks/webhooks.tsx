import { useState } from 'preact/hooks';
import { formatAgo, formatTime } from '../../dates.ts';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { toast, toastError } from '../../parts/toasts.tsx';
import { invalidate, useQuery } from '../../query.ts';
import { api } from '../../session.ts';
import { useCanWrite } from '../../useCanWrite.ts';
import { useConnections } from '../../useHousehold.ts';

const TONES: Record<string, string> = { processed: 'good', error: 'bad', received: 'accent' };
const MAX_SHOWN = 100;

/** What the providers have sent, and what became of it. */
export default function Webhooks() {
  const events = useQuery('webhooks', (signal) =>
    api().webhooks.listEvents({ limit: MAX_SHOWN }, { signal }),
  );
  const connections = useConnections();
  const canWrite = useCanWrite();
  const [busy, setBusy] = useState<string | null>(null);
  const banks = new Map((connections.data ?? []).map(({ id, institution_name: name }) => [id, name]));

  async function replay(id: string): Promise<void> {
    setBusy(id);
    try {
      await api().webhooks.replayEvent(id);
      toast('The event is processed again.');
    } catch (error) {
      toastError(error);
    }
    setBusy(null);
    invalidate('webhooks');
  }

  return (
    <>
      <header class="page-head">
        <div>
          <h1>Webhooks</h1>
          <p>What the providers have sent, newest first.</p>
        </div>
      </header>
      <div class="card">
        <Loaded query={events}>
          {({ data }) =>
            data.length === 0 ? (
              <Empty icon="webhooks" title="Nothing received">
                Providers send webhooks if the server has a public address. Without them, banks sync on
                schedule.
              </Empty>
            ) : (
              <div class="table-frame">
                <table class="table">
                  <thead>
                    <tr>
                      <th scope="col">Event</th>
                      <th scope="col" class="wide-only">
                        Bank
                      </th>
                      <th scope="col">Received</th>
                      <th scope="col">State</th>
                      <th scope="col">
                        <span class="visually-hidden">Actions</span>
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.map((event) => (
                      <tr key={event.id}>
                        <td>
                          <code>{event.event_type}</code>
                          <span class="small quiet block">{event.error ?? event.provider}</span>
                        </td>
                        <td class="wide-only">
                          {banks.get(event.connection_id ?? '') ?? <span class="faint">none</span>}
                        </td>
                        <td class="nowrap" title={formatTime(event.received_at)}>
                          {formatAgo(event.received_at)}
                        </td>
                        <td>
                          <span class={`badge ${TONES[event.status] ?? ''}`}>{event.status}</span>
                        </td>
                        <td class="actions">
                          {canWrite && (
                            <button
                              type="button"
                              class="button small"
                              disabled={busy !== null}
                              onClick={() => void replay(event.id)}
                            >
                              {busy === event.id ? (
                                <span class="spinner" />
                              ) : (
                                <Icon name="refresh" size={15} />
                              )}{' '}
                              Replay
                            </button>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </Loaded>
      </div>
    </>
  );
}
