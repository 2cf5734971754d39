import { randomUUID } from 'node:crypto';
import type { AppContext } from '../context.ts';
import { nextSyncAfterSuccess } from '../domain/schedule.ts';
import { databaseUnavailable, isDatabaseUnavailable } from '../postgres/database.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { ProviderError } from '../providers/provider.ts';
import type { ConnectionRecord } from '../store/connections.ts';
import { blockSyncs, getConnectionRecord, lockConnection, updateConnection } from '../store/connections.ts';
import { lockForSync } from '../store/ledgerLocks.ts';
import { discardStagedChanges } from '../store/stagedChanges.ts';
import {
  claimSyncLog,
  closeSyncLog,
  lockSyncLog,
  recordHeartbeat,
  releaseSyncLog,
  writeCounts,
  writeWarnings,
} from '../store/syncLogs.ts';
import { recordTransferSearch } from '../store/transferPairs.ts';
import { applyBatch } from './applyBatch.ts';
import { createIdleTimeout } from './idleTimeout.ts';
import { linksPending, type PulledBatch, pullBatch } from './pullBatch.ts';
import { updateQuarantine } from './quarantine.ts';
import { type Failure, recordFailure } from './recordFailure.ts';
import { requestSync } from './requestSync.ts';
import { SyncFailure } from './syncFailure.ts';

/**
 * One sync, from claiming its log to closing it. The feed is pulled without an open database transaction and staged.
 * One transaction then applies it and stores the cursor, so after a crash the next sync continues from the committed
 * cursor.
 */

/** How long a provider may take for its next page, including retries. A long history has many pages. */
const PAGE_LIMIT_MS = 5 * 60_000;
/** How many heartbeats fit into the worker timeout. */
const HEARTBEATS_PER_TIMEOUT = 12;

type SyncContext = Pick<AppContext, 'config' | 'db' | 'log' | 'clock' | 'vault' | 'providers' | 'queue'>;

/** Another worker has taken over the sync, so this one must not write anything more. */
class SyncLost extends Error {
  override name = 'SyncLost';
}

/**
 * Runs the sync of a log. It also returns normally if the sync fails: the outcome is in the log and on the connection,
 * and returned; null if another worker has the sync, or gets it.
 * A log that is closed or that another worker has claimed is skipped, even if that worker has died:
 * `recoverStaleSyncs` closes it and requests another sync.
 */
export async function syncConnection(
  context: SyncContext,
  syncLogId: string,
  stopping: AbortSignal,
  { pageLimitMs = PAGE_LIMIT_MS, ...applying }: { pageLimitMs?: number; chunkSize?: number } = {},
): Promise<'success' | 'error' | null> {
  const { db, clock, log } = context;
  let outcome: 'success' | 'error' = 'success';
  const worker = randomUUID();
  const startedAt = clock.now();
  const claimed = await claimSyncLog(db, syncLogId, worker, startedAt);
  if (!claimed) return null;
  const { connectionId } = claimed;
  await updateConnection(db, connectionId, { last_attempted_sync_at: startedAt }, startedAt);
  const heartbeat = startHeartbeat(context, syncLogId, worker);
  const idleTimeout = createIdleTimeout(pageLimitMs);
  const signal = AbortSignal.any([stopping, heartbeat.lost, idleTimeout.signal]);
  try {
    const connection = await getConnectionRecord(db, connectionId);
    const batch = await pullBatch(context, connection, syncLogId, {
      signal,
      isFull: claimed.isFull,
      arrived: idleTimeout.refresh,
    });
    const counts = await commit(context, connection, syncLogId, worker, batch, applying);
    log.info({ connectionId, syncLogId, trigger: claimed.trigger, ...counts }, 'sync completed');
    await context.queue.pairTransfers();
  } catch (error) {
    if (error instanceof SyncLost || heartbeat.lost.aborted) {
      log.warn({ connectionId, syncLogId }, 'sync handed over');
      await discardStagedChanges(db, syncLogId).catch((error) =>
        log.warn({ err: error }, 'staged changes kept'),
      );
      return null;
    }
    if (stopping.aborted) {
      // A worker that shuts down releases the sync for another worker, and discards first: after the release, the
      // staged changes would be the other worker's.
      await discardStagedChanges(db, syncLogId);
      if (await releaseSyncLog(db, syncLogId, worker, clock.now()))
        await context.queue.enqueueSync(syncLogId, connectionId);
      return null;
    }
    // The provider reports an aborted call as its own failure. The timeout is the actual reason.
    const { signal: timedOut } = idleTimeout;
    const wasCutOff = timedOut.aborted && error instanceof ProviderError && error.code === 'STOPPED';
    outcome = 'error';
    await fail(context, connectionId, syncLogId, wasCutOff ? timedOut.reason : error);
  } finally {
    heartbeat.stop();
    idleTimeout.stop();
  }
  await startRequestedSync(context, connectionId);
  return outcome;
}

function startHeartbeat({ db, clock, config, log }: SyncContext, syncLogId: string, worker: string) {
  const lost = new AbortController();
  const timer = setInterval(async () => {
    try {
      if (!(await recordHeartbeat(db, syncLogId, worker, clock.now()))) lost.abort(new SyncLost());
    } catch (error) {
      log.warn({ syncLogId, err: error }, 'heartbeat missed');
    }
  }, config.workerTimeoutMs / HEARTBEATS_PER_TIMEOUT);
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}

