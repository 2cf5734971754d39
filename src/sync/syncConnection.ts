import { randomUUID } from 'node:crypto';
import type { AppContext } from '../context.ts';
import { nextSyncAfterSuccess } from '../domain/schedule.ts';
import { databaseUnavailable, isDatabaseUnavailable } from '../postgres/database.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { ProviderError } from '../providers/provider.ts';
import type { ConnectionRecord } from '../store/connections.ts';
import { getConnectionRecord, lockConnection, lockLedger, updateConnection } from '../store/connections.ts';
import { lockForSync } from '../store/lockLedger.ts';
import { discardStagedChanges } from '../store/stagedChanges.ts';
import {
  beatSyncLog,
  claimSyncLog,
  closeSyncLog,
  lockSyncLog,
  releaseSyncLog,
  writeCounts,
  writeWarnings,
} from '../store/syncLogs.ts';
import { applyBatch } from './applyBatch.ts';
import { createIdleTimeout } from './idleTimeout.ts';
import { linksPending, type PulledBatch, pullBatch } from './pullBatch.ts';
import { settleQuarantine } from './quarantine.ts';
import { type Failure, recordFailure } from './recordFailure.ts';
import { requestSync } from './requestSync.ts';
import { SyncFailure } from './syncFailure.ts';

/**
 * One sync, from claiming its log to closing it. The provider is pulled with no database transaction open;
 * what it delivers is staged, and applied in one transaction together with the cursor. Killed at any point,
 * the next run goes on from the committed cursor.
 */

/** The longest a provider may take for its next page, retries included. A long history has many pages. */
const PAGE_LIMIT_MS = 5 * 60_000;
/** So many heartbeats would have to be missed in a row before a worker is taken for dead. */
const HEARTBEATS_BEFORE_DEATH = 12;

type SyncContext = Pick<AppContext, 'config' | 'db' | 'log' | 'clock' | 'vault' | 'providers' | 'queue'>;

/** What `signal` was aborted for when the sync is not this worker's any more: nothing may be written then. */
class SyncLost extends Error {
  override name = 'SyncLost';
}

/**
 * Runs the sync that a log row stands for. Returns normally whatever becomes of the sync: its outcome stands
 * in the log and on the connection. A log that is closed or another worker's is left alone, a dead one's too:
 * `closeStaleSyncs` closes it and asks for another.
 */
export async function syncConnection(
  context: SyncContext,
  syncLogId: string,
  stopping: AbortSignal,
  { pageLimitMs = PAGE_LIMIT_MS, ...applying }: { pageLimitMs?: number; chunkSize?: number } = {},
): Promise<void> {
  const { db, clock, log } = context;
  const worker = randomUUID();
  const startedAt = clock.now();
  const claimed = await claimSyncLog(db, syncLogId, worker, startedAt);
  if (!claimed) return;
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
  } catch (error) {
    if (error instanceof SyncLost || heartbeat.lost.aborted) {
      log.warn({ connectionId, syncLogId }, 'sync handed over');
      await discardStagedChanges(db, syncLogId).catch((error) =>
        log.warn({ err: error }, 'staged changes kept'),
      );
      return;
    }
    if (stopping.aborted) {
      // A worker that drains gives the sync back, for another one to take, and puts its things away before:
      // afterwards they are the other one's.
      await discardStagedChanges(db, syncLogId);
      if (await releaseSyncLog(db, syncLogId, worker, clock.now()))
        await context.queue.enqueueSync(syncLogId, connectionId);
      return;
    }
    // A call that was cut off says so in its own words; what it was cut off for is what counts.
    const { signal: timedOut } = idleTimeout;
    const wasCutOff = timedOut.aborted && error instanceof ProviderError && error.code === 'STOPPED';
    await fail(context, connectionId, syncLogId, wasCutOff ? timedOut.reason : error);
  } finally {
    heartbeat.stop();
    idleTimeout.stop();
  }
  await runRemembered(context, connectionId);
}

function startHeartbeat({ db, clock, config, log }: SyncContext, syncLogId: string, worker: string) {
  const lost = new AbortController();
  const timer = setInterval(async () => {
    try {
      if (!(await beatSyncLog(db, syncLogId, worker, clock.now()))) lost.abort(new SyncLost());
    } catch (error) {
      log.warn({ syncLogId, err: error }, 'heartbeat missed');
    }
  }, config.workerTimeoutMs / HEARTBEATS_BEFORE_DEATH);
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}

/**
 * Everything the batch says, the cursor it leads to, and the end of the sync: one transaction. A large batch
 * takes minutes, in which the heartbeat goes on and others may change the connection: it and the log are locked
 * for the last step only, where it shows whether the batch may still be committed. A batch that PostgreSQL aborts is
 * applied again from what is staged.
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
    // A first history is larger than any request may be.
    await trx.raw('set local statement_timeout = 0');
    await lockLedger(trx, connection.id);
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
        oldestDays: pulled.oldestDays,
        staged: pulled.staged,
        linksPending: linksPending(connection),
      },
      now,
      applying,
    );
    const quarantined = await settleQuarantine(trx, connection.id, syncLogId, pulled, now);
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
        last_synced_at: finishedAt,
        // A new sign-in that was asked for meanwhile is still needed, although this sync went well.
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

/** The first day of which the pull lists everything; null where it brought only changes. */
function listedFrom({ windows, isFull }: Pick<PulledBatch, 'windows' | 'isFull'>): string | null {
  const [oldest] = windows.map(({ from }) => from).sort();
  return oldest ?? (isFull ? '0001-01-01' : null);
}

/** The sync ends in error: the log says why, the connection when it is tried again, or that the user must sign in. */
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
  // Before the database: the text of this one would pass for a connection that was lost.
  if (error instanceof Error && error.name === 'TimeoutError') {
    return {
      code: 'SYNC_TIMEOUT',
      message: 'The provider has delivered nothing for five minutes.',
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
    message: 'The sync failed on our side; the log says why.',
    needsReauth: false,
  };
}

/** A webhook that came while the sync ran is answered by one more run. */
async function runRemembered(context: SyncContext, connectionId: string): Promise<void> {
  const { sync_requested_at: requestedAt } = await getConnectionRecord(context.db, connectionId);
  if (requestedAt) await requestSync(context, connectionId, 'webhook');
}
