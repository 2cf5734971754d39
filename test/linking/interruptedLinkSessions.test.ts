import { expect } from 'chai';
import { finishLinkSession } from '../../src/linking/finishLinkSession.ts';
import { keepLogin } from '../../src/linking/linkReceivedLogin.ts';
import { type LinkSetup, startLinkSetup } from '../support/linkSetup.ts';
import { noteSecret } from '../support/secretNotes.ts';
import { type ServedProduct, serveProduct } from '../support/servedProduct.ts';
import { waitUntil } from '../support/waitUntil.ts';

/** A dead worker's login is taken over after this time. */
const WORKER_TIMEOUT_SECONDS = '2';

describe('a worker that is killed while it links', function () {
  this.timeout(90_000);
  let setup: LinkSetup;
  let worker: ServedProduct;

  beforeEach(async () => {
    setup = await startLinkSetup({ worker: false, env: { WORKER_TIMEOUT_SECONDS } });
    worker = await serveProduct('all', {
      ...setup.env,
      DATABASE_URL: setup.app.database.url,
      WORKER_TIMEOUT_SECONDS,
    });
  });
  afterEach(async () => {
    worker.kill();
    await setup.close();
  });

  const plaid = () => setup.sandbox.plaid.control;

  /** Starts linking, and kills the worker when the bank has received this call, whose answer never arrives. */
  async function killDuring(endpoint: string): Promise<string> {
    const { body: session } = await setup.create('plaid');
    plaid().addFault({ endpoint, fault: { kind: 'hang' } });
    plaid().completeLink({ link: session.url, username: 'alex' });
    await waitUntil(
      'the bank has the call',
      async () => {
        await setup.get(session.id);
        return (plaid().calls().counts[endpoint] ?? 0) > 0;
      },
      { pauseMs: 200 },
    );
    worker.kill();
    return session.id;
  }

  it('between the exchange and the storing of its token: it fails, and the public token is not exchanged again', async () => {
    const id = await killDuring('/item/public_token/exchange');
    await setup.app.jobs.start();
    const failed = await setup.poll(id);
    const { body: connections } = await setup.app.get('/api/v1/connections');
    expect([failed.status, failed.error.code, connections.data]).to.deep.equal(['failed', 'INTERRUPTED', []]);
    expect(setup.exchanges()).to.equal(1);
  });

  it('after its token is stored: another worker goes on from there, without an exchange', async () => {
    const id = await killDuring('/accounts/get');
    await setup.app.jobs.start();
    const completed = await setup.poll(id);
    const { body: connection } = await setup.app.get(`/api/v1/connections/${completed.connection_ids[0]}`);
    expect([completed.status, connection.status, setup.exchanges()]).to.deep.equal([
      'completed',
      'active',
      1,
    ]);
    expect(plaid().items().length).to.equal(1);
  });

  it('before the exchange: another worker links it', async () => {
    const id = await killDuring('/link/token/get');
    await setup.app.jobs.start();
    const completed = await setup.poll(id);
    expect([completed.status, setup.exchanges()]).to.deep.equal(['completed', 1]);
  });

  it('what Teller Connect returned is stored first: another worker links it', async () => {
    const { teller } = setup.sandbox;
    const { body: session } = await setup.create('teller');
    const { accessToken, enrollmentId, institutionName } = teller.control.connect();
    noteSecret('an access token of Teller', accessToken);
    teller.control.addFault({ endpoint: '/accounts', fault: { kind: 'hang' } });
    const sent = fetch(`${worker.url}${new URL(session.url).pathname}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        access_token: accessToken,
        enrollment_id: enrollmentId,
        institution_name: institutionName,
      }),
    }).catch(() => 'cut off');
    await waitUntil('the bank has the call', () => (teller.control.calls().counts['/accounts'] ?? 0) > 0);
    worker.kill();
    expect(await sent).to.equal('cut off');
    await setup.app.jobs.start();
    const completed = await setup.poll(session.id);
    expect([completed.status, completed.connection_ids.length]).to.deep.equal(['completed', 1]);
    expect(teller.control.items().length).to.equal(1);
  });
});

describe('a worker that stood still while another one took its login over', function () {
  this.timeout(60_000);
  let setup: LinkSetup;
  beforeEach(async () => {
    setup = await startLinkSetup({ worker: false });
  });
  afterEach(() => setup.close());

  /** Links twice: the first worker stands still at this call for longer than a dead worker is waited for. */
  async function overtake(provider: 'plaid' | 'teller', endpoint: string) {
    const { control } = setup.sandbox[provider];
    const { body: session } = await setup.create(provider);
    const { context } = setup.app;
    if (provider === 'plaid')
      setup.sandbox.plaid.control.completeLink({ link: session.url, username: 'alex' });
    else {
      const { accessToken, enrollmentId, institutionName } = setup.sandbox.teller.control.connect();
      await keepLogin(context, session.id, { provider, accessToken, enrollmentId, institutionName });
    }
    control.addFault({ endpoint, fault: { kind: 'slow', delayMs: 1_500 } });
    const first = finishLinkSession(context, session.id);
    await waitUntil('the bank has the call', () => (control.calls().counts[endpoint] ?? 0) > 0);
    setup.clock.advanceMinutes(2);
    await finishLinkSession(context, session.id);
    await first.catch(() => undefined);
    await finishLinkSession(context, session.id);
    const { body } = await setup.get(session.id);
    const { body: connections } = await setup.app.get('/api/v1/connections');
    return { session: body, statuses: connections.data.map(({ status }: { status: string }) => status) };
  }

  it('Teller, during the exchange: the login is linked once, and its access is not revoked', async () => {
    const { session, statuses } = await overtake('teller', '/accounts');
    expect([session.status, statuses]).to.deep.equal(['completed', ['active']]);
    expect(setup.sandbox.teller.control.items().length).to.equal(1);
  });

  it('Plaid, during the exchange: the session has failed, and the late access token is revoked', async () => {
    const { session, statuses } = await overtake('plaid', '/item/public_token/exchange');
    expect([session.status, session.error.code, statuses]).to.deep.equal(['failed', 'INTERRUPTED', []]);
    expect([setup.exchanges(), setup.sandbox.plaid.control.items().length]).to.deep.equal([1, 0]);
  });

  it('Plaid, after the token is stored: the login is linked once', async () => {
    const { session, statuses } = await overtake('plaid', '/accounts/get');
    expect([session.status, statuses, setup.exchanges()]).to.deep.equal(['completed', ['active'], 1]);
  });
});
