import { MongoBackend } from '@agendajs/mongo-backend';
import { InMemoryNotificationChannel } from 'agenda';
import { MongoClient } from 'mongodb';
import type { JobStore, JobStoreOptions } from './jobStore.ts';

const COLLECTION = 'breadbox_jobs';
const CONNECT_TIMEOUT_MS = 5_000;

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
      backend,
      notificationChannel: new InMemoryNotificationChannel(),
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
