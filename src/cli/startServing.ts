import type { AddressInfo } from 'node:net';
import type { App } from '../app.ts';
import { buildApp } from '../app.ts';
import { type Config, ConfigError, readConfig, readDatabaseConfig } from '../config.ts';
import { JobStoreUnavailable } from '../jobs/agenda/jobStoreUnavailable.ts';
import { mayPass } from '../postgres/connectionFailures.ts';
import { findSealedCredentials } from '../store/connections.ts';
import { VaultError } from '../vault.ts';
import { findStoreFolder } from './dataFolder.ts';
import { LOST_KEY } from './keyFiles.ts';
import type { Store } from './openStore.ts';
import { readVersion } from './readVersion.ts';
import { retryDuringOutage } from './retryDuringOutage.ts';
import { serveMetrics } from './serveMetrics.ts';

export interface Serving {
  app: App;
  /** Null in a worker, which does not listen. */
  url: string | null;
  stop(): Promise<void>;
}

/**
 * Starts the API, the worker or both on an open store. `providers` has the sandbox's providers, which no setting names.
 * @throws ConfigError if a setting is wrong, for example the encryption key.
 */
export async function startServing(
  env: NodeJS.ProcessEnv,
  { databaseUrl, household, cursorKey }: Pick<Store, 'databaseUrl' | 'household' | 'cursorKey'>,
  providers: Partial<Pick<Config, 'plaid' | 'teller'>> = {},
): Promise<Serving> {
  const config = { ...readConfig(env, await readVersion()), ...providers };
  const dataDir = readDatabaseConfig(env).databaseUrl === null ? findStoreFolder(env) : null;
  const app = await buildApp({ ...config, databaseUrl, household, cursorKey, doctor: { env, dataDir } });
  await refuseWrongKey(app);
  await serveMetrics(app, config).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  const url = config.role === 'worker' ? null : await listen(app, config.host, config.port);
  try {
    if (config.role !== 'api') {
      await retryDuringOutage(
        () => app.jobs.start(),
        (error) => error instanceof JobStoreUnavailable && mayPass(error.failure),
      );
    }
  } catch (error) {
    await app.close();
    throw error;
  }
  return { app, url, stop: () => app.close() };
}

/** Checks the key now, because otherwise each connection would fail at its next sync. */
async function refuseWrongKey(app: App): Promise<void> {
  const { db, vault } = app.context;
  try {
    for (const { id, credentials } of await findSealedCredentials(db)) vault.open(credentials, id);
  } catch (error) {
    await app.close();
    if (!(error instanceof VaultError)) throw error;
    throw new ConfigError(`ENCRYPTION_KEY does not fit the stored credentials. ${error.message}${LOST_KEY}`);
  }
}

const LISTEN_FAILURES: Record<string, (place: { host: string; port: number }) => string> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use. Set PORT to another one.`,
  EACCES: ({ port }) => `This user may not open port ${port}. Set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) =>
    `HOST is ${host}, which is no address of this machine. Set HOST to one of its own, such as 127.0.0.1, or to 0.0.0.0 for all of them.`,
  ENOTFOUND: ({ host }) => `HOST is ${host}, which has no address. Set HOST to an address of this machine.`,
  EAI_AGAIN: ({ host }) => `HOST is ${host}, which has no address. Set HOST to an address of this machine.`,
};

function listen(app: App, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    app.server.once('error', async (error: NodeJS.ErrnoException) => {
      await app.close();
      const message = LISTEN_FAILURES[error.code ?? '']?.({ host, port });
      reject(message ? new ConfigError(message) : error);
    });
    app.server.listen(port, host, () => {
      // A server that listens on TCP has an address of this form.
      const address = app.server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}`);
    });
  });
}
