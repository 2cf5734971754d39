import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { App, Replacements } from '../app.ts';
import { buildApp } from '../app.ts';
import { ConfigError, readConfig } from '../config.ts';
import { JobStoreUnavailable } from '../jobs/agenda/jobStoreUnavailable.ts';
import { startEmbeddedPostgres } from '../postgres/embedded/startEmbeddedPostgres.ts';
import { findSealedCredentials } from '../store/connections.ts';
import { createDatabase, isDatabaseUnavailable } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { VaultError } from '../vault.ts';

/** A database or job store that is starting up itself gets this long before we give up. */
const PATIENCE_MS = 30_000;
const RETRY_MS = 500;

export interface Serving {
  app: App;
  /** Null in a worker, which does not listen. */
  url: string | null;
  stop(): Promise<void>;
}

/** The version in package.json, beside the sources or beside dist. */
export async function readVersion(): Promise<string> {
  for (const place of ['../../package.json', '../../../package.json']) {
    try {
      return JSON.parse(await readFile(new URL(place, import.meta.url), 'utf8')).version;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  throw new Error('package.json was not found.');
}

/**
 * Starts everything that the configuration asks for: the embedded database where no other is named,
 * migrations, the API, the worker.
 * @throws ConfigError when a setting is wrong, the encryption key included.
 */
export async function startServing(
  env: NodeJS.ProcessEnv,
  replacements: Replacements = {},
): Promise<Serving> {
  const config = readConfig(env, await readVersion());
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: config.dataDir });
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  try {
    await prepareDatabase(databaseUrl);
    const app = await buildApp({ ...config, databaseUrl }, replacements);
    await refuseWrongKey(app);
    const url = config.role === 'worker' ? null : await listen(app, config.host, config.port);
    if (config.role !== 'api') {
      await patiently(
        () => app.jobs.start(),
        (error) => error instanceof JobStoreUnavailable,
      );
    }
    return {
      app,
      url,
      async stop() {
        await app.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function prepareDatabase(url: string): Promise<void> {
  const db = createDatabase(url, { poolSize: 2 });
  try {
    await patiently(() => migrate(db), isDatabaseUnavailable);
  } finally {
    await db.destroy();
  }
}

/** Tries again while what it needs may still be starting up, as everything does after a power cut. */
async function patiently(attempt: () => Promise<unknown>, isOutage: (error: unknown) => boolean) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!isOutage(error) || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** A key that does not open what is stored would only show at the next sync, connection by connection. */
async function refuseWrongKey(app: App): Promise<void> {
  const { db, vault } = app.context;
  try {
    for (const { id, credentials } of await findSealedCredentials(db)) vault.open(credentials, id);
  } catch (error) {
    await app.close();
    if (!(error instanceof VaultError)) throw error;
    throw new ConfigError(`ENCRYPTION_KEY does not fit the stored credentials. ${error.message}`);
  }
}

function listen(app: App, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    app.server.once('error', async (error: NodeJS.ErrnoException) => {
      await app.close();
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigError(`Port ${port} is taken. Set PORT to another one.`)
          : error,
      );
    });
    app.server.listen(port, host, () => {
      // A server that listens on TCP has an address of this form.
      const address = app.server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}`);
    });
  });
}
