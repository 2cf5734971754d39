import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { createDatabase } from '../../src/postgres/database.ts';
import { noteDatabase } from './noteDatabase.ts';
import { databaseUrl, onServer, SERVER_URL, TEMPLATE } from './testServer.ts';

export interface TestDatabase {
  url: string;
  db: Knex;
  /** Closes `db` and drops the database, ending any other connection to it. */
  drop(): Promise<void>;
}

/** Creates a database: a copy of the run's migrated template, or an empty one. */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const serverUrl = process.env[SERVER_URL];
  const template = process.env[TEMPLATE];
  if (!serverUrl || !template) throw new Error('No test server is running. Run the tests with `make test`.');
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name} template ${migrated ? template : 'template0'}`);
  const url = databaseUrl(serverUrl, name);
  const db = createDatabase(url, { poolSize: 5, applicationName: 'breadbox test' });
  return {
    url,
    db,
    drop: async () => {
      await db.destroy();
      await noteDatabase(url);
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}
