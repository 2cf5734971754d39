import type { AppContext, Queue } from '../context.ts';
import { createDefinitions, type Work } from './definitions.ts';
import { createJobRunner, defaultTiming, type JobRunner } from './jobRunner.ts';
import { openJobStore } from './jobStore.ts';

export interface Jobs {
  queue: Queue;
  /** Takes work from now on. */
  start(): Promise<void>;
  /**
   * Lets what runs finish or give up, and hands the rest back to other processes. Work can be asked for until
   * nobody is there any more who could ask.
   */
  stop(nobodyAsks?: Promise<void>): Promise<void>;
  /** Whether this process takes work, or, asked in an API process, any process does. */
  isRunning(): Promise<boolean>;
}

/** Two turns of the job that comes each minute, and a little. */
export const SIGN_OF_LIFE_MS = 150_000;
/** So many renewals of a job's lock would have to fail in a row before a worker is taken for dead. */
const RENEWALS_BEFORE_DEATH = 4;

export function createJobs(context: Omit<AppContext, 'queue' | 'scheduler'>): Jobs {
  const { config, log, clock } = context;
  const runner: JobRunner<Work> = createJobRunner<Work>({
    openStore: (outage) => openJobStore({ url: config.jobsUrl ?? databaseUrl(config.databaseUrl), outage }),
    definitions: createDefinitions(
      () => ({ ...context, queue }),
      {
        waiting: (name) => runner.listWaiting(name),
        forgetFailed: (before) => runner.forgetFailed(before),
      },
      config,
    ),
    log,
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
  };
  return {
    queue,
    start: () => runner.start(),
    stop: (nobodyAsks) => runner.stop(nobodyAsks),
    async isRunning() {
      if (config.role !== 'api') return runner.isRunning();
      const lastRun = await runner.findLastRun('sync due connections').catch(() => null);
      return lastRun !== null && clock.now().getTime() - lastRun.getTime() < SIGN_OF_LIFE_MS;
    },
  };
}

function databaseUrl(url: string | null): string {
  if (url === null)
    throw new Error('The composition root puts the embedded database into the configuration.');
  return url;
}
