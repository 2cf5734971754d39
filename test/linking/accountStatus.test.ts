import { expect } from 'chai';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import { checking, page, type ScriptedProvider, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const savings = { ...checking, externalId: 'savings', name: 'Savings', mask: '0043', subtype: 'savings' };

describe('account status', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;

  beforeEach(async () => {
    bank = scriptedProvider();
    bank.accounts = [checking, savings];
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await linkConnection(app, '1');
  });
  afterEach(() => app.close());

  async function sync(...script: ScriptedProvider['script']) {
    bank.script = script;
    expect((await runSync(app, connectionId)).status).to.equal('success');
  }

  const statuses = async () => {
    const { body } = await app.get('/api/v1/accounts');
    return body.data.map(({ name, status, missing_since: since }: Record<string, unknown>) => [
      name,
      status,
      since !== null,
    ]);
  };

  it('P23: an account that its login no longer lists is missing, and open again once it is listed', async () => {
    await sync(page({ accounts: [checking, savings], cursor: '1' }));
    expect(await statuses()).to.deep.equal([
      ['Everyday Checking', 'open', false],
      ['Savings', 'open', false],
    ]);
    await sync(page({ accounts: [checking], cursor: '2' }));
    expect(await statuses()).to.deep.equal([
      ['Everyday Checking', 'open', false],
      ['Savings', 'missing', true],
    ]);
    await sync(page({ accounts: [checking, savings], cursor: '3' }));
    expect(await statuses()).to.deep.equal([
      ['Everyday Checking', 'open', false],
      ['Savings', 'open', false],
    ]);
  });

  it('T15: an account that the bank lists as closed is closed, and stays closed when it is no longer listed', async () => {
    await sync(page({ accounts: [checking], closedAccounts: ['savings'], cursor: '1' }));
    const closed = [
      ['Everyday Checking', 'open', false],
      ['Savings', 'closed', true],
    ];
    expect(await statuses()).to.deep.equal(closed);
    const { body: before } = await app.get('/api/v1/accounts');
    await sync(page({ accounts: [checking], cursor: '2' }));
    expect(await statuses()).to.deep.equal(closed);
    const { body: after } = await app.get('/api/v1/accounts');
    expect(after.data[1]).to.deep.equal(before.data[1]);
    await sync(page({ accounts: [checking, savings], cursor: '3' }));
    expect((await statuses())[1]).to.deep.equal(['Savings', 'open', false]);
  });

  it('a missing account that turns out to be closed keeps its missing_since', async () => {
    await sync(page({ accounts: [checking], cursor: '1' }));
    const since = async () => (await app.get('/api/v1/accounts')).body.data[1].missing_since;
    const first = await since();
    await sync(page({ accounts: [checking], closedAccounts: ['savings'], cursor: '2' }));
    expect([(await statuses())[1], await since()]).to.deep.equal([['Savings', 'closed', true], first]);
  });

  it('no account becomes missing when the provider lists none at all', async () => {
    await sync(page({ cursor: '1' }));
    expect((await statuses()).map(([, status]: string[]) => status)).to.deep.equal(['open', 'open']);
  });
});
