import type { AppContext } from '../context.ts';
import { lockConnection } from '../store/connections.ts';
import { discardStagedChanges } from '../store/stagedChanges.ts';
import { closeSyncLog, findStaleSyncLogs } from '../store/syncLogs.ts';
import { openSync } from './requestSync.ts';

/**
 * A job that nobody took for so many times the life of a silent worker was lost on its way: a queue may be
 * long, so this is patient.
 */
const QUEUED_PATIENCE = 5;

/** Syncs that nobody works on any more, as things stand now. */
export const findStaleSyncs = (
  db: AppContext['db'],
  workerTimeoutMs: number,
  now: Date,
): ReturnType<typeof findStaleSyncLogs> =>
  findStaleSyncLogs(db, {
    runningBefore: new Date(now.getTime() - workerTimeoutMs),
    queuedBefore: new Date(now.getTime() - QUEUED_PATIENCE * workerTimeoutMs),
  });

/**
 * Heals what a crash left behind: a sync whose worker's heartbeat stopped is closed as an error and run
 * again; one that never reached a worker is closed and asked for once more. Syncs of live workers are never
 * touched.
 * @returns how many were healed.
 */
export async function closeStaleSyncs(
  context: Pick<AppContext, 'config' | 'db' | 'queue' | 'clock' | 'log'>,
): Promise<number> {
  const { config, db, queue, clock, log } = context;
  const now = clock.now();
  const stale = await findStaleSyncs(db, config.workerTimeoutMs, now);
  let healed = 0;
  for (const { id, connectionId, trigger, worker } of stale) {
    const error = worker ? 'The worker stopped in the middle of this sync.' : 'No worker took this sync.';
    const outcome = { status: 'error', errorCode: 'SYNC_INTERRUPTED', error } as const;
    // In one step: a crash between the two would leave the connection to its schedule, hours from now.
    const successor = await db.transaction(async (trx) => {
      await lockConnection(trx, connectionId);
      if (!(await closeSyncLog(trx, id, outcome, now))) return undefined;
      await discardStagedChanges(trx, id);
      return openSync(trx, connectionId, trigger === 'manual' ? 'cron' : trigger, now);
    });
    if (successor === undefined) continue;
    log.warn({ syncLogId: id, connectionId }, 'stale sync closed');
    if (successor) await queue.enqueueSync(successor.syncLogId, connectionId);
    healed += 1;
  }
  return healed;
}
