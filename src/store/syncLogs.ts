import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { idColumn, newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { columnsOf } from './viewColumns.ts';

export type SyncTrigger = Schema<'SyncTrigger'>;

/** A sync as the API shows it, its times still as Date. */
export type SyncLogView = Omit<Schema<'SyncLog'>, 'started_at' | 'completed_at'> & {
  started_at: Date;
  completed_at: Date | null;
};

/** Something about a successful sync that a person should know. */
export type SyncWarning = Schema<'SyncWarning'>;

export interface SyncCounts {
  added: number;
  modified: number;
  removed: number;
}

export interface AccountCounts {
  account_id: string;
  added_count: number;
  modified_count: number;
  removed_count: number;
}

const COLUMNS = columnsOf<SyncLogView>()([
  'id',
  'short_id',
  'connection_id',
  'trigger',
  'status',
  'added_count',
  'modified_count',
  'removed_count',
  'fetched_count',
  'quarantined_count',
  'error_code',
  'error',
  'warnings',
  'started_at',
  'completed_at',
]);

export interface SyncLogFilters {
  connectionId: string | null;
  status: string | null;
  trigger: string | null;
  start: string | null;
  end: string | null;
}

/** Syncs, newest first. `after` is the last row of the previous page. */
export async function listSyncLogs(
  db: Database,
  filters: SyncLogFilters,
  page: { limit: number; after: { startedAt: string; id: string } | null },
): Promise<SyncLogView[]> {
  const query = db<SyncLogView>('sync_logs')
    .select(...COLUMNS)
    .orderBy([
      { column: 'started_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(page.limit);
  if (filters.connectionId) {
    query.whereIn(
      'connection_id',
      db('connections').select('id').where(idColumn(filters.connectionId), filters.connectionId),
    );
  }
  if (filters.status) query.whereRaw('status = ?', [filters.status]);
  if (filters.trigger) query.whereRaw('trigger = ?', [filters.trigger]);
  if (filters.start) query.whereRaw('started_at >= ?', [filters.start]);
  if (filters.end) query.whereRaw('started_at < ?', [filters.end]);
  if (page.after)
    query.whereRaw('(started_at, id) < (?::timestamptz, ?::uuid)', [page.after.startedAt, page.after.id]);
  return query;
}

/** One sync with what it changed in each account. Throws ApiError NOT_FOUND. */
export async function getSyncLog(
  db: Database,
  id: string,
): Promise<SyncLogView & { accounts: (AccountCounts & { account_name: string })[] }> {
  const found = await db('sync_logs')
    .select<(SyncLogView & { account_counts: AccountCounts[] })[]>(...COLUMNS, 'account_counts')
    .where(idColumn(id), id)
    .first();
  if (!found) throw new ApiError('NOT_FOUND', `No sync has the id ${id}.`);
  const { account_counts: counts, ...log } = found;
  const names = await db('accounts')
    .select('id', 'name')
    .whereIn(
      'id',
      counts.map((count) => count.account_id),
    );
  const nameOf = new Map<string, string>(names.map((account) => [account.id, account.name]));
  return {
    ...log,
    accounts: counts.map((count) => ({ ...count, account_name: nameOf.get(count.account_id) ?? '' })),
  };
}

/** Tolerates the difference between the clocks of two machines. */
const CLOCK_SKEW_MS = 60_000;

/**
 * The sync in progress of a connection, or else its latest one, or null if there was none. A sync that began in the
 * future was recorded before the clock was set back, so it counts as the oldest.
 */
export async function findRecentSync(
  db: Database,
  connectionId: string,
  now: Date,
): Promise<SyncLogView | null> {
  const log = await db<SyncLogView>('sync_logs')
    .select(...COLUMNS)
    .where('connection_id', connectionId)
    .orderByRaw(`status <> 'in_progress', started_at > ?, started_at desc, id desc`, [
      new Date(now.getTime() + CLOCK_SKEW_MS),
    ])
    .first();
  return log ?? null;
}

/**
 * Creates the log of a sync; a full sync pulls from no cursor. A unique index allows one sync in progress for each
 * connection, across all processes.
 * @returns the new log's id, or null if one is queued or running.
 */
export async function openSyncLog(
  db: Database,
  connectionId: string,
  trigger: SyncTrigger,
  now: Date,
  { isFull = false }: { isFull?: boolean } = {},
): Promise<string | null> {
  const rows = await db('sync_logs')
    .insert({
      is_full: isFull,
      id: newId(now),
      short_id: newShortId(),
      connection_id: connectionId,
      trigger,
      status: 'in_progress',
      started_at: now,
      heartbeat_at: now,
    })
    .onConflict(db.raw("(connection_id) where status = 'in_progress'"))
    .ignore()
    .returning('id');
  return rows[0]?.id ?? null;
}

/**
 * Takes a queued sync for this worker.
 * @returns the connection to sync, or null when the log is closed or another worker has it.
 */
export async function claimSyncLog(
  db: Database,
  id: string,
  worker: string,
  now: Date,
): Promise<{ connectionId: string; trigger: SyncTrigger; isFull: boolean } | null> {
  const rows = await db('sync_logs')
    .where({ id, status: 'in_progress', worker: null })
    .update({ worker, heartbeat_at: now, attempts: db.raw('attempts + 1') })
    .returning(['connection_id', 'trigger', 'is_full']);
  const [log] = rows;
  return log ? { connectionId: log.connection_id, trigger: log.trigger, isFull: log.is_full } : null;
}

/** @returns false if the log is no longer this worker's, which must then stop writing. */
export async function recordHeartbeat(db: Database, id: string, worker: string, now: Date): Promise<boolean> {
  const updated = await db('sync_logs')
    .where({ id, worker, status: 'in_progress' })
    .update({ heartbeat_at: now });
  return updated > 0;
}

/** Returns a sync to the queue when its worker stops before the end. */
export async function releaseSyncLog(db: Database, id: string, worker: string, now: Date): Promise<boolean> {
  const updated = await db('sync_logs')
    .where({ id, worker, status: 'in_progress' })
    .update({ worker: null, heartbeat_at: now });
  return updated > 0;
}

/**
 * Locks the log for the end of the transaction that applies a batch.
 * @returns false when the log is no longer this worker's.
 */
export async function lockSyncLog(trx: Database, id: string, worker: string): Promise<boolean> {
  const log = await trx('sync_logs')
    .select('id')
    .where({ id, worker, status: 'in_progress' })
    .forUpdate()
    .first();
  return log !== undefined;
}

/** Records how many changes the feed has delivered so far. */
export async function recordFetched(db: Database, id: string, fetched: number): Promise<void> {
  await db('sync_logs').where({ id, status: 'in_progress' }).update({ fetched_count: fetched });
}

/**
 * Records what a sync has stored, in the transaction that stores it: a sync that fails leaves these at 0.
 */
export async function writeCounts(
  trx: Database,
  id: string,
  counts: SyncCounts & { fetched: number; quarantined: number },
  accounts: AccountCounts[],
): Promise<void> {
  await trx('sync_logs')
    .where({ id })
    .update({
      added_count: counts.added,
      modified_count: counts.modified,
      removed_count: counts.removed,
      fetched_count: counts.fetched,
      quarantined_count: counts.quarantined,
      account_counts: JSON.stringify(accounts),
    });
}

export async function writeWarnings(
  trx: Database,
  id: string,
  warnings: readonly SyncWarning[],
): Promise<void> {
  if (warnings.length === 0) return;
  await trx('sync_logs')
    .where({ id })
    .update({ warnings: JSON.stringify(warnings) });
}

/** Closes a log. A log that is closed already is not changed. */
export async function closeSyncLog(
  db: Database,
  id: string,
  outcome: { status: 'success' } | { status: 'error'; errorCode: string; error: string },
  now: Date,
): Promise<boolean> {
  const updated = await db('sync_logs')
    .where({ id, status: 'in_progress' })
    .update({
      status: outcome.status,
      completed_at: now,
      ...(outcome.status === 'error' && { error_code: outcome.errorCode, error: outcome.error }),
    });
  return updated > 0;
}

/** The error code of a sync whose worker has stopped, or that no worker took. */
export const INTERRUPTED = 'SYNC_INTERRUPTED';

/** A sync that has not ended, with the last heartbeat of its worker; a queued one has no worker. */
export interface OpenSync {
  id: string;
  connectionId: string;
  trigger: SyncTrigger;
  isFull: boolean;
  worker: string | null;
  heartbeatAt: Date;
}

export async function findOpenSyncLogs(db: Database): Promise<OpenSync[]> {
  return db('sync_logs')
    .select(
      'id',
      'connection_id as connectionId',
      'trigger',
      'is_full as isFull',
      'worker',
      'heartbeat_at as heartbeatAt',
    )
    .where('status', 'in_progress')
    .orderBy('started_at');
}

/**
 * Closes a sync that no worker has.
 * @returns false if there was another heartbeat.
 */
export async function closeSilentSyncLog(
  db: Database,
  { id, worker, heartbeatAt }: OpenSync,
  error: string,
  now: Date,
): Promise<boolean> {
  const updated = await db('sync_logs')
    .where({ id, worker, heartbeat_at: heartbeatAt, status: 'in_progress' })
    .update({ status: 'error', completed_at: now, error_code: INTERRUPTED, error });
  return updated > 0;
}

/** Counts how many of the latest syncs in a row ended with their worker, up to `limit`. */
export async function countInterruptions(db: Database, connectionId: string, limit: number): Promise<number> {
  const latest = await db('sync_logs')
    .select('worker', 'error_code')
    .where('connection_id', connectionId)
    .orderBy('id', 'desc')
    .limit(limit);
  const other = latest.findIndex(({ worker, error_code: code }) => !worker || code !== INTERRUPTED);
  return other < 0 ? latest.length : other;
}

/** The queued syncs, however long they have waited. */
export async function keepQueuedSyncLogs(db: Database, ids: readonly string[], now: Date): Promise<void> {
  await db('sync_logs')
    .whereIn('id', [...ids])
    .where({ status: 'in_progress', worker: null })
    .update({ heartbeat_at: now });
}

export async function pruneSyncLogs(db: Database, before: Date): Promise<number> {
  return db('sync_logs').whereNot('status', 'in_progress').where('started_at', '<', before).delete();
}
