import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { createDatabase } from '../../src/postgres/database.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

const ALL = readdirSync(new URL('../../migrations/', import.meta.url)).map((file) =>
  file.replace(/\.ts$/, ''),
);

describe('migrate', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase({ migrated: false });
  });
  afterEach(() => test.drop());

  it('runs every migration in order, under names without extension', async () => {
    const ran = await migrate(test.db);

    expect(ran).to.deep.equal(ALL.toSorted());
    const recorded = await test.db('knex_migrations').orderBy('id').pluck('name');
    expect(recorded).to.deep.equal(ALL.toSorted());
  });

  it('does nothing the second time', async () => {
    await migrate(test.db);

    expect(await migrate(test.db)).to.deep.equal([]);
  });

  it('lets one of two processes that start at once do the work, and the other wait for it', async () => {
    const other = createDatabase(test.url, { poolSize: 1 });
    try {
      const ran = await Promise.all([migrate(test.db), migrate(other)]);

      expect(ran.toSorted((a, b) => a.length - b.length)).to.deep.equal([[], ALL.toSorted()]);
    } finally {
      await other.destroy();
    }
  });

  it('leaves nothing behind when a migration fails', async () => {
    const folder = new URL('./fixtures/failingMigrations/', import.meta.url);

    const failure = await migrate(test.db, folder).catch((error: Error) => error.message);

    expect(failure).to.contain('relation "no_such_table" does not exist');
    expect(await test.db.schema.hasTable('half_way')).to.equal(false);
    expect(await migrate(test.db)).to.have.length(ALL.length);
  });
});
