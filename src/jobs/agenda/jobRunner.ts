import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { Agenda, type Job, type JobParameters } from 'agenda';
import type { JobObserver } from '../../context.ts';
import type { Logger } from '../../log.ts';
import { type Interval, msOf } from './interval.ts';
import type { JobStore, Outage } from './jobStore.ts';
import { JobStoreUnavailable, toJobStoreError } from './jobStoreUnavailable.ts';
import { logOncePerOutage } from './logOncePerOutage.ts';
import { WakeOnFreeSlot } from './wakeOnFreeSlot.ts';
import { watchBackend } from './watchBackend.ts';
import { watchClock } from './watchClock.ts';

/**
 * Runs jobs on Agenda. Names, schedules and retries come from one table of definitions; a job is a function of
 * its data. A job may run twice, after a crash or a lost lock, so every job must be idempotent. README.md in
 * this folder lists what this file works around.
 */

/** The jobs by name, each with the type of its data. */
export type JobTable<Names extends PropertyKey> = Record<Names, object>;

export interface JobDefinition<Data extends object> {
  /** How many jobs of this name one process runs at a time. */
  concurrency: number;
  /** Set for a recurring job, which gets no data: '1 minute'. */
  every?: Interval;
  /** Milliseconds to wait before the next attempt after this many failures; null gives up. Omitted: no retry. */
  retryAfterMs?(failures: number): number | null;
  /** `stopping` is aborted when the process must end: stop and requeue what is left. */
  run(data: Data, stopping: AbortSignal): Promise<void>;
}

export type JobDefinitions<Table extends JobTable<keyof Table>> = {
  [Name in keyof Table & string]: JobDefinition<Table[Name]>;
};

export interface JobRunnerTiming {
  /** A lock that has not been renewed for this long belongs to a dead process. */
  lockLifetimeMs: number;
  renewLockMs: number;
  /** Overrides the store's default. */
  pollIntervalMs?: number;
  /** How long running jobs may take to finish on shutdown before their `stopping` signal is aborted. */
  finishMs: number;
  /** The longest that a shutdown waits for running jobs. */
  stopMs: number;
}

export const defaultTiming: JobRunnerTiming = {
  lockLifetimeMs: 60_000,
  renewLockMs: 15_000,
  finishMs: 10_000,
  stopMs: 18_000,
};

export interface JobRunner<Table extends JobTable<keyof Table>> {
  enqueue<Name extends keyof Table & string>(name: Name, data: Table[Name]): Promise<void>;
  /** Returns the data of the jobs of this name that are queued, running or waiting for a retry. */
  listWaiting<Name extends keyof Table & string>(name: Name): Promise<Table[Name][]>;
  /** Returns when a recurring job last started, in any process. */
  findLastRun(name: keyof Table & string): Promise<Date | null>;
  /** Deletes the jobs that finally failed before this time and returns how many there were. */
  deleteFailed(before: Date): Promise<number>;
  /** Starts accepting work. */
  start(): Promise<void>;
  /**
   * Stops accepting work, waits for running jobs and closes the store. The store stays open until
   * `enqueuersClosed` has settled.
   */
  stop(enqueuersClosed?: Promise<void>): Promise<void>;
  isRunning(): boolean;
}

interface Opened {
  agenda: Agenda;
  store: JobStore;
  settle(): Promise<void>;
}

/** Thrown for a job that arrives during shutdown; another process gets it at once. */
class JobReturned extends Error {
  override name = 'JobReturned';
}

const MAX_CONCURRENT_JOBS = 20;
const DRAIN_POLL_MS = 100;
/** No failed job waits longer than this for its next attempt. */
const MAX_RETRY_DELAY_MS = 6 * 60 * 60_000;

