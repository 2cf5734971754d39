import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { MONGODB_TIMEOUT_MS, type MongodbServer, useMongodb } from './mongodbServer.ts';
import type { TestDatabase } from './testDatabase.ts';

export interface TestJobStore {
  name: 'PostgreSQL' | 'MongoDB';
  /** Returns a value for JOBS_URL: the test's own PostgreSQL database, or an empty MongoDB database. */
  urlFor(database: TestDatabase): string;
}

/** Declares the same suite for both job stores. */
export function describeOnJobStores(title: string, suite: (store: TestJobStore) => void): void {
  describe(`${title} on PostgreSQL`, () => suite({ name: 'PostgreSQL', urlFor: ({ url }) => url }));

  describe(`${title} on MongoDB`, () => {
    let server: MongodbServer;
    let serverUrl: string;
    const names: string[] = [];

    before(async function () {
      this.timeout(MONGODB_TIMEOUT_MS);
      server = await useMongodb();
      const mongodb = await server.ready;
      if ('failed' in mongodb) throw new Error(mongodb.failed);
      if ('url' in mongodb) serverUrl = mongodb.url;
      else {
        console.log(
          `    skipped: ${mongodb.missing}. Set BREADBOX_TEST_MONGODB_URL to use a MongoDB of your own.`,
        );
        this.skip();
      }
    });
    after(async () => {
      if (names.length > 0) await dropDatabases(serverUrl, names);
      await server.stop();
    });

    suite({
      name: 'MongoDB',
      urlFor() {
        const name = `breadbox_test_${randomBytes(6).toString('hex')}`;
        names.push(name);
        const url = new URL(serverUrl);
        url.pathname = name;
        return url.href;
      },
    });
  });
}

async function dropDatabases(serverUrl: string, names: string[]): Promise<void> {
  const client = new MongoClient(serverUrl);
  try {
    for (const name of names) await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
}
