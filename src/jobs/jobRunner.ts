import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { Agenda, type Job, type JobParameters } from 'agenda';
import type { Logger } from '../log.ts';
import { type Interval, msOf } from './interval.ts';
import type { JobStore } from './jobStore.ts';
import { JobStoreUnavailable, namingOutages } from './jobStoreUnavailable.ts';
import { logOncePerOutage, type Outage } from './logOncePerOutage.ts';
import { LooksAgain } from './looksAgain.ts';
import { watchBackend } from './watchBackend.ts';
import { watchClock } from './watchClock.ts';

/**
 * Agenda with its guard rails: names, schedules and retries of jobs come from one table; what a job does is
 * a function of its data. A job may run twice, after a crash or a lost lock, so each does its work only
 * where it is still to be done.
 */

/** The jobs by name, each with the data it is given. */
export type JobTable<Names extends PropertyKey> = Record<Names, object>;

export interface JobDefinition<Data extends object> {
  /** How many of them one process runs at a time. */
  concurrency: number;
  /** '1 minute': it recurs, and is given no data. */
  every?: Interval;
  /** After so many failures, wait this long; null gives up. Without it a failure is final. */
  retryAfterMs?(failures: number): number | null;
  /** `stopping` is aborted when the process has to end: give the work back. */
  run(data: Data, stopping: AbortSignal): Promise<void>;
}

export type JobDefinitions<Table extends JobTable<keyof Table>> = {
  [Name in keyof Table & string]: JobDefinition<Table[Name]>;
};

export interface JobRunnerTiming {
  /** A lock that nobody has renewed for this long belongs to a dead process. */
  lockLifetimeMs: number;
  renewLockMs: number;
  /** Instead of what the store finds right. */
  lookEveryMs?: number;
  /** On stopping, running jobs may finish for this long; then they are asked to give their work back. */
  finishMs: number;
  /** On stopping, nothing is waited for any longer than this. */
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
  /** The data of the jobs of a name that wait, run, or will be tried again. */
  listWaiting<Name extends keyof Table & string>(name: Name): Promise<Table[Name][]>;
  /** When a recurring job began last, in whatever process. */
  findLastRun(name: keyof Table & string): Promise<Date | null>;
  /** Forgets the jobs that were given up before this time, and says how many there were. */
  forgetFailed(before: Date): Promise<number>;
  /** Takes work from now on. */
  start(): Promise<void>;
  /**
   * Takes no more work, lets what runs finish or give up, and closes the store, though not before
   * `nobodyEnqueues` is settled.
   */
  stop(nobodyEnqueues?: Promise<void>): Promise<void>;
  isRunning(): boolean;
}

interface Opened {
  agenda: Agenda;
  store: JobStore;
  settle(): Promise<void>;
}

/** A job that came while the process stops; another process gets it at once. */
class HandedBack extends Error {
  override name = 'HandedBack';
}

const MOST_AT_ONCE = 20;
const DRAIN_LOOK_MS = 100;
/** No failed job waits longer to be tried again. */
const LONGEST_PAUSE_MS = 6 * 60 * 60_000;

