import { expect } from 'chai';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const EXCHANGE = '/item/public_token/exchange';

/** A custom user whose only account is a checking account without a mask. */
const withoutMask = (name: string) =>
  JSON.stringify({
    override_accounts: [{ type: 'depository', subtype: 'checking', meta: { name: 'Checking', mask: '' } }],
    seed: name,
  });

describe('createConnection: duplicates', () => {
  let sandbox: PlaidSandbox;
  let app: TestApp;

  beforeEach(async () => {
    sandbox = await startPlaidSandbox();
    app = await startTestApp({
      env: { PLAID_CLIENT_ID: sandbox.clientId, PLAID_SECRET: sandbox.secret, PLAID_BASE_URL: sandbox.url },
    });
  });
  afterEach(async () => {
    await app.close();
    await sandbox.close();
  });

  const newUser = async (name: string) => (await app.post('/api/v1/users', { name })).body.id;
  const exchanges = () => sandbox.control.calls().counts[EXCHANGE] ?? 0;

  /** Links a login, with or without the metadata that Plaid Link gives the browser. */
  async function link(
    userId: string,
    login: { institutionId: string; username?: string; password?: string },
    { withMetadata = true } = {},
  ) {
    const { publicToken, metadata } = sandbox.control.createPublicToken(login);
    return app.post('/api/v1/connections', {
      user_id: userId,
      provider: 'plaid',
      credentials: {
        public_token: publicToken,
        ...(withMetadata && {
          institution_id: metadata.institution.institution_id,
          institution_name: metadata.institution.name,
          accounts: metadata.accounts,
        }),
      },
    });
  }

  it('a login that is already linked answers 409 with the existing id, and the public token is not exchanged', async () => {
    const alex = await newUser('Alex');
    const first = await link(alex, { institutionId: 'ins_900001', username: 'alex' });
    const again = await link(alex, { institutionId: 'ins_900001', username: 'alex' });
    expect([first.status, again.status, again.body.error.code, again.body.error.details]).to.deep.equal([
      201,
      409,
      'DUPLICATE_CONNECTION',
      [{ path: 'connection_id', code: 'existing', message: first.body.id }],
    ]);
    expect([exchanges(), sandbox.control.items().length]).to.deep.equal([1, 1]);
  });

  it('without metadata the duplicate is found after the exchange, and the new item is removed', async () => {
    const alex = await newUser('Alex');
    const first = await link(alex, { institutionId: 'ins_900001', username: 'alex' });
    const again = await link(
      alex,
      { institutionId: 'ins_900001', username: 'alex' },
      { withMetadata: false },
    );
    expect([again.status, again.body.error.details]).to.deep.equal([
      409,
      [{ path: 'connection_id', code: 'existing', message: first.body.id }],
    ]);
    expect([exchanges(), sandbox.control.items().length]).to.deep.equal([2, 1]);
  });

  for (const withMetadata of [true, false]) {
    it(`P21: two people at one bank, each with a "Checking" without a mask, can both link${withMetadata ? '' : ', also without metadata'}`, async () => {
      const answers = [];
      for (const name of ['Alex', 'Sam']) {
        const login = { institutionId: 'ins_109508', username: 'user_custom', password: withoutMask(name) };
        answers.push(await link(await newUser(name), login, { withMetadata }));
      }
      expect(answers.map(({ status }) => status)).to.deep.equal([201, 201]);
      const { body } = await app.get('/api/v1/accounts');
      expect(
        body.data.map((account: Record<string, unknown>) => [
          account['user_name'],
          account['name'],
          account['mask'],
          account['possible_duplicate_of'],
        ]),
      ).to.have.deep.members([
        ['Alex', 'Checking', null, null],
        ['Sam', 'Checking', null, null],
      ]);
    });
  }

  it('P22: a joint account in the logins of two people is a possible duplicate in the second login', async () => {
    const alex = await link(await newUser('Alex'), { institutionId: 'ins_900001', username: 'alex' });
    const sam = await link(await newUser('Sam'), { institutionId: 'ins_900001', username: 'user_good' });
    expect([alex.status, sam.status]).to.deep.equal([201, 201]);
    const { body } = await app.get('/api/v1/accounts');
    const of = (connectionId: string) =>
      body.data.filter((account: { connection_id: string }) => account.connection_id === connectionId);
    const [first, second] = [of(alex.body.id), of(sam.body.id)];
    expect(first.length).to.be.greaterThan(0);
    expect(
      first.map((account: { possible_duplicate_of: unknown }) => account.possible_duplicate_of),
    ).to.deep.equal(first.map(() => null));
    expect(
      second.map((account: { name: string; possible_duplicate_of: unknown }) => [
        account.name,
        account.possible_duplicate_of,
      ]),
    ).to.deep.equal(first.map(({ name, id }: { name: string; id: string }) => [name, id]));
  });
});
