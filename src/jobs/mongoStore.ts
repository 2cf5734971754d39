import { MongoBackend } from '@agendajs/mongo-backend';
import { InMemoryNotificationChannel, type JobParameters, type JobRepository } from 'agenda';
import { type Db, MongoClient, MongoServerError } from 'mongodb';
import type { JobStore, JobStoreOptions } from './jobStore.ts';

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
  const client = new MongoClient(url, {
    appName: 'breadbox jobs',
    serverSelectionTimeoutMS: CONNECT_TIMEOUT_MS,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
  });
  try {
    await client.connect();
    const db = client.db();
    const backend = new MongoBackend({ mongo: db, collection: COLLECTION });
    await backend.connect();
    return {
      backend: {
        name: backend.name,
        repository: lockingOnce(backend.repository, db),
        connect: async () => undefined,
        disconnect: async () => undefined,
      },
      notificationChannel: new InMemoryNotificationChannel(),
      lookEveryMs: LOOK_EVERY_MS,
      announce: async () => undefined,
      async handBack(processName) {
        const held = { lastModifiedBy: processName, lockedAt: { $ne: null } };
        const jobs = db.collection(COLLECTION);
        await jobs.updateMany({ ...held, nextRunAt: null }, { $set: { nextRunAt: new Date() } });
        await jobs.updateMany(held, { $set: { lockedAt: null } });
      },
      close: () => client.close(),
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}

interface Lock {
  _id: string;
  lockedAt: Date;
}

/**
 * Agenda locks a job by finding and updating it in one step. MongoDB does that atomically; FerretDB, which
 * speaks its protocol, lets two workers through. A unique key stops the second one on both.
 */
function lockingOnce(repository: JobRepository, db: Db): JobRepository {
  const locks = db.collection<Lock>(LOCKS);

  /** The same for two that lock one run of a job, another for its next run. */
  const nameOf = ({ _id, nextRunAt, lastRunAt }: JobParameters) =>
    [_id, nextRunAt?.getTime(), lastRunAt?.getTime()].join(' ');

  async function take(name: string, lockDeadline: Date): Promise<boolean> {
    const lockedAt = new Date();
    try {
      // Whoever held it has died, or is done with it.
      await locks.deleteMany({ lockedAt: { $lte: lockDeadline } });
      await locks.insertOne({ _id: name, lockedAt });
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
      throw error;
    }
  }

  const lockNext: JobRepository['getNextJobToRun'] = async (
    jobName,
    nextScanAt,
    lockDeadline,
    now,
    options,
  ) => {
    const job = await repository.getNextJobToRun(jobName, nextScanAt, lockDeadline, now, options);
    return job && (await take(nameOf(job), lockDeadline)) ? job : undefined;
  };
  // Everything else is the repository's own.
  return Object.assign(Object.create(repository), { getNextJobToRun: lockNext });
}