export function createJobRunner<Table extends JobTable<keyof Table>>(parts: {
  openStore: (outage: Outage) => Promise<JobStore>;
  definitions: JobDefinitions<Table>;
  log: Logger;
  timing?: JobRunnerTiming;
}): JobRunner<Table> {
  const { openStore, definitions, log, timing = defaultTiming } = parts;
  const processName = `${hostname()} ${process.pid} ${randomBytes(4).toString('hex')}`;
  const stopping = new AbortController();
  let opened: Promise<Opened> | null = null;
  let phase: 'idle' | 'running' | 'stopping' = 'idle';
  let endWatch = () => {};

  /** At the first need, so that a process which never asks for work holds no connection. */
  function open(): Promise<Opened> {
    opened ??= connect().catch((error) => {
      opened = null;
      throw namingOutages(error);
    });
    return opened;
  }

  async function connect(): Promise<Opened> {
    const outage = logOncePerOutage(log);
    const store = await openStore(outage);
    const looksAgain = new LooksAgain(store.notificationChannel);
    const { backend, settle } = watchBackend(store.backend, {
      outage,
      onRemoved: (id) => looksAgain.removed(id),
    });
    const agenda = new Agenda({
      name: processName,
      backend,
      notificationChannel: store.notificationChannel,
      // A job is locked as much ahead of its time, so a lock has to live longer than that.
      processEvery: timing.lookEveryMs ?? Math.min(store.lookEveryMs, timing.lockLifetimeMs / 4),
      defaultLockLifetime: timing.lockLifetimeMs,
      maxConcurrency: MOST_AT_ONCE,
      removeOnComplete: true,
    });
    listen(agenda, outage);
    agenda.on('complete', (job: { attrs?: JobParameters }) => job.attrs && looksAgain.completed(job.attrs));
    for (const name of namesOf(definitions)) define(agenda, name);
    await agenda.ready;
    return { agenda, store, settle };
  }

  function define<Name extends keyof Table & string>(agenda: Agenda, name: Name): void {
    const { concurrency, retryAfterMs, run } = definitions[name];
    // Agenda waits for a callback if the function takes a second parameter.
    const runJob = async (job: Job<Table[Name]>): Promise<void> => {
      if (phase === 'stopping') throw new HandedBack();
      const lock = keepLock(job);
      try {
        await run(job.attrs.data, stopping.signal);
      } finally {
        await lock.release();
      }
    };
    agenda.define(name, runJob, {
      // And no limit of locks: one that expires before its job begins, because the machine slept or the store
      // was away, counts for ever, and with a limit the process would one day take no such job any more.
      concurrency,
      backoff: ({ attempt, error }) => (error instanceof HandedBack ? 0 : (retryAfterMs?.(attempt) ?? null)),
    });
  }

  /** Renews the lock while the job runs; the last renewal is over before Agenda notes the end. */
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
      if (namingOutages(error) instanceof JobStoreUnavailable) outage.failed(error);
      else if (phase !== 'stopping') log.warn({ err: error }, 'job runner error');
    });
    agenda.on('fail', (error: unknown, job: { attrs?: { name: string } }) => {
      // What fails in other processes is reported here too, and logged there.
      if (!job.attrs || error instanceof HandedBack) return;
      log.error({ job: job.attrs.name, err: error }, 'job failed');
    });
  }

  /**
   * What a clock wrote that was ahead and has been set back would be run only when it is that time again. No
   * job is ever to be run later than its interval, or the longest pause, from now. The other processes work
   * on meanwhile, so what they may have written since this one looked at the clock is left alone.
   */
  async function bringBack({ store }: Opened): Promise<void> {
    const lockedBy = new Date(Date.now() + timing.lockLifetimeMs);
    for (const name of namesOf(definitions)) {
      const { every } = definitions[name];
      const longestMs = every === undefined ? LONGEST_PAUSE_MS : msOf(every);
      await store.bringBack(name, { runBy: new Date(lockedBy.getTime() + longestMs), lockedBy });
    }
  }

  /**
   * Agenda would overwrite a run that is due already, or double it, so a schedule is written only when it is
   * new: in turn, as another process may have written and even run it since this one looked.
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
      // A connection that the server has just ended fails at its next use. A job twice is as good as once.
      const ask = () => agenda.now(name, data);
      try {
        const { attrs } = await ask().catch(ask);
        if (phase !== 'running') await store.announce({ id: String(attrs._id), name });
      } catch (error) {
        throw namingOutages(error);
      }
    },

    async listWaiting(name) {
      const { agenda } = await open();
      const { jobs } = await agenda.queryJobs({ name });
      // Whatever stands under a name was put there by enqueue, which takes that name's data.
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

    async forgetFailed(before) {
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
      await ready.store.inTurn(() => schedule(ready));
      await bringBack(ready);
      await ready.agenda.start();
      endWatch = watchClock((byMs) => {
        log.warn({ seconds: Math.round(byMs / 1000) }, 'clock was set');
        bringBack(ready).catch((error) => log.warn({ err: error }, 'schedules not brought back'));
      });
      phase = 'running';
    },

    async stop(nobodyEnqueues = Promise.resolve()) {
      if (phase === 'stopping') return;
      const wasRunning = phase === 'running';
      phase = 'stopping';
      endWatch();
      if (!wasRunning) await nobodyEnqueues;
      const ready = await opened?.catch(() => null);
      if (!ready) return;
      if (wasRunning) {
        const patience = setTimeout(() => stopping.abort(), timing.finishMs);
        const running = await drain(ready.agenda, timing.stopMs);
        clearTimeout(patience);
        if (running > 0) log.warn({ running }, 'jobs handed back unfinished');
        await nobodyEnqueues;
        await ready.settle();
        await ready.store
          .handBack(processName)
          .catch((error) => log.warn({ err: error }, 'job locks left to expire'));
      }
      await ready.store.close().catch((error) => log.warn({ err: error }, 'job store not closed'));
    },

    isRunning: () => phase === 'running',
  };
}

/**
 * Takes no more work and waits for what runs, at most for so long. Agenda looks whether anything is left when
 * a job is complete, but it removes the job only after that, and then nothing makes it look again.
 * @returns how many still run.
 */
async function drain(agenda: Agenda, timeout: number): Promise<number> {
  const ended = new AbortController();
  const look = setInterval(async () => {
    const runningJobs = await agenda.getRunningStats().then(
      (stats) => stats.runningJobs,
      () => null,
    );
    if (runningJobs === 0) ended.abort();
  }, DRAIN_LOOK_MS);
  try {
    const { running } = await agenda.drain({ timeout, signal: ended.signal, closeConnection: false });
    return running;
  } finally {
    clearInterval(look);
  }
}

async function findSchedules(agenda: Agenda, name: string) {
  const { jobs } = await agenda.queryJobs({ name });
  return jobs.filter(({ type }) => type === 'single');
}

const namesOf = <Table extends JobTable<keyof Table>>(definitions: JobDefinitions<Table>) =>
  // Object.keys forgets that these are the table's own names.
  Object.keys(definitions) as (keyof Table & string)[];
