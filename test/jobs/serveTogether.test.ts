import { expect } from 'chai';
import { type Client, createClient } from '../../generated/client/index.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { type ServedProduct, serveProduct } from '../support/servedProduct.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('two API processes and two workers on one PostgreSQL', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let bank: PlaidSandbox;
  let apis: Client[];
  let apiUrls: string[];
  let workers: ServedProduct[];
  let connectionId: string;
  let item: string;
  const running: ServedProduct[] = [];

  before(async () => {
    database = await createTestDatabase();
    bank = await startPlaidSandbox();
    bank.control.setAutomaticWebhooks({ enabled: false });
    const env = {
      DATABASE_URL: database.url,
      PLAID_CLIENT_ID: bank.clientId,
      PLAID_SECRET: bank.secret,
      PLAID_BASE_URL: bank.url,
    };
    const owner = { name: 'owner', scope: 'full_access' } as const;
    const apiKey = (await createApiKey(database.db, owner, new Date())).key;
    const serve = async (role: 'api' | 'worker') => {
      const product = await serveProduct(role, env);
      running.push(product);
      return product;
    };
    const served = [await serve('api'), await serve('api')];
    apiUrls = served.map(({ url }) => url ?? '');
    apis = apiUrls.map((baseUrl) => createClient({ baseUrl, apiKey, retries: 0 }));
    workers = await Promise.all([serve('worker'), serve('worker')]);
    const [api] = apis;
    if (!api) throw new Error('No API process was started.');
    const user = await api.call('createUser', { body: { name: 'Alex' } });
    const { publicToken } = bank.control.createPublicToken({ institutionId: 'ins_900001' });
    const connection = await api.call('createConnection', {
      body: { user_id: user.id, provider: 'plaid', credentials: { public_token: publicToken } },
    });
    connectionId = connection.id;
    item = bank.control.items()[0]?.itemId ?? '';
    await waitUntilIdle();
  });
  after(async () => {
    for (const product of running) product.kill();
    await bank.close();
    await database.drop();
  });

  const logs = () => database.db('sync_logs').where('connection_id', connectionId).orderBy('started_at');

  const waitUntilIdle = () =>
    waitUntil(
      'no sync is running or requested',
      async () => {
        const { rows } = await database.db.raw(`
        select 1 from sync_logs where status = 'in_progress'
        union all select 1 from webhook_events where status = 'received'
        union all select 1 from connections where sync_requested_at is not null`);
        return rows.length === 0 && (await logs()).length > 0;
      },
      { withinMs: 60_000 },
    );

  async function expectLedgerOfBank(): Promise<void> {
    const stored = await database
      .db('transactions')
      .whereNull('deleted_by_user_at')
      .whereNull('removed_by_provider_at')
      .pluck('external_id');
    const held = bank.control.ledger({ item }).transactions.map(({ transaction_id: id }) => id);
    expect(stored.sort()).to.deep.equal(held.sort());
  }

  it('triggerSync: of many concurrent requests and webhooks, one sync of a connection runs at a time', async () => {
    for (let round = 0; round < 5; round++) {
      bank.control.addTransactions({ item, transactions: [{ name: `COFFEE ${round}`, amount: '4.20' }] });
      bank.control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: 300 } });
      bank.control.resetCalls();
      const before = (await logs()).length;
      const outcomes = await Promise.all([
        ...Array.from({ length: 12 }, (_, nth) =>
          apis[nth % 2]
            ?.call('triggerSync', { body: { connection_id: connectionId } })
            .then(() => 'started')
            .catch((error: { code?: string }) => error.code),
        ),
        ...apiUrls.map((url) =>
          bank.control
            .fireWebhook({ item, url: `${url}/webhooks/plaid` })
            .then(([delivery]) => `webhook ${delivery?.status}`),
        ),
      ]);
      // If a webhook arrives first, no request starts a sync.
      expect(['SYNC_IN_PROGRESS', 'started', 'webhook 200']).to.include.members(outcomes);
      await waitUntilIdle();
      const syncs = (await logs()).slice(before);
      expect(syncs.map(({ status, attempts }) => [status, attempts])).to.deep.equal(
        syncs.map(() => ['success', 1]),
      );
      // A pull starts with the list of accounts, so its calls count the pulls: one for each sync.
      expect(bank.control.calls().counts['/accounts/get']).to.equal(syncs.length);
      for (const [nth, { started_at: startedAt }] of syncs.entries()) {
        const previous = syncs[nth - 1];
        if (previous) expect(startedAt.getTime()).to.be.at.least(previous.completed_at.getTime());
      }
      await expectLedgerOfBank();
    }
  });

  it('a worker that gets SIGTERM during a long sync hands it back, and the other one completes it', async () => {
    await waitUntilIdle();
    bank.control.addTransactions({ item, transactions: [{ name: 'LUNCH', amount: '14.20' }] });
    // Longer than a stopping worker waits for its syncs.
    bank.control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: 25_000 } });
    bank.control.resetCalls();
    await apis[0]?.call('triggerSync', { body: { connection_id: connectionId } });
    await waitUntil(
      'the sync has called the bank',
      () => (bank.control.calls().counts['/transactions/sync'] ?? 0) > 0,
      { withinMs: 60_000 },
    );
    const [holder] = await database
      .db('agenda_jobs')
      .where('name', 'sync connection')
      .whereNotNull('locked_at')
      .pluck('last_modified_by');
    const busy = workers.find(({ pid }) => String(holder).split(' ')[1] === String(pid));
    expect(await busy?.terminate()).to.equal(0);
    await waitUntilIdle();
    const last = (await logs()).at(-1);
    expect([last.status, last.attempts, last.added_count]).to.deep.equal(['success', 2, 1]);
    await expectLedgerOfBank();
  });
});
