import { expect } from 'chai';
import { createJobs } from '../../src/jobs/createJobs.ts';
import { removeConnection } from '../../src/linking/removeConnection.ts';
import { ProviderError } from '../../src/providers/provider.ts';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { describeOnJobStores } from '../support/jobStores.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

describeOnJobStores('createJobs', (store) => {
  const bank = scriptedProvider();
  let database: TestDatabase;
  let api: TestApp;
  let worker: TestApp | undefined;
  let env: { JOBS_URL: string };
  let nextToken = 1;

  before(async () => {
    database = await createTestDatabase();
    env = { JOBS_URL: store.urlFor(database) };
    const replacements = { providers: { plaid: bank } };
    api = await startTestApp({ database, replacements, env: { ...env, BREADBOX_ROLE: 'api' } });
  });
  after(async () => {
    await worker?.close();
    await api.close();
    await database.drop();
  });

  async function link(): Promise<{ id: string }> {
    const token = String(nextToken++);
    bank.accounts = [{ ...checking, mask: token.padStart(4, '0') }];
    bank.script = [page({ accounts: bank.accounts, upserted: [purchase(token)], cursor: token })];
    const { body: user } = await api.post('/api/v1/users', { name: 'Alex' });
    const credentials = { public_token: token };
    const { status, body } = await api.post('/api/v1/connections', {
      user_id: user.id,
      provider: 'plaid',
      credentials,
    });
    expect(status).to.equal(201);
    return body;
  }

  const statusOf = async (connection: { id: string }) =>
    (await api.get(`/api/v1/connections/${connection.id}/status`)).body;

  const syncOf = (connection: { id: string }) =>
    waitUntil('the sync has ended', async () => (await statusOf(connection)).recent_sync, {
      until: ({ status }) => status !== 'in_progress',
    });

  /** Waits for the sync, because all connections share one script, which the next link replaces. */
  async function linkAndSync(): Promise<{ id: string }> {
    const connection = await link();
    expect(await syncOf(connection)).to.include({ trigger: 'initial', status: 'success', added_count: 1 });
    return connection;
  }

  it('getReadiness: an API process reports whether any worker is running', async () => {
    expect((await api.get('/health/ready')).body.scheduler).to.equal('stopped');
    worker = await startTestApp({
      database,
      replacements: { providers: { plaid: bank } },
      env: { ...env, BREADBOX_ROLE: 'worker' },
      worker: true,
    });
    const { body } = await waitUntil('the API process is ready', () => api.get('/health/ready'), {
      until: ({ status }) => status === 200,
    });
    expect(body.scheduler).to.equal('running');
    expect((await worker.get('/health/ready')).body.scheduler).to.equal('running');
  });

  it('createConnection: the initial sync is run by the worker', async () => {
    await linkAndSync();
  });

  it('triggerSync: all connections are synced one after another', async () => {
    for (let login = 0; login < 3; login++) await linkAndSync();
    const { body } = await api.post('/api/v1/sync');
    const logs = await waitUntil(
      'all syncs have succeeded',
      async () => database.db('sync_logs').whereIn('id', body.sync_log_ids).orderBy('completed_at'),
      { until: (rows) => rows.every(({ status }) => status === 'success') },
    );
    expect(logs.map(({ status, trigger }) => `${trigger} ${status}`)).to.deep.equal(
      body.sync_log_ids.map(() => 'manual success'),
    );
    const attempts = await database
      .db('connections as c')
      .join('sync_logs as l', 'l.connection_id', 'c.id')
      .whereIn('l.id', body.sync_log_ids)
      .orderBy('c.last_attempted_sync_at')
      .select('c.last_attempted_sync_at as began', 'l.completed_at as ended');
    const overlaps = attempts.filter(({ began }, position) => began < attempts[position - 1]?.ended);
    expect(overlaps).to.deep.equal([]);
  });

  it('deleteConnection: a revocation that fails is retried by a job', async () => {
    const connection = await linkAndSync();
    const { link: provider } = bank;
    if (!provider) throw new Error('The scripted bank has no link.');
    const { revoke } = provider;
    let refusals = 1;
    provider.revoke = async (credentials, externalId) => {
      if (refusals-- > 0) throw new ProviderError('temporary', 'HTTP_502', 'down');
      await revoke(credentials, externalId);
    };
    await removeConnection(api.context, connection.id);
    const row = await waitUntil(
      'the access has been revoked',
      async () => database.db('connections').where({ id: connection.id }).first(),
      { until: (found) => found.revocation_pending === false },
    );
    expect(row).to.include({ status: 'disconnected', revocation_pending: false, credentials: null });
    provider.revoke = revoke;
  });

  it('jobs can be enqueued without starting, and a second stop does nothing', async () => {
    const connection = await link();
    const { queue, scheduler, ...context } = api.context;
    const jobs = createJobs(context);
    const syncLogId = await openSyncLog(database.db, connection.id, 'manual', new Date());
    if (syncLogId) await jobs.queue.enqueueSync(syncLogId, connection.id);
    await jobs.stop();
    await jobs.stop();
    expect((await syncOf(connection)).status).to.equal('success');
  });
});
