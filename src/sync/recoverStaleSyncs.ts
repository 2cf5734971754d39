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

/** Of a worker's time. Little enough that the second look, that time after the first, finds it silent. */
const RUNNING_PATIENCE = 0.75;
/**
 * A job that nobody took for so many times the life of a silent worker was lost on its way: a queue may be
 * long, so this is patient.
 */
const QUEUED_PATIENCE = 5;
/** A sync that is the death of every worker is tried again as one that fails: less and less often. */
const MAX_INTERRUPTIONS = 5;

/** Syncs that nobody seems to work on any more, going by the clock alone: for those who look only once. */
export async function findStaleSyncs(
  db: AppContext['db'],
  workerTimeoutMs: number,
  now: Date,
): Promise<OpenSync[]> {
  const open = await findOpenSyncLogs(db);
  return open.filter(({ worker, heartbeatAt }) => {
    const silentMs = now.getTime() - heartbeatAt.getTime();
    return silentMs > workerTimeoutMs * (worker ? 1 : QUEUED_PATIENCE);
  });
}

/** What was seen of the open syncs, look by look. One a process. */
export class SignsOfLife {
  readonly #workerTimeoutMs: number;
  readonly #stopwatch: () => number;
  #seen = new Map<string, { sign: string; at: number }>();

  /** `stopwatch` counts milliseconds, and nobody can set it. */
  constructor(workerTimeoutMs: number, stopwatch: () => number = () => performance.now()) {
    this.#workerTimeoutMs = workerTimeoutMs;
    this.#stopwatch = stopwatch;
  }

  /**
   * The syncs of which there was no sign of life for too long. How old a heartbeat looks says nothing: the
   * clock that wrote it, or the one that we read now, may have been set. That it stays the same does.
   */
  findSilent(open: readonly OpenSync[]): OpenSync[] {
    const at = this.#stopwatch();
    const before = this.#seen;
    this.#seen = new Map();
    return open.filter(({ id, worker, heartbeatAt }) => {
      const sign = `${worker} ${heartbeatAt.getTime()}`;
      const earlier = before.get(id);
      const since = earlier?.sign === sign ? earlier.at : at;
      this.#seen.set(id, { sign, at: since });
      return at - since >= this.#workerTimeoutMs * (worker ? RUNNING_PATIENCE : QUEUED_PATIENCE);
    });
  }
}

/**
 * Heals what a crash left behind: a sync whose worker's heartbeat stopped is closed as an error and run
 * again, unless that has happened too often; one that never reached a worker is closed and asked for once more. Syncs of live workers are never
 * touched. It takes two looks with time between them.
 * @returns how many were healed.
 */
export async function closeStaleSyncs(
  context: Pick<AppContext, 'db' | 'queue' | 'clock' | 'log'>,
  signs: SignsOfLife,
): Promise<number> {
  const { db, queue, clock, log } = context;
  let healed = 0;
  for (const sync of signs.findSilent(await findOpenSyncLogs(db))) {
    const { id, connectionId, trigger, isFull, worker } = sync;
    const error = worker ? 'The worker stopped in the middle of this sync.' : 'No worker took this sync.';
    const now = clock.now();
    // In one step: a crash between the two would leave the connection to its schedule, hours from now.
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
    healed += 1;
  }
  return healed;
}
