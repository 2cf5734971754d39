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
import type { Check } from '../campaign.ts';
import type { BackupSource } from './backupSource.ts';
import { command } from './command.ts';

const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64');

type Command = [what: string, words: string[], env: Record<string, string>, exitCode: number, text: RegExp];

interface Steps {
  attempts: number;
  failures: string[];
}

/** Runs the commands one after the other and compares each exit code and output with the expected ones. */
async function runCommands(commands: Command[]): Promise<Steps> {
  const failures: string[] = [];
  for (const [what, words, env, expected, text] of commands) {
    const { exitCode, output, errors } = await command(words, env);
    const isRight = exitCode === expected && text.test(expected === 0 ? output : errors);
    if (!isRight) failures.push(`${what}: exit code ${exitCode}, ${output}${errors}`);
  }
  return { attempts: commands.length, failures };
}

/** Checks `breadbox backup` and `breadbox restore` on both kinds of database. */
export const commandLine = async (source: BackupSource, size: 'short' | 'full'): Promise<Check[]> => [
  await namedDatabase(source, size),
  await embeddedDatabase(source),
];

async function namedDatabase(source: BackupSource, size: 'short' | 'full'): Promise<Check> {
  const { url } = source.household.app.database;
  const file = `${source.folder}/typed.backup`;
  const target = await createTestDatabase({ migrated: false });
  try {
    const from = { DATABASE_URL: url };
    const into = { DATABASE_URL: target.url, BREADBOX_DATA_DIR: `${source.folder}/none` };
    const right = { ...into, ENCRYPTION_KEY };
    const other = { ...into, ENCRYPTION_KEY: OTHER_KEY };
    // Each takes half a second, so they run only at the full size.
    const mistakes: Command[] = [
      [
        'backup without a file',
        ['backup'],
        from,
        2,
        /^The argument <file> is missing\. See `breadbox backup --help`\.\n$/,
      ],
      ['backup of two files', ['backup', file, file], from, 2, /^There are too many arguments/],
      [
        'backup into a missing folder',
        ['backup', `${source.folder}/no/such`],
        from,
        1,
        /^There is no folder .*\.\n$/,
      ],
      ['backup onto a folder', ['backup', source.folder], from, 1, /^.* is a folder, not a file\.\n$/],
      ['backup of an empty database', ['backup', `${file}2`], into, 1, /^The database is empty, .*\.\n$/],
      [
        'restore without a file',
        ['restore'],
        into,
        2,
        /^The argument <file> is missing\. See `breadbox restore --help`\.\n$/,
      ],
      ['restore of a missing file', ['restore', `${file}3`], right, 1, /^There is no .*\.\n$/],
      [
        'restore without a key',
        ['restore', file],
        into,
        1,
        /^The access tokens .* ENCRYPTION_KEY is not set\. .*\n$/,
      ],
    ];
    const steps = await runCommands([
      ['backup', ['backup', file], from, 0, /holds \d+ users, .*keep ENCRYPTION_KEY too/s],
      ...(size === 'full' ? mistakes : []),
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
    const left = readdirSync(source.folder).filter(
      (name) => name.endsWith('.partial') || /typed\.backup\d/.test(name),
    );
    return {
      claim: 'with DATABASE_URL, backup and restore bring everything back, and each mistake gets its message',
      attempts: steps.attempts,
      failures: [
        ...steps.failures,
        ...findDifferences(source.content, await readContent(target.db)),
        ...(statSync(file).mode & 0o077 ? ['other users may read the file'] : []),
        ...left.map((name) => `${name} was left behind`),
      ],
    };
  } finally {
    await target.drop();
  }
}

/** Backs up the embedded database while it runs and while it does not, and restores into a new one. */
async function embeddedDatabase(source: BackupSource): Promise<Check> {
  const from = new TemporaryDataDir();
  const into = new TemporaryDataDir();
  const file = `${source.folder}/embedded.backup`;
  const env = { BREADBOX_DATA_DIR: from.path };
  try {
    const { before, whileRunning } = await createHousehold(from, () =>
      runCommands([
        ['backup while it runs', ['backup', `${source.folder}/running.backup`], env, 0, / 2 transactions/],
      ]),
    );
    const steps = await runCommands([
      ['backup', ['backup', file], env, 0, / 2 transactions/],
      ['restore', ['restore', file], { BREADBOX_DATA_DIR: into.path }, 0, /^Restored/],
    ]);
    const server = await startEmbeddedPostgres({ dataDir: `${into.path}/household`, settings: SETTINGS });
    const db = createDatabase(server.url, { poolSize: 1 });
    const restored = await readContent(db);
    await db.destroy();
    await server.stop();
    return {
      claim: 'backup and restore of the embedded database work whether it is running or not',
      attempts: steps.attempts + whileRunning.attempts,
      failures: [...whileRunning.failures, ...steps.failures, ...findDifferences(before, restored)],
    };
  } finally {
    await from.remove();
    await into.remove();
  }
}

async function createHousehold(
  dataDir: TemporaryDataDir,
  whileItRuns: () => Promise<Steps>,
): Promise<{ before: Record<string, string[]>; whileRunning: Steps }> {
  const server = await dataDir.startIn(`${dataDir.path}/household`);
  const db = createDatabase(server.url, { poolSize: 2 });
  try {
    await migrate(db);
    await recordHousehold(db, 'own', new Date());
    const { accountIds } = await createAccounts(db, ['Checking']);
    await insertRows(db, accountIds[0] ?? '', [{ name: 'Coffee' }, { name: 'Rent' }]);
    await createApiKey(db, { name: 'script', scope: 'read_only' }, new Date());
    return { whileRunning: await whileItRuns(), before: await readContent(db) };
  } finally {
    await db.destroy();
    await server.stop();
  }
}
