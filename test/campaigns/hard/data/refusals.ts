import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { BackupError } from '../../../../src/backup/errors.ts';
import { restoreBackup } from '../../../../src/backup/restoreBackup.ts';
import { writeBackup } from '../../../../src/backup/writeBackup.ts';
import { DevelopmentSchemaError } from '../../../../src/postgres/migrate.ts';
import { createUser } from '../../../../src/store/users.ts';
import { createVault, type Vault } from '../../../../src/vault.ts';
import { findDifferences, readContent, readSchema } from '../../../support/databaseContent.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/testDatabase.ts';
import type { Check } from '../campaign.ts';
import type { BackupSource } from './backupSource.ts';
import { rewriteBackup } from './rewriteBackup.ts';

/** The gzip header holds a time and a system, so a bit flipped there does not change the content. */
const GZIP_HEADER_BYTES = 10;
const DAMAGES = { short: 10, full: 100 };

/** Checks files that must not be restored, and databases that must not be restored into. */
export async function refusals(source: BackupSource, size: 'short' | 'full'): Promise<Check[]> {
  const empty = await createTestDatabase({ migrated: false });
  const used = await createTestDatabase();
  try {
    await createUser(used.db, { name: 'Somebody', email: null }, new Date());
    const small = `${source.folder}/small.backup`;
    await writeBackup(used.db, small, { now: new Date() });
    return [
      await damagedFiles(source, size === 'short' ? small : source.file, empty, size),
      await otherFiles(source, small, empty),
      await wrongKeys(source, empty),
      await wrongTargets(source, empty, used),
    ];
  } finally {
    await empty.drop();
    await used.drop();
  }
}

/**
 * Tries a restore that must be refused with a fitting message and without a change to the database. Returns what
 * went wrong, or null.
 */
async function checkRefusal(
  { db }: TestDatabase,
  file: string,
  vault: Vault | null,
  expected: RegExp,
): Promise<string | null> {
  const before = [await readContent(db), await readSchema(db)] as const;
  const problem = await restoreBackup(db, file, { vault }).then(
    () => 'it was restored',
    (error: unknown) => {
      if (!(error instanceof BackupError || error instanceof DevelopmentSchemaError))
        return `it failed with ${error}`;
      return /^\S.*\.$/.test(error.message) && expected.test(error.message)
        ? null
        : `the message was: ${error.message}`;
    },
  );
  const stored = findDifferences(before[0], await readContent(db));
  const isChanged = stored.length > 0 || (await readSchema(db)).join() !== before[1].join();
  return isChanged ? `the database was changed, ${problem ?? 'although the restore was refused'}` : problem;
}

/** Tries backups cut off at many places and with a bit flipped at many places. */
async function damagedFiles(
  source: BackupSource,
  good: string,
  empty: TestDatabase,
  size: 'short' | 'full',
): Promise<Check> {
  const bytes = readFileSync(good);
  const file = `${source.folder}/damaged.backup`;
  const { vault } = source.household.app.context;
  const failures: string[] = [];
  const steps = DAMAGES[size] / 2;
  const attempt = async (what: string, damaged: Buffer) => {
    writeFileSync(file, damaged);
    const problem = await checkRefusal(empty, file, vault, /damaged|cut off|not a Breadbox backup/);
    if (problem) failures.push(`${what}: ${problem}`);
  };
  for (let step = 0; step < steps; step++) {
    const cut = step === steps - 1 ? bytes.length - 1 : Math.floor((bytes.length * step) / steps);
    await attempt(`cut off after ${cut} of ${bytes.length} bytes`, bytes.subarray(0, cut));
    const at = GZIP_HEADER_BYTES + Math.floor(((bytes.length - GZIP_HEADER_BYTES) * (step + 0.5)) / steps);
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (step % 8));
    await attempt(`bit ${step % 8} of byte ${at} flipped`, flipped);
  }
  return {
    claim: 'a truncated backup or one with a flipped bit is refused, and nothing is stored',
    attempts: 2 * steps,
    failures,
  };
}

