import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../src/postgres/database.ts';
import { startEmbeddedPostgres } from '../../src/postgres/embedded/startEmbeddedPostgres.ts';
import { migrate } from '../../src/postgres/migrate.ts';

/** The PostgreSQL server of one test run, with the migrated database that test databases are copied from. */
export interface TestServer {
  url: string;
  template: string;
  stop(): Promise<void>;
}

/** Environment variables through which test processes find the server of the run. */
export const SERVER_URL = 'BREADBOX_TEST_SERVER_URL';
export const TEMPLATE = 'BREADBOX_TEST_TEMPLATE';
/** Set this to run the tests on a server of your own, with a role that may create databases. */
const OWN_SERVER_URL = 'BREADBOX_TEST_DATABASE_URL';

/** The data need not survive a crash, so nothing waits for the disk. */
const SETTINGS = {
  fsync: false,
  synchronous_commit: false,
  full_page_writes: false,
  shared_buffers: '64MB',
  max_connections: 200,
};

export async function startTestServer(): Promise<TestServer> {
  const ownServer = process.env[OWN_SERVER_URL];
  const server = ownServer ? { url: ownServer, stop: async () => undefined } : await startTemporaryServer();
  try {
    const template = `breadbox_test_${randomBytes(4).toString('hex')}`;
    await makeTemplate(server.url, template);
    const stop = async () => {
      if (ownServer) await dropDatabases(server.url, template);
      await server.stop();
    };
    return { url: server.url, template, stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function startTemporaryServer() {
  const dataDir = mkdtempSync(join(temporaryFolder(), 'breadbox-test-'));
  // When root runs the tests, PostgreSQL's user must be able to enter this folder.
  chmodSync(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });
  const guard = startGuard(dataDir, server.directory);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await guard.release();
    },
  };
}

/** Root's own TMPDIR may be inaccessible to PostgreSQL's user, so root uses /tmp. */
function temporaryFolder(): string {
  if (process.getuid?.() !== 0) return tmpdir();
  accessSync('/tmp', constants.W_OK);
  return '/tmp';
}

/**
 * Starts a shell that waits for the end of its standard input, which comes when this process releases it or dies,
 * even by kill -9. Then it stops the server, if that is still running, and removes the files.
 */
function startGuard(dataDir: string, directory: string) {
  const script = `
    cat > /dev/null
    pid=$(head -n 1 "$2/postmaster.pid" 2> /dev/null) && kill -QUIT "$pid" && sleep 1
    rm -rf "$1" "$2"`;
  const guard = spawn('/bin/sh', ['-c', script, 'guard', dataDir, directory], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  return {
    release: () =>
      new Promise<void>((resolve) => {
        guard.ref();
        guard.once('exit', () => resolve());
        guard.stdin.end();
      }),
  };
}

async function makeTemplate(serverUrl: string, template: string) {
  await onServer(serverUrl, `create database ${template} template template0 encoding 'UTF8'`);
  const db = createDatabase(databaseUrl(serverUrl, template), { poolSize: 2 });
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}

async function dropDatabases(serverUrl: string, template: string) {
  const db = createDatabase(serverUrl, { poolSize: 1 });
  try {
    const databases = await db('pg_database').select('datname').whereLike('datname', `${template}%`);
    for (const { datname } of databases) await db.raw(`drop database if exists ${datname} with (force)`);
  } finally {
    await db.destroy();
  }
}

export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const db = createDatabase(serverUrl, { poolSize: 1 });
  try {
    await db.raw(statement);
  } finally {
    await db.destroy();
  }
}

export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
