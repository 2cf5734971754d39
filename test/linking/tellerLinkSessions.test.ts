import { expect } from 'chai';
import type { TellerEnrollment } from '../../src/sandbox/teller/bankControl.ts';
import { type LinkSetup, startLinkSetup } from '../support/linkSetup.ts';

/** What the page's script sends when Teller Connect has finished. */
const toBody = ({ accessToken, enrollmentId, institutionName }: TellerEnrollment) => ({
  access_token: accessToken,
  enrollment_id: enrollmentId,
  institution_name: institutionName,
});

describe('createLinkSession with Teller', function () {
  this.timeout(60_000);
  let setup: LinkSetup;
  beforeEach(async () => {
    setup = await startLinkSetup();
  });
  afterEach(() => setup.close());

  const control = () => setup.sandbox.teller.control;
  const pathOf = (url: string) => new URL(url).pathname;
  const finish = (url: string, body: unknown) => setup.app.post(pathOf(url), body, { key: null });

  async function link() {
    const { body: session } = await setup.create('teller');
    const answer = await finish(session.url, toBody(control().connect()));
    return { session, answer };
  }

  it('its page is on this server, and what Teller Connect returns there links the bank, once', async () => {
    const { body: session } = await setup.create('teller', { returnPath: '/accounts' });
    const returnUrl = `${setup.app.url}/accounts?link_session=${session.id}`;
    expect(session.url).to.match(new RegExp(`^${setup.app.url}/link/[\\w-]{43}$`));
    const credentials = toBody(control().connect());
    const answer = await finish(session.url, credentials);
    const again = await finish(session.url, credentials);
    const { body: completed } = await setup.get(session.id);
    expect([answer.status, answer.body]).to.deep.equal([
      200,
      { status: 'completed', message: null, return_url: returnUrl },
    ]);
    expect([again.status, again.body.error.code]).to.deep.equal([404, 'NOT_FOUND']);
    expect([completed.status, completed.connection_ids.length]).to.deep.equal(['completed', 1]);
    const { body: connection } = await setup.app.get(`/api/v1/connections/${completed.connection_ids[0]}`);
    expect([connection.status, connection.institution_name]).to.deep.equal([
      'active',
      credentials.institution_name,
    ]);
    expect(connection.accounts_count).to.be.greaterThan(0);
  });

  it('its page allows the script and the frame of Teller, and nothing else from outside', async () => {
    const { body: session } = await setup.create('teller');
    const { status, headers, body } = await setup.app.get(pathOf(session.url), { key: null });
    const { origin } = new URL(setup.sandbox.teller.connectUrl);
    expect([status, headers.get('cache-control'), headers.get('referrer-policy')]).to.deep.equal([
      200,
      'no-store',
      'no-referrer',
    ]);
    expect(headers.get('content-security-policy')).to.equal(
      `default-src 'none'; script-src 'self' ${origin}; style-src 'self'; connect-src 'self'; frame-src ${origin}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    );
    expect(body).to.include(`src="${setup.sandbox.teller.connectUrl}"`);
    const done = await setup.app.get('/link/done', { key: null });
    expect(done.headers.get('content-security-policy')).to.equal(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
  });

  it('accounts that are linked already end it as duplicate, and the new enrollment is removed at Teller', async () => {
    const first = await link();
    const { connection_ids: linked } = await setup.poll(first.session.id);
    const again = await link();
    const ended = await setup.poll(again.session.id);
    expect([again.answer.body.status, ended.status, ended.connection_ids]).to.deep.equal([
      'duplicate',
      'duplicate',
      linked,
    ]);
    expect(control().items().length).to.equal(1);
  });

  it('a token that does not open the enrollment is failed, with the reason', async () => {
    const { body: session } = await setup.create('teller');
    const other = { ...toBody(control().connect()), enrollment_id: 'enr_other' };
    const { body } = await finish(session.url, other);
    expect([body.status, (await setup.poll(session.id)).error.code]).to.deep.equal([
      'failed',
      'WRONG_ENROLLMENT',
    ]);
    expect(body.message).to.include('WRONG_ENROLLMENT');
  });

  it('the page works for 30 minutes: then neither it nor what it sends is accepted, and the session is expired', async () => {
    const { body: session } = await setup.create('teller');
    setup.clock.advanceMinutes(30);
    const page = await setup.app.get(pathOf(session.url), { key: null });
    const sent = await finish(session.url, toBody(control().connect()));
    expect([page.status, sent.status]).to.deep.equal([404, 404]);
    expect((await setup.poll(session.id)).status).to.equal('expired');
    const { body: connections } = await setup.app.get('/api/v1/connections');
    expect(connections.data).to.deep.equal([]);
  });

  it('an unknown token, a malformed body and another method are refused without repeating the address', async () => {
    const { body: session } = await setup.create('teller');
    const token = pathOf(session.url).split('/').at(-1) ?? '';
    const unknown = `/link/${'x'.repeat(43)}`;
    const credentials = toBody(control().connect());
    const answers = [
      await setup.app.get(unknown, { key: null }),
      await setup.app.post(unknown, credentials, { key: null }),
      await setup.app.get(`/link/${token}/more`, { key: null }),
      await finish(session.url, { access_token: 'only' }),
      await finish(session.url, { ...credentials, enrollment_id: 'e'.repeat(501) }),
      await setup.app.request('POST', pathOf(session.url), {
        body: 'a=b',
        contentType: 'text/plain',
        key: null,
      }),
      await setup.app.request('OPTIONS', pathOf(session.url), { key: null }),
      await setup.app.delete(pathOf(session.url), { key: null }),
      await setup.app.get('/link/assets/none.js', { key: null }),
    ];
    expect(answers.map(({ status }) => status)).to.deep.equal([404, 404, 404, 400, 400, 400, 405, 405, 404]);
    for (const { body } of answers) expect(JSON.stringify(body)).not.to.include(token);
    expect((await setup.get(session.id)).body.status).to.equal('open');
  });

  it("the name of Plaid's page opens none of ours", async () => {
    const { body: session } = await setup.create('plaid');
    const token = setup.sandbox.plaid.control.linkTokens()[0] ?? '';
    const { status } = await setup.app.get(`/link/${token.slice(0, 43)}`, { key: null });
    expect([status, session.url.includes(token)]).to.deep.equal([404, false]);
  });

  it('createReauthSession: ends when the login works again, and not for another enrollment', async () => {
    const first = await link();
    const {
      connection_ids: [connectionId],
    } = await setup.poll(first.session.id);
    const [enrollment] = control().items();
    if (!enrollment) throw new Error('The sandbox has no enrollment.');
    control().disconnect({ item: enrollment.enrollmentId });
    await setup.app.database.db('connections').update({ status: 'pending_reauth' });
    const { body: session } = await setup.createReauth(connectionId);
    const page = await setup.app.get(pathOf(session.url), { key: null });
    expect(page.body).to.include(`data-enrollment-id="${enrollment.enrollmentId}"`);
    const statuses = [];
    statuses.push((await finish(session.url, toBody(enrollment))).body.status);
    control().reconnect({ item: enrollment.enrollmentId });
    statuses.push(
      (await finish(session.url, { ...toBody(enrollment), enrollment_id: 'enr_other' })).body.status,
    );
    statuses.push((await finish(session.url, toBody(enrollment))).body.status);
    expect(statuses).to.deep.equal(['open', 'open', 'completed']);
    const { body: connection } = await setup.app.get(`/api/v1/connections/${connectionId}`);
    expect([connection.status, (await setup.poll(session.id)).connection_ids]).to.deep.equal([
      'active',
      [connectionId],
    ]);
  });

  it('getLinkParameters: what Teller Connect needs on a page of the client, to link and to sign in again', async () => {
    const ask = (body: object) => setup.app.post('/api/v1/connections/link-parameters', body);
    const owner = { user_id: setup.userId, provider: 'teller' };
    const fresh = await ask(owner);
    const { session } = await link();
    const { connection_ids: linked } = await setup.poll(session.id);
    const again = await ask({ ...owner, connection_id: linked[0] });
    const common = {
      provider: 'teller',
      application_id: setup.sandbox.teller.applicationId,
      environment: 'sandbox',
    };
    expect([fresh.body, again.body]).to.deep.equal([
      { ...common, enrollment_id: null },
      { ...common, enrollment_id: control().items()[0]?.enrollmentId },
    ]);
  });
});
