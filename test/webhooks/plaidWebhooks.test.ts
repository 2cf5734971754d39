import { expect } from 'chai';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { insertWebhookEvent } from '../../src/store/webhookEvents.ts';
import { recoverWebhookEvents } from '../../src/webhooks/recoverWebhookEvents.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('webhooks of Plaid', () => {
  let sandbox: PlaidSandbox;
  let app: TestApp;
  let url: string;
  let item: string;
  let connectionId: string;

  before(async () => {
    sandbox = await startPlaidSandbox();
    app = await startTestApp({
      worker: true,
      env: {
        PLAID_CLIENT_ID: sandbox.clientId,
        PLAID_SECRET: sandbox.secret,
        PLAID_BASE_URL: sandbox.url,
      },
    });
    url = `${app.url}/webhooks/plaid`;
    const { body: user } = await app.post('/api/v1/users', { name: 'Alex' });
    const { publicToken } = sandbox.control.createPublicToken({ institutionId: 'ins_900001' });
    const { body } = await app.post('/api/v1/connections', {
      user_id: user.id,
      provider: 'plaid',
      credentials: { public_token: publicToken },
    });
    connectionId = body.id;
    item = sandbox.control.items()[0]?.itemId ?? '';
    await syncsDone(1);
  });
  after(async () => {
    await app.close();
    await sandbox.close();
  });
  beforeEach(async () => {
    await app.context.db('webhook_events').delete();
    await app.context.db('refused_webhooks').delete();
    await app.context.db('sync_logs').delete();
    await app.context
      .db('connections')
      .update({ status: 'active', error_code: null, error_message: null, paused: false });
  });

  const events = async () => (await app.get('/api/v1/webhook-events')).body.data;
  const syncs = async () => (await app.get(`/api/v1/sync-logs?connection_id=${connectionId}`)).body.data;
  const connection = async () => (await app.get(`/api/v1/connections/${connectionId}`)).body;

  const eventsDone = (count: number) =>
    waitUntil(`${count} events are processed`, events, {
      until: (all) =>
        all.length === count && all.every(({ status }: { status: string }) => status !== 'received'),
    });
  const syncsDone = (count: number) =>
    waitUntil(`${count} syncs have ended`, syncs, {
      until: (all) =>
        all.length === count && all.every(({ status }: { status: string }) => status !== 'in_progress'),
    });
  const jobsDone = () =>
    waitUntil(
      'no sync is queued or running',
      () => app.context.db('agenda_jobs').whereIn('name', ['sync connection', 'process webhook event']),
      { until: (jobs) => jobs.length === 0 },
    );

  const fire = (code: string, more: { copies?: number; forgery?: 'changed body' } = {}) =>
    sandbox.control.fireWebhook({ item, url, code, ...more });

  it('receivePlaidWebhook: an update is noted, answered with 200 and leads to a sync', async () => {
    sandbox.control.addTransactions({ item, transactions: [{ name: 'NEW ONE', amount: '5.00' }] });
    const [delivery] = await fire('SYNC_UPDATES_AVAILABLE');
    expect(delivery?.status).to.equal(200);
    const [event] = await eventsDone(1);
    expect(event).to.include({
      provider: 'plaid',
      event_type: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE',
      connection_id: connectionId,
      status: 'processed',
      error: null,
    });
    const [sync] = await syncsDone(1);
    expect(sync).to.include({ trigger: 'webhook', status: 'success', added_count: 1 });
  });

  it('receivePlaidWebhook: copies of one delivery are one event, two deliveries are two', async () => {
    const copies = await fire('NEW_ACCOUNTS_AVAILABLE', { copies: 3 });
    expect(copies.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    expect(await eventsDone(1)).to.have.length(1);
    await fire('NEW_ACCOUNTS_AVAILABLE');
    const both = await eventsDone(2);
    expect(both.map(({ status }: { status: string }) => status)).to.deep.equal(['ignored', 'ignored']);
  });

  it('receivePlaidWebhook: a wrong signature is answered with 401 and leaves a counter alone', async () => {
    await fire('SYNC_UPDATES_AVAILABLE', { forgery: 'changed body' });
    const { status, body } = await app.post('/webhooks/plaid', { webhook_code: 'x' }, { key: null });
    expect([status, body.error.code]).to.deep.equal([401, 'INVALID_SIGNATURE']);
    expect(await events()).to.deep.equal([]);
    const counters = await app.context.db('refused_webhooks').select('provider', 'count');
    expect(counters).to.deep.equal([{ provider: 'plaid', count: '2' }]);
  });

  it('receiveTellerWebhook: without a configured provider every delivery is refused', async () => {
    const { status } = await app.post('/webhooks/teller', { id: 'wh_1' }, { key: null });
    expect(status).to.equal(401);
  });

  it('receivePlaidWebhook: deliveries during a running sync cause one more run', async () => {
    sandbox.control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: 700 } });
    await fire('SYNC_UPDATES_AVAILABLE');
    await waitUntil('the first sync has begun', syncs, { until: (all) => all.length === 1 });
    await fire('SYNC_UPDATES_AVAILABLE');
    await fire('SYNC_UPDATES_AVAILABLE');
    await eventsDone(3);
    const all = await syncsDone(2);
    expect(all.map(({ trigger, status }: Record<string, string>) => `${trigger} ${status}`)).to.deep.equal([
      'webhook success',
      'webhook success',
    ]);
    // A sync starts the one that was asked for meanwhile before its job ends.
    await jobsDone();
    expect(await syncs()).to.have.length(2);
  });

  it('receivePlaidWebhook: a login that needs the user waits for them, and goes on once repaired', async () => {
    sandbox.control.requireLogin({ item });
    await fire('ERROR');
    await eventsDone(1);
    expect(await connection()).to.include({
      status: 'pending_reauth',
      error_code: 'ITEM_LOGIN_REQUIRED',
      next_sync_at: null,
    });
    sandbox.control.repairLogin({ item });
    await fire('LOGIN_REPAIRED');
    await eventsDone(2);
    const [sync] = await syncsDone(1);
    expect(sync).to.include({ trigger: 'webhook', status: 'success' });
    expect(await connection()).to.include({ status: 'active', error_code: null, error_message: null });
  });

  for (const code of ['PENDING_EXPIRATION', 'PENDING_DISCONNECT']) {
    it(`receivePlaidWebhook: ${code} is a warning with its date, and syncs go on`, async () => {
      await app.context.db('connections').update({ reauth_recommended: false, consent_expires_at: null });
      const { next_sync_at: due } = await connection();
      await fire(code);
      const [event] = await eventsDone(1);
      const { rows } = await app.context.db.raw('select payload from webhook_events where id = ?', [
        event.id,
      ]);
      const announced = JSON.stringify(rows[0].payload);
      const warned = await connection();
      expect(warned).to.include({
        status: 'active',
        error_code: null,
        next_sync_at: due,
        reauth_recommended: true,
      });
      expect(announced).to.include(warned.consent_expires_at);
      sandbox.control.addTransactions({ item, transactions: [{ name: `AFTER ${code}`, amount: '5.00' }] });
      await app.post('/api/v1/sync', { connection_id: connectionId });
      expect((await syncsDone(1))[0]).to.include({ status: 'success', added_count: 1 });
      expect(await connection()).to.include({ status: 'active', reauth_recommended: true });
      await fire('LOGIN_REPAIRED');
      await eventsDone(2);
      await syncsDone(2);
      expect(await connection()).to.include({
        status: 'active',
        reauth_recommended: false,
        consent_expires_at: null,
      });
    });
  }

  it('completeReauth: clears the warning that a login ends', async () => {
    await fire('PENDING_DISCONNECT');
    await eventsDone(1);
    expect((await connection()).reauth_recommended).to.equal(true);
    const { body } = await app.post(`/api/v1/connections/${connectionId}/reauth`);
    expect(body).to.include({ status: 'active', reauth_recommended: false, consent_expires_at: null });
    await syncsDone(1);
  });

  it('receivePlaidWebhook: an institution that is no longer supported ends in error, with no sync to come', async () => {
    sandbox.control.requireLogin({ item, code: 'INSTITUTION_NO_LONGER_SUPPORTED' });
    await fire('ERROR');
    sandbox.control.repairLogin({ item });
    await eventsDone(1);
    const ended = await connection();
    await app.context.db('connections').update({ next_sync_at: new Date() });
    expect(ended).to.include({
      status: 'error',
      error_code: 'INSTITUTION_NO_LONGER_SUPPORTED',
      next_sync_at: null,
    });
  });

  it('receivePlaidWebhook: an error that passes is shown, and tried again as scheduled', async () => {
    const { next_sync_at: due } = await connection();
    sandbox.control.requireLogin({ item, code: 'INSTITUTION_DOWN' });
    await fire('ERROR');
    sandbox.control.repairLogin({ item });
    await eventsDone(1);
    expect(await connection()).to.include({
      status: 'error',
      error_code: 'INSTITUTION_DOWN',
      next_sync_at: due,
    });
  });

  it('receivePlaidWebhook: a paused connection and a login nobody knows are left alone', async () => {
    await app.patch(`/api/v1/connections/${connectionId}`, { paused: true });
    await fire('SYNC_UPDATES_AVAILABLE');
    expect((await eventsDone(1))[0]).to.include({ status: 'ignored', connection_id: connectionId });
    await app.context.db('connections').where({ id: connectionId }).update({ external_id: 'another item' });
    await fire('SYNC_UPDATES_AVAILABLE');
    expect((await eventsDone(2))[0]).to.include({ status: 'ignored', connection_id: null });
    await app.context.db('connections').where({ id: connectionId }).update({ external_id: item });
    expect(await syncs()).to.deep.equal([]);
  });

  it('replayWebhookEvent: processes a delivery once more', async () => {
    await fire('SYNC_UPDATES_AVAILABLE');
    const [event] = await eventsDone(1);
    await syncsDone(1);
    const { status, body } = await app.post(`/api/v1/webhook-events/${event.short_id}/replay`);
    expect([status, body.id, body.status, body.processed_at]).to.deep.equal([
      202,
      event.id,
      'received',
      null,
    ]);
    expect(await syncsDone(2)).to.have.length(2);
  });

  it('listWebhookEvents: newest first, page by page', async () => {
    for (let count = 0; count < 3; count++) await fire('NEW_ACCOUNTS_AVAILABLE');
    const all = await eventsDone(3);
    const first = await app.get('/api/v1/webhook-events?limit=2');
    const second = await app.get(`/api/v1/webhook-events?limit=2&cursor=${first.body.next_cursor}`);
    expect([...first.body.data, ...second.body.data]).to.deep.equal(all);
    expect([first.body.has_more, second.body.has_more]).to.deep.equal([true, false]);
    const times = all.map(({ received_at: at }: { received_at: string }) => at);
    expect(times).to.deep.equal([...times].sort().reverse());
  });

  it('a delivery whose job was lost is found again', async () => {
    const { db, clock } = app.context;
    const longAgo = new Date(clock.now().getTime() - 3 * 60_000);
    const event = {
      provider: 'plaid' as const,
      digest: Buffer.from('lost'),
      eventType: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE',
      meaning: { kind: 'updates_available' as const, externalId: item },
      sent: {},
    };
    await insertWebhookEvent(db, event, longAgo);
    await recoverWebhookEvents(app.context);
    expect((await eventsDone(1))[0]).to.include({ status: 'processed' });
    expect(await syncsDone(1)).to.have.length(1);
  });

  it('receivePlaidWebhook: while Plaid does not give its key, the delivery is for later', async () => {
    sandbox.control.rotateWebhookKey();
    const fault = { kind: 'gateway' as const };
    sandbox.control.addFault({ endpoint: '/webhook_verification_key/get', fault, times: 2 });
    expect((await fire('SYNC_UPDATES_AVAILABLE'))[0]?.status).to.equal(502);
    expect((await fire('SYNC_UPDATES_AVAILABLE'))[0]?.status).to.equal(200);
    await eventsDone(1);
    await syncsDone(1);
  });
});
