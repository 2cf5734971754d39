import { expect } from 'chai';
import { digestApiKey } from '../../src/domain/apiKey.ts';
import { createLogger } from '../../src/log.ts';
import { createApiKey, createApiKeyFinder, getApiKey, revokeApiKey } from '../../src/store/apiKeys.ts';
import type { TestDatabase } from '../support/testDatabase.ts';
import { createTestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('createApiKeyFinder', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());

  const finder = (now = new Date()) =>
    createApiKeyFinder({ db: database.db, clock: { now: () => now }, log: createLogger('silent') });
  const make = (name: string) => createApiKey(database.db, { name, scope: 'read_only' }, new Date());

  it('look-ups in one turn of the event loop share one statement, and each gets its own result', async () => {
    const { db } = database;
    const [first, second] = [await make('first'), await make('second')];
    const find = finder();
    const questions: string[] = [];
    const note = ({ sql }: { sql: string }) => questions.push(sql);
    db.on('query', note);
    const keys = [first.key, second.key, first.key, 'bb_unknown'];
    const found = await Promise.all(keys.map((key) => find(digestApiKey(key))));
    db.off('query', note);
    expect(found.map((key) => key?.id ?? null)).to.deep.equal([first.id, second.id, first.id, null]);
    expect(questions.filter((sql) => sql.startsWith('select'))).to.have.length(1);
  });

  it('a revocation applies to every later look-up', async () => {
    const { db } = database;
    const { id, key } = await make('to be revoked');
    const find = finder();
    const before = find(digestApiKey(key));
    expect((await before)?.revokedAt).to.equal(null);
    const [, asked] = await Promise.all([
      find(digestApiKey(key)),
      revokeApiKey(db, id, new Date()).then(() => find(digestApiKey(key))),
    ]);
    expect(asked?.revokedAt).to.be.instanceOf(Date);
  });

  it('the last use of a key is recorded to the minute', async () => {
    const { db } = database;
    const { id, key } = await make('used');
    const used = async (at: string) => {
      await finder(new Date(at))(digestApiKey(key));
      const lastUsedAt = await waitUntil(
        'the use of the key is recorded',
        async () => (await getApiKey(db, id)).last_used_at,
      );
      return lastUsedAt?.toISOString();
    };
    expect(await used('2026-11-25T10:00:00.000Z')).to.equal('2026-11-25T10:00:00.000Z');
    expect(await used('2026-11-25T10:00:30.000Z')).to.equal('2026-11-25T10:00:00.000Z');
  });
});