export function createJobRunner<Table extends JobTable<keyof Table>>(parts: {
  openStore: (outage: Outage) => Promise<JobStore>;
  definitions: JobDefinitions<Table>;
  log: Logger;
  timing?: JobRunnerTiming;
  /** Is told how each job ended. */
  observer?: Pick<JobObserver, 'jobEnded'> | null;
}): JobRunner<Table> {
  const { openStore, definitions, log, timing = defaultTiming, observer = null } = parts;
  const processName = `${hostname()} ${process.pid} ${randomBytes(4).toString('hex')}`;
  const stopping = new AbortController();
  let opened: Promise<Opened> | null = null;
  let phase: 'idle' | 'running' | 'stopping' = 'idle';
  let endWatch = () => {};

  /** Connects on first use, so that a process that never enqueues a job holds no connection. */
  function open(): Promise<Opened> {
    opened ??= connect().catch((error) => {
      opened = null;
      throw toJobStoreError(error);
    });
    return opened;
  }

  async function connect(): Promise<Opened> {
    const outage = logOncePerOutage(log);
    const store = await openStore(outage);
    const wakeOnFreeSlot = new WakeOnFreeSlot(store.notificationChannel);
    const { backend, settle } = watchBackend(store.backend, {
      outage,
      onRemoved: (id) => wakeOnFreeSlot.removed(id),
    });
    const agenda = new Agenda({
      name: processName,
      backend,
      notificationChannel: store.notificationChannel,
      // Agenda locks a job up to one interval before it is due, so a lock must live longer than that.
      processEvery: timing.pollIntervalMs ?? Math.min(store.pollIntervalMs, timing.lockLifetimeMs / 4),
      defaultLockLifetime: timing.lockLifetimeMs,
      maxConcurrency: MAX_CONCURRENT_JOBS,
      removeOnComplete: true,
    });
    listen(agenda, outage);
    agenda.on(
      'complete',
      (job: { attrs?: JobParameters }) => job.attrs && wakeOnFreeSlot.completed(job.attrs),
    );
    for (const name of namesOf(definitions)) define(agenda, name);
    await agenda.ready;
    return { agenda, store, settle };
  }

  function define<Name extends keyof Table & string>(agenda: Agenda, name: Name): void {
    const { concurrency, retryAfterMs, run } = definitions[name];
    // Agenda waits for a callback if the function has a second parameter.
    const runJob = async (job: Job<Table[Name]>): Promise<void> => {
      if (phase === 'stopping') throw new JobReturned();
      const lock = keepLock(job);
      const startedAt = performance.now();
      let outcome: 'success' | 'error' = 'error';
      try {
        await run(job.attrs.data, stopping.signal);
        outcome = 'success';
      } finally {
        observer?.jobEnded(name, outcome, performance.now() - startedAt);
        await lock.release();
      }
    };
    agenda.define(name, runJob, {
      // No `lockLimit`: a lock that expires before its job starts, because the machine slept or the store was
      // unreachable, stays counted, so with a limit the process would finally accept no more of these jobs.
      concurrency,
      backoff: ({ attempt, error }) => (error instanceof JobReturned ? 0 : (retryAfterMs?.(attempt) ?? null)),
    });
  }

  /** Renews the lock while the job runs. The last renewal ends before Agenda records the result. */
  function keepLock(job: Job<object>) {
    let renewal: Promise<void> = Promise.resolve();
    const renew = () => {
      renewal = job
        .touch()
        .catch((error) => log.warn({ job: job.attrs.name, err: error }, 'job lock not renewed'));
    };
    const timer = setInterval(renew, timing.renewLockMs);
    return {
      release: () => {
        clearInterval(timer);
        return renewal;
      },
    };
  }

  function listen(agenda: Agenda, outage: Outage): void {
    agenda.on('error', (error: unknown) => {
      if (toJobStoreError(error) instanceof JobStoreUnavailable) outage.failed(error);
      else if (phase !== 'stopping') log.warn({ err: error }, 'job runner error');
    });
    agenda.on('fail', (error: unknown, job: { attrs?: { name: string } }) => {
      // Agenda also reports failures of other processes here; those log them themselves.
      if (!job.attrs || error instanceof JobReturned) return;
      log.error({ job: job.attrs.name, err: error }, 'job failed');
    });
  }

  /**
   * Jobs that were scheduled while the clock was ahead would wait until that time. A job is never due later than its
   * interval, or the longest retry delay, from now, so jobs that are become due immediately. Other processes keep
   * working, so jobs that they may have changed since this process read the clock are not touched.
   */
  async function repairSchedules({ store }: Opened): Promise<void> {
    const lockedBy = new Date(Date.now() + timing.lockLifetimeMs);
    for (const name of namesOf(definitions)) {
      const { every } = definitions[name];
      const longestMs = every === undefined ? MAX_RETRY_DELAY_MS : msOf(every);
      await store.repairSchedules(name, { runBy: new Date(lockedBy.getTime() + longestMs), lockedBy });
    }
  }

  /**
   * Agenda would overwrite or double a run that is already due, so a schedule is written only when it is new.
   * The caller holds the exclusive lock, because another process may just have written the same schedule.
   */
  async function schedule({ agenda }: Opened): Promise<void> {
    for (const name of namesOf(definitions)) {
      const { every } = definitions[name];
      if (every === undefined) continue;
      const schedules = await findSchedules(agenda, name);
      if (!schedules.some(({ repeatInterval }) => repeatInterval === every)) await agenda.every(every, name);
    }
  }

  return {
    async enqueue(name, data) {
      const { agenda, store } = await open();
      // A connection that the server has just closed fails on its next use. Jobs are idempotent, so retry once.
      const enqueueNow = () => agenda.now(name, data);
      try {
        const { attrs } = await enqueueNow().catch(enqueueNow);
        if (phase !== 'running') await store.announce({ id: String(attrs._id), name });
      } catch (error) {
        throw toJobStoreError(error);
      }
    },

    async listWaiting(name) {
      const { agenda } = await open();
      const { jobs } = await agenda.queryJobs({ name });
      // Only `enqueue` writes jobs under this name, and it accepts this name's data alone.
      return jobs
        .filter(({ nextRunAt, lockedAt }) => nextRunAt || lockedAt)
        .map(({ data }) => data as Table[typeof name]);
    },

    async findLastRun(name) {
      const { agenda } = await open();
      const runs = (await findSchedules(agenda, name)).map(({ lastRunAt }) => lastRunAt?.getTime() ?? 0);
      const latest = Math.max(0, ...runs);
      return latest === 0 ? null : new Date(latest);
    },

    async deleteFailed(before) {
      const { agenda } = await open();
      const { jobs } = await agenda.queryJobs({ state: 'failed' });
      const ids = jobs
        .filter(
          ({ type, nextRunAt, failedAt }) => type !== 'single' && !nextRunAt && failedAt && failedAt < before,
        )
        .flatMap(({ _id }) => (_id ? [_id] : []));
      return ids.length > 0 ? agenda.cancel({ ids }) : 0;
    },

    async start() {
      const ready = await open();
      await ready.store.withExclusiveLock(() => schedule(ready));
      await repairSchedules(ready);
      await ready.agenda.start();
      endWatch = watchClock((byMs) => {
        log.warn({ seconds: Math.round(byMs / 1000) }, 'clock was set');
        repairSchedules(ready).catch((error) => log.warn({ err: error }, 'schedules not repaired'));
      });
      phase = 'running';
    },

    async stop(enqueuersClosed = Promise.resolve()) {
      if (phase === 'stopping') return;
      const wasRunning = phase === 'running';
      phase = 'stopping';
      endWatch();
      if (!wasRunning) await enqueuersClosed;
      const ready = await opened?.catch(() => null);
      if (!ready) return;
      if (wasRunning) {
        const finishTimer = setTimeout(() => stopping.abort(), timing.finishMs);
        const running = await drain(ready.agenda, timing.stopMs);
        clearTimeout(finishTimer);
        if (running > 0) log.warn({ running }, 'jobs returned unfinished');
        await enqueuersClosed;
        await ready.settle();
        await ready.store
          .releaseLocks(processName)
          .catch((error) => log.warn({ err: error }, 'job locks not released'));
      }
      await ready.store.close().catch((error) => log.warn({ err: error }, 'job store not closed'));
    },

    isRunning: () => phase === 'running',
  };
}

/**
 * Stops accepting work and waits up to `timeout` milliseconds for running jobs. Agenda checks for running jobs
 * when one completes, but it removes the job only after that check and never checks again: hence the polling.
 * @returns how many jobs are still running.
 */
async function drain(agenda: Agenda, timeout: number): Promise<number> {
  const ended = new AbortController();
  const poll = setInterval(async () => {
    const runningJobs = await agenda.getRunningStats().then(
      (stats) => stats.runningJobs,
      () => null,
    );
    if (runningJobs === 0) ended.abort();
  }, DRAIN_POLL_MS);
  try {
    const { running } = await agenda.drain({ timeout, signal: ended.signal, closeConnection: false });
    return running;
  } finally {
    clearInterval(poll);
  }
}

async function findSchedules(agenda: Agenda, name: string) {
  const { jobs } = await agenda.queryJobs({ name });
  return jobs.filter(({ type }) => type === 'single');
}

const namesOf = <Table extends JobTable<keyof Table>>(definitions: JobDefinitions<Table>) =>
  // Object.keys returns string[], although these are the table's own names.
  Object.keys(definitions) as (keyof Table & string)[];
