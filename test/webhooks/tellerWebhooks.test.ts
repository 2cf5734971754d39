import { expect } from 'chai';
import type { TellerEnrollment } from '../../src/sandbox/teller/bankControl.ts';
import type { TellerSandbox } from '../../src/sandbox/teller/startTellerSandbox.ts';
import { startTeller } from '../providers/teller/tellerProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('a login at Teller', () => {
  let sandbox: TellerSandbox;
  let app: TestApp;
  let enrollment: TellerEnrollment;
  let userId: string;
  let connectionId: string;

  before(async () => {
    sandbox = await startTeller();
    app = await startTestApp({
      worker: true,
      env: {
        TELLER_APPLICATION_ID: sandbox.applicationId,
        TELLER_BASE_URL: sandbox.url,
        TELLER_CERT_PATH: sandbox.paths?.certificate ?? '',
        TELLER_KEY_PATH: sandbox.paths?.privateKey ?? '',
        TELLER_CA_PATH: sandbox.paths?.authority ?? '',
        TELLER_WEBHOOK_SECRET: sandbox.webhookSecret,
      },
    });
    sandbox.control.setWebhookUrl({ url: `${app.url}/webhooks/teller` });
    enrollment = sandbox.control.connect();
    userId = (await app.post('/api/v1/users', { name: 'Alex' })).body.id;
  });
  after(async () => {
    await app.close();
    await sandbox.close();
  });

  const status = async () => (await app.get(`/api/v1/connections/${connectionId}/status`)).body;
  const syncEnded = (trigger: string, after = '') =>
    waitUntil(`a sync by ${trigger} has ended`, status, {
      until: ({ recent_sync: sync }) =>
        sync?.trigger === trigger && sync.status !== 'in_progress' && sync.started_at > after,
    });
  const link = () =>
    app.post('/api/v1/connections', {
      user_id: userId,
      provider: 'teller',
      credentials: {
        access_token: enrollment.accessToken,
        enrollment_id: enrollment.enrollmentId,
        institution_name: enrollment.institutionName,
      },
    });

  it('createConnection: links over mutual TLS and imports the history', async () => {
    const { status: code, body } = await link();
    expect(code).to.equal(201);
    connectionId = body.id;
    const { recent_sync: sync } = await syncEnded('initial');
    expect(sync).to.include({ status: 'success', error: null });
    const held = sandbox.control.ledger({ item: enrollment.accessToken });
    const rows = await app.context
      .db('transactions as t')
      .join('accounts as a', 'a.id', 't.account_id')
      .where('a.connection_id', connectionId)
      .pluck('t.external_id');
    const firstDay = new Date(Date.now() - 730 * 86_400_000).toISOString().slice(0, 10);
    const expected = held.transactions.filter(({ date }) => date >= firstDay);
    expect(rows).to.have.members(expected.map(({ id }) => id));
  });

  it('createConnection: linking the same login again is refused and does not disconnect it', async () => {
    const { status: code, body } = await link();
    expect([code, body.error.code, body.error.details]).to.deep.equal([
      409,
      'DUPLICATE_CONNECTION',
      [{ path: 'connection_id', code: 'existing', message: connectionId }],
    ]);
    expect(sandbox.control.items().map(({ enrollmentId }) => enrollmentId)).to.deep.equal([
      enrollment.enrollmentId,
    ]);
  });

  it('receiveTellerWebhook: processed transactions start a sync', async () => {
    const { recent_sync: before } = await status();
    sandbox.control.addTransactions({
      item: enrollment.accessToken,
      transactions: [{ name: 'CORNER CAFE', amount: '4.20' }],
    });
    const [delivery] = await sandbox.control.fireWebhook({ item: enrollment.accessToken });
    expect(delivery?.status).to.equal(200);
    const { recent_sync: sync } = await syncEnded('webhook', before.started_at);
    expect(sync).to.include({ status: 'success', added_count: 1, modified_count: 0, removed_count: 0 });
  });

  it('receiveTellerWebhook: a disconnected enrollment is pending_reauth until its user signs in again', async () => {
    const item = enrollment.accessToken;
    sandbox.control.disconnect({ item, reason: 'credentials_invalid' });
    await sandbox.control.fireWebhook({ item, type: 'enrollment.disconnected', copies: 2 });
    const waiting = await waitUntil('the connection needs its user', status, {
      until: (body) => body.status === 'pending_reauth',
    });
    expect(waiting).to.include({
      status: 'pending_reauth',
      error_code: 'enrollment.disconnected.credentials_invalid',
      next_sync_at: null,
    });
    sandbox.control.reconnect({ item });
    await app.post(`/api/v1/connections/${connectionId}/reauth`);
    const repaired = await syncEnded('webhook', waiting.recent_sync.started_at);
    expect(repaired).to.include({ status: 'active', error_code: null });
    expect(repaired.recent_sync).to.include({ status: 'success', added_count: 0 });
  });

  it('receiveTellerWebhook: a forged delivery is refused', async () => {
    const item = enrollment.accessToken;
    const [delivery] = await sandbox.control.fireWebhook({ item, forgery: 'other secret' });
    expect(delivery?.status).to.equal(401);
  });

  it('deleteConnection: revokes the access at Teller', async () => {
    expect((await app.delete(`/api/v1/connections/${connectionId}`)).status).to.equal(200);
    expect(sandbox.control.items()).to.deep.equal([]);
  });
});
