import { expect } from 'chai';
import { finishLinkSession } from '../../src/linking/finishLinkSession.ts';
import { EXCHANGE, type LinkSetup, startLinkSetup } from '../support/linkSetup.ts';
import { startTestApp } from '../support/testApp.ts';
import { becomesTrue, waitUntil } from '../support/waitUntil.ts';

describe('createLinkSession with Plaid', function () {
  this.timeout(60_000);
  let setup: LinkSetup;
  beforeEach(async () => {
    setup = await startLinkSetup();
  });
  afterEach(() => setup.close());

  const control = () => setup.sandbox.plaid.control;
  const itemCount = () => control().items().length;

  /** Links a bank through a session, as Alex of the sample household. */
  async function link(login: { institutionId?: string; username?: string } = { username: 'alex' }) {
    const { body: session } = await setup.create('plaid');
    control().completeLink({ link: session.url, ...login });
    return setup.poll(session.id);
  }

  it('its page links a bank: the connection exists with its accounts, and its first sync has started', async () => {
    const {
      status,
      headers,
      body: session,
    } = await setup.create('plaid', { returnPath: '/accounts?tab=banks' });
    const expiresIn = Date.parse(session.expires_at) - setup.clock.now().getTime();
    expect([status, headers.get('location')]).to.deep.equal([201, `/api/v1/link-sessions/${session.id}`]);
    expect(session).to.deep.equal({
      id: session.id,
      provider: 'plaid',
      status: 'open',
      url: session.url,
      expires_at: session.expires_at,
      connection_ids: [],
      error: null,
    });
    expect(session.url.startsWith(`${setup.sandbox.plaid.url}/link/`)).to.equal(true);
    expect(expiresIn / 60_000).to.be.within(29, 30);

    control().completeLink({ link: session.url, username: 'alex' });
    const { url: _, ...open } = session;
    const completed = await setup.poll(session.id);
    expect(completed).to.deep.equal({
      ...open,
      status: 'completed',
      connection_ids: [completed.connection_ids[0]],
    });
    const { body: connection } = await setup.app.get(
      `/api/v1/connections/${completed.connection_ids[0]}/status`,
    );
    expect([connection.status, connection.accounts_count > 0, connection.recent_sync.trigger]).to.deep.equal([
      'active',
      true,
      'initial',
    ]);
    expect([setup.exchanges(), itemCount()]).to.deep.equal([1, 1]);
  });

  it('accounts that are linked already end it as duplicate, and the public token is not exchanged', async () => {
    const first = await link();
    const again = await link();
    expect([again.status, again.connection_ids, again.error]).to.deep.equal([
      'duplicate',
      first.connection_ids,
      null,
    ]);
    expect([setup.exchanges(), itemCount()]).to.deep.equal([1, 1]);
  });

  it('without institution and masks a duplicate is found after the exchange, and the new item is removed', async () => {
    const first = await link();
    control().setHostedResults({ withInstitution: false, withMasks: false });
    const again = await link();
    const other = await link({ institutionId: 'ins_109508', username: 'user_good' });
    expect([first.status, again.status, again.connection_ids]).to.deep.equal([
      'completed',
      'duplicate',
      first.connection_ids,
    ]);
    expect([other.status, setup.exchanges(), itemCount()]).to.deep.equal(['completed', 3, 2]);
    const { body } = await setup.app.get(`/api/v1/connections/${other.connection_ids[0]}`);
    expect(body.institution_name).to.equal('First Platypus Bank');
  });

  it('leaving the page ends nothing: somebody else can link on the same page', async () => {
    const { body: session } = await setup.create('plaid');
    control().leaveLink({ link: session.url });
    control().leaveLink({ link: session.url, code: 'INSTITUTION_DOWN' });
    await finishLinkSession(setup.app.context, session.id);
    expect((await setup.get(session.id)).body.status).to.equal('open');
    control().completeLink({ link: session.url });
    expect((await setup.poll(session.id)).status).to.equal('completed');
  });

  it('left and not opened again, it is expired at its end and not before, with the error that the bank showed', async () => {
    const { body: session } = await setup.create('plaid');
    control().leaveLink({ link: session.url, code: 'INSTITUTION_DOWN' });
    setup.clock.advanceMinutes(29);
    await finishLinkSession(setup.app.context, session.id);
    expect((await setup.get(session.id)).body.status).to.equal('open');
    setup.clock.advanceMinutes(1);
    const expired = await setup.poll(session.id);
    expect([expired.status, expired.error.code, expired.connection_ids]).to.deep.equal([
      'expired',
      'INSTITUTION_DOWN',
      [],
    ]);
    expect([(await fetch(session.url)).status, setup.exchanges()]).to.deep.equal([410, 0]);
  });

  it('what the bank refuses at the exchange is failed, with its code', async () => {
    control().addFault({ endpoint: EXCHANGE, fault: { kind: 'error', code: 'INVALID_PUBLIC_TOKEN' } });
    const failed = await link();
    expect([failed.status, failed.error.code, failed.connection_ids]).to.deep.equal([
      'failed',
      'INVALID_PUBLIC_TOKEN',
      [],
    ]);
  });

  it('while Plaid cannot say what happened, it stays open', async () => {
    const { body: session } = await setup.create('plaid');
    control().completeLink({ link: session.url });
    control().addFault({ endpoint: '/link/token/get', fault: { kind: 'gateway' }, times: null });
    await finishLinkSession(setup.app.context, session.id);
    expect((await setup.get(session.id)).body.status).to.equal('open');
    control().clearFaults();
    expect((await setup.poll(session.id)).status).to.equal('completed');
  });

  it('if Plaid refuses to lead back to this server, there is a page nevertheless', async () => {
    control().setRefusesRedirects({ enabled: true });
    expect((await link()).status).to.equal('completed');
  });

  it('createReauthSession: signing in again makes the connection work, with a new token and without', async () => {
    const {
      connection_ids: [connectionId],
    } = await link();
    for (const withUpdateToken of [false, true]) {
      control().setHostedResults({ withUpdateToken });
      control().requireLogin({ item: control().items()[0]?.itemId ?? '' });
      await setup.app.database.db('connections').update({ status: 'pending_reauth' });
      const { status, body: session } = await setup.createReauth(connectionId);
      expect([status, session.status, session.connection_ids]).to.deep.equal([201, 'open', []]);
      control().completeLink({ link: session.url });
      const completed = await setup.poll(session.id);
      const { body: connection } = await setup.app.get(`/api/v1/connections/${connectionId}`);
      expect([completed.status, completed.connection_ids, connection.status]).to.deep.equal([
        'completed',
        [connectionId],
        'active',
      ]);
    }
    expect([setup.exchanges(), itemCount()]).to.deep.equal([1, 1]);
  });

  it('createReauthSession: somebody who finishes while the bank still refuses the login has not signed in', async () => {
    const {
      connection_ids: [connectionId],
    } = await link();
    const item = control().items()[0]?.itemId ?? '';
    const { body: session } = await setup.createReauth(connectionId);
    control().completeLink({ link: session.url });
    control().requireLogin({ item });
    await finishLinkSession(setup.app.context, session.id);
    expect((await setup.get(session.id)).body.status).to.equal('open');
    control().repairLogin({ item });
    expect((await setup.poll(session.id)).status).to.equal('completed');
  });

  it('createReauthSession: if the connection is removed meanwhile, the session fails', async () => {
    const {
      connection_ids: [connectionId],
    } = await link();
    const { body: session } = await setup.createReauth(connectionId);
    control().setHostedResults({ withUpdateToken: true });
    control().completeLink({ link: session.url });
    await setup.app.delete(`/api/v1/connections/${connectionId}`);
    const failed = await setup.poll(session.id);
    expect([failed.status, failed.error.code]).to.deep.equal(['failed', 'CONNECTION_DISCONNECTED']);
  });

  it('two processes with several workers at one session link it once', async () => {
    const { body: session } = await setup.create('plaid');
    const { database } = setup.app;
    const other = await startTestApp({ database, env: setup.env, replacements: { clock: setup.clock } });
    control().addFault({ endpoint: EXCHANGE, fault: { kind: 'slow', delayMs: 200 }, times: null });
    control().completeLink({ link: session.url, username: 'alex' });
    const contexts = [setup.app.context, other.context, setup.app.context, other.context];
    await Promise.all(contexts.map((context) => finishLinkSession(context, session.id)));
    const completed = await setup.poll(session.id);
    const { body: connections } = await setup.app.get('/api/v1/connections');
    await other.close();
    expect([completed.status, connections.data.length, setup.exchanges(), itemCount()]).to.deep.equal([
      'completed',
      1,
      1,
      1,
    ]);
  });

  it('its secrets are stored sealed or as digests, and deleted at its end', async () => {
    const { body: session } = await setup.create('plaid');
    const read = () =>
      setup.app.database.db('link_sessions').where({ id: session.id }).first('token', 'token_digest');
    const open = await read();
    expect([open.token.length > 50, open.token_digest.length]).to.deep.equal([true, 32]);
    control().completeLink({ link: session.url });
    await setup.poll(session.id);
    const logins = await setup.app.database.db('link_session_logins').pluck('credentials');
    expect([(await read()).token, logins]).to.deep.equal([null, [null]]);
  });

  it('the return path stays on this server', async () => {
    for (const returnPath of ['//evil.example', '/\\evil.example', 'https://evil.example', 'accounts']) {
      const { status, body } = await setup.create('plaid', { returnPath });
      expect([returnPath, status, body.error?.code]).to.deep.equal([returnPath, 422, 'VALIDATION_ERROR']);
    }
  });
});

