import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Knex } from 'knex';
import { createDatabase } from '../../src/postgres/database.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { recordHousehold } from '../../src/store/household.ts';
import { TemporaryDataDir } from '../postgres/embedded/temporaryCluster.ts';
import { readContent, readSchema } from '../support/databaseContent.ts';
import { runBreadbox } from '../support/runBreadbox.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

/** Some of the migrations that the development versions had, and no release has. */
const EARLIER_MIGRATIONS = ['20261122_01_create_households', '20261128_60_record_which_money_a_store_holds'];

const SUMMARY =
  'This database was made by a development version of Breadbox before 1.0, and no release can upgrade it.';
const ADVICE =
  'Begin with an empty database in DATABASE_URL or with a new BREADBOX_DATA_DIR, and link your banks again. `breadbox reset --sample` renews a sample.';

async function recordEarlierMigrations(db: Knex): Promise<void> {
  await db('knex_migrations').delete();
  await db('knex_migrations').insert(EARLIER_MIGRATIONS.map((name) => ({ name, batch: 1 })));
}

describe('a database of a development version', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  const files = temporaryFolder();
  before(async () => {
    database = await createTestDatabase();
    await recordHousehold(database.db, 'own', new Date());
    await recordEarlierMigrations(database.db);
  });
  after(async () => {
    await database.drop();
    files.remove();
  });

  for (const options of [['run'], ['serve'], ['migrate'], ['backup', join(files.path, 'household.backup')]]) {
    it(`${options[0]}: refuses it in one sentence with the remedy, and changes nothing`, async () => {
      const { db, url } = database;
      const before = [await readSchema(db), await readContent(db), await db('knex_migrations').pluck('name')];
      const result = await runBreadbox(options, { DATABASE_URL: url, BREADBOX_DATA_DIR: files.path });
      expect(result).to.deep.equal({
        exitCode: 1,
        output: '',
        errors: `${SUMMARY} Nothing was changed. ${ADVICE}\n`,
      });
      const after = [await readSchema(db), await readContent(db), await db('knex_migrations').pluck('name')];
      expect(after).to.deep.equal(before);
      expect(readdirSync(files.path)).to.deep.equal([]);
    });
  }

  it('doctor: reports it as a problem of the migrations', async () => {
    const { output } = await runBreadbox(['doctor'], { DATABASE_URL: database.url });
    expect(output).to.match(/^migrations +PROBLEM +This database was made by a development version/m);
    expect(output).to.contain(`→ ${ADVICE}`);
  });

  it('in the folder of the sample: refused, and `reset --sample` removes it', async () => {
    const folder = new TemporaryDataDir();
    try {
      const sample = join(folder.path, 'sample');
      const embedded = await folder.startIn(sample);
      const db = createDatabase(embedded.url, { poolSize: 1 });
      await migrate(db);
      await recordHousehold(db, 'sample', new Date());
      await recordEarlierMigrations(db);
      await db.destroy();
      await embedded.stop();
      const env = { BREADBOX_DATA_DIR: folder.path };
      const refused = await runBreadbox(['run'], env);
      expect([refused.exitCode, refused.errors]).to.deep.equal([
        1,
        `${SUMMARY} Nothing was changed. ${ADVICE}\n`,
      ]);
      expect(existsSync(join(sample, 'postgres'))).to.equal(true);
      const reset = await runBreadbox(['reset', '--sample'], env);
      expect(reset).to.deep.equal({
        exitCode: 0,
        output: `Removed the sample household in ${sample}.\n`,
        errors: '',
      });
      expect(existsSync(sample)).to.equal(false);
    } finally {
      await folder.remove();
    }
  });

  for (const command of ['run', 'serve', 'migrate', 'doctor']) {
    it(`${command}: refuses a data folder that directly contains a database, and leaves it as it is`, async () => {
      const folder = temporaryFolder();
      mkdirSync(join(folder.path, 'postgres'));
      const result = await runBreadbox([command], { BREADBOX_DATA_DIR: folder.path });
      expect(result).to.deep.equal({
        exitCode: 1,
        output: '',
        errors: `${folder.path} directly contains a database ("postgres"). If BREADBOX_DATA_DIR names the folder of one household, set it to the folder above. If a development version before 1.0 made the database, no release can read it: set BREADBOX_DATA_DIR to a new folder, and link your banks again. Nothing was changed.\n`,
      });
      expect([readdirSync(folder.path), readdirSync(join(folder.path, 'postgres'))]).to.deep.equal([
        ['postgres'],
        [],
      ]);
      folder.remove();
    });
  }
});
