import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { startSandbox } from '../../src/sandbox/startSandbox.ts';
import { type Network, openNetwork } from '../support/network.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

/** Unrelated transactions, of the heartbeat and of the job store, end within this time. */
const TIMEOUT_MS = 2_000;

interface OpenTransaction {
  pid: number;
  began: string;
  lastStatement: string;
}

/**
 * A provider may take minutes to respond. A transaction that waited for it would keep its locks and a connection of the
 * pool for that time. These tests delay every request to a provider until all transactions that were open when it
 * arrived have ended. A transaction that stays open waits for the request, and is recorded.
 */
describe('no call is made to a provider within a database transaction', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  let sandbox: Sandbox;
  let networks: { plaid: Network; teller: Network };
  let app: TestApp;
  let userId: string;
  let requestsHeldUp = 0;
  let waiting: OpenTransaction[] = [];

  before(async () => {
    sandbox = await startSandbox({ certificateFolder: folder.path });
    const { plaid, teller } = sandbox;
    networks = {
      plaid: await openNetwork(plaid.url, { onRequest: noteTransactionsThatWait }),
      teller: await openNetwork(teller.url, { onRequest: noteTransactionsThatWait }),
    };
    app = await startTestApp({
      worker: true,
      env: {
        PLAID_CLIENT_ID: plaid.clientId,
        PLAID_SECRET: plaid.secret,
        PLAID_BASE_URL: networks.plaid.url,
        TELLER_APPLICATION_ID: teller.applicationId,
        TELLER_BASE_URL: networks.teller.url,
        TELLER_CERT_PATH: teller.paths?.certificate ?? '',
        TELLER_KEY_PATH: teller.paths?.privateKey ?? '',
        TELLER_CA_PATH: teller.paths?.authority ?? '',
        TELLER_WEBHOOK_SECRET: teller.webhookSecret,
      },
    });
    userId = (await app.post('/api/v1/users', { name: 'Alex' })).body.id;
  });
  after(async () => {
    await app.close();
    await networks.plaid.close();
    await networks.teller.close();
    await sandbox.close();
    folder.remove();
  });
  beforeEach(() => {
    requestsHeldUp = 0;
    waiting = [];
  });

  async function noteTransactionsThatWait(): Promise<void> {
    requestsHeldUp += 1;
    if (waiting.length > 0) return;
    let open = await openTransactions();
    for (const deadline = Date.now() + TIMEOUT_MS; open.length > 0 && Date.now() < deadline; ) {
      await delay(20);
      const still = await openTransactions();
      open = open.filter(({ pid, began }) => still.some((each) => each.pid === pid && each.began === began));
    }
    waiting.push(...open);
  }

  /** Uses a separate connection, because the pool of the app may be used up. */
  async function openTransactions(): Promise<OpenTransaction[]> {
    const { rows } = await app.database.db.raw(
      `select pid, xact_start::text as began, query as "lastStatement" from pg_stat_activity
       where datname = current_database() and state like 'idle in transaction%' and pid <> pg_backend_pid()`,
    );
    return rows;
  }

  async function syncEnds(connectionId: string, trigger: string): Promise<void> {
    const recentSync = async () =>
      (await app.get(`/api/v1/connections/${connectionId}/status`)).body.recent_sync;
    const sync = await waitUntil(`a sync with the trigger ${trigger} has ended`, recentSync, {
      until: (latest) => latest?.trigger === trigger && latest.status !== 'in_progress',
    });
    expect(sync).to.include({ status: 'success', error: null });
  }

  /** Runs a connection's whole life. Each step calls the provider. */
  async function live(provider: 'plaid' | 'teller', credentials: object, news: () => Promise<unknown>) {
    const session = await app.post('/api/v1/connections/link-sessions', { user_id: userId, provider });
    expect(session.status).to.equal(201);
    const { status, body } = await app.post('/api/v1/connections', {
      user_id: userId,
      provider,
      credentials,
    });
    expect(status).to.equal(201);
    const path = `/api/v1/connections/${body.id}`;
    await syncEnds(body.id, 'initial');
    await news();
    await syncEnds(body.id, 'webhook');
    await app.post(`/api/v1/sync`, { connection_id: body.id });
    await syncEnds(body.id, 'manual');
    expect((await app.post(`${path}/reauth-sessions`)).status).to.equal(201);
    expect((await app.delete(path)).status).to.equal(200);
  }

  it('this test detects such a call', async () => {
    const { access } = app.context.providers.plaid ?? {};
    await app.context.db.transaction(async (trx) => {
      await trx.raw('select 1 as a_call_follows');
      await access?.check();
    });
    expect(waiting[0]?.lastStatement).to.equal('select 1 as a_call_follows');
  });

  it('Plaid: linking, syncs of several pages, a webhook, a new sign-in and the removal', async () => {
    const { control } = sandbox.plaid;
    control.resetCalls();
    const { publicToken } = control.createPublicToken({ institutionId: 'ins_900001' });
    await live('plaid', { public_token: publicToken }, () =>
      control.fireWebhook({ item: control.items()[0]?.itemId ?? '', url: `${app.url}/webhooks/plaid` }),
    );
    const { counts } = control.calls();
    expect(counts).to.include.keys(
      '/link/token/create',
      '/item/public_token/exchange',
      '/item/get',
      '/accounts/get',
      '/webhook_verification_key/get',
      '/item/remove',
    );
    expect(counts['/transactions/sync']).to.be.greaterThan(3);
    expect(requestsHeldUp).to.be.at.least(Object.values(counts).reduce((sum, count) => sum + count));
    expect(waiting).to.deep.equal([]);
  });

  it('Teller: linking, syncs of several pages, a webhook, a new sign-in and the removal', async () => {
    const { control } = sandbox.teller;
    const { accessToken, enrollmentId, institutionName } = control.connect();
    await live(
      'teller',
      { access_token: accessToken, enrollment_id: enrollmentId, institution_name: institutionName },
      () => control.fireWebhook({ item: enrollmentId, url: `${app.url}/webhooks/teller` }),
    );
    const { counts } = control.calls();
    expect(counts).to.include.keys('/accounts', '/accounts/{id}/balances');
    expect(counts['/accounts/{id}/transactions']).to.be.greaterThan(3);
    expect(requestsHeldUp).to.be.at.least(Object.values(counts).reduce((sum, count) => sum + count));
    expect(waiting).to.deep.equal([]);
  });
});
