import { expect } from 'chai';
import { rotateKeys } from '../../src/cli/keys.ts';
import { newId, newShortId } from '../../src/domain/ids.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { findKeptRequest, keepRequest, ownerOf } from '../../src/store/idempotencyKeys.ts';
import { receiveLogin } from '../../src/store/linkSessionLogins.ts';
import { insertLinkSession } from '../../src/store/linkSessions.ts';
import { createVault, VaultError } from '../../src/vault.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import type { TestDatabase } from '../support/testDatabase.ts';
import { createTestDatabase } from '../support/testDatabase.ts';

const keyOf = (id: string, byte: number) => ({ id, key: Buffer.alloc(32, byte) });

describe('breadbox keys rotate', () => {
  let database: TestDatabase;
  let userId: string;
  before(async () => {
    database = await createTestDatabase();
    ({ userId } = await createAccounts(database.db, ['Checking']));
  });
  after(() => database.drop());

  it('re-encrypts credentials with the new key once, after which the old key is no longer needed', async () => {
    const { db } = database;
    const id = newId();
    const now = new Date();
    const sealed = createVault([keyOf('old', 1)]).seal('access-token', id);
    await db('connections').insert({
      id,
      short_id: newShortId(),
      user_id: userId,
      provider: 'plaid',
      institution_name: 'First Platypus Bank',
      status: 'active',
      credentials: sealed,
      created_at: now,
      updated_at: now,
    });
    const both = createVault([keyOf('new', 2), keyOf('old', 1)]);
    const first = await rotateKeys(db, both, now);
    const second = await rotateKeys(db, both, now);
    const stored = await db('connections').where({ id }).first();
    expect([first, second]).to.deep.equal([
      { rotated: 1, current: 0 },
      { rotated: 0, current: 1 },
    ]);
    expect(createVault([keyOf('new', 2)]).open(stored.credentials, id)).to.equal('access-token');
    expect(() => createVault([keyOf('old', 1)]).open(stored.credentials, id)).to.throw(VaultError);
  });

  it('re-encrypts the answers that are kept for idempotency keys', async () => {
    const { db } = database;
    const now = new Date();
    const { id: apiKeyId } = await createApiKey(db, { name: 'script', scope: 'full_access' }, now);
    const id = { apiKeyId, key: 'one' };
    const answer = createVault([keyOf('old', 1)]).seal('{"status":201}', ownerOf(id));
    await keepRequest(db, id, { requestDigest: Buffer.alloc(32), progress: null, answer }, now);
    await rotateKeys(db, createVault([keyOf('new', 2), keyOf('old', 1)]), now);
    const kept = await findKeptRequest(db, id, new Date(0));
    const opened = createVault([keyOf('new', 2)]).open(kept?.answer ?? Buffer.alloc(0), ownerOf(id));
    expect(opened).to.equal('{"status":201}');
  });

  it('re-encrypts the secrets of link sessions', async () => {
    const { db } = database;
    const now = new Date();
    const id = newId();
    const old = createVault([keyOf('old', 1)]);
    await insertLinkSession(
      db,
      {
        id,
        user_id: userId,
        provider: 'plaid',
        connection_id: null,
        token_digest: Buffer.alloc(32),
        token: old.seal('the link token', id),
        return_url: 'http://127.0.0.1/link/done',
        expires_at: now,
      },
      now,
    );
    await receiveLogin(
      db,
      { sessionId: id, digest: Buffer.alloc(32) },
      old.seal('the public token', id),
      now,
    );
    await rotateKeys(db, createVault([keyOf('new', 2), keyOf('old', 1)]), now);
    const current = createVault([keyOf('new', 2)]);
    const { token } = await db('link_sessions').where({ id }).first();
    const { credentials } = await db('link_session_logins').where({ session_id: id }).first();
    expect([current.open(token, id), current.open(credentials, id)]).to.deep.equal([
      'the link token',
      'the public token',
    ]);
  });

  it('a credential can be decrypted only for its own connection', () => {
    const vault = createVault([keyOf('k', 3)]);
    const sealed = vault.seal('access-token', 'one');
    expect(() => vault.open(sealed, 'another')).to.throw(VaultError, 'wrong key, or changed data');
  });
});
