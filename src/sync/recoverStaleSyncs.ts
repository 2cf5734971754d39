import type { AppContext } from '../context.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { lockConnection } from '../store/connections.ts';
import { discardStagedChanges } from '../store/stagedChanges.ts';
import {
  closeSilentSyncLog,
  countInterruptions,
  findOpenSyncLogs,
  INTERRUPTED,
  type OpenSync,
} from '../store/syncLogs.ts';
import { recordFailure } from './recordFailure.ts';
import { openSync } from './requestSync.ts';

/** In worker timeouts. Less than one, so that the check that follows one timeout after the first finds it silent. */
const RUNNING_TIMEOUTS = 0.75;
/** In worker timeouts. A queue may be long, so a job that no worker has taken counts as lost only after this. */
const QUEUED_TIMEOUTS = 5;
/** After this many interruptions in a row, a sync is retried like a failing one: less and less often. */
const MAX_INTERRUPTIONS = 5;

/** Finds the syncs whose heartbeat is too old by the clock, for a caller that checks only once. */
export async function findStaleSyncs(
  db: AppContext['db'],
  workerTimeoutMs: number,
  now: Date,
): Promise<OpenSync[]> {
  const open = await findOpenSyncLogs(db);
  return open.filter(({ worker, heartbeatAt }) => {
    const silentMs = now.getTime() - heartbeatAt.getTime();
    return silentMs > workerTimeoutMs * (worker ? 1 : QUEUED_TIMEOUTS);
  });
}

/** Remembers the heartbeats of the open syncs from one check to the next. Each process has one. */
export class HeartbeatMonitor {
  readonly #workerTimeoutMs: number;
  readonly #stopwatch: () => number;
  #seen = new Map<string, { mark: string; at: number }>();

  /** `stopwatch` is a monotonic clock in milliseconds. */
  constructor(workerTimeoutMs: number, stopwatch: () => number = () => performance.now()) {
    this.#workerTimeoutMs = workerTimeoutMs;
    this.#stopwatch = stopwatch;
  }

  /**
   * Returns the syncs whose heartbeat has not changed for too long. Its age is not used, because a clock may have been
   * set.
   */
  findSilent(open: readonly OpenSync[]): OpenSync[] {
    const at = this.#stopwatch();
    const before = this.#seen;
    this.#seen = new Map();
    return open.filter(({ id, worker, heartbeatAt }) => {
      const mark = `${worker} ${heartbeatAt.getTime()}`;
      const earlier = before.get(id);
      const since = earlier?.mark === mark ? earlier.at : at;
      this.#seen.set(id, { mark, at: since });
      return at - since >= this.#workerTimeoutMs * (worker ? RUNNING_TIMEOUTS : QUEUED_TIMEOUTS);
    });
  }
}

/**
 * Recovers from crashed workers: closes each sync whose heartbeat stopped, or that no worker took, and starts another,
 * unless that has happened too often. It needs two calls with time between them to see that a heartbeat stopped.
 * @returns how many syncs were closed.
 */
export async function recoverStaleSyncs(
  context: Pick<AppContext, 'db' | 'queue' | 'clock' | 'log'>,
  heartbeats: HeartbeatMonitor,
): Promise<number> {
  const { db, queue, clock, log } = context;
  let recovered = 0;
  for (const sync of heartbeats.findSilent(await findOpenSyncLogs(db))) {
    const { id, connectionId, trigger, isFull, worker } = sync;
    const error = worker ? 'The worker stopped in the middle of this sync.' : 'No worker took this sync.';
    const now = clock.now();
    // In one transaction, because a crash in between would leave the connection until its schedule, hours later.
    const successor = await inTransaction(db, async (trx) => {
      const connection = await lockConnection(trx, connectionId);
      if (!(await closeSilentSyncLog(trx, sync, error, now))) return undefined;
      await discardStagedChanges(trx, id);
      if ((await countInterruptions(trx, connectionId, MAX_INTERRUPTIONS)) === MAX_INTERRUPTIONS) {
        const message = `The worker stopped in the middle of ${MAX_INTERRUPTIONS} syncs, one after another.`;
        await recordFailure(trx, connection, { code: INTERRUPTED, message, needsReauth: false }, now);
        return null;
      }
      return openSync(trx, connectionId, trigger === 'manual' ? 'cron' : trigger, clock, { isFull });
    });
    if (successor === undefined) continue;
    log.warn({ syncLogId: id, connectionId }, 'stale sync closed');
    if (successor) await queue.enqueueSync(successor.syncLogId, connectionId);
    recovered += 1;
  }
  return recovered;
}
