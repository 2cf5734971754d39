import { expect } from 'chai';
import { revokeConnection } from '../../src/linking/removeConnection.ts';
import { ProviderError } from '../../src/providers/provider.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import {
  checking,
  page,
  purchase,
  scriptedAccessToken,
  scriptedProvider,
} from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('connections', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let userId: string;
  let nextToken = 1;

  beforeEach(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    userId = (await app.post('/api/v1/users', { name: 'Alex' })).body.id;
  });
  afterEach(() => app.close());

  /** Links a bank whose one account differs from all others. */
  async function link() {
    const token = String(nextToken++);
    bank.accounts = [{ ...checking, mask: token.padStart(4, '0') }];
    const answer = await app.post('/api/v1/connections', {
      user_id: userId,
      provider: 'plaid',
      credentials: { public_token: token },
    });
    return { ...answer, token };
  }

  /** Runs the sync that is queued for a connection. */
  async function runQueued(connectionId: string, ...script: ScriptedProvider['script']) {
    bank.script = script;
    const { body } = await app.get(`/api/v1/connections/${connectionId}/status`);
    await syncConnection(app.context, body.recent_sync.id, new AbortController().signal);
    return body.recent_sync.id;
  }

  const failWith = (failure: 'temporary' | 'rejected', code: string) => async () => {
    throw new ProviderError(failure, code, 'The bank says no.');
  };

  it('listConnections: in creation order, including disconnected ones, filtered by user', async () => {
    const first = await link();
    const { body: sam } = await app.post('/api/v1/users', { name: 'Sam' });
    userId = sam.id;
    const second = await link();
    await app.delete(`/api/v1/connections/${first.body.id}`);
    const all = await app.get('/api/v1/connections');
    const ofSam = await app.get(`/api/v1/connections?user_id=${sam.short_id}`);
    const ofNobody = await app.get('/api/v1/connections?user_id=AAAAAAAA');
    const ids = ({ body }: typeof all) => body.data.map((connection: { id: string }) => connection.id);
    expect([ids(all), ids(ofSam), ids(ofNobody)]).to.deep.equal([
      [first.body.id, second.body.id],
      [second.body.id],
      [],
    ]);
  });

  it('getConnectionStatus: recent_sync is null before the first sync, and has its counts afterwards', async () => {
    const { body } = await link();
    const logId = await runQueued(
      body.id,
      page({ accounts: bank.accounts, upserted: [purchase('a'), purchase('b')], cursor: '1' }),
    );
    const { body: after } = await app.get(`/api/v1/connections/${body.id}/status`);
    await app.context.db('sync_logs').delete();
    const { body: before } = await app.get(`/api/v1/connections/${body.id}/status`);
    expect(before.recent_sync).to.equal(null);
    expect(after.recent_sync).to.deep.include({
      id: logId,
      trigger: 'initial',
      status: 'success',
      added_count: 2,
      error: null,
    });
    expect(after.last_synced_at).to.be.a('string');
    expect(after.recent_sync).to.have.all.keys(
      'id',
      'trigger',
      'status',
      'added_count',
      'modified_count',
      'removed_count',
      'fetched_count',
      'quarantined_count',
      'error',
      'started_at',
      'completed_at',
    );
  });

  it('triggerSync: 202 at once, and 409 for a second request while the first is queued', async () => {
    const { body } = await link();
    await runQueued(body.id, page({ cursor: '1' }));
    const started = await app.post('/api/v1/sync', { connection_id: body.id });
    const again = await app.post('/api/v1/sync', { connection_id: body.id });
    expect([started.status, started.body.connection_id, started.body.sync_log_ids.length]).to.deep.equal([
      202,
      body.id,
      1,
    ]);
    expect([again.status, again.body.error.code]).to.deep.equal([409, 'SYNC_IN_PROGRESS']);
  });

  it('triggerSync: without a body or with {} syncs all active connections that are not syncing already', async () => {
    const { body: first } = await link();
    await link();
    await runQueued(first.id, page({ cursor: '1' }));
    const none = await app.post('/api/v1/sync');
    await app.context.db('sync_logs').delete();
    const empty = await app.post('/api/v1/sync', {});
    expect([none.status, none.body.connection_id, none.body.sync_log_ids.length]).to.deep.equal([
      202,
      null,
      1,
    ]);
    expect([empty.status, empty.body.sync_log_ids.length]).to.deep.equal([202, 2]);
  });

  it('triggerSync: a malformed id is 400, an unknown one 404, a removed connection 409', async () => {
    const { body } = await link();
    await app.delete(`/api/v1/connections/${body.id}`);
    const malformed = await app.post('/api/v1/sync', { connection_id: 'nonsense' });
    const unknown = await app.post('/api/v1/sync', { connection_id: '00000000-0000-7000-8000-000000000000' });
    const removed = await app.post('/api/v1/sync', { connection_id: body.id });
    expect(
      [malformed, unknown, removed].map((answer) => [answer.status, answer.body.error.code]),
    ).to.deep.equal([
      [400, 'INVALID_PARAMETER'],
      [404, 'NOT_FOUND'],
      [409, 'CONNECTION_DISCONNECTED'],
    ]);
  });

  it('updateConnection: pauses, sets the interval, and assigns another user', async () => {
    const { body } = await link();
    await runQueued(body.id, page({ cursor: '1' }));
    const { body: sam } = await app.post('/api/v1/users', { name: 'Sam' });
    const { status, body: changed } = await app.patch(`/api/v1/connections/${body.id}`, {
      paused: true,
      sync_interval_hours: 4,
      user_id: sam.id,
    });
    expect(changed.next_sync_at, 'while it is paused').to.equal(null);
    const { body: resumed } = await app.patch(`/api/v1/connections/${body.id}`, { paused: false });
    const hours = (Date.parse(resumed.next_sync_at) - Date.parse(resumed.last_synced_at)) / 3_600_000;
    expect([status, changed.paused, changed.sync_interval_hours, changed.user_name]).to.deep.equal([
      200,
      true,
      4,
      'Sam',
    ]);
    expect(hours).to.be.within(4, 4.2);
  });

  it('updateConnection: a removed connection has no schedule to change', async () => {
    const { body } = await link();
    await app.delete(`/api/v1/connections/${body.id}`);
    const { status, body: refused } = await app.patch(`/api/v1/connections/${body.id}`, { paused: true });
    expect([status, refused.error.code]).to.deep.equal([409, 'CONNECTION_DISCONNECTED']);
  });

  it('deleteConnection: revokes, wipes the credentials, keeps accounts and history', async () => {
    const { body, token } = await link();
    await runQueued(body.id, page({ accounts: bank.accounts, upserted: [purchase('a')], cursor: '1' }));
    const { status, body: removed } = await app.delete(`/api/v1/connections/${body.id}`);
    const stored = await app.context.db('connections').where('id', body.id).first();
    const rows = await app.context.db('transactions').select('external_id');
    expect([status, removed.status, removed.accounts_count]).to.deep.equal([200, 'disconnected', 1]);
    expect([stored.credentials, stored.revocation_pending, bank.revoked]).to.deep.equal([
      null,
      false,
      [scriptedAccessToken(token)],
    ]);
    expect(rows).to.deep.equal([{ external_id: 'a' }]);
  });

  it('deleteConnection: when the provider cannot be reached, the credentials are kept for a later revocation', async () => {
    const { body } = await link();
    if (bank.link) bank.link.revoke = failWith('temporary', 'INTERNAL_SERVER_ERROR');
    const { status, body: removed } = await app.delete(`/api/v1/connections/${body.id}`);
    const stored = await app.context.db('connections').where('id', body.id).first();
    expect([status, removed.status, stored.revocation_pending, stored.credentials !== null]).to.deep.equal([
      200,
      'disconnected',
      true,
      true,
    ]);
  });

  it('deleteConnection: a late revocation does not affect a new connection of the same login', async () => {
    const { link: provider } = bank;
    if (!provider) throw new Error('The scripted bank has no link.');
    const { revoke } = provider;
    provider.revoke = failWith('temporary', 'HTTP_502');
    const first = await link();
    await app.delete(`/api/v1/connections/${first.body.id}`);
    const again = await app.post('/api/v1/connections', {
      user_id: userId,
      provider: 'plaid',
      credentials: { public_token: first.token },
    });
    provider.revoke = revoke;
    await revokeConnection(app.context, first.body.id);
    expect([again.status, bank.revoked]).to.deep.equal([201, []]);
    const old = await app.context.db('connections').where({ id: first.body.id }).first();
    expect(old).to.include({ revocation_pending: false, credentials: null });
  });

  it('createReauthSession and completeReauth: the connection is active again, its ids and history stay', async () => {
    const { body } = await link();
    await runQueued(body.id, page({ accounts: bank.accounts, upserted: [purchase('a')], cursor: '1' }));
    await app.post('/api/v1/sync', { connection_id: body.id });
    await runQueued(body.id, new ProviderError('reauth_required', 'ITEM_LOGIN_REQUIRED', 'Sign in again.'));
    const session = await app.post(`/api/v1/connections/${body.id}/reauth-sessions`);
    const { status, body: completed } = await app.post(`/api/v1/connections/${body.id}/reauth`);
    const { body: after } = await app.get(`/api/v1/connections/${body.id}/status`);
    expect([session.status, session.body.status]).to.deep.equal([201, 'open']);
    expect(session.headers.get('location')).to.equal(`/api/v1/link-sessions/${session.body.id}`);
    expect([status, completed.id, completed.status, completed.error_code]).to.deep.equal([
      200,
      body.id,
      'active',
      null,
    ]);
    expect([after.recent_sync.status, after.accounts_count]).to.deep.equal(['in_progress', 1]);
  });

  it('createReauthSession and completeReauth: a removed connection is 409, a failing provider 502', async () => {
    const { body } = await link();
    const open = failWith('rejected', 'ITEM_NOT_FOUND');
    if (bank.link) bank.link.hosted = { open, read: open };
    const failing = await app.post(`/api/v1/connections/${body.id}/reauth-sessions`);
    await app.delete(`/api/v1/connections/${body.id}`);
    const session = await app.post(`/api/v1/connections/${body.id}/reauth-sessions`);
    const complete = await app.post(`/api/v1/connections/${body.id}/reauth`);
    expect([failing.status, session.status, complete.status]).to.deep.equal([502, 409, 409]);
  });

  it('deleteUser: refuses a user who owns a connection', async () => {
    await link();
    const { status, body } = await app.delete(`/api/v1/users/${userId}`);
    expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
  });

  it('listSyncLogs: newest first, filtered by connection, status and trigger; getSyncLog: with counts by account', async () => {
    const { body } = await link();
    const logId = await runQueued(
      body.id,
      page({ accounts: bank.accounts, upserted: [purchase('a')], cursor: '1' }),
    );
    await app.post('/api/v1/sync', { connection_id: body.id });
    const all = await app.get('/api/v1/sync-logs');
    const initial = await app.get(
      `/api/v1/sync-logs?connection_id=${body.short_id}&status=success&trigger=initial`,
    );
    const paged = await app.get('/api/v1/sync-logs?limit=1');
    const rest = await app.get(`/api/v1/sync-logs?limit=1&cursor=${paged.body.next_cursor}`);
    const { body: log } = await app.get(`/api/v1/sync-logs/${logId}`);
    const ids = (answer: typeof all) => answer.body.data.map((entry: { id: string }) => entry.id);
    expect(all.body.data.map((entry: { trigger: string }) => entry.trigger)).to.deep.equal([
      'manual',
      'initial',
    ]);
    expect([ids(initial), ids(rest)]).to.deep.equal([[logId], [logId]]);
    expect(
      log.accounts.map((count: { account_name: string; added_count: number }) => [
        count.account_name,
        count.added_count,
      ]),
    ).to.deep.equal([['Everyday Checking', 1]]);
  });

  it('listProviders: all providers, and whether each is configured', async () => {
    const { body } = await app.get('/api/v1/providers');
    const second = await app.get(
      `/api/v1/providers?limit=2&cursor=${(await app.get('/api/v1/providers?limit=2')).body.next_cursor}`,
    );
    expect(
      body.data.map((provider: { name: string; configured: boolean }) => [
        provider.name,
        provider.configured,
      ]),
    ).to.deep.equal([
      ['plaid', true],
      ['teller', false],
      ['csv', false],
    ]);
    expect(second.body.data.map((provider: { name: string }) => provider.name)).to.deep.equal(['csv']);
  });
});
