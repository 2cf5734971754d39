import { expect } from 'chai';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { insertWebhookEvent } from '../../src/store/webhookEvents.ts';
import { recoverWebhookEvents } from '../../src/webhooks/recoverWebhookEvents.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('Plaid webhooks', () => {
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

  it('receivePlaidWebhook: an update is stored, answered with 200 and starts a sync', async () => {
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

  it('receivePlaidWebhook: copies of one delivery are stored as one event, two deliveries as two', async () => {
    const copies = await fire('NEW_ACCOUNTS_AVAILABLE', { copies: 3 });
    expect(copies.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    expect(await eventsDone(1)).to.have.length(1);
    await fire('NEW_ACCOUNTS_AVAILABLE');
    const both = await eventsDone(2);
    expect(both.map(({ status }: { status: string }) => status)).to.deep.equal(['ignored', 'ignored']);
  });

  it('receivePlaidWebhook: an invalid signature answers 401 and is only counted', async () => {
    await fire('SYNC_UPDATES_AVAILABLE', { forgery: 'changed body' });
    const { status, body } = await app.post('/webhooks/plaid', { webhook_code: 'x' }, { key: null });
    expect([status, body.error.code]).to.deep.equal([401, 'INVALID_SIGNATURE']);
    expect(await events()).to.deep.equal([]);
    const counters = await app.context.db('refused_webhooks').select('provider', 'count');
    expect(counters).to.deep.equal([{ provider: 'plaid', count: '2' }]);
  });

  it('receiveTellerWebhook: every delivery is refused if the provider is not configured', async () => {
    const { status } = await app.post('/webhooks/teller', { id: 'wh_1' }, { key: null });
    expect(status).to.equal(401);
  });

  it('receivePlaidWebhook: deliveries during a running sync start one more sync', async () => {
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
    // A sync that was requested during another one starts before the job of that one ends.
    await jobsDone();
    expect(await syncs()).to.have.length(2);
  });

  it('receivePlaidWebhook: a login that needs its user is not synced until it is repaired', async () => {
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
    it(`receivePlaidWebhook: ${code} sets a warning with its date, and syncs continue`, async () => {
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

  it('completeReauth: clears the warning that the consent expires', async () => {
    await fire('PENDING_DISCONNECT');
    await eventsDone(1);
    expect((await connection()).reauth_recommended).to.equal(true);
    const { body } = await app.post(`/api/v1/connections/${connectionId}/reauth`);
    expect(body).to.include({ status: 'active', reauth_recommended: false, consent_expires_at: null });
    await syncsDone(1);
  });

  it('receivePlaidWebhook: an institution that is no longer supported sets status error and schedules no sync', async () => {
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

  it('receivePlaidWebhook: a temporary error is shown, and the next sync stays scheduled', async () => {
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

  it('receivePlaidWebhook: deliveries for a paused connection or an unknown login are ignored', async () => {
    await app.patch(`/api/v1/connections/${connectionId}`, { paused: true });
    await fire('SYNC_UPDATES_AVAILABLE');
    expect((await eventsDone(1))[0]).to.include({ status: 'ignored', connection_id: connectionId });
    await app.context.db('connections').where({ id: connectionId }).update({ external_id: 'another item' });
    await fire('SYNC_UPDATES_AVAILABLE');
    expect((await eventsDone(2))[0]).to.include({ status: 'ignored', connection_id: null });
    await app.context.db('connections').where({ id: connectionId }).update({ external_id: item });
    expect(await syncs()).to.deep.equal([]);
  });

  it('replayWebhookEvent: processes an event again', async () => {
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

  it('an event whose job was lost is queued again', async () => {
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

  it('receivePlaidWebhook: a delivery answers 503 while its verification key cannot be fetched', async () => {
    sandbox.control.rotateWebhookKey();
    const fault = { kind: 'gateway' as const };
    sandbox.control.addFault({ endpoint: '/webhook_verification_key/get', fault, times: 2 });
    expect((await fire('SYNC_UPDATES_AVAILABLE'))[0]?.status).to.equal(503);
    expect((await fire('SYNC_UPDATES_AVAILABLE'))[0]?.status).to.equal(200);
    await eventsDone(1);
    await syncsDone(1);
  });
});
