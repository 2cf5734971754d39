import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { type Client, createClient } from '../../../../generated/client/index.ts';
import { createDatabase } from '../../../../src/postgres/database.ts';
import type { EmbeddedPostgres } from '../../../../src/postgres/embedded/startEmbeddedPostgres.ts';
import { migrate } from '../../../../src/postgres/migrate.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../../../src/sandbox/plaid/startPlaidSandbox.ts';
import { createApiKey } from '../../../../src/store/apiKeys.ts';
import { TemporaryDataDir } from '../../../postgres/embedded/temporaryCluster.ts';
import { type ServedProduct, serveProduct } from '../../../support/servedProduct.ts';
import { databaseUrl, onServer } from '../../../support/testServer.ts';
import { waitUntil } from '../../../support/waitUntil.ts';

/**
 * A *site* is shared by all faults: a PostgreSQL server that can be stopped, a fake bank, and the database of a
 * household with a linked and synced login. Each fault gets its own *installation*: a copy of that database and
 * the built product running on it in separate processes.
 */
export interface Site {
  bank: PlaidSandbox;
  databaseServerUrl: string;
  /** The data directory of PostgreSQL. */
  databaseDirectory: string;
  install(options?: InstallOptions): Promise<Installation>;
  stopDatabase(): Promise<void>;
  /** Does nothing if it is already running. */
  startDatabase(): Promise<void>;
  close(): Promise<void>;
}

export interface InstallOptions {
  env?: Record<string, string>;
  /** The tablespace for the database's files. */
  tablespace?: string;
}

export interface Installation {
  site: Site;
  url: string;
  apiKey: string;
  client: Client;
  product: ServedProduct;
  databaseUrl: string;
  databaseName: string;
  /** The test's own connection, for reading what was stored. */
  db: Knex;
  connectionId: string;
  /** The login's item id at the bank. */
  item: string;
  /** Starts another server process on the same database. */
  serve(role: 'all' | 'api' | 'worker', env?: Record<string, string>): Promise<ServedProduct>;
  remove(): Promise<void>;
}

const INSTITUTION = 'ins_900001';
const HOME = 'faults_home';
const FIRST_SYNC_LIMIT_MS = 60_000;
/** Enough connections for two server processes, their jobs and the tests' own. */
const SETTINGS = { max_connections: 80, shared_buffers: '64MB' };

export async function openSite(): Promise<Site> {
  const dataDir = new TemporaryDataDir();
  let server: EmbeddedPostgres = await dataDir.start(SETTINGS);
  let isStopped = false;
  const bank = await startPlaidSandbox();
  bank.control.setAutomaticWebhooks({ enabled: false });
  const provider = {
    PLAID_CLIENT_ID: bank.clientId,
    PLAID_SECRET: bank.secret,
    PLAID_BASE_URL: bank.url,
  };
  const site: Site = {
    bank,
    databaseServerUrl: databaseUrl(server.url, 'postgres'),
    databaseDirectory: server.directory,
    async stopDatabase() {
      isStopped = true;
      await server.stop();
    },
    async startDatabase() {
      if (!isStopped) return;
      isStopped = false;
      const { url } = server;
      server = await dataDir.start(SETTINGS);
      if (server.url !== url) throw new Error('PostgreSQL restarted at another address.');
    },
    async install({ env = {}, tablespace } = {}) {
      const name = `faults_${randomBytes(4).toString('hex')}`;
      const place = tablespace ? ` tablespace ${tablespace}` : '';
      await onServer(server.url, `create database ${name} template ${HOME}${place}`);
      return install(site, databaseUrl(server.url, name), { ...provider, ...env });
    },
    async close() {
      await bank.close();
      await dataDir.remove();
    },
  };
  try {
    await onServer(server.url, `create database ${HOME}`);
    await linkAndSync(await install(site, databaseUrl(server.url, HOME), provider));
    return site;
  } catch (error) {
    await site.close();
    throw error;
  }
}

async function install(site: Site, url: string, env: Record<string, string>): Promise<Installation> {
  const db = createDatabase(url, { poolSize: 2, applicationName: 'breadbox campaign' });
  const running: ServedProduct[] = [];
  const serve: Installation['serve'] = async (role, more = {}) => {
    const product = await serveProduct(role, { DATABASE_URL: url, ...env, ...more });
    running.push(product);
    return product;
  };
  const remove = async () => {
    for (const product of running) product.kill();
    await db.destroy();
  };
  try {
    await migrate(db);
    const owner = { name: 'campaign', scope: 'full_access' } as const;
    const apiKey = (await createApiKey(db, owner, new Date())).key;
    const product = await serve('all');
    const connection = await db('connections').select('id').where('provider', 'plaid').first();
    return {
      site,
      url: product.url ?? '',
      apiKey,
      client: createClient({ baseUrl: product.url ?? '', apiKey }),
      product,
      databaseUrl: url,
      databaseName: new URL(url).pathname.slice(1),
      db,
      connectionId: connection?.id ?? '',
      item: site.bank.control.items()[0]?.itemId ?? '',
      serve,
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Links the household's login, waits for its first sync, and stops, so that the database can be copied. */
async function linkAndSync(installation: Installation): Promise<void> {
  const { client, product, site } = installation;
  const user = await client.call('createUser', { body: { name: 'Alex' } });
  const { publicToken } = site.bank.control.createPublicToken({ institutionId: INSTITUTION });
  const connection = await client.call('createConnection', {
    body: { user_id: user.id, provider: 'plaid', credentials: { public_token: publicToken } },
  });
  await waitUntil(
    'the first sync has succeeded',
    async () => (await client.call('getConnectionStatus', { path: { id: connection.id } })).recent_sync,
    { until: (sync) => sync?.status === 'success', withinMs: FIRST_SYNC_LIMIT_MS },
  );
  await product.terminate();
  await installation.remove();
}
