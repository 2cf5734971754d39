import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { MONGODB_PATIENCE_MS, type MongodbServer, useMongodb } from './mongodbServer.ts';
import type { TestDatabase } from './testDatabase.ts';

export interface TestJobStore {
  name: 'PostgreSQL' | 'MongoDB';
  /** What JOBS_URL would say; each time an empty store, but in PostgreSQL the database's own. */
  urlFor(database: TestDatabase): string;
}

/** The same suite on either job store. */
export function describeOnJobStores(title: string, suite: (store: TestJobStore) => void): void {
  describe(`${title} on PostgreSQL`, () => suite({ name: 'PostgreSQL', urlFor: ({ url }) => url }));

  describe(`${title} on MongoDB`, () => {
    let server: MongodbServer;
    let serverUrl: string;
    const names: string[] = [];

    before(async function () {
      this.timeout(MONGODB_PATIENCE_MS);
      server = await useMongodb();
      const mongodb = await server.ready;
      if ('failed' in mongodb) throw new Error(mongodb.failed);
      if ('url' in mongodb) serverUrl = mongodb.url;
      else {
        console.log(`    skipped, because ${mongodb.missing}; BREADBOX_TEST_MONGODB_URL may name a MongoDB`);
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
