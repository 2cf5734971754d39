import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
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

/**
 * Words. A *site* is where the faults happen: a PostgreSQL that can be stopped, the bank's side of the wire,
 * and a household whose login is linked and synced. Each fault gets an *installation* of its own on it: a copy
 * of that household's database, and the product on it as it ships, in processes of its own.
 */
export interface Site {
  bank: PlaidSandbox;
  databaseServerUrl: string;
  /** PostgreSQL's own files. */
  databaseDirectory: string;
  install(options?: InstallOptions): Promise<Installation>;
  stopDatabase(): Promise<void>;
  /** Does nothing where it runs. */
  startDatabase(): Promise<void>;
  close(): Promise<void>;
}

export interface InstallOptions {
  env?: Record<string, string>;
  /** Where the database's files are: the name of a tablespace. */
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
  /** To look at what was stored; it is not the product's. */
  db: Knex;
  connectionId: string;
  /** The login's name at the bank. */
  item: string;
  /** One more process of the product on the same database. */
  serve(role: 'all' | 'api' | 'worker', env?: Record<string, string>): Promise<ServedProduct>;
  remove(): Promise<void>;
}

const INSTITUTION = 'ins_900001';
const HOME = 'faults_home';
const FURNISH_LIMIT_MS = 60_000;
/** Enough for two processes of the product, their jobs, and those who look. */
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
      if (server.url !== url) throw new Error('PostgreSQL came back at another address.');
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
    await furnish(await install(site, databaseUrl(server.url, HOME), provider));
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

/** Links the household's login and waits until its history has come; what is left is a database at rest. */
async function furnish(home: Installation): Promise<void> {
  const { client, product, site } = home;
  const user = await client.call('createUser', { body: { name: 'Alex' } });
  const { publicToken } = site.bank.control.createPublicToken({ institutionId: INSTITUTION });
  const connection = await client.call('createConnection', {
    body: { user_id: user.id, provider: 'plaid', credentials: { public_token: publicToken } },
  });
  await eventually(async () => {
    const { recent_sync: sync } = await client.call('getConnectionStatus', { path: { id: connection.id } });
    return sync?.status === 'success';
  }, FURNISH_LIMIT_MS);
  await product.terminate();
  await home.remove();
}

/** Whether it becomes so in time. */
export async function becomes(isSo: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > deadline) return false;
    await delay(25);
  }
}

export async function eventually(isSo: () => boolean | Promise<boolean>, withinMs?: number): Promise<void> {
  if (!(await becomes(isSo, withinMs))) throw new Error(`It has not become so: ${isSo}`);
}
