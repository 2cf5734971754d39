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
 * Everything that the chaos happens to: the product as it ships, an API process and two workers, on a
 * PostgreSQL that can be restarted, and both providers behind networks that can be cut.
 */
export interface House {
  bank: Sandbox;
  networks: { plaid: Network; teller: Network };
  client: Client;
  apiUrl: string;
  /** To look at what was stored; it is not the product's. */
  db: Knex;
  workers: ServedProduct[];
  /** What every process has logged so far, the dead ones included. */
  logLines(): Record<string, unknown>[];
  /** Brings the number of workers back to two, and waits for them. */
  staffUp(): Promise<void>;
  /** Takes a worker off the list and ends it: the hard way, or by asking. */
  dismiss(worker: ServedProduct, how: 'kill' | 'terminate'): void;
  /** Ends PostgreSQL in the middle of everything, and waits until it is back. */
  restartDatabase(mode: 'immediate' | 'fast'): Promise<void>;
  /** Kills one of PostgreSQL's processes, for which it ends all others and recovers, and waits until it has. */
  crashDatabase(): Promise<void>;
  close(): Promise<void>;
}

const WORKERS = 2;
/** Crashes of PostgreSQL lose nothing that was written; only crashes of the machine would need fsync. */
const SETTINGS = { max_connections: 100, shared_buffers: '64MB', fsync: false };
/** The least there is, so that a dead worker's syncs are soon run by another. */
const WORKER_TIMEOUT_SECONDS = '2';
const DATABASE_PATIENCE_MS = 60_000;

export async function openHouse(): Promise<House> {
  const dataDir = new TemporaryDataDir();
  const certificates = temporaryFolder();
  const closing: (() => unknown)[] = [() => certificates.remove(), () => dataDir.remove()];
  const close = async () => {
    for (const step of closing.toReversed()) await step();
  };
  try {
    const server = await dataDir.start(SETTINGS);
    // The calendar stands still, so that a run over midnight is like any other.
    const today = new Date().toISOString().slice(0, 10);
    const bank = await startSandbox({ today, certificateFolder: certificates.path });
    closing.push(() => bank.close());
    bank.plaid.control.setAutomaticWebhooks({ enabled: false });
    const networks = { plaid: await openNetwork(bank.plaid.url), teller: await openNetwork(bank.teller.url) };
    closing.push(
      () => networks.plaid.close(),
      () => networks.teller.close(),
    );
    // One connection, which is known to be good once PostgreSQL is back.
    const db = createDatabase(server.url, { poolSize: 1, applicationName: 'breadbox chaos' });
    closing.push(() => db.destroy());
    await migrate(db);
    const owner = { name: 'chaos', scope: 'full_access' } as const;
    const apiKey = (await createApiKey(db, owner, new Date())).key;

    const env = environmentOf(server, bank, networks);
    const everybody: ServedProduct[] = [];
    closing.push(() => {
      for (const product of everybody) product.kill();
    });
    const serve = async (role: 'api' | 'worker') => {
      const product = await serveProduct(role, env);
      everybody.push(product);
      return product;
    };
    const api = await serve('api');
    const workers: ServedProduct[] = [];
    const house: House = {
      bank,
      networks,
      client: createClient({ baseUrl: api.url ?? '', apiKey, retries: 0 }),
      apiUrl: api.url ?? '',
      db,
      workers,
      logLines: () => everybody.flatMap(({ log }) => log),
      async staffUp() {
        const hire = async () => void workers.push(await serve('worker'));
        await Promise.all(Array.from({ length: WORKERS - workers.length }, hire));
      },
      dismiss(worker, how) {
        workers.splice(workers.indexOf(worker), 1);
        if (how === 'kill') worker.kill();
        else void worker.terminate();
      },
      async restartDatabase(mode) {
        const pid = postmasterPid(server);
        process.kill(pid, mode === 'immediate' ? 'SIGQUIT' : 'SIGINT');
        await untilBack(db, server, pid);
      },
      async crashDatabase() {
        const { ours, other } = await patiently(() => findSessions(db));
        process.kill(other, 'SIGKILL');
        // A session that outlives this one's end is of the time before.
        while ((await patiently(() => findSessions(db))).ours === ours) await delay(20);
      },
      close,
    };
    await house.staffUp();
    return house;
  } catch (error) {
    await close();
    throw error;
  }
}

function environmentOf(server: EmbeddedPostgres, { plaid, teller }: Sandbox, networks: House['networks']) {
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

/** Asks again, as any client would, while the API, or PostgreSQL itself, says that it cannot be reached. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const deadline = Date.now() + DATABASE_PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const isRefused = error instanceof Error && 'code' in error && error.code === 'DATABASE_UNAVAILABLE';
      const isAway = isRefused || isDatabaseUnavailable(error);
      if (!isAway || Date.now() > deadline) throw error;
      await delay(500);
    }
  }
}

/** PostgreSQL's processes that serve our session and one of the product's. */
async function findSessions(db: Knex): Promise<{ ours: number; other: number }> {
  const { rows } = await db.raw(
    `select pg_backend_pid() as ours, min(pid) as other from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return rows[0];
}

/** The embedded server's own watch starts it again, at the same address. */
async function untilBack(db: Knex, server: EmbeddedPostgres, formerPid: number): Promise<void> {
  const isBack = () =>
    isAnother(server, formerPid)
      .then((other) => other && db.raw('select 1'))
      .catch(() => false);
  await waitUntil('PostgreSQL is back', isBack, { withinMs: DATABASE_PATIENCE_MS });
}

/** The file that names the process is missing for a moment. */
const isAnother = async (server: EmbeddedPostgres, formerPid: number): Promise<boolean> => {
  const pid = postmasterPid(server);
  return Number.isInteger(pid) && pid !== formerPid;
};
