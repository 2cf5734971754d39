import { readdirSync, statSync } from 'node:fs';
import { createDatabase } from '../../../../src/postgres/database.ts';
import { startEmbeddedPostgres } from '../../../../src/postgres/embedded/startEmbeddedPostgres.ts';
import { migrate } from '../../../../src/postgres/migrate.ts';
import { createApiKey } from '../../../../src/store/apiKeys.ts';
import { recordHousehold } from '../../../../src/store/household.ts';
import { SETTINGS, TemporaryDataDir } from '../../../postgres/embedded/temporaryCluster.ts';
import { findDifferences, readContent } from '../../../support/databaseContent.ts';
import { createAccounts, insertRows } from '../../../support/ledgerRows.ts';
import { createTestDatabase } from '../../../support/testDatabase.ts';
import type { Trial } from '../campaign.ts';
import { command } from './command.ts';
import type { Home } from './home.ts';

const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64');

type Typed = [what: string, words: string[], env: Record<string, string>, exitCode: number, text: RegExp];

interface Steps {
  tried: number;
  lost: string[];
}

/** One command after the other, each with the exit code and the text that it has to end with. */
async function type(typed: Typed[]): Promise<Steps> {
  const lost: string[] = [];
  for (const [what, words, env, expected, text] of typed) {
    const { exitCode, output, errors } = await command(words, env);
    const isRight = exitCode === expected && text.test(expected === 0 ? output : errors);
    if (!isRight) lost.push(`${what}: exit code ${exitCode}, ${output}${errors}`);
  }
  return { tried: typed.length, lost };
}

/** `breadbox backup` and `breadbox restore` as people type them. */
export const commandLine = async (home: Home, size: 'short' | 'whole'): Promise<Trial[]> => [
  await namedDatabase(home, size),
  await embeddedDatabase(home),
];

async function namedDatabase(home: Home, size: 'short' | 'whole'): Promise<Trial> {
  const { url } = home.household.app.database;
  const file = `${home.folder}/typed.backup`;
  const target = await createTestDatabase({ migrated: false });
  try {
    const from = { DATABASE_URL: url };
    const into = { DATABASE_URL: target.url, BREADBOX_DATA_DIR: `${home.folder}/none` };
    const right = { ...into, ENCRYPTION_KEY };
    const other = { ...into, ENCRYPTION_KEY: OTHER_KEY };
    // Each is a process of half a second.
    const mistakes: Typed[] = [
      ['backup without a file', ['backup'], from, 2, /^Usage: breadbox backup FILE\n$/],
      ['backup of two files', ['backup', file, file], from, 2, /^Usage/],
      ['backup into no folder', ['backup', `${home.folder}/no/such`], from, 1, /^There is no folder .*\.\n$/],
      ['backup onto a folder', ['backup', home.folder], from, 1, /^.* is a folder, not a file\.\n$/],
      ['backup of nothing', ['backup', `${file}2`], into, 1, /^The database is empty: .*\.\n$/],
      ['restore without a file', ['restore'], into, 2, /^Usage: breadbox restore FILE\n$/],
      ['restore of no file', ['restore', `${file}3`], right, 1, /^There is no .*\.\n$/],
      [
        'restore without a key',
        ['restore', file],
        into,
        1,
        /^The access tokens .* ENCRYPTION_KEY is not set\. .*\n$/,
      ],
    ];
    const steps = await type([
      ['backup', ['backup', file], from, 0, /holds \d+ users, .*keep ENCRYPTION_KEY too/s],
      ...(size === 'whole' ? mistakes : []),
      [
        'restore with another key',
        ['restore', file],
        other,
        1,
        /^The access tokens .* Nothing was stored\.\n$/,
      ],
      ['restore', ['restore', file], right, 0, /^Restored \d+ users, .* as they were at 2/],
      ['restore again', ['restore', file], right, 1, /^This database is in use \(/],
    ]);
    const left = readdirSync(home.folder).filter(
      (name) => name.endsWith('.partial') || /typed\.backup\d/.test(name),
    );
    return {
      claim: 'the commands on a database of DATABASE_URL: everything comes back, and each mistake is named',
      tried: steps.tried,
      lost: [
        ...steps.lost,
        ...findDifferences(home.content, await readContent(target.db)),
        ...(statSync(file).mode & 0o077 ? ['others may read the file'] : []),
        ...left.map((name) => `${name} was left behind`),
      ],
    };
  } finally {
    await target.drop();
  }
}

/** The database in a data directory: while nobody runs it, while somebody does, and into a new one. */
async function embeddedDatabase(home: Home): Promise<Trial> {
  const from = new TemporaryDataDir();
  const into = new TemporaryDataDir();
  const file = `${home.folder}/embedded.backup`;
  const env = { BREADBOX_DATA_DIR: from.path };
  try {
    const { before, meanwhile } = await furnish(from, () =>
      type([
        ['backup while it runs', ['backup', `${home.folder}/running.backup`], env, 0, / 2 transactions/],
      ]),
    );
    const steps = await type([
      ['backup', ['backup', file], env, 0, / 2 transactions/],
      ['restore', ['restore', file], { BREADBOX_DATA_DIR: into.path }, 0, /^Restored/],
    ]);
    const server = await startEmbeddedPostgres({ dataDir: `${into.path}/household`, settings: SETTINGS });
    const db = createDatabase(server.url, { poolSize: 1 });
    const restored = await readContent(db);
    await db.destroy();
    await server.stop();
    return {
      claim: 'the commands on the embedded database, whether it runs or not',
      tried: steps.tried + meanwhile.tried,
      lost: [...meanwhile.lost, ...steps.lost, ...findDifferences(before, restored)],
    };
  } finally {
    await from.remove();
    await into.remove();
  }
}

async function furnish(
  dataDir: TemporaryDataDir,
  whileItRuns: () => Promise<Steps>,
): Promise<{ before: Record<string, string[]>; meanwhile: Steps }> {
  const server = await dataDir.start();
  const db = createDatabase(server.url, { poolSize: 2 });
  try {
    await migrate(db);
    await recordHousehold(db, 'own', new Date());
    const { accountIds } = await createAccounts(db, ['Checking']);
    await insertRows(db, accountIds[0] ?? '', [{ name: 'Coffee' }, { name: 'Rent' }]);
    await createApiKey(db, { name: 'script', scope: 'read_only' }, new Date());
    return { meanwhile: await whileItRuns(), before: await readContent(db) };
  } finally {
    await db.destroy();
    await server.stop();
  }
}
