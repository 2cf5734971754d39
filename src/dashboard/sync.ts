import { signal } from '@preact/signals';
import type { Output } from '../../generated/client/index.ts';
import { BreadboxError } from '../../generated/client/index.ts';
import type { Connection } from './household.ts';
import { toast, toastError } from './parts/toasts.tsx';
import { invalidate } from './query.ts';
import { api, Explained } from './session.ts';

type Log = Output<'getSyncLog'>;

const POLL_MS = 700;

/** The syncs that this page has started and that still run, by connection. They go on while somebody changes screens. */
export const runningSyncs = signal<ReadonlyMap<string, Log | null>>(new Map());

function set(connectionId: string, log: Log | null | undefined): void {
  const next = new Map(runningSyncs.value);
  if (log === undefined) next.delete(connectionId);
  else next.set(connectionId, log);
  runningSyncs.value = next;
}

/** Starts a sync, or follows the one that runs already, until it has ended. */
export async function syncNow({ id, institution_name: name }: Connection): Promise<void> {
  if (runningSyncs.value.has(id)) return;
  set(id, null);
  try {
    const logId = await startSync(id);
    let log = await api().syncs.getLog(logId);
    while (log.status === 'in_progress') {
      set(id, log);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      log = await api().syncs.getLog(logId);
    }
    if (log.status === 'error') toast(`${name}: ${log.error ?? 'The sync failed.'}`);
    else
      toast(
        `${name} is up to date: ${log.added_count.toLocaleString()} new, ${log.modified_count.toLocaleString()} changed.`,
      );
  } catch (error) {
    toastError(error);
  }
  set(id, undefined);
  invalidate('connections', 'accounts', 'transactions', 'rows', 'syncs');
}

async function startSync(connectionId: string): Promise<string> {
  try {
    const { sync_log_ids: ids } = await api().syncs.trigger({ connection_id: connectionId });
    if (ids[0]) return ids[0];
  } catch (error) {
    if (!(error instanceof BreadboxError && error.code === 'SYNC_IN_PROGRESS')) throw error;
  }
  // Somebody else has started one, and it may have ended by now.
  const { recent_sync: running } = await api().connections.getStatus(connectionId);
  if (!running) throw new Explained('The server started no sync. Try it again.');
  return running.id;
}
