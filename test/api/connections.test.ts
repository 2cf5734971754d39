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

  it('createConnection: returns 201 with a Location, and enqueues an initial sync', async () => {
    const { status, headers, body } = await link();
    const { body: found } = await app.get(`/api/v1/connections/${body.short_id}/status`);
    expect([status, headers.get('location')]).to.deep.equal([201, `/api/v1/connections/${body.id}`]);
    expect(body).to.deep.include({
      user_id: userId,
      user_name: 'Alex',
      provider: 'plaid',
      institution_id: 'ins_1',
      institution_name: 'First Platypus Bank',
      status: 'active',
      error_code: null,
      last_synced_at: null,
      accounts_count: 1,
      paused: false,
    });
    expect([found.recent_sync.trigger, found.recent_sync.status]).to.deep.equal(['initial', 'in_progress']);
  });

  it('createConnection: the access token is stored encrypted only', async () => {
    const { token } = await link();
    const stored = await app.context
      .db('connections')
      .select('credentials', app.context.db.raw('connections::text as row'));
    expect(JSON.stringify(stored)).not.to.contain(scriptedAccessToken(token));
    expect(stored[0].credentials.includes(scriptedAccessToken(token))).to.equal(false);
  });

  it('createConnection: linking the same accounts again is 409 with the existing id, and the new token is revoked', async () => {
    const first = await link();
    const again = await app.post('/api/v1/connections', {
      user_id: userId,
      provider: 'plaid',
      credentials: { public_token: 'second' },
    });
    expect([again.status, again.body.error.code, again.body.error.details]).to.deep.equal([
      409,
      'DUPLICATE_CONNECTION',
      [{ path: 'connection_id', message: first.body.id }],
    ]);
    expect(bank.revoked).to.deep.equal([scriptedAccessToken('second')]);
  });

  it('createConnection: of two concurrent requests for one login or the same accounts, one is refused', async () => {
    const send = (publicToken: string) =>
      app.post('/api/v1/connections', {
        user_id: userId,
        provider: 'plaid',
        credentials: { public_token: publicToken },
      });
    for (const [one, other] of [
      ['twice', 'twice'],
      ['once', 'anew'],
    ] as const) {
      bank.accounts = [{ ...checking, name: one }];
      const answers = await Promise.all([send(one), send(other)]);
      const [made, refused] = answers.sort((a, b) => a.status - b.status);
      expect([made?.status, refused?.status, refused?.body.error.details]).to.deep.equal([
        201,
        409,
        [{ path: 'connection_id', message: made?.body.id }],
      ]);
    }
  });

  it('createConnection: when anything fails after the exchange, the token is revoked and nothing is stored', async () => {
    if (bank.feed) bank.feed.listAccounts = failWith('temporary', 'INSTITUTION_DOWN');
    const { status, body, token } = await link();
    const list = await app.get('/api/v1/connections');
    expect([status, body.error.code, body.error.details]).to.deep.equal([
      502,
      'PROVIDER_ERROR',
      [{ path: 'provider', message: 'INSTITUTION_DOWN' }],
    ]);
    expect([bank.revoked, list.body.data]).to.deep.equal([[scriptedAccessToken(token)], []]);
  });

  it('createConnection: the token is stored for revocation before any further request to the provider', async () => {
    const stored: unknown[] = [];
    const { feed } = bank;
    if (!feed) throw new Error('The scripted bank has no feed.');
    const { listAccounts } = feed;
    feed.listAccounts = async (...asked) => {
      const [row] = await app.context.db('connections');
      stored.push([row?.status, row?.revocation_pending, app.context.vault.open(row.credentials, row.id)]);
      return listAccounts(...asked);
    };
    const { status, body, token } = await link();
    expect(stored).to.deep.equal([['disconnected', true, scriptedAccessToken(token)]]);
    expect([status, body.status]).to.deep.equal([201, 'active']);
    const row = await app.context.db('connections').where({ id: body.id }).first();
    expect(row.revocation_pending).to.equal(false);
  });

  it('createConnection: a token that can be neither used nor revoked is kept, and revoked later', async () => {
    const { feed, link: provider } = bank;
    if (!feed || !provider) throw new Error('The scripted bank has no feed or no link.');
    const { revoke } = provider;
    feed.listAccounts = failWith('temporary', 'INSTITUTION_DOWN');
    provider.revoke = failWith('temporary', 'HTTP_502');
    const { status, body, token } = await link();
    expect([status, body.error.code]).to.deep.equal([502, 'PROVIDER_ERROR']);
    const [row] = await app.context.db('connections');
    expect(row).to.include({ status: 'disconnected', revocation_pending: true });
    provider.revoke = revoke;
    await revokeConnection(app.context, row.id);
    expect(bank.revoked).to.deep.equal([scriptedAccessToken(token)]);
  });

  it('createConnection: an unknown user is 422 naming the field', async () => {
    userId = '00000000-0000-7000-8000-000000000000';
    const { status, body } = await link();
    expect([status, body.error.details]).to.deep.equal([
      422,
      [{ path: 'user_id', message: 'is not the id of a user' }],
    ]);
  });

  it('createConnection: a provider that is not configured is 409', async () => {
    const { status, body } = await app.post('/api/v1/connections', {
      user_id: userId,
      provider: 'teller',
      credentials: { access_token: 't', enrollment_id: 'e', institution_name: 'i' },
    });
    expect([status, body.error.code]).to.deep.equal([409, 'PROVIDER_NOT_CONFIGURED']);
  });

  it('createLinkSession: returns what the browser needs, or reports what is missing', async () => {
    const session = await app.post('/api/v1/connections/link-sessions', {
      user_id: userId,
      provider: 'plaid',
    });
    const unconfigured = await app.post('/api/v1/connections/link-sessions', {
      user_id: userId,
      provider: 'teller',
    });
    if (bank.link) bank.link.createSession = failWith('rejected', 'INVALID_API_KEYS');
    const refused = await app.post('/api/v1/connections/link-sessions', {
      user_id: userId,
      provider: 'plaid',
    });
    expect([session.status, session.body.link_token]).to.deep.equal([201, 'link-scripted-session']);
    expect([unconfigured.status, unconfigured.body.error.code]).to.deep.equal([
      409,
      'PROVIDER_NOT_CONFIGURED',
    ]);
    expect([refused.status, refused.body.error.details[0].message]).to.deep.equal([502, 'INVALID_API_KEYS']);
  });

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
    expect([session.status, session.body.link_token]).to.deep.equal([201, 'link-scripted-reauth']);
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
    if (bank.link) bank.link.createReauthSession = failWith('rejected', 'ITEM_NOT_FOUND');
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

  it('listAccounts: ordered by institution and name, without removed connections; getAccount: finds those too', async () => {
    const { body } = await link();
    const { body: before } = await app.get(`/api/v1/accounts?user_id=${userId}`);
    await app.delete(`/api/v1/connections/${body.id}`);
    const { body: after } = await app.get('/api/v1/accounts');
    const { status, body: found } = await app.get(`/api/v1/accounts/${before.data[0].short_id}`);
    expect(before.data[0]).to.deep.include({
      connection_id: body.id,
      user_id: userId,
      user_name: 'Alex',
      name: 'Everyday Checking',
      type: 'depository',
      balance_current: 100,
      balance_available: null,
      institution_name: 'First Platypus Bank',
    });
    expect([after.data, status, found.id]).to.deep.equal([[], 200, before.data[0].id]);
  });

  it('updateAccount: sets and resets a display name and another owner', async () => {
    await link();
    const { body: list } = await app.get('/api/v1/accounts');
    const { body: sam } = await app.post('/api/v1/users', { name: 'Sam' });
    const path = `/api/v1/accounts/${list.data[0].id}`;
    const changed = await app.patch(path, {
      display_name: 'Ours',
      user_id: sam.id,
      is_dependent_linked: true,
    });
    const back = await app.patch(path, { user_id: null });
    const unknown = await app.patch(path, { user_id: '00000000-0000-7000-8000-000000000000' });
    expect([
      changed.status,
      changed.body.display_name,
      changed.body.user_name,
      changed.body.is_dependent_linked,
    ]).to.deep.equal([200, 'Ours', 'Sam', true]);
    expect([back.body.user_name, unknown.status]).to.deep.equal(['Alex', 422]);
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
