import { expect } from 'chai';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { runBreadbox } from '../support/runBreadbox.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

describe('revokeApiKey: the last key with full access', () => {
  let app: TestApp;
  let lastId: string;
  before(async () => {
    app = await startTestApp();
    lastId = (await app.get('/api/v1/api-keys/current')).body.id;
  });
  after(() => app.close());

  const revoke = (id: string) => app.delete(`/api/v1/api-keys/${id}`);
  const create = async (more: object) =>
    (await app.post('/api/v1/api-keys', { name: 'another', scope: 'full_access', ...more })).body;
  const refusal = {
    code: 'LAST_FULL_ACCESS_KEY',
    message:
      "This is the last key with full access. Create another one first, or run `breadbox keys revoke` on the server's machine.",
  };

  it('is refused with 409, by either id, and stays valid', async () => {
    const { body } = await app.get('/api/v1/api-keys/current');
    for (const id of [lastId, lastId.toUpperCase(), body.short_id]) {
      const { status, body: refused } = await revoke(id);
      expect([id, status]).to.deep.equal([id, 409]);
      expect(refused.error).to.include(refusal);
    }
    expect((await app.get('/api/v1/users')).status).to.equal(200);
  });

  it('read-only, limited and expired keys and sessions of the dashboard do not replace it', async () => {
    const { accountIds } = await createAccounts(app.context.db, ['Checking']);
    const expired = {
      name: 'expired',
      scope: 'full_access' as const,
      expiresAt: new Date(Date.now() - 1000),
    };
    const session = {
      name: 'session',
      scope: 'full_access' as const,
      expiresAt: new Date(Date.now() + 60_000),
      isDashboardSession: true,
    };
    const others = [
      await create({ scope: 'read_only' }),
      await create({ account_ids: accountIds }),
      await createApiKey(app.context.db, expired, new Date()),
      await createApiKey(app.context.db, session, new Date()),
    ];
    expect((await revoke(lastId)).status).to.equal(409);
    // They can all be revoked themselves.
    for (const { id } of others) expect((await revoke(id)).status).to.equal(204);
  });

  it('of two that are revoked at the same time, one stays', async () => {
    for (let round = 0; round < 5; round++) {
      const another = await create({});
      const statuses = (await Promise.all([revoke(lastId), revoke(another.id)])).map(({ status }) => status);
      // A request with a key that has just been revoked is refused before anything else.
      expect(statuses.filter((status) => status === 204)).to.have.length(1);
      const left = await app.context.db('api_keys').where({ scope: 'full_access' }).whereNull('revoked_at');
      expect(left).to.have.length(1);
      await app.context.db('api_keys').where({ id: lastId }).update({ revoked_at: null });
      await app.context.db('api_keys').where({ id: another.id }).update({ revoked_at: new Date() });
    }
  });

  it('the command line can revoke it', async () => {
    const { exitCode, output } = await runBreadbox(['keys', 'revoke', lastId], {
      DATABASE_URL: app.database.url,
    });
    expect([exitCode, output]).to.deep.equal([0, `Revoked ${lastId}.\n`]);
    expect((await app.get('/api/v1/users')).body.error.code).to.equal('REVOKED_API_KEY');
  });
});
