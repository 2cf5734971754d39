import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { type Client, createClient } from '../../../generated/client/index.ts';
import { createDatabase, isDatabaseUnavailable } from '../../../src/postgres/database.ts';
import type { EmbeddedPostgres } from '../../../src/postgres/embedded/startEmbeddedPostgres.ts';
import { migrate } from '../../../src/postgres/migrate.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { createApiKey } from '../../../src/store/apiKeys.ts';
import { postmasterPid, TemporaryDataDir } from '../../postgres/embedded/temporaryCluster.ts';
import { type Network, openNetwork } from '../../support/network.ts';
import { type ServedProduct, serveProduct } from '../../support/servedProduct.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { waitUntil } from '../../support/waitUntil.ts';

/**
 * What the faults are injected into: the built product with one API process and two workers, a PostgreSQL that
 * can be restarted, and both providers behind networks that can be cut.
 */
export interface Setup {
  bank: Sandbox;
  networks: { plaid: Network; teller: Network };
  client: Client;
  apiUrl: string;
  /** The test's own connection, for reading what was stored. */
  db: Knex;
  workers: ServedProduct[];
  /** Returns what all processes have logged so far, including those that have ended. */
  logLines(): Record<string, unknown>[];
  /** Starts workers until there are two again, and waits for them. */
  startMissingWorkers(): Promise<void>;
  /** Removes a worker from the list and ends it by SIGKILL or SIGTERM. */
  stopWorker(worker: ServedProduct, how: 'kill' | 'terminate'): void;
  /** Shuts PostgreSQL down, and waits until it has been restarted. */
  restartDatabase(mode: 'immediate' | 'fast'): Promise<void>;
  /** Kills one of PostgreSQL's processes, which makes it end all others and recover, and waits until it has. */
  crashDatabase(): Promise<void>;
  close(): Promise<void>;
}

const WORKERS = 2;
/** fsync protects only from crashes of the machine, and the faults crash only processes. */
const SETTINGS = { max_connections: 100, shared_buffers: '64MB', fsync: false };
/** A low timeout, so that another worker soon takes over a dead worker's syncs. */
const WORKER_TIMEOUT_SECONDS = '2';
const DATABASE_TIMEOUT_MS = 60_000;

export async function startSetup(): Promise<Setup> {
  const dataDir = new TemporaryDataDir();
  const certificates = temporaryFolder();
  const closing: (() => unknown)[] = [() => certificates.remove(), () => dataDir.remove()];
  const close = async () => {
    for (const step of closing.toReversed()) await step();
  };
  try {
    const server = await dataDir.start(SETTINGS);
    // The banks' date is fixed, so that a run across midnight is like any other.
    const today = new Date().toISOString().slice(0, 10);
    const bank = await startSandbox({ today, certificateFolder: certificates.path });
    closing.push(() => bank.close());
    bank.plaid.control.setAutomaticWebhooks({ enabled: false });
    const networks = { plaid: await openNetwork(bank.plaid.url), teller: await openNetwork(bank.teller.url) };
    closing.push(
      () => networks.plaid.close(),
      () => networks.teller.close(),
    );
    // With a single connection, a successful query after a restart shows that the pool works again.
    const db = createDatabase(server.url, {
      poolSize: 1,
      applicationName: 'breadbox chaos',
      // The checks read the whole ledger.
      statementTimeoutMs: 0,
    });
    closing.push(() => db.destroy());
    await migrate(db);
    const owner = { name: 'chaos', scope: 'full_access' } as const;
    const apiKey = (await createApiKey(db, owner, new Date())).key;

    const env = environmentOf(server, bank, networks);
    const products: ServedProduct[] = [];
    closing.push(() => {
      for (const product of products) product.kill();
    });
    const serve = async (role: 'api' | 'worker') => {
      const product = await serveProduct(role, env);
      products.push(product);
      return product;
    };
    const api = await serve('api');
    const workers: ServedProduct[] = [];
    const setup: Setup = {
      bank,
      networks,
      client: createClient({ baseUrl: api.url ?? '', apiKey, retries: 0 }),
      apiUrl: api.url ?? '',
      db,
      workers,
      logLines: () => products.flatMap(({ log }) => log),
      async startMissingWorkers() {
        const startWorker = async () => void workers.push(await serve('worker'));
        await Promise.all(Array.from({ length: WORKERS - workers.length }, startWorker));
      },
      stopWorker(worker, how) {
        workers.splice(workers.indexOf(worker), 1);
        if (how === 'kill') worker.kill();
        else void worker.terminate();
      },
      async restartDatabase(mode) {
        const pid = postmasterPid(server);
        process.kill(pid, mode === 'immediate' ? 'SIGQUIT' : 'SIGINT');
        await waitForRestart(db, server, pid);
      },
      async crashDatabase() {
        const { ours, other } = await retryUnavailable(() => findSessions(db));
        process.kill(other, 'SIGKILL');
        // PostgreSQL ends every session when one of its processes crashes, so a new session means a new start.
        await waitUntil(
          'PostgreSQL has recovered from the crash',
          async () => (await retryUnavailable(() => findSessions(db))).ours !== ours,
          { withinMs: DATABASE_TIMEOUT_MS },
        );
      },
      close,
    };
    await setup.startMissingWorkers();
    return setup;
  } catch (error) {
    await close();
    throw error;
  }
}