/**
 * Applies the batch, stores its cursor and closes the sync in one database transaction. A large batch takes minutes.
 * The connection and the log are locked only for the last step, which checks whether the batch may still be committed,
 * so the heartbeat and other changes of the connection continue. If PostgreSQL aborts the transaction, the batch is
 * applied again from the staged changes.
 */
async function commit(
  { db, clock, config }: SyncContext,
  connection: ConnectionRecord,
  syncLogId: string,
  worker: string,
  pulled: PulledBatch,
  applying: { chunkSize?: number },
) {
  return inTransaction(db, async (trx) => {
    // A first history takes longer than any request may.
    await trx.raw('set local statement_timeout = 0');
    await blockSyncs(trx, connection.id);
    await lockForSync(trx, { connectionId: connection.id, syncLogId, listedFrom: listedFrom(pulled) });
    const now = clock.now();
    const applied = await applyBatch(
      trx,
      {
        syncLogId,
        connectionId: connection.id,
        login: connection,
        accounts: pulled.accounts,
        closedAccounts: pulled.closedAccounts,
        windows: pulled.windows,
        isFull: pulled.isFull,
        wasHistoryComplete: connection.is_history_complete,
        oldestDays: pulled.oldestDays,
        staged: pulled.staged,
        linksPending: linksPending(connection),
      },
      now,
      applying,
    );
    await recordTransferSearch(
      trx,
      applied.accounts.map(({ account_id }) => account_id),
      now,
    );
    const quarantined = await updateQuarantine(trx, connection.id, syncLogId, pulled, now);
    const { status, sync_interval_hours: ownHours } = await lockConnection(trx, connection.id);
    if (status === 'disconnected')
      throw new SyncFailure('CONNECTION_DISCONNECTED', 'The connection has been removed.');
    if (!(await lockSyncLog(trx, syncLogId, worker))) throw new SyncLost();
    const counts = { ...applied.counts, fetched: pulled.fetched, quarantined };
    await writeCounts(trx, syncLogId, counts, applied.accounts);
    await writeWarnings(trx, syncLogId, applied.warnings);
    const finishedAt = clock.now();
    const intervalHours = ownHours ?? config.syncIntervalHours;
    await updateConnection(
      trx,
      connection.id,
      {
        consecutive_failures: 0,
        sync_cursor: pulled.cursor ?? connection.sync_cursor,
        is_history_complete: pulled.isHistoryComplete ?? connection.is_history_complete,
        last_synced_at: finishedAt,
        // A webhook may have reported during this sync that the user must sign in again. That is still true.
        ...(status !== 'pending_reauth' && {
          status: 'active',
          error_code: null,
          error_message: null,
          next_sync_at: nextSyncAfterSuccess(connection.id, intervalHours, finishedAt),
        }),
      },
      finishedAt,
    );
    await closeSyncLog(trx, syncLogId, { status: 'success' }, finishedAt);
    await discardStagedChanges(trx, syncLogId);
    return counts;
  });
}

/** Returns the first day of the pull's listing, or null if it has only changes. */
function listedFrom({ windows, isFull }: Pick<PulledBatch, 'windows' | 'isFull'>): string | null {
  const [oldest] = windows.map(({ from }) => from).sort();
  return oldest ?? (isFull ? '0001-01-01' : null);
}

/** Closes the sync as failed, with its reason, and schedules the next attempt or asks the user to sign in. */
async function fail(
  context: SyncContext,
  connectionId: string,
  syncLogId: string,
  error: unknown,
): Promise<void> {
  const { db, clock, log } = context;
  const failure = describeFailure(error);
  const { code, message } = failure;
  log.warn(
    { connectionId, syncLogId, code, ...(!(error instanceof ProviderError) && { err: error }) },
    'sync failed',
  );
  await inTransaction(db, async (trx) => {
    const now = clock.now();
    const connection = await lockConnection(trx, connectionId);
    await discardStagedChanges(trx, syncLogId);
    const closed = await closeSyncLog(
      trx,
      syncLogId,
      { status: 'error', errorCode: code, error: message },
      now,
    );
    if (closed) await recordFailure(trx, connection, failure, now);
  });
}

function describeFailure(error: unknown): Failure {
  if (error instanceof ProviderError) {
    return {
      code: error.code,
      message: error.message,
      needsReauth: error.failure === 'reauth_required',
      isPermanent: error.failure === 'permanent',
    };
  }
  // Checked first, because isDatabaseUnavailable would take its message for a lost connection.
  if (error instanceof Error && error.name === 'TimeoutError') {
    return {
      code: 'SYNC_TIMEOUT',
      message: 'The provider has not sent anything for five minutes.',
      needsReauth: false,
    };
  }
  if (isDatabaseUnavailable(error)) {
    const { code, message } = databaseUnavailable(error);
    return { code, message, needsReauth: false };
  }
  if (error instanceof SyncFailure) return { code: error.code, message: error.message, needsReauth: false };
  return {
    code: 'INTERNAL_ERROR',
    message: 'The sync failed because of an error in Breadbox. The server log has the details.',
    needsReauth: false,
  };
}

/** Requests another sync if a webhook arrived during this one. */
async function startRequestedSync(context: SyncContext, connectionId: string): Promise<void> {
  const { sync_requested_at: requestedAt } = await getConnectionRecord(context.db, connectionId);
  if (requestedAt) await requestSync(context, connectionId, 'webhook');
}
