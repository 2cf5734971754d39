import type { AppContext, JobObserver, Queue } from '../context.ts';
import { createJobRunner, defaultTiming, type JobRunner } from './agenda/jobRunner.ts';
import { openJobStore } from './agenda/openJobStore.ts';
import { createDefinitions, type Work } from './definitions.ts';
import { pairTransfers } from './pairTransfers.ts';

export interface Jobs {
  queue: Queue;
  /** Starts accepting work. */
  start(): Promise<void>;
  /**
   * Waits for running jobs and leaves the rest to other processes. Jobs can be enqueued until `enqueuersClosed`
   * has settled.
   */
  stop(enqueuersClosed?: Promise<void>): Promise<void>;
  /** Whether this process accepts work; in an API process, whether any process does. */
  isRunning(): Promise<boolean>;
}

/** Two runs of the job that runs every minute, and a margin. */
export const WORKER_ALIVE_MS = 150_000;
/** How many lock renewals in a row must fail before a worker counts as dead. */
const RENEWALS_BEFORE_DEATH = 4;

export function createJobs(
  context: Omit<AppContext, 'queue' | 'events' | 'exportPools' | 'exportSlots' | 'scheduler' | 'diagnose'>,
  observer: JobObserver | null = null,
): Jobs {
  const { config, log, clock } = context;
  const runner: JobRunner<Work> = createJobRunner<Work>({
    openStore: (outage) => openJobStore({ url: config.jobsUrl ?? databaseUrl(config.databaseUrl), outage }),
    definitions: createDefinitions(
      () => ({ ...context, queue }),
      {
        listWaiting: (name) => runner.listWaiting(name),
        deleteFailed: (before) => runner.deleteFailed(before),
      },
      config,
      observer,
    ),
    log,
    observer,
    timing: {
      ...defaultTiming,
      lockLifetimeMs: config.workerTimeoutMs,
      renewLockMs: config.workerTimeoutMs / RENEWALS_BEFORE_DEATH,
    },
  });
  const queue: Queue = {
    enqueueSync: (syncLogId, connectionId) => runner.enqueue('sync connection', { syncLogId, connectionId }),
    enqueueSyncs: (syncs) => runner.enqueue('sync all connections', { syncs }),
    enqueueRevocation: (connectionId) => runner.enqueue('revoke connection', { connectionId }),
    enqueueWebhookEvent: (webhookEventId) => runner.enqueue('process webhook event', { webhookEventId }),
    pairTransfers: () => pairTransfers(context),
    enqueueLinkSession: (linkSessionId) => runner.enqueue('finish link session', { linkSessionId }),
  };
  return {
    queue,
    start: () => runner.start(),
    stop: (enqueuersClosed) => runner.stop(enqueuersClosed),
    async isRunning() {
      if (config.role !== 'api') return runner.isRunning();
      const lastRun = await runner.findLastRun('sync due connections').catch(() => null);
      return lastRun !== null && clock.now().getTime() - lastRun.getTime() < WORKER_ALIVE_MS;
    },
  };
}

function databaseUrl(url: string | null): string {
  if (url === null) throw new Error('No database URL: buildApp sets it before it creates the jobs.');
  return url;
}