function environmentOf(server: EmbeddedPostgres, { plaid, teller }: Sandbox, networks: Setup['networks']) {
  return {
    DATABASE_URL: server.url,
    WORKER_TIMEOUT_SECONDS,
    LOG_LEVEL: 'info',
    PLAID_CLIENT_ID: plaid.clientId,
    PLAID_SECRET: plaid.secret,
    PLAID_BASE_URL: networks.plaid.url,
    TELLER_APPLICATION_ID: teller.applicationId,
    TELLER_BASE_URL: networks.teller.url,
    TELLER_CERT_PATH: teller.paths?.certificate ?? '',
    TELLER_KEY_PATH: teller.paths?.privateKey ?? '',
    TELLER_CA_PATH: teller.paths?.authority ?? '',
    TELLER_WEBHOOK_SECRET: teller.webhookSecret,
  };
}

/** The codes of requests that got no answer of their own. */
const RETRIED = new Set(['DATABASE_UNAVAILABLE', 'NETWORK_ERROR']);

/** Retries a request or query while the API or PostgreSQL is unavailable, for up to a minute. */
export async function retryUnavailable<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  const deadline = Date.now() + DATABASE_TIMEOUT_MS;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      // A connection that the server closes just when the next request is sent is no answer either.
      const isReported = error instanceof Error && 'code' in error && RETRIED.has(String(error.code));
      const isUnavailable = isReported || isDatabaseUnavailable(error);
      if (!isUnavailable || Date.now() > deadline) throw error;
      await delay(500);
    }
  }
}

/** Returns the process ids of our own PostgreSQL session and of one of the product's. */
async function findSessions(db: Knex): Promise<{ ours: number; other: number }> {
  const { rows } = await db.raw(
    `select pg_backend_pid() as ours, min(pid) as other from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return rows[0];
}

/** The embedded server restarts PostgreSQL by itself, at the same address. */
async function waitForRestart(db: Knex, server: EmbeddedPostgres, formerPid: number): Promise<void> {
  const isBack = () =>
    hasNewProcess(server, formerPid)
      .then((isNew) => isNew && db.raw('select 1'))
      .catch(() => false);
  await waitUntil('PostgreSQL is back', isBack, { withinMs: DATABASE_TIMEOUT_MS });
}

/** The pid file is missing for a short time during a restart. */
const hasNewProcess = async (server: EmbeddedPostgres, formerPid: number): Promise<boolean> => {
  const pid = postmasterPid(server);
  return Number.isInteger(pid) && pid !== formerPid;
};
