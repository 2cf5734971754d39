import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoBackend } from '@agendajs/mongo-backend';
import { InMemoryNotificationChannel, type JobRepository } from 'agenda';
import { type Collection, MongoClient, MongoServerError } from 'mongodb';
import type { JobStore, JobStoreGlimpse, JobStoreOptions } from './jobStore.ts';

const COLLECTION = 'breadbox_jobs';
const TURNS = 'breadbox_job_turns';
const DUPLICATE_KEY = 11000;
/** Whoever has had its turn for this long has died in it. */
const LONGEST_TURN_MS = 2_000;
const TURN_LOOK_MS = 20;
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
    const turns = db.collection<Turn>(TURNS);
    return {
      backend: {
        name: backend.name,
        repository: lookingInTurn(backend.repository, turns),
        connect: async () => undefined,
        disconnect: async () => undefined,
      },
      notificationChannel: new InMemoryNotificationChannel(),
      lookEveryMs: LOOK_EVERY_MS,
      announce: async () => undefined,
      inTurn: (work) => inTurn(turns, work),
      async handBack(processName) {
        const held = { lastModifiedBy: processName, lockedAt: { $ne: null } };
        const jobs = db.collection(COLLECTION);
        await jobs.updateMany({ ...held, nextRunAt: null }, { $set: { nextRunAt: new Date() } });
        await jobs.updateMany(held, { $set: { lockedAt: null } });
      },
      async bringBack(name, { runBy, lockedBy }) {
        const jobs = db.collection(COLLECTION);
        await turns.deleteMany({ lockedAt: { $gt: lockedBy } });
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

interface Turn {
  _id: string;
  holder: string;
  lockedAt: Date;
}

/**
 * Agenda locks a job by finding and updating it in one step. MongoDB does that atomically; FerretDB, which
 * speaks its protocol, lets two workers through, and the second one undoes what the first has noted since.
 * So one of them looks at a time; another that wants to finds nothing, and looks again later.
 */
function lookingInTurn(repository: JobRepository, turns: Collection<Turn>): JobRepository {
  const looking: Pick<JobRepository, 'getNextJobToRun'> = {
    async getNextJobToRun(jobName, ...search) {
      const turn = await begin(turns, `look for ${jobName}`);
      if (!turn) return undefined;
      try {
        return await repository.getNextJobToRun(jobName, ...search);
      } finally {
        await end(turns, turn);
      }
    },
  };
  // Everything else is the repository's own.
  return Object.assign(Object.create(repository), looking);
}

async function inTurn(turns: Collection<Turn>, work: () => Promise<void>): Promise<void> {
  let turn = await begin(turns, 'turn');
  while (!turn) {
    await delay(TURN_LOOK_MS);
    turn = await begin(turns, 'turn');
  }
  try {
    await work();
  } finally {
    await end(turns, turn);
  }
}

/** @returns null while another has its turn: a unique key lets in one at a time, on FerretDB too. */
async function begin(turns: Collection<Turn>, name: string): Promise<Turn | null> {
  const turn: Turn = { _id: name, holder: randomUUID(), lockedAt: new Date() };
  try {
    await turns.insertOne(turn);
    return turn;
  } catch (error) {
    if (!(error instanceof MongoServerError && error.code === DUPLICATE_KEY)) throw error;
    const deadline = new Date(turn.lockedAt.getTime() - LONGEST_TURN_MS);
    await turns.deleteOne({ _id: name, lockedAt: { $lt: deadline } });
    return null;
  }
}

const end = (turns: Collection<Turn>, { _id, holder }: Turn) => turns.deleteOne({ _id, holder });
