import { inspect } from 'node:util';
import { expect } from 'chai';
import { ConfigError } from '../../../src/config.ts';
import type { TellerSandbox } from '../../../src/sandbox/teller/startTellerSandbox.ts';
import { failureOf } from '../plaid/plaidProvider.ts';
import { providerOf, startTeller } from './tellerProvider.ts';

const USER_ID = '018f6d1e-7b7a-7000-8000-000000000001';

describe('teller: link', () => {
  let sandbox: TellerSandbox;

  beforeEach(async () => {
    sandbox = await startTeller();
  });
  afterEach(() => sandbox.close());

  it('a session contains the application id, and for reauthentication the enrollment id', async () => {
    const { link } = providerOf(sandbox);
    const session = { provider: 'teller', applicationId: sandbox.applicationId, environment: 'sandbox' };
    expect(await link.getParameters({ userId: USER_ID, webhookUrl: null, login: null })).to.deep.equal({
      ...session,
      enrollmentId: null,
    });
    const login = { credentials: 'token', externalId: 'enr_1' };
    expect(await link.getParameters({ userId: USER_ID, webhookUrl: null, login })).to.deep.equal({
      ...session,
      enrollmentId: 'enr_1',
    });
  });

  it('the result of Teller Connect is accepted if its token opens that enrollment, and refused otherwise', async () => {
    const { link } = providerOf(sandbox);
    const { accessToken, enrollmentId, institutionId, institutionName } = sandbox.control.connect();
    const handed = { provider: 'teller' as const, accessToken, enrollmentId, institutionName };
    expect(await link.exchange(handed)).to.deep.equal({
      credentials: accessToken,
      externalId: enrollmentId,
      institutionId,
      institutionName,
    });
    expect(await link.getInstitution(accessToken)).to.deep.equal({ institutionId, institutionName });
    expect(await failureOf(link.exchange({ ...handed, enrollmentId: 'enr_other' }))).to.include({
      failure: 'rejected',
      code: 'WRONG_ENROLLMENT',
    });
    expect(await failureOf(link.exchange({ ...handed, accessToken: 'token_wrong' }))).to.include({
      failure: 'rejected',
      code: 'forbidden',
    });
  });

  it('revoking ends the access, also of a disconnected enrollment, and revoking again succeeds', async () => {
    const { link } = providerOf(sandbox);
    const { accessToken, enrollmentId } = sandbox.control.connect();
    sandbox.control.disconnect({ item: enrollmentId });
    await link.revoke(accessToken, enrollmentId);
    expect(sandbox.control.items()).to.deep.equal([]);
    await link.revoke(accessToken, enrollmentId);
  });

  it('an error contains no access token at any depth', async () => {
    const { link } = providerOf(sandbox, { attempts: 1 });
    const { accessToken, enrollmentId } = sandbox.control.connect();
    for (const kind of ['gateway', 'refuse', 'reset', 'rate_limit'] as const) {
      sandbox.control.addFault({ fault: { kind } });
      const error = await failureOf(link.getInstitution(accessToken));
      const everything = `${inspect(error, { depth: Infinity, showHidden: true })} ${error.stack}`;
      expect(everything).not.to.include(accessToken);
      expect(everything).not.to.include(Buffer.from(`${accessToken}:`).toString('base64'));
    }
    await link.revoke(accessToken, enrollmentId);
  });

  it('a certificate that cannot be read fails the start with its setting', () => {
    const paths = { authority: '', privateKey: '', certificate: '/nowhere/teller.pem' };
    expect(() => providerOf({ ...sandbox, paths }))
      .to.throw(ConfigError)
      .with.property('message', 'TELLER_CERT_PATH: /nowhere/teller.pem cannot be read (ENOENT).');
  });
});
