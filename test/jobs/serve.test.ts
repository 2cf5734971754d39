import { expect } from 'chai';
import { type Client, createClient } from '../../generated/client/index.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { describeOnJobStores } from '../support/jobStores.ts';
import { openNetwork } from '../support/network.ts';
import { type ServedProduct, serveProduct } from '../support/servedProduct.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

describeOnJobStores('breadbox serve, with jobs', (store) => {
  let database: TestDatabase;
  let bank: PlaidSandbox;
  let env: Record<string, string>;
  let apiKey: string;
  let connectionId: string;
  let item: string;
  const running: ServedProduct[] = [];

  before(async () => {
    database = await createTestDatabase();
    bank = await startPlaidSandbox();
    bank.control.setAutomaticWebhooks({ enabled: false });
    env = {
      DATABASE_URL: database.url,
      JOBS_URL: store.urlFor(database),
      PLAID_CLIENT_ID: bank.clientId,
      PLAID_SECRET: bank.secret,
      PLAID_BASE_URL: bank.url,
    };
    const owner = { name: 'owner', scope: 'full_access' } as const;
    apiKey = (await createApiKey(database.db, owner, new Date())).key;
  });
  afterEach(() => {
    for (const product of running.splice(0)) product.kill();
  });
  after(async () => {
    await bank.close();
    await database.drop();
  });

  async function serve(role: 'all' | 'api' | 'worker', more = {}): Promise<ServedProduct> {
    const product = await serveProduct(role, { ...env, ...more });
    running.push(product);
    return product;
  }

  const clientOf = ({ url }: ServedProduct): Client => createClient({ baseUrl: url ?? '', apiKey });

  /** Waits until the connection's latest sync has this trigger and has ended, and returns it. */
  const syncAfter = (client: Client, trigger: string) =>
    waitUntil(
      `a sync with the trigger ${trigger} has ended`,
      async () => (await client.call('getConnectionStatus', { path: { id: connectionId } })).recent_sync,
      { until: (sync) => sync?.trigger === trigger && sync.status !== 'in_progress' },
    );

  const buySomething = () =>
    bank.control.addTransactions({ item, transactions: [{ name: 'CORNER CAFE', amount: '4.20' }] });
  const storedIds = async () =>
    (
      await database
        .db('transactions')
        .whereNull('deleted_by_user_at')
        .whereNull('removed_by_provider_at')
        .pluck('external_id')
    ).sort();
  const bankIds = () =>
    bank.control
      .ledger({ item })
      .transactions.map(({ transaction_id: id }) => id)
      .sort();

  it('one process links a login, syncs its history, and finishes the running sync before it exits', async () => {
    const product = await serve('all');
    const client = clientOf(product);
    const user = await client.call('createUser', { body: { name: 'Alex' } });
    const { publicToken } = bank.control.createPublicToken({ institutionId: 'ins_900001' });
    const connection = await client.call('createConnection', {
      body: { user_id: user.id, provider: 'plaid', credentials: { public_token: publicToken } },
    });
    connectionId = connection.id;
    item = bank.control.items()[0]?.itemId ?? '';
    expect(await syncAfter(client, 'initial')).to.include({ trigger: 'initial', status: 'success' });
    expect(await storedIds()).to.deep.equal(bankIds());

    buySomething();
    bank.control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: 1_500 } });
    bank.control.resetCalls();
    await client.call('triggerSync', { body: { connection_id: connectionId } });
    await waitUntil(
      'the sync has called the bank',
      () => (bank.control.calls().counts['/transactions/sync'] ?? 0) > 0,
    );
    const terminatedAt = performance.now();
    expect(await product.terminate()).to.equal(0);
    // Container runtimes wait ten seconds before they kill a process.
    expect(performance.now() - terminatedAt).to.be.below(8_000);
    expect(await storedIds()).to.deep.equal(bankIds());
    expect(await database.db('sync_logs').where('status', 'in_progress')).to.deep.equal([]);
  });

  it('a webhook received by an API process triggers a sync in a worker', async () => {
    const [api, worker] = await Promise.all([serve('api'), serve('worker')]);
    const client = clientOf(api);
    buySomething();
    const deliveries = await bank.control.fireWebhook({ item, url: `${api.url}/webhooks/plaid` });
    expect(deliveries.map(({ status }) => status)).to.deep.equal([200]);
    expect(await syncAfter(client, 'webhook')).to.include({ status: 'success', added_count: 1 });
    expect(await storedIds()).to.deep.equal(bankIds());
    expect(await Promise.all([api.terminate(), worker.terminate()])).to.deep.equal([0, 0]);
  });

  it('a sync requested while no worker is running is done by the next worker', async () => {
    const api = await serve('api');
    const client = clientOf(api);
    buySomething();
    await client.call('triggerSync', { body: { connection_id: connectionId } });
    expect(await api.terminate()).to.equal(0);
    await serve('worker');
    expect(await syncAfter(clientOf(await serve('api')), 'manual')).to.include({
      status: 'success',
      added_count: 1,
    });
    expect(await storedIds()).to.deep.equal(bankIds());
  });

  it('a worker waits for a job store that is still starting up', async () => {
    const network = await openNetwork(env['JOBS_URL'] ?? '');
    try {
      network.cut();
      const starting = serve('worker', { JOBS_URL: network.url });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      network.deliver();
      expect(await (await starting).terminate()).to.equal(0);
    } finally {
      await network.close();
    }
  });

  it('triggerSync: 503 while the job store cannot be reached', async () => {
    const network = await openNetwork(env['JOBS_URL'] ?? '');
    try {
      const { url } = await serve('api', { JOBS_URL: network.url });
      const client = createClient({ baseUrl: url ?? '', apiKey, retries: 0 });
      network.cut();
      const refusal = await client
        .call('triggerSync', { body: { connection_id: connectionId } })
        .catch((error: unknown) => error);
      expect(refusal).to.include({ status: 503, code: 'DATABASE_UNAVAILABLE' });
    } finally {
      await network.close();
    }
  });
});
