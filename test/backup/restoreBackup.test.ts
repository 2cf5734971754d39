import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { readBackup } from '../../src/backup/readBackup.ts';
import { restoreBackup } from '../../src/backup/restoreBackup.ts';
import { writeBackup } from '../../src/backup/writeBackup.ts';
import { findDifferences, readContent, readSchema } from '../support/databaseContent.ts';
import type { PopulatedHousehold } from '../support/populatedHousehold.ts';
import { startPopulatedHousehold, syncNow } from '../support/populatedHousehold.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { createTestDatabase } from '../support/testDatabase.ts';

const now = new Date('2026-11-24T18:00:00Z');

describe('backup and restore of a household with data in every table', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  const file = join(folder.path, 'household.backup');
  let household: PopulatedHousehold;
  let content: Record<string, string[]>;

  before(async () => {
    household = await startPopulatedHousehold();
    content = await readContent(household.app.database.db);
    await writeBackup(household.app.database.db, file, { now });
  });
  after(async () => {
    await household.close();
    folder.remove();
  });

  it('the household has rows in every table, so that no table can be forgotten', () => {
    const empty = Object.entries(content).flatMap(([table, rows]) => (rows.length === 0 ? table : []));

    expect(empty).to.deep.equal([]);
  });

  it('backup: only the owner can read the file', async () => {
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
  });

  for (const migrated of [true, false]) {
    it(`restore: every row of every table is restored unchanged, into ${migrated ? 'a migrated' : 'an empty'} database`, async () => {
      const database = await createTestDatabase({ migrated });
      try {
        await restoreBackup(database.db, file, { vault: household.app.context.vault });

        expect(findDifferences(content, await readContent(database.db))).to.deep.equal([]);
        expect(await readSchema(database.db)).to.deep.equal(await readSchema(household.app.database.db));
      } finally {
        await database.drop();
      }
    });
  }

  it('restore: the API keys of the household keep working', async () => {
    const database = await createTestDatabase({ migrated: false });
    await restoreBackup(database.db, file, { vault: household.app.context.vault });
    const app = await household.startAppOn(database);
    try {
      const { full_access: key, read_only: readOnly } = household.app.keys;
      const made = await app.post('/api/v1/users', { name: 'Kim' }, { key });
      const refused = await app.post('/api/v1/users', { name: 'Kim' }, { key: readOnly });
      expect([made.status, refused.body.error.code]).to.deep.equal([201, 'FORBIDDEN']);
    } finally {
      await app.close();
      await database.drop();
    }
  });

  it('restore: a file of another kind is refused', async () => {
    const other = join(folder.path, 'other.gz');
    await writeFile(other, gzipSync('{"hello":"world"}\n'));
    const refusal = await readBackup(other, { rows: async () => {} }).catch((error: unknown) => error);
    expect(String(refusal)).to.equal(`BackupError: ${other} is not a Breadbox backup.`);
  });

  it('restore: syncs continue from their cursors and change no restored row', async () => {
    const database = await createTestDatabase({ migrated: false });
    await restoreBackup(database.db, file, { vault: household.app.context.vault });
    const app = await household.startAppOn(database);
    try {
      const { body } = await app.get('/api/v1/connections');
      const logs = [];
      for (const { id, provider, status } of body.data)
        if (provider !== 'csv' && status === 'active') logs.push(await syncNow(app, id));

      expect(logs).to.have.length.greaterThan(2);
      for (const log of logs) {
        expect(log).to.include({ status: 'success', added_count: 0, modified_count: 0, removed_count: 0 });
      }
      expect((await readContent(database.db))['transactions']).to.deep.equal(content['transactions']);
    } finally {
      await app.close();
      await database.drop();
    }
  });
});