describe('SESSION_FINISHED', function () {
  this.timeout(60_000);
  let setup: LinkSetup;
  beforeEach(async () => {
    setup = await startLinkSetup({ reachable: true });
  });
  afterEach(() => setup.close());

  it('hastens a session that nobody polls, and is stored without the tokens', async () => {
    const { body: session } = await setup.create('plaid');
    const { control } = setup.sandbox.plaid;
    const status = async () =>
      (await setup.app.database.db('link_sessions').where({ id: session.id }).first('status')).status;
    control.leaveLink({ link: session.url });
    control.completeLink({ link: session.url });
    await waitUntil('the session is completed', status, { until: (value) => value === 'completed' });

    const events = await setup.app.database.db('webhook_events').whereLike('event_type', 'LINK.%').select();
    expect(events.map(({ event_type }) => event_type)).to.deep.equal(Array(2).fill('LINK.SESSION_FINISHED'));
    const stored = events.map(({ payload }) => payload.sent).find(({ status }) => status === 'SUCCESS');
    expect([stored.link_token, stored.public_token, stored.public_tokens]).to.deep.equal([
      '[redacted]',
      '[redacted]',
      ['[redacted]'],
    ]);
    expect(await becomesTrue(async () => !(await hasUnprocessed()))).to.equal(true);
  });

  const hasUnprocessed = async () =>
    (await setup.app.database.db('webhook_events').where('status', 'received').first('id')) !== undefined;
});
