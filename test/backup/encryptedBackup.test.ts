import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect } from 'chai';
import { restoreBackup } from '../../src/backup/restoreBackup.ts';
import { writeBackup } from '../../src/backup/writeBackup.ts';
import { findDifferences, readContent } from '../support/databaseContent.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

const now = new Date('2026-11-24T18:00:00Z');

describe('an encrypted backup', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let source: TestDatabase;
  let identity: string;
  let toKey: string;
  let toPassphrase: string;
  before(async () => {
    source = await createTestDatabase();
    const { accountIds } = await createAccounts(source.db, ['Checking']);
    const rows = Array.from({ length: 3_000 }, (_, number) => ({ name: `SECRET SHOP ${number}` }));
    await insertRows(source.db, accountIds[0] ?? '', rows);
    identity = await generateX25519Identity();
    const recipients = [await identityToRecipient(identity)];
    [toKey, toPassphrase] = [join(folder.path, 'key.age'), join(folder.path, 'passphrase.age')];
    await writeBackup(source.db, toKey, { now, encryptTo: { recipients } });
    await writeBackup(source.db, toPassphrase, { now, encryptTo: { passphrase: 'correct horse' } });
  });
  after(async () => {
    await source.drop();
    folder.remove();
  });

  it('begins as every file of age, and has nothing of the household in it', () => {
    const bytes = readFileSync(toKey);
    expect(bytes.toString('latin1', 0, 22)).to.equal('age-encryption.org/v1\n');
    expect(bytes.includes('SECRET SHOP') || bytes.includes('breadbox')).to.equal(false);
    // Not even gzip, which would tell what it is.
    expect(bytes.indexOf(Buffer.from([0x1f, 0x8b, 0x08, 0x00]))).to.equal(-1);
  });

  it('restores every row, by its identity and by its passphrase', async () => {
    const content = await readContent(source.db);
    for (const [file, secret] of [
      [toKey, { identities: [identity] }],
      [toPassphrase, { passphrase: 'correct horse' }],
    ] as const) {
      const target = await createTestDatabase();
      await restoreBackup(target.db, file, { vault: null, secret });
      expect(findDifferences(content, await readContent(target.db))).to.deep.equal([]);
      await target.drop();
    }
  });

  it('stores nothing without the right secret, or when the file was changed or cut off', async () => {
    const bytes = readFileSync(toKey);
    const flipped = Buffer.from(bytes);
    flipped[bytes.length - 40] = (flipped[bytes.length - 40] ?? 0) ^ 1;
    const [changed, cut] = [join(folder.path, 'changed.age'), join(folder.path, 'cut.age')];
    writeFileSync(changed, flipped);
    writeFileSync(cut, bytes.subarray(0, bytes.length - 100));
    const right = { identities: [identity] };
    const other = { identities: [await generateX25519Identity()] };
    const target = await createTestDatabase();
    for (const [file, secret, message] of [
      [toKey, null, /is encrypted\. Restore it with --identity FILE or --passphrase\./],
      [toKey, other, /does not open with these identities\./],
      [toKey, { passphrase: 'correct horse' }, /does not open with this passphrase\./],
      [toPassphrase, { passphrase: 'wrong' }, /does not open with this passphrase\./],
      [toKey, { identities: ['nonsense'] }, /no identity of age/],
      [changed, right, /damaged or incomplete/],
      [cut, right, /damaged or incomplete/],
    ] as const) {
      const refusal = await restoreBackup(target.db, file, { vault: null, secret }).then(
        () => 'restored',
        (error: Error) => `${error.name}: ${error.message}`,
      );
      expect(refusal)
        .to.match(message)
        .and.match(/^BackupError: /);
      expect(refusal).not.to.contain(identity);
    }
    expect(await target.db('transactions')).to.deep.equal([]);
    await target.drop();
  });

  it('a recipient that is none is refused, before anything is written', async () => {
    const file = join(folder.path, 'none.age');
    const refusal = await writeBackup(source.db, file, { now, encryptTo: { recipients: ['age1x'] } }).then(
      () => null,
      ({ message }: Error) => message,
    );
    expect(refusal).to.contain('"age1x" is not a recipient of age.');
    expect(() => readFileSync(file)).to.throw('ENOENT');
  });
});
