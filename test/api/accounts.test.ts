import { expect } from 'chai';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('accounts', () => {
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
});
