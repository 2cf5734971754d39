import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { BackupError } from '../../../../src/backup/errors.ts';
import { restoreBackup } from '../../../../src/backup/restoreBackup.ts';
import { writeBackup } from '../../../../src/backup/writeBackup.ts';
import { createUser } from '../../../../src/store/users.ts';
import { createVault, type Vault } from '../../../../src/vault.ts';
import { findDifferences, readContent, readSchema } from '../../../support/databaseContent.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/testDatabase.ts';
import type { Trial } from '../campaign.ts';
import type { Home } from './home.ts';
import { rewriteBackup } from './rewriteBackup.ts';

/** gzip's header says when and where it was made; what is flipped there changes nothing of the content. */
const GZIP_HEADER_BYTES = 10;
const DAMAGES = { short: 10, whole: 100 };

type Told = string | null;

/** Files and databases that a backup must not be restored from or into. */
export async function refusals(home: Home, size: 'short' | 'whole'): Promise<Trial[]> {
  const empty = await createTestDatabase({ migrated: false });
  const used = await createTestDatabase();
  try {
    await createUser(used.db, { name: 'Somebody', email: null }, new Date());
    const small = `${home.folder}/small.backup`;
    await writeBackup(used.db, small, { now: new Date() });
    return [
      await damagedFiles(home, size === 'short' ? small : home.file, empty, size),
      await strangeFiles(home, small, empty),
      await wrongKeys(home, empty),
      await wrongPlaces(home, empty, used),
    ];
  } finally {
    await empty.drop();
    await used.drop();
  }
}

/** Why it is not as it has to be: refused in a sentence that fits, and the database as it was. */
async function refuse(
  { db }: TestDatabase,
  file: string,
  vault: Vault | null,
  expected: RegExp,
): Promise<Told> {
  const before = [await readContent(db), await readSchema(db)] as const;
  const told = await restoreBackup(db, file, { vault }).then(
    () => 'it was restored',
    (error: unknown) => {
      if (!(error instanceof BackupError)) return `it failed with ${error}`;
      return /^\S.*\.$/.test(error.message) && expected.test(error.message)
        ? null
        : `it said: ${error.message}`;
    },
  );
  const stored = findDifferences(before[0], await readContent(db));
  const isChanged = stored.length > 0 || (await readSchema(db)).join() !== before[1].join();
  return isChanged ? `the database was changed, ${told ?? 'though it was refused'}` : told;
}

/** Cut off anywhere, and with any bit the other way. */
async function damagedFiles(
  home: Home,
  good: string,
  empty: TestDatabase,
  size: 'short' | 'whole',
): Promise<Trial> {
  const bytes = readFileSync(good);
  const file = `${home.folder}/damaged.backup`;
  const { vault } = home.household.app.context;
  const lost: string[] = [];
  const steps = DAMAGES[size] / 2;
  const attempt = async (what: string, damaged: Buffer) => {
    writeFileSync(file, damaged);
    const told = await refuse(empty, file, vault, /damaged|cut off|not a Breadbox backup/);
    if (told) lost.push(`${what}: ${told}`);
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
    claim: 'a backup that was cut off or has a bit flipped is refused, and nothing stored',
    tried: 2 * steps,
    lost,
  };
}

async function strangeFiles(home: Home, good: string, empty: TestDatabase): Promise<Trial> {
  const bytes = readFileSync(good);
  const plain = gunzipSync(bytes);
  const { vault } = home.household.app.context;
  mkdirSync(`${home.folder}/folder`, { recursive: true });
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
  const lost: string[] = [];
  for (const [name, content, expected] of files) {
    const file = `${home.folder}/${name}`;
    if (content) writeFileSync(file, content);
    const told = await refuse(empty, file, vault, expected);
    if (told) lost.push(`${name}: ${told}`);
  }
  return {
    claim: 'what is no backup, or one of a later Breadbox, is refused by name',
    tried: files.length,
    lost,
  };
}

async function wrongKeys(home: Home, empty: TestDatabase): Promise<Trial> {
  const right = Buffer.alloc(32, 7);
  // Called as the right one is, so that it is the seal itself that does not open.
  const { credentials } = await home.household.app.database
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
      'another key of the same name',
      createVault([{ id, key: Buffer.alloc(32, 8) }]),
      /wrong key.*Nothing was stored\.$/,
    ],
    [
      'the right key under another name',
      createVault([{ id: 'other', key: right }]),
      /cannot be opened with ENCRYPTION_KEY/,
    ],
    ['no key', null, /ENCRYPTION_KEY is not set\..*Nothing was stored\.$/],
  ];
  const lost: string[] = [];
  for (const [what, vault, expected] of attempts) {
    const told = await refuse(empty, home.file, vault, expected);
    if (told) lost.push(`${what}: ${told}`);
  }
  return {
    claim: 'a restore with a wrong encryption key says so, and stores nothing',
    tried: attempts.length,
    lost,
  };
}

async function wrongPlaces(home: Home, empty: TestDatabase, used: TestDatabase): Promise<Trial> {
  const { vault } = home.household.app.context;
  const lost: string[] = [];
  const attempt = async (what: string, database: TestDatabase, expected: RegExp) => {
    const told = await refuse(database, home.file, vault, expected);
    if (told) lost.push(`${what}: ${told}`);
  };
  await attempt('a database in use', used, /in use \(users: 1\)/);
  await attempt('the household itself', home.household.app.database, /in use \(.*transactions: \d+/);
  await used.db('users').delete();
  await used.db('categories').where('slug', 'travel').update({ name: 'Trips', updated_at: new Date() });
  await attempt('a database whose categories were changed', used, /in use \(categories: 1\)/);
  await used.db('knex_migrations').insert({ name: '29991231_01_later', batch: 9 });
  await attempt('a database of a later Breadbox', used, /newer version of Breadbox.*29991231_01_later/);
  await empty.db.raw('create table accounts (id integer)');
  await attempt("somebody else's database", empty, /tables that are not Breadbox's \(accounts\)/);
  return {
    claim: 'a restore into a database that is not empty is refused, and changes nothing of it',
    tried: 5,
    lost,
  };
}
