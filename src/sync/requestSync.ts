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

/** More than any household links; a round that finds more takes the rest a minute later. */
const MAX_AT_ONCE = 500;

/**
 * Asks for a sync of a connection: the one way in for the API, webhooks, schedule and first link. A webhook
 * that finds one queued or running is remembered, and one more runs afterwards.
 * @returns the new log's id, or null when there is nothing to start.
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
 * What requestSync does in the database; whoever calls it enqueues the log once the transaction is committed.
 * What a webhook asked for before is answered by the sync that is opened.
 */
export async function openSync(
  trx: Database,
  connectionId: string,
  trigger: SyncTrigger,
  clock: AppContext['clock'],
  options: { isFull?: boolean } = {},
): Promise<{ syncLogId: string; connectionId: string } | null> {
  const connection = await lockConnection(trx, connectionId);
  // Read after the lock: a sync that is just committing holds it, and this one starts when that one is complete.
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
 * Asks for a sync of every active connection, one after another. Those that are syncing are left alone.
 * @returns the new logs' ids, and the connections that were left out.
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
      // An active connection without a feed is one of files.
      reason: status === 'active' ? 'sync_not_supported' : status,
    }),
  );
  for (const { id } of await findActiveConnections(db, MAX_AT_ONCE)) {
    const syncLogId = await openSyncLog(db, id, 'manual', now, options);
    if (syncLogId) syncs.push({ syncLogId, connectionId: id });
    else skipped.push({ connection_id: id, reason: 'sync_in_progress' });
  }
  if (syncs.length > 0) await queue.enqueueSyncs(syncs);
  // Ids begin with the time at which they were made.
  skipped.sort((one, other) => (one.connection_id < other.connection_id ? -1 : 1));
  return { syncLogIds: syncs.map(({ syncLogId }) => syncLogId), skipped: skipped.slice(0, MAX_AT_ONCE) };
}

/** Asks for a sync of every connection that is due. Returns how many were started. */
export async function requestDueSyncs(context: RequestContext): Promise<number> {
  const now = context.clock.now();
  const due = await findDueConnections(context.db, { now, latest: latestNextSync(now) }, MAX_AT_ONCE);
  let started = 0;
  for (const { id, sync_requested_at: requestedAt } of due) {
    if (await requestSync(context, id, requestedAt ? 'webhook' : 'cron')) started += 1;
  }
  return started;
}
