import { expect } from 'chai';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import {
  checking,
  page,
  purchase,
  type ScriptedProvider,
  scriptedProvider,
} from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

describe('accounts that continue in another login or under another id', () => {
  let app: TestApp;
  let bank: ScriptedProvider;

  beforeEach(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
  });
  afterEach(() => app.close());

  async function sync(connectionId: string, ...script: ScriptedProvider['script']) {
    bank.script = script;
    expect((await runSync(app, connectionId)).status).to.equal('success');
  }

  it('P20: removing a bank and linking it again keeps the account, with its id, name and settings', async () => {
    const first = await linkConnection(app, 'first');
    await sync(first, page({ accounts: [checking], upserted: [purchase('a')], cursor: '1' }));
    const { body: before } = await app.get('/api/v1/accounts');
    const { id, user_id: userId } = before.data[0];
    await app.patch(`/api/v1/accounts/${id}`, { display_name: 'Ours', is_dependent_linked: true });
    await app.delete(`/api/v1/connections/${first}`);
    bank.accounts = [{ ...checking, externalId: 'new checking id', name: 'Renamed Checking' }];
    const { status, body: second } = await app.post('/api/v1/connections', {
      user_id: userId,
      provider: 'plaid',
      credentials: { public_token: 'second' },
    });
    expect(status).to.equal(201);
    const { body: after } = await app.get('/api/v1/accounts');
    expect(after.data).to.have.length(1);
    expect(after.data[0]).to.include({
      id,
      connection_id: second.id,
      name: 'Renamed Checking',
      display_name: 'Ours',
      is_dependent_linked: true,
      status: 'open',
      possible_duplicate_of: null,
    });
    const counts = (await app.get('/api/v1/connections')).body.data.map(
      ({ accounts_count: count }: { accounts_count: number }) => count,
    );
    expect(counts).to.deep.equal([0, 1]);
  });

  it('P5: accounts whose external ids change within a login are kept, and the pull starts from no cursor', async () => {
    const connectionId = await linkConnection(app, 'first');
    const listed = { ...checking, persistentId: 'p1', mask: null };
    await sync(connectionId, page({ accounts: [listed], upserted: [purchase('a')], cursor: '1' }));
    const accounts = async () =>
      (await app.get('/api/v1/accounts')).body.data.map(({ id, status }: Record<string, unknown>) => [
        id,
        status,
      ]);
    const before = await accounts();
    bank.pulls = [];
    const renamed = { ...listed, externalId: 'new checking id' };
    await sync(connectionId, page({ accounts: [renamed], cursor: '2' }));
    expect(bank.pulls.map(({ cursor }) => cursor)).to.deep.equal(['1', null]);
    expect(await accounts()).to.deep.equal(before);
    bank.pulls = [];
    await sync(connectionId, page({ accounts: [renamed], cursor: '3' }));
    expect(bank.pulls.map(({ cursor }) => cursor)).to.deep.equal(['2']);
  });
});
