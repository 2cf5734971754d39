import { setTimeout as delay } from 'node:timers/promises';
import type { AgendaBackend, JobRepository, RemoveJobsOptions } from 'agenda';
import type { Outage } from './jobStore.ts';

const SETTLE_LIMIT_MS = 2_000;

export interface WatchedBackend {
  backend: AgendaBackend;
  /** Waits for polls in progress: one could lock a job after this process has released its locks. */
  settle(): Promise<void>;
}

/**
 * Wraps a backend for Agenda. Agenda connects without awaiting the result, and a failure there would end the
 * process, so the backend is already connected. Agenda polls for every kind of job separately and again soon
 * after a failure, so an unreachable store is reported as one outage. `onRemoved` is called for each removed job.
 */
export function watchBackend(
  { name, repository }: AgendaBackend,
  { outage, onRemoved }: { outage: Outage; onRemoved(id: string): void },
): WatchedBackend {
  const polls = new Set<Promise<unknown>>();

  async function reportOutage<Value>(attempt: Promise<Value>): Promise<Value | undefined> {
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
      const poll = reportOutage(repository.getNextJobToRun(...search));
      polls.add(poll);
      return poll.finally(() => polls.delete(poll));
    },
    // Agenda does not await it. A lock that was not released expires.
    unlockJob: (job) => reportOutage(repository.unlockJob(job)),
    async removeJobs(options: RemoveJobsOptions) {
      const count = await repository.removeJobs(options);
      if (options.id) onRemoved(String(options.id));
      return count;
    },
  };

  return {
    backend: {
      name,
      // All other methods are inherited from the repository.
      repository: Object.assign(Object.create(repository), watched),
      ownsConnection: false,
      connect: async () => undefined,
      disconnect: async () => undefined,
    },
    settle: () =>
      Promise.race([Promise.all(polls), delay(SETTLE_LIMIT_MS, undefined, { ref: false })]).then(
        () => undefined,
      ),
  };
}
