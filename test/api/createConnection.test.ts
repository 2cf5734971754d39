import { expect } from 'chai';
import { revokeConnection } from '../../src/linking/removeConnection.ts';
import { ProviderError } from '../../src/providers/provider.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, scriptedAccessToken, scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('createConnection and createLinkSession', () => {
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
      [{ path: 'connection_id', code: 'existing', message: first.body.id }],
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
        [{ path: 'connection_id', code: 'existing', message: made?.body.id }],
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
      [{ path: 'provider', code: 'provider_code', message: 'INSTITUTION_DOWN' }],
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
      [{ path: 'user_id', code: 'not_found', message: 'is not the id of a user' }],
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

  it('getLinkParameters and createLinkSession: return what the browser needs, or report what is missing', async () => {
    const paths = ['link-parameters', 'link-sessions'];
    const send = (provider: string) =>
      Promise.all(
        paths.map((path) => app.post(`/api/v1/connections/${path}`, { user_id: userId, provider })),
      );
    const [parameters, session] = await send('plaid');
    const unconfigured = await send('teller');
    const refuse = failWith('rejected', 'INVALID_API_KEYS');
    if (bank.link)
      Object.assign(bank.link, { getParameters: refuse, hosted: { open: refuse, read: refuse } });
    const refused = await send('plaid');
    expect([parameters?.status, parameters?.body]).to.deep.equal([
      200,
      { provider: 'plaid', link_token: 'link-scripted-session', expires_at: '2026-01-01T00:00:00.000Z' },
    ]);
    expect([session?.status, session?.body.status, session?.body.connection_ids]).to.deep.equal([
      201,
      'open',
      [],
    ]);
    expect(unconfigured.map(({ status, body }) => [status, body.error.code])).to.deep.equal(
      Array(2).fill([409, 'PROVIDER_NOT_CONFIGURED']),
    );
    expect(refused.map(({ status, body }) => [status, body.error.details[0].message])).to.deep.equal(
      Array(2).fill([502, 'INVALID_API_KEYS']),
    );
  });

  it('getLinkParameters: only for a connection of this user and provider that still exists', async () => {
    const { body: connection } = await link();
    const other = (await app.post('/api/v1/users', { name: 'Sam' })).body.id;
    const ask = (owner: string) =>
      app.post('/api/v1/connections/link-parameters', {
        user_id: owner,
        provider: 'plaid',
        connection_id: connection.id,
      });
    const answers = [await ask(userId), await ask(other)];
    await app.delete(`/api/v1/connections/${connection.id}`);
    answers.push(await ask(userId));
    expect(answers.map(({ status, body }) => [status, body.error?.code])).to.deep.equal([
      [200, undefined],
      [422, 'VALIDATION_ERROR'],
      [409, 'CONNECTION_DISCONNECTED'],
    ]);
  });
});