async function otherFiles(source: BackupSource, good: string, empty: TestDatabase): Promise<Check> {
  const bytes = readFileSync(good);
  const plain = gunzipSync(bytes);
  const { vault } = source.household.app.context;
  mkdirSync(`${source.folder}/folder`, { recursive: true });
  const not = /is not a Breadbox backup\.$/;
  const damaged = /is damaged/;
  const files: [string, Buffer | null, RegExp][] = [
    ['folder', null, /is a folder, not a file\.$/],
    ['missing', null, /^There is no /],
    ['empty', Buffer.alloc(0), /not a Breadbox backup|cut off/],
    ['text', Buffer.from('id,name\n1,Alex\n'), not],
    ['not-packed', plain, not],
    ['zip', Buffer.from('PK\x03\x04and more'), not],
    ['zeros', gzipSync(Buffer.alloc(20_000_000)), not],
    ['json', gzipSync('{"hello":"world"}\n'), not],
    ['bytes', gzipSync(Buffer.from([0xff, 0xfe, 0x0a])), /not a Breadbox backup|damaged/],
    ['headless', gzipSync(plain.subarray(plain.indexOf('\n') + 1)), not],
    ['twice', Buffer.concat([bytes, bytes]), damaged],
    [
      'later-format',
      rewriteBackup(bytes, (header) => Object.assign(header, { version: 2 })),
      /format 2.*reads format 1/,
    ],
    [
      'later-schema',
      rewriteBackup(bytes, ({ migrations }) => void migrations.push('29991231_01_later')),
      /newer version of Breadbox.*29991231_01_later/,
    ],
    [
      'development-version',
      rewriteBackup(bytes, (header) =>
        Object.assign(header, { migrations: ['20261122_01_create_households'] }),
      ),
      /development-version was made by a development version of Breadbox before 1\.0/,
    ],
    [
      'no-header',
      rewriteBackup(bytes, (header) => Object.assign(header, { tables: 'all' })),
      /header cannot be read/,
    ],
    ['a-row-less', rewriteBackup(bytes, (_, rows) => void rows.pop()), /cut off|damaged/],
    ['a-row-more', rewriteBackup(bytes, (_, rows) => void rows.push('[]')), damaged],
    [
      'another-amount',
      rewriteBackup(bytes, (_, rows) => void rows.splice(-40, 1, rows[0] ?? ''), { sealed: false }),
      damaged,
    ],
    [
      'other-columns',
      rewriteBackup(bytes, ({ tables }) => void tables.find((table) => table.rows > 0)?.columns.reverse()),
      /its migrations do not create/,
    ],
  ];
  const failures: string[] = [];
  for (const [name, content, expected] of files) {
    const file = `${source.folder}/${name}`;
    if (content) writeFileSync(file, content);
    const problem = await checkRefusal(empty, file, vault, expected);
    if (problem) failures.push(`${name}: ${problem}`);
  }
  return {
    claim: 'a file that is not a backup, or is from another version, is refused with its own message',
    attempts: files.length,
    failures,
  };
}

async function wrongKeys(source: BackupSource, empty: TestDatabase): Promise<Check> {
  const right = Buffer.alloc(32, 7);
  // A wrong key with the id of the right one passes the lookup by id, so that decryption itself must fail.
  const { credentials } = await source.household.app.database
    .db('connections')
    .whereNotNull('credentials')
    .first('credentials');
  const id = credentials.subarray(2, 2 + credentials[1]).toString();
  const attempts: [string, Vault | null, RegExp][] = [
    [
      'another key',
      createVault([{ id: 'other', key: Buffer.alloc(32, 8) }]),
      /cannot be opened with ENCRYPTION_KEY.*Nothing was stored\.$/,
    ],
    [
      'another key with the same id',
      createVault([{ id, key: Buffer.alloc(32, 8) }]),
      /wrong key.*Nothing was stored\.$/,
    ],
    [
      'the right key under another id',
      createVault([{ id: 'other', key: right }]),
      /cannot be opened with ENCRYPTION_KEY/,
    ],
    ['no key', null, /ENCRYPTION_KEY is not set\..*Nothing was stored\.$/],
  ];
  const failures: string[] = [];
  for (const [what, vault, expected] of attempts) {
    const problem = await checkRefusal(empty, source.file, vault, expected);
    if (problem) failures.push(`${what}: ${problem}`);
  }
  return {
    claim: 'a restore with a wrong encryption key reports it and stores nothing',
    attempts: attempts.length,
    failures,
  };
}

async function wrongTargets(source: BackupSource, empty: TestDatabase, used: TestDatabase): Promise<Check> {
  const { vault } = source.household.app.context;
  const failures: string[] = [];
  const attempt = async (what: string, database: TestDatabase, expected: RegExp) => {
    const problem = await checkRefusal(database, source.file, vault, expected);
    if (problem) failures.push(`${what}: ${problem}`);
  };
  await attempt('a database in use', used, /in use \(users: 1\)/);
  await attempt('the household itself', source.household.app.database, /in use \(.*transactions: \d+/);
  await used.db('users').delete();
  await used.db('categories').where('slug', 'travel').update({ name: 'Trips', updated_at: new Date() });
  await attempt('a database whose categories were changed', used, /in use \(categories: 1\)/);
  await used.db('knex_migrations').insert({ name: '29991231_01_later', batch: 9 });
  await attempt('a database of a later Breadbox', used, /newer version of Breadbox.*29991231_01_later/);
  await used.db('knex_migrations').update({ name: used.db.raw("'earlier_' || name") });
  await attempt('a database of a development version', used, /made by a development version/);
  await empty.db.raw('create table accounts (id integer)');
  await attempt("another application's database", empty, /tables that are not Breadbox's \(accounts\)/);
  return {
    claim: 'a restore into a database that is not empty is refused and changes nothing',
    attempts: 6,
    failures,
  };
}
