import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { noteSecret } from '../../support/secretNotes.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { ALL, defineTable, STARTS, type WrongEnvironment } from './ways.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const RESERVED =
  'DATABASE_URL has a character in its user name or password that ends this part of a URL. Write / as %2F, # as %23, ? as %3F, @ as %40, : as %3A and % as %25 there.';
const FORM = 'DATABASE_URL must be a URL such as postgres://breadbox@localhost:5432/breadbox.';

/** Settings that are wrong by themselves: no start creates or waits for anything before it has refused them. */
const SETTINGS: WrongEnvironment[] = [
  {
    name: 'no ENCRYPTION_KEY',
    ways: ['main.js', 'serve'],
    env: { ENCRYPTION_KEY: '' },
    says: "ENCRYPTION_KEY is not set. It encrypts the banks' access tokens: create one with `openssl rand -base64 32` and keep it safe.",
  },
  {
    name: 'an ENCRYPTION_KEY that is too short',
    ways: STARTS,
    env: { ENCRYPTION_KEY: 'c2hvcnQ=' },
    says: 'ENCRYPTION_KEY: entry 1 is not 32 bytes of base64 (or id:base64). Create a key with `openssl rand -base64 32`.',
  },
  {
    name: 'a PORT that is no number',
    ways: STARTS,
    env: { PORT: 'eighty' },
    says: 'PORT must be a whole number from 0 to 65535.',
  },
  {
    name: 'a LOG_LEVEL that does not exist',
    ways: STARTS,
    env: { LOG_LEVEL: 'loud' },
    says: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
  },
  {
    name: 'a BREADBOX_ROLE that does not exist',
    ways: STARTS,
    env: { BREADBOX_ROLE: 'cook' },
    says: 'BREADBOX_ROLE must be one of all, api, worker.',
  },
  {
    name: 'an option --role that does not exist',
    ways: ['main.js', 'serve'],
    env: {},
    more: ['--role', 'cook'],
    exitCode: 2,
    says: 'The option --role <role> does not take "cook". Allowed choices are all, api, worker. See `breadbox serve --help`.',
  },
  {
    name: 'half of a provider',
    ways: STARTS,
    env: { PLAID_CLIENT_ID: 'client' },
    says: 'PLAID_CLIENT_ID is set, but PLAID_SECRET is not. Set PLAID_SECRET too, or unset PLAID_CLIENT_ID.',
  },
  {
    name: 'a JOBS_URL that is no URL',
    ways: STARTS,
    env: { JOBS_URL: 'localhost' },
    says: 'JOBS_URL must begin with postgres:// or mongodb://.',
  },
  {
    name: 'a DATABASE_URL that is no URL',
    ways: ALL,
    env: { DATABASE_URL: 'localhost/breadbox' },
    says: FORM,
  },
  {
    name: 'a password in DATABASE_URL with an unescaped slash',
    ways: ALL,
    env: { DATABASE_URL: 'postgres://breadbox:p/ss@127.0.0.1/breadbox' },
    says: RESERVED,
  },
  {
    name: 'a DATABASE_CA_CERT that does not exist',
    ways: ALL,
    env: { DATABASE_URL: 'postgres://127.0.0.1/breadbox', DATABASE_CA_CERT: '/nowhere/ca.pem' },
    says: 'DATABASE_CA_CERT names /nowhere/ca.pem, which cannot be read (ENOENT). Correct the path, or the owner and mode of the file.',
  },
];

describe('start table: settings', function () {
  this.timeout(300_000);
  defineTable(
    SETTINGS.map(({ name }) => name),
    () => SETTINGS.map((row) => ({ ...row, env: { ENCRYPTION_KEY: KEY, ...row.env } })),
  );
});

describe('start table: addresses of this server', function () {
  this.timeout(300_000);
  const files = temporaryFolder();
  const blocker = createServer();
  let database: TestDatabase;
  let port = 0;
  before(async () => {
    database = await createTestDatabase();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    writeFileSync(join(files.path, 'none'), '');
    noteSecret('an encryption key', KEY);
  });
  after(async () => {
    blocker.close();
    await database.drop();
    files.remove();
  });
  defineTable(
    [
      'a taken port',
      'a HOST that is no address of this machine',
      'a HOST without an address',
      'a job store that is down',
    ],
    () =>
      [
        {
          name: 'a taken port',
          env: { PORT: String(port) },
          says: `Port ${port} is in use. Set PORT to another one.`,
        },
        {
          name: 'a HOST that is no address of this machine',
          env: { HOST: '192.0.2.1' },
          says: 'HOST is 192.0.2.1, which is no address of this machine. Set HOST to one of its own, such as 127.0.0.1, or to 0.0.0.0 for all of them.',
        },
        {
          name: 'a HOST without an address',
          env: { HOST: 'nowhere.invalid' },
          says: 'HOST is nowhere.invalid, which has no address. Set HOST to an address of this machine.',
        },
        {
          name: 'a job store that is down',
          env: { JOBS_URL: 'postgres://127.0.0.1:1/jobs' },
          says: 'The job store cannot be reached: connection refused. Start it, or correct JOBS_URL. Without JOBS_URL the jobs are stored in the database.',
        },
      ].map((row) => ({
        ...row,
        ways: STARTS,
        env: {
          ENCRYPTION_KEY: KEY,
          DATABASE_URL: database.url,
          BREADBOX_HOUSEHOLD: 'own',
          LOG_LEVEL: 'silent',
          ...row.env,
        },
      })),
  );
});
