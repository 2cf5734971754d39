import type { Knex } from 'knex';
import type { Clock } from '../clock.ts';
import { JobStoreUnavailable } from '../jobs/agenda/jobStoreUnavailable.ts';
import { peekJobStore } from '../jobs/agenda/openJobStore.ts';
import { WORKER_ALIVE_MS } from '../jobs/createJobs.ts';
import { findStaleSyncs } from '../sync/closeStaleSyncs.ts';
import { type Check, counted, type Finding, notConfigured, ok, problem, warning } from './finding.ts';

/** Whether jobs can be kept, and whether a worker does them. What reads the settings throws ConfigError. */
export function jobStoreCheck(
  settings: { readUrl: () => string | null; readWorkerTimeoutMs: () => number },
  db: Knex | null,
  clock: Clock,
): Check {
  return {
    name: 'job store',
    async examine() {
      const url = settings.readUrl();
      if (!url) return notConfigured('It would live in the database, which is not there yet.');
      const name = url.startsWith('mongodb') ? 'MongoDB' : 'PostgreSQL';
      try {
        const { lastRunAt } = await peekJobStore(url, 'sync due connections');
        const stale = db ? (await findStaleSyncs(db, settings.readWorkerTimeoutMs(), clock.now())).length : 0;
        return judgeWorkers({ name, lastRunAt, stale, now: clock.now() });
      } catch (error) {
        if (!(error instanceof JobStoreUnavailable)) throw error;
        return problem(
          `${name} cannot be reached: ${error.failure}.`,
          'Start it, or correct JOBS_URL; without JOBS_URL the jobs live in DATABASE_URL.',
        );
      }
    },
  };
}

function judgeWorkers(seen: { name: string; lastRunAt: Date | null; stale: number; now: Date }): Finding {
  const { name, lastRunAt, stale, now } = seen;
  const advice = 'Start `breadbox serve`, or `breadbox serve --role worker` beside your API processes.';
  if (!lastRunAt) return warning(`${name} answers, but no worker has ever run: nothing is synced.`, advice);
  if (now.getTime() - lastRunAt.getTime() > WORKER_ALIVE_MS) {
    const since = lastRunAt.toISOString();
    return warning(`${name} answers, but no worker has run since ${since}: nothing is synced.`, advice);
  }
  if (stale > 0) {
    return warning(
      `${counted(stale, 'sync')} stopped half-way and ${stale === 1 ? 'was' : 'were'} not taken up again yet.`,
      "Wait two minutes, in which a worker begins them anew; if they stay, read the worker's log.",
    );
  }
  return ok(`${name} answers, and a worker is running.`);
}
