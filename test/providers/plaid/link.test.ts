import { inspect } from 'node:util';
import { expect } from 'chai';
import { type PlaidSandbox, startPlaidSandbox } from '../../../src/sandbox/plaid/startPlaidSandbox.ts';
import { failureOf, providerOf, signIn } from './plaidProvider.ts';

const USER_ID = '018f6d1e-7b7a-7000-8000-000000000001';

describe('plaid: link', () => {
  let sandbox: PlaidSandbox;

  beforeEach(async () => {
    sandbox = await startPlaidSandbox();
  });
  afterEach(() => sandbox.close());

  it('a link session lets the browser sign in, and its public token is exchanged for a login', async () => {
    const { link } = providerOf(sandbox);
    const session = await link.getParameters({
      userId: USER_ID,
      webhookUrl: 'http://127.0.0.1:1/webhooks/plaid',
      login: null,
    });
    if (session.provider !== 'plaid') throw new Error(session.provider);
    expect(Date.parse(session.expiresAt)).to.be.greaterThan(Date.now());
    const { publicToken } = sandbox.control.completeLink({ link: session.linkToken });

    const login = await link.exchange({
      provider: 'plaid',
      publicToken: publicToken ?? '',
      institutionId: 'ins_900001',
      institutionName: null,
      accounts: [],
    });

    const [item] = sandbox.control.items();
    expect(login).to.deep.equal({
      credentials: item?.accessToken,
      externalId: item?.itemId,
      institutionId: 'ins_900001',
      institutionName: null,
    });
    expect(item?.webhookUrl).to.equal('http://127.0.0.1:1/webhooks/plaid');
    expect(await link.getInstitution(login.credentials)).to.deep.equal({
      institutionId: 'ins_900001',
      institutionName: item?.institutionName,
    });
  });

  it('a reauth session repairs the login without a new token', async () => {
    const { link } = providerOf(sandbox);
    const login = await signIn(sandbox);
    sandbox.control.requireLogin({ item: login.externalId });

    const session = await link.getParameters({ login, userId: USER_ID, webhookUrl: null });

    if (session.provider !== 'plaid') throw new Error(session.provider);
    expect(sandbox.control.completeLink({ link: session.linkToken })).to.deep.equal({
      publicToken: null,
    });
    expect(sandbox.control.items().map(({ errorCode }) => errorCode)).to.deep.equal([null]);
  });

  it('an unknown public token is rejected with Plaid’s own code', async () => {
    const { link } = providerOf(sandbox);
    const error = await failureOf(
      link.exchange({
        provider: 'plaid',
        publicToken: 'public-sandbox-unknown',
        institutionId: null,
        institutionName: null,
        accounts: [],
      }),
    );
    expect(error).to.include({ failure: 'rejected', code: 'INVALID_PUBLIC_TOKEN' });
  });

  it('revoking ends the access, and revoking again succeeds', async () => {
    const { link } = providerOf(sandbox);
    const { credentials, externalId } = await signIn(sandbox);
    await link.revoke(credentials, externalId);
    expect(sandbox.control.items()).to.deep.equal([]);
    await link.revoke(credentials, externalId);
  });

  it('revoking fails while Plaid is down', async () => {
    const { link } = providerOf(sandbox);
    const { credentials, externalId } = await signIn(sandbox);
    sandbox.control.addFault({ endpoint: '/item/remove', fault: { kind: 'gateway' }, times: null });
    const error = await failureOf(link.revoke(credentials, externalId));
    expect(error).to.include({ failure: 'temporary', code: 'HTTP_502' });
    expect(sandbox.control.calls().counts['/item/remove']).to.equal(2);
  });

  it('an error contains neither the secret nor the access token at any depth', async () => {
    const { link } = providerOf(sandbox, { attempts: 1 });
    const { credentials, externalId } = await signIn(sandbox);
    for (const kind of ['gateway', 'refuse', 'reset', 'rate_limit'] as const) {
      sandbox.control.addFault({ endpoint: '/item/remove', fault: { kind } });
      const error = await failureOf(link.revoke(credentials, externalId));
      const everything = `${inspect(error, { depth: Infinity, showHidden: true })} ${error.stack}`;
      expect(everything).not.to.include(sandbox.secret);
      expect(everything).not.to.include(credentials);
    }
  });
});
