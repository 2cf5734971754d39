import type { Knex } from 'knex';
import type { Clock } from '../clock.ts';
import { JobStoreUnavailable } from '../jobs/agenda/jobStoreUnavailable.ts';
import { peekJobStore } from '../jobs/agenda/openJobStore.ts';
import { WORKER_ALIVE_MS } from '../jobs/createJobs.ts';
import { findStaleSyncs } from '../sync/recoverStaleSyncs.ts';
import { type Check, counted, type Finding, notConfigured, ok, problem, warning } from './finding.ts';

/** Checks that the job store can be reached and that a worker runs. Reading the settings throws ConfigError. */
export function jobStoreCheck(
  settings: { readUrl: () => string | null; readWorkerTimeoutMs: () => number },
  db: Knex | null,
  clock: Clock,
): Check {
  return {
    name: 'job store',
    async run() {
      const url = settings.readUrl();
      if (!url) return notConfigured('Jobs are stored in the database, which does not exist yet.');
      const name = url.startsWith('mongodb') ? 'MongoDB' : 'PostgreSQL';
      try {
        const { lastRunAt } = await peekJobStore(url, 'sync due connections');
        const stale = db ? (await findStaleSyncs(db, settings.readWorkerTimeoutMs(), clock.now())).length : 0;
        return judgeWorkers({ name, lastRunAt, stale, now: clock.now() });
      } catch (error) {
        if (!(error instanceof JobStoreUnavailable)) throw error;
        return problem(
          `${name} cannot be reached: ${error.failure}.`,
          'Start it, or correct JOBS_URL. Without JOBS_URL the jobs are stored in the database.',
        );
      }
    },
  };
}

function judgeWorkers(state: { name: string; lastRunAt: Date | null; stale: number; now: Date }): Finding {
  const { name, lastRunAt, stale, now } = state;
  const advice =
    'Start `breadbox serve`, or `breadbox serve --role worker` in addition to your API processes.';
  if (!lastRunAt) {
    return warning(`${name} is reachable, but no worker has ever run, so nothing is synced.`, advice);
  }
  if (now.getTime() - lastRunAt.getTime() > WORKER_ALIVE_MS) {
    const since = lastRunAt.toISOString();
    return warning(
      `${name} is reachable, but no worker has run since ${since}, so nothing is synced.`,
      advice,
    );
  }
  if (stale > 0) {
    return warning(
      `${counted(stale, 'sync')} stopped unfinished and ${stale === 1 ? 'has' : 'have'} not been restarted yet.`,
      "Wait two minutes for a worker to restart them. If it does not, read the worker's log.",
    );
  }
  return ok(`${name} is reachable, and a worker is running.`);
}
