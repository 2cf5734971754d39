import { MongoBackend } from '@agendajs/mongo-backend';
import { InMemoryNotificationChannel, type JobParameters, type JobRepository } from 'agenda';
import { type Collection, MongoClient, MongoServerError } from 'mongodb';
import type { JobStore, JobStoreGlimpse, JobStoreOptions } from './jobStore.ts';

const COLLECTION = 'breadbox_jobs';
const LOCKS = 'breadbox_job_locks';
const DUPLICATE_KEY = 11000;
const CONNECT_TIMEOUT_MS = 5_000;
/** Somebody may be waiting for the sync that they have just asked for. */
const LOOK_EVERY_MS = 1_000;

/**
 * Jobs in MongoDB. It has no notifications without a replica set, so a job that another process asks for
 * waits until the worker looks again.
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
        repository: lockingOnce(backend.repository, locks),
        connect: async () => undefined,
        disconnect: async () => undefined,
      },
      notificationChannel: new InMemoryNotificationChannel(),
      lookEveryMs: LOOK_EVERY_MS,
      announce: async () => undefined,
      async handBack(processName) {
        const held = { lastModifiedBy: processName, lockedAt: { $ne: null } };
        const jobs = db.collection(COLLECTION);
        await locks.deleteMany({ holder: processName });
        await jobs.updateMany({ ...held, nextRunAt: null }, { $set: { nextRunAt: new Date() } });
        await jobs.updateMany(held, { $set: { lockedAt: null } });
      },
      async bringBack(name, now, latest) {
        const jobs = db.collection(COLLECTION);
        await locks.deleteMany({ lockedAt: { $gt: now } });
        await jobs.updateMany({ name, nextRunAt: { $gt: latest } }, { $set: { nextRunAt: now } });
        await jobs.updateMany({ name, lockedAt: { $gt: now } }, { $set: { lockedAt: null } });
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

/** Looks at the jobs, and makes nothing that is not there. */
export async function glimpseMongoStore(url: string, schedule: string): Promise<JobStoreGlimpse> {
  const client = clientOf(url);
  try {
    await client.connect();
    const jobs = client.db().collection(COLLECTION);
    const [latest] = await jobs
      .find({ name: schedule, lastRunAt: { $ne: null } })
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
  jobId: string;
  holder: string | null;
  lockedAt: Date;
}

/**
 * Agenda locks a job by finding and updating it in one step. MongoDB does that atomically; FerretDB, which
 * speaks its protocol, lets two workers through. A unique key stops the second one on both.
 */
function lockingOnce(repository: JobRepository, locks: Collection<Lock>): JobRepository {
  /** The same for two that lock one run of a job, another for its next run. */
  const nameOf = ({ _id, nextRunAt, lastRunAt }: JobParameters) =>
    [_id, nextRunAt?.getTime(), lastRunAt?.getTime()].join(' ');

  async function take(job: JobParameters, holder: string | null, lockDeadline: Date): Promise<boolean> {
    try {
      // Whoever held it has died, or is done with it.
      await locks.deleteMany({ lockedAt: { $lte: lockDeadline } });
      const { lockedAt } = job;
      if (!lockedAt) throw new Error('A job that has just been locked says when.');
      await locks.insertOne({ _id: nameOf(job), jobId: String(job._id), holder, lockedAt });
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
      throw error;
    }
  }

  const locking: Pick<JobRepository, 'getNextJobToRun' | 'unlockJob' | 'unlockJobs'> = {
    async getNextJobToRun(jobName, nextScanAt, lockDeadline, now, options) {
      const job = await repository.getNextJobToRun(jobName, nextScanAt, lockDeadline, now, options);
      return job && (await take(job, options?.lastModifiedBy ?? null, lockDeadline)) ? job : undefined;
    },
    // The key goes first: while the job itself is locked, nobody asks for it.
    async unlockJob(job) {
      await locks.deleteMany({ jobId: String(job._id) });
      await repository.unlockJob(job);
    },
    async unlockJobs(ids) {
      await locks.deleteMany({ jobId: { $in: ids.map(String) } });
      await repository.unlockJobs(ids);
    },
  };
  // Everything else is the repository's own.
  return Object.assign(Object.create(repository), locking);
}
