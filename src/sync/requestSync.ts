import type { AppContext, Database } from '../context.ts';
import { latestNextSync } from '../domain/schedule.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import type { ConnectionRecord } from '../store/connections.ts';
import {
  findActiveConnections,
  findDueConnections,
  findInactiveConnections,
  lockConnection,
  updateConnection,
} from '../store/connections.ts';
import type { SyncTrigger } from '../store/syncLogs.ts';
import { openSyncLog } from '../store/syncLogs.ts';

type RequestContext = Pick<AppContext, 'db' | 'queue' | 'clock'>;

/** More than any household has. If more are due, the rest follows a minute later. */
const MAX_AT_ONCE = 500;

/**
 * Requests a sync of a connection, for the API, webhooks, the schedule and a first link. If a sync is queued or
 * running, a webhook's request is stored and another sync follows.
 * @returns the id of the new sync log, or null if no sync starts.
 * @throws ApiError for a manual request: NOT_FOUND, SYNC_IN_PROGRESS, REAUTH_REQUIRED,
 *   CONNECTION_DISCONNECTED, SYNC_NOT_SUPPORTED.
 */
export async function requestSync(
  { db, queue, clock }: RequestContext,
  connectionId: string,
  trigger: SyncTrigger,
  options: { isFull?: boolean } = {},
): Promise<{ syncLogId: string; connectionId: string } | null> {
  const opened = await inTransaction(db, (trx) => openSync(trx, connectionId, trigger, clock, options));
  if (opened) await queue.enqueueSync(opened.syncLogId, opened.connectionId);
  return opened;
}

/**
 * Inserts the log of a new sync, which also serves the stored request of a webhook. The caller must enqueue the sync
 * after the database transaction is committed.
 */
export async function openSync(
  trx: Database,
  connectionId: string,
  trigger: SyncTrigger,
  clock: AppContext['clock'],
  options: { isFull?: boolean } = {},
): Promise<{ syncLogId: string; connectionId: string } | null> {
  const connection = await lockConnection(trx, connectionId);
  // Read after the lock, so that this sync starts after the one that held it was committed.
  const now = clock.now();
  const refusal = refusalOf(connection);
  if (refusal && trigger === 'manual') throw refusal;
  if (refusal) return null;
  const syncLogId = await openSyncLog(trx, connection.id, trigger, now, options);
  if (syncLogId) {
    if (connection.sync_requested_at)
      await updateConnection(trx, connection.id, { sync_requested_at: null }, now);
    return { syncLogId, connectionId: connection.id };
  }
  if (trigger === 'manual') {
    throw new ApiError('SYNC_IN_PROGRESS', 'A sync of this connection is queued or running already.');
  }
  if (trigger === 'webhook') await updateConnection(trx, connection.id, { sync_requested_at: now }, now);
  return null;
}

function refusalOf(connection: ConnectionRecord): ApiError | null {
  if (connection.provider === 'csv') {
    return new ApiError('SYNC_NOT_SUPPORTED', 'A CSV connection has nothing to sync; import a file instead.');
  }
  if (connection.status === 'disconnected') {
    return new ApiError('CONNECTION_DISCONNECTED', 'This connection has been removed.');
  }
  if (connection.status === 'pending_reauth') {
    return new ApiError('REAUTH_REQUIRED', 'The institution wants the user to sign in again first.');
  }
  return null;
}

export interface SkippedConnection {
  connection_id: string;
  reason: 'error' | 'pending_reauth' | 'disconnected' | 'sync_not_supported' | 'sync_in_progress';
}

/**
 * Requests a sync of every active connection.
 * @returns the ids of the new sync logs, and the connections that were skipped, with the reason.
 */
export async function requestAllSyncs(
  { db, queue, clock }: RequestContext,
  options: { isFull?: boolean } = {},
): Promise<{ syncLogIds: string[]; skipped: SkippedConnection[] }> {
  const now = clock.now();
  const syncs: { syncLogId: string; connectionId: string }[] = [];
  const skipped = (await findInactiveConnections(db, MAX_AT_ONCE)).map(
    ({ id, status }): SkippedConnection => ({
      connection_id: id,
      // An active connection without a feed is a CSV connection.
      reason: status === 'active' ? 'sync_not_supported' : status,
    }),
  );
  for (const { id } of await findActiveConnections(db, MAX_AT_ONCE)) {
    const syncLogId = await openSyncLog(db, id, 'manual', now, options);
    if (syncLogId) syncs.push({ syncLogId, connectionId: id });
    else skipped.push({ connection_id: id, reason: 'sync_in_progress' });
  }
  if (syncs.length > 0) await queue.enqueueSyncs(syncs);
  // Ids begin with their time, so this is the order of creation.
  skipped.sort((one, other) => (one.connection_id < other.connection_id ? -1 : 1));
  return { syncLogIds: syncs.map(({ syncLogId }) => syncLogId), skipped: skipped.slice(0, MAX_AT_ONCE) };
}

/** Requests a sync of every connection that is due, and returns how many started. */
export async function requestDueSyncs(context: RequestContext): Promise<number> {
  const now = context.clock.now();
  const due = await findDueConnections(context.db, { now, latest: latestNextSync(now) }, MAX_AT_ONCE);
  let started = 0;
  for (const { id, sync_requested_at: requestedAt } of due) {
    if (await requestSync(context, id, requestedAt ? 'webhook' : 'cron')) started += 1;
  }
  return started;
}
