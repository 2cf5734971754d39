import { setTimeout as delay } from 'node:timers/promises';
import type { AgendaBackend, JobRepository, RemoveJobsOptions } from 'agenda';
import type { Outage } from './logOncePerOutage.ts';

const SETTLE_LIMIT_MS = 2_000;

export interface WatchedBackend {
  backend: AgendaBackend;
  /** A look for work that is still under way could lock a job after everything was handed back. */
  settle(): Promise<void>;
}

/**
 * A backend as Agenda gets it. Agenda connects without awaiting it; a failure there would end the process, so
 * it finds it done. It looks for every kind of work at once and again soon when that fails, so a store that
 * cannot be reached is an outage and no failure of each. Whoever wants to know hears of the jobs it removes.
 */
export function watchBackend(
  { name, repository }: AgendaBackend,
  { outage, onRemoved }: { outage: Outage; onRemoved(id: string): void },
): WatchedBackend {
  const looks = new Set<Promise<unknown>>();

  async function reach<Value>(attempt: Promise<Value>): Promise<Value | undefined> {
    try {
      const value = await attempt;
      outage.ended();
      return value;
    } catch (error) {
      outage.failed(error);
      return undefined;
    }
  }

  const watched: Pick<JobRepository, 'getNextJobToRun' | 'unlockJob' | 'removeJobs'> = {
    getNextJobToRun(...search) {
      const look = reach(repository.getNextJobToRun(...search));
      looks.add(look);
      return look.finally(() => looks.delete(look));
    },
    // Agenda does not wait for it. What stays locked is free when the lock expires.
    unlockJob: (job) => reach(repository.unlockJob(job)),
    async removeJobs(options: RemoveJobsOptions) {
      const count = await repository.removeJobs(options);
      if (options.id) onRemoved(String(options.id));
      return count;
    },
  };

  return {
    backend: {
      name,
      // Everything else is the repository's own.
      repository: Object.assign(Object.create(repository), watched),
      ownsConnection: false,
      connect: async () => undefined,
      disconnect: async () => undefined,
    },
    settle: () =>
      Promise.race([Promise.all(looks), delay(SETTLE_LIMIT_MS, undefined, { ref: false })]).then(
        () => undefined,
      ),
  };
}
