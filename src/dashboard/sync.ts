import { signal } from '@preact/signals';
import type { BreadboxEvent, Output } from '../../generated/client/index.ts';
import { BreadboxError } from '../../generated/client/index.ts';
import type { Connection } from './household.ts';
import { toast, toastError } from './parts/toasts.tsx';
import { invalidate } from './query.ts';
import { api, Explained } from './session.ts';

type SyncState = Extract<BreadboxEvent, { type: 'sync' }>['data'];
type Result = Pick<SyncState, 'status' | 'error' | 'added_count' | 'modified_count'>;

/** A proxy may hold the stream of events back; the end of a sync that somebody waits for is then asked for. */
const ASK_AFTER_MS = 5_000;
const RECONNECT_MS = 30_000;

/** The syncs that run now, by connection, whoever started them; null for one that is being started. */
export const runningSyncs = signal<ReadonlyMap<string, SyncState | null>>(new Map());

/** The syncs that somebody asked for on this page and waits for. */
const awaited = new Map<string, { logId: string; name: string }>();
/** The latest sync that has ended, by connection: its end may be told before its start is answered. */
const ended = new Map<string, SyncState>();

function setRunning(connectionId: string, state: SyncState | null | undefined): void {
  const next = new Map(runningSyncs.value);
  if (state === undefined) next.delete(connectionId);
  else next.set(connectionId, state);
  runningSyncs.value = next;
}

/** Follows the syncs and connections of the household until the returned function is called. */
export function followSyncs(): () => void {
  const abort = new AbortController();
  void follow(abort.signal);
  return () => {
    abort.abort();
    awaited.clear();
    ended.clear();
    runningSyncs.value = new Map();
  };
}

async function follow(stop: AbortSignal): Promise<void> {
  let isReady = false;
  while (!stop.aborted) {
    try {
      for await (const event of api().events({ signal: stop })) {
        if (event.type === 'ready') isReady = true;
        else if (event.type === 'sync') showSync(event.data, isReady);
        // What comes before `ready` is what this page has just loaded.
        else if (isReady) invalidate('connections', 'accounts');
      }
    } catch {
      // A key may have too many streams. What somebody waits for is asked for, and the rest is loaded when it is shown.
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
    }
  }
}

/** @param isNews whether the stream tells a change, not what was so when this page was loaded. */
function showSync(state: SyncState, isNews: boolean): void {
  const { connection_id: connectionId, sync_log_id: logId, status } = state;
  if (status === 'in_progress') {
    setRunning(connectionId, state);
    return;
  }
  const isKnown = ended.get(connectionId)?.sync_log_id === logId;
  ended.set(connectionId, state);
  // A short sync may be told by its end alone.
  const isAwaited = awaited.get(connectionId)?.logId === logId;
  if (isAwaited || (isNews && !isKnown)) finish(connectionId, state);
}

function finish(
  connectionId: string,
  { status, error, added_count: added, modified_count: changed }: Result,
) {
  const { name } = awaited.get(connectionId) ?? {};
  awaited.delete(connectionId);
  setRunning(connectionId, undefined);
  if (name && status === 'error') void explainFailure(connectionId, name, error);
  else if (name) {
    toast(`${name} is up to date: ${added.toLocaleString()} new, ${changed.toLocaleString()} changed.`);
  }
  invalidate('connections', 'accounts', 'transactions', 'rows', 'syncs');
}

/** What a provider says of a login that has ended is for programmers; its card has the words and the button. */
async function explainFailure(connectionId: string, name: string, error: string | null): Promise<void> {
  const connection = await api()
    .connections.get(connectionId)
    .catch(() => null);
  const isSignedOut = connection?.status === 'pending_reauth';
  toast(isSignedOut ? `${name} wants you to sign in again.` : `${name}: ${error ?? 'The sync failed.'}`);
}

/** Starts a sync, or waits for the one that runs already, and says what came of it. */
export async function syncNow({ id, institution_name: name }: Connection): Promise<void> {
  if (awaited.has(id) || runningSyncs.value.get(id) === null) return;
  if (!runningSyncs.value.has(id)) setRunning(id, null);
  try {
    const logId = await startSync(id);
    awaited.set(id, { logId, name });
    const last = ended.get(id);
    if (last?.sync_log_id === logId) finish(id, last);
    while (awaited.get(id)?.logId === logId) {
      await new Promise((resolve) => setTimeout(resolve, ASK_AFTER_MS));
      if (awaited.get(id)?.logId !== logId) return;
      const log: Output<'getSyncLog'> = await api().syncs.getLog(logId);
      if (log.status !== 'in_progress' && awaited.get(id)?.logId === logId) finish(id, log);
    }
  } catch (error) {
    toastError(error);
    awaited.delete(id);
    setRunning(id, undefined);
  }
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
