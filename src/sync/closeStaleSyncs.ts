import type { AppContext } from '../context.ts';
import { closeSyncLog, findStaleSyncLogs } from '../store/syncLogs.ts';
import { requestSync } from './requestSync.ts';
import { STALE_HEARTBEAT_MS } from './syncConnection.ts';

/** A job that nobody took for this long was lost on its way: a queue may be long, so this is patient. */
const QUEUED_PATIENCE_MS = 5 * 60_000;

/**
 * Heals what a crash left behind: a sync whose worker's heartbeat stopped is closed as an error and run
 * again; one that never reached a worker is closed and asked for once more. Syncs of live workers are never
 * touched.
 * @returns how many were healed.
 */
export async function closeStaleSyncs(
  context: Pick<AppContext, 'db' | 'queue' | 'clock' | 'log'>,
): Promise<number> {
  const { db, clock, log } = context;
  const now = clock.now();
  const stale = await findStaleSyncLogs(db, {
    runningBefore: new Date(now.getTime() - STALE_HEARTBEAT_MS),
    queuedBefore: new Date(now.getTime() - QUEUED_PATIENCE_MS),
  });
  let healed = 0;
  for (const { id, connectionId, trigger, worker } of stale) {
    const error = worker ? 'The worker stopped in the middle of this sync.' : 'No worker took this sync.';
    if (!(await closeSyncLog(db, id, { status: 'error', errorCode: 'SYNC_INTERRUPTED', error }, now)))
      continue;
    log.warn({ syncLogId: id, connectionId }, 'stale sync closed');
    await requestSync(context, connectionId, trigger === 'manual' ? 'cron' : trigger);
    healed += 1;
  }
  return healed;
}
