import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoBackend } from '@agendajs/mongo-backend';
import { InMemoryNotificationChannel, type JobRepository } from 'agenda';
import { type Collection, MongoClient, MongoServerError } from 'mongodb';
import type { JobStore, JobStoreOptions, JobStorePeek } from './jobStore.ts';

const COLLECTION = 'breadbox_jobs';
const LOCKS = 'breadbox_job_locks';
const DUPLICATE_KEY = 11000;
/** A process that holds a lock for longer than this has died. */
const MAX_LOCK_MS = 2_000;
const LOCK_RETRY_MS = 20;
const CONNECT_TIMEOUT_MS = 5_000;
/** Short, because a person may be waiting for the sync they just requested. */
const POLL_INTERVAL_MS = 1_000;

/**
 * Jobs in MongoDB. Without a replica set it has no notifications, so a job that another process enqueues waits
 * until the worker polls again.
 */
export async function openMongoStore({ url }: JobStoreOptions): Promise<JobStore> {
  const client = clientOf(url);
  try {
    await client.connect();
    const db = client.db();
    const backend = new MongoBackend({ mongo: db, collection: COLLECTION });
    await backend.connect();
    const locks = db.collection<Lock>(LOCKS);
    return {
      backend: {
        name: backend.name,
        repository: pollingExclusively(backend.repository, locks),
        connect: async () => undefined,
        disconnect: async () => undefined,
      },
      notificationChannel: new InMemoryNotificationChannel(),
      pollIntervalMs: POLL_INTERVAL_MS,
      announce: async () => undefined,
      withExclusiveLock: (work) => withExclusiveLock(locks, work),
      async releaseLocks(processName) {
        const held = { lastModifiedBy: processName, lockedAt: { $ne: null } };
        const jobs = db.collection(COLLECTION);
        await jobs.updateMany({ ...held, nextRunAt: null }, { $set: { nextRunAt: new Date() } });
        await jobs.updateMany(held, { $set: { lockedAt: null } });
      },
      async repairSchedules(name, { runBy, lockedBy }) {
        const jobs = db.collection(COLLECTION);
        await locks.deleteMany({ lockedAt: { $gt: lockedBy } });
        await jobs.updateMany({ name, nextRunAt: { $gt: runBy } }, { $set: { nextRunAt: new Date() } });
        await jobs.updateMany({ name, lockedAt: { $gt: lockedBy } }, { $set: { lockedAt: null } });
      },
      close: () => client.close(),
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}

const clientOf = (url: string) =>
  new MongoClient(url, {
    appName: 'breadbox jobs',
    serverSelectionTimeoutMS: CONNECT_TIMEOUT_MS,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
  });

/** Reads when a recurring job last started. Creates nothing. */
export async function peekMongoStore(url: string, jobName: string): Promise<JobStorePeek> {
  const client = clientOf(url);
  try {
    await client.connect();
    const jobs = client.db().collection(COLLECTION);
    const [latest] = await jobs
      .find({ name: jobName, lastRunAt: { $ne: null } })
      .sort({ lastRunAt: -1 })
      .limit(1)
      .toArray();
    const lastRunAt: unknown = latest?.['lastRunAt'];
    return { lastRunAt: lastRunAt instanceof Date ? lastRunAt : null };
  } finally {
    await client.close();
  }
}

interface Lock {
  _id: string;
  holder: string;
  lockedAt: Date;
}

/**
 * Agenda locks a job by finding and updating it in one step. MongoDB does that atomically; FerretDB, which
 * speaks the same protocol, lets two workers through, and the second overwrites what the first has written
 * since. So one worker polls at a time; another finds nothing and polls again later.
 */
function pollingExclusively(repository: JobRepository, locks: Collection<Lock>): JobRepository {
  const polling: Pick<JobRepository, 'getNextJobToRun'> = {
    async getNextJobToRun(jobName, ...search) {
      const lock = await acquire(locks, `poll ${jobName}`);
      if (!lock) return undefined;
      try {
        return await repository.getNextJobToRun(jobName, ...search);
      } finally {
        await release(locks, lock);
      }
    },
  };
  // All other methods are inherited from the repository.
  return Object.assign(Object.create(repository), polling);
}

async function withExclusiveLock(locks: Collection<Lock>, work: () => Promise<void>): Promise<void> {
  let lock = await acquire(locks, 'exclusive');
  while (!lock) {
    await delay(LOCK_RETRY_MS);
    lock = await acquire(locks, 'exclusive');
  }
  try {
    await work();
  } finally {
    await release(locks, lock);
  }
}

/** @returns null while another process holds the lock. The unique key decides, on FerretDB too. */
async function acquire(locks: Collection<Lock>, name: string): Promise<Lock | null> {
  const lock: Lock = { _id: name, holder: randomUUID(), lockedAt: new Date() };
  try {
    await locks.insertOne(lock);
    return lock;
  } catch (error) {
    if (!(error instanceof MongoServerError && error.code === DUPLICATE_KEY)) throw error;
    const deadline = new Date(lock.lockedAt.getTime() - MAX_LOCK_MS);
    await locks.deleteOne({ _id: name, lockedAt: { $lt: deadline } });
    return null;
  }
}

const release = (locks: Collection<Lock>, { _id, holder }: Lock) => locks.deleteOne({ _id, holder });
