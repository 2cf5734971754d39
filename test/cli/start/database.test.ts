import { createServer } from 'node:net';
import { expect } from 'chai';
import { newId, newShortId } from '../../../src/domain/ids.ts';
import { createVault } from '../../../src/vault.ts';
import { createAccounts } from '../../support/ledgerRows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { databaseUrl, onServer, SERVER_URL } from '../../support/testServer.ts';
import { startTlsServer, type TlsServer } from '../../support/tlsServer.ts';
import { ALL, defineTable, STARTS, startAndEnd, type WrongEnvironment } from './ways.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const LATER = '20991231_01_of_the_future';
const ROLE = `breadbox_start_${process.pid}`;
const DOWN = 'Start PostgreSQL, or correct the host and the port in DATABASE_URL.';

describe('start table: the database', function () {
  this.timeout(400_000);
  const serverUrl = process.env[SERVER_URL] ?? '';
  const silent = createServer(() => undefined);
  const made: string[] = [];
  let used: TestDatabase;
  let tls: TlsServer;

  /** Creates an empty database, runs the statements in it, and returns its URL. */
  async function createDatabase(name: string, ...statements: string[]): Promise<string> {
    const database = `${ROLE}_${name}`;
    made.push(database);
    await onServer(serverUrl, `create database ${database} template template0`);
    const url = databaseUrl(serverUrl, database);
    for (const statement of statements) await onServer(url, statement);
    return url;
  }

  async function createLatinDatabase(): Promise<string> {
    const database = `${ROLE}_latin`;
    made.push(database);
    await onServer(
      serverUrl,
      `create database ${database} template template0 encoding 'LATIN1' locale_provider libc locale 'C'`,
    );
    return databaseUrl(serverUrl, database);
  }

  const asRole = (url: string) => {
    const changed = new URL(url);
    changed.username = ROLE;
    changed.password = ROLE;
    return changed.href;
  };

  async function createUsedDatabase(): Promise<void> {
    used = await createTestDatabase();
    const { userId } = await createAccounts(used.db, ['Checking']);
    const id = newId();
    const now = new Date();
    const key = { id: 'other', key: Buffer.alloc(32, 8) };
    await used.db('connections').insert({
      id,
      short_id: newShortId(),
      user_id: userId,
      provider: 'plaid',
      institution_name: 'First Platypus Bank',
      status: 'active',
      credentials: createVault([key]).seal('access-token', id),
      created_at: now,
      updated_at: now,
    });
  }

  before(async () => {
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    await onServer(serverUrl, `create role ${ROLE} login password '${ROLE}'`);
    await createUsedDatabase();
    tls = await startTlsServer();
  });
  after(async () => {
    silent.close();
    await used.drop();
    await tls.stop();
    for (const database of made)
      await onServer(serverUrl, `drop database if exists ${database} with (force)`);
    await onServer(serverUrl, `drop role ${ROLE}`);
  });

  const names = [
    'a server that is down',
    'a server that never answers',
    'a host without an address',
    'a wrong password',
    'a database that does not exist',
    'a user who may not create tables',
    'a user who may not create the extension pg_trgm',
    'a database that cannot store every character',
    'a read-only database',
    'a server that requires TLS',
    'a server without TLS, and a URL that requires it',
    "a server's certificate of a private authority, without DATABASE_CA_CERT",
    "a server's certificate of another authority than DATABASE_CA_CERT",
    'a lost encryption key beside the sealed token of a connection',
    'another encryption key than that of the sealed tokens',
  ];
  defineTable(names, async (): Promise<WrongEnvironment[]> => {
    const address = silent.address();
    const silentPort = typeof address === 'object' ? address?.port : 0;
    const wrongPassword = new URL(serverUrl);
    wrongPassword.password = 'wrong';
    const empty = await createDatabase('empty');
    const open = await createDatabase('open', `grant create on schema public to ${ROLE}`);
    const readOnly = await createDatabase('read_only');
    await onServer(serverUrl, `alter database ${ROLE}_read_only set default_transaction_read_only = on`);
    const rows: (Omit<WrongEnvironment, 'env' | 'name'> & { url: string; env?: Record<string, string> })[] = [
      // A start waits half a minute for these three, so only some ways in try them.
      {
        ways: ['main.js', 'migrate'],
        url: 'postgres://breadbox@127.0.0.1:1/none',
        says: `The database cannot be reached: connection refused. ${DOWN}`,
      },
      {
        ways: ['run', 'migrate'],
        url: `postgres://breadbox@127.0.0.1:${silentPort}/none`,
        says: `The database cannot be reached: timeout. ${DOWN}`,
      },
      {
        ways: ['serve', 'migrate'],
        url: 'postgres://breadbox@nowhere.invalid/none',
        says: 'The database cannot be reached: host not found. Correct the host in DATABASE_URL.',
      },
      {
        ways: ALL,
        url: wrongPassword.href,
        says: 'The database cannot be reached: authentication failed. Correct the user and the password in DATABASE_URL.',
      },
      {
        ways: ALL,
        url: databaseUrl(serverUrl, 'no_such_database'),
        says: 'The database cannot be reached: database does not exist. Create the database with `createdb`, or correct its name in DATABASE_URL.',
      },
      {
        ways: ALL,
        url: asRole(empty),
        says: 'The user in DATABASE_URL has too few rights in the database: permission denied for schema public. Make it the owner of the database and of its tables.',
      },
      {
        ways: ALL,
        url: asRole(open),
        says: 'The user in DATABASE_URL may not create the extension pg_trgm, which the search needs. Run `create extension pg_trgm` in the database as its owner or as a superuser, or make this user the owner of the database.',
      },
      {
        ways: STARTS,
        url: await createLatinDatabase(),
        says: 'The encoding of the database is LATIN1, which cannot store every character. Create a database with `createdb --encoding=UTF8 --template=template0`, and move the data with `breadbox backup` and `breadbox restore`.',
      },
      {
        ways: STARTS,
        url: readOnly,
        says: 'The database is read only: it is a standby, or default_transaction_read_only is on. Name the primary server in DATABASE_URL, or set default_transaction_read_only to off.',
      },
      {
        ways: ALL,
        url: tls.urlWithoutTls,
        says: 'The database cannot be reached: not admitted without TLS. Add `?sslmode=verify-full` to DATABASE_URL, or admit this user in pg_hba.conf of the server.',
      },
      {
        ways: ALL,
        url: `${serverUrl}?sslmode=require`,
        says: 'The database cannot be reached: no TLS on the server. Turn TLS on there, or remove `sslmode` and DATABASE_CA_CERT.',
      },
      {
        ways: ALL,
        url: `${tls.urlWithoutTls}?sslmode=verify-full`,
        says: "The database cannot be reached: certificate not trusted. Set DATABASE_CA_CERT to the certificate file of the authority that signed the server's certificate.",
      },
      {
        ways: ALL,
        url: tls.urlWithoutTls,
        env: { DATABASE_CA_CERT: tls.otherAuthorityPath },
        says: "The database cannot be reached: certificate not trusted. Set DATABASE_CA_CERT to the certificate file of the authority that signed the server's certificate.",
      },
      {
        ways: STARTS,
        url: used.url,
        env: { ENCRYPTION_KEY: '' },
        says: /^The encryption key is missing: ENCRYPTION_KEY is not set and there is no \S+\/household\/encryption-key, but the access tokens of a connection are encrypted with it\. Put the file back from your copy, or set ENCRYPTION_KEY to the key\. If it is lost for good, `breadbox keys forget-tokens` lets you start without it; the banks then have to be linked again\. Nothing was changed\.\n$/,
      },
      {
        ways: STARTS,
        url: used.url,
        says: 'ENCRYPTION_KEY does not fit the stored credentials. No configured encryption key has the id other, which sealed this secret. If it is lost for good, `breadbox keys forget-tokens` lets you start without it; the banks then have to be linked again.',
      },
    ];
    return rows.map(({ url, env, ...row }, position) => ({
      ...row,
      name: names[position] ?? '',
      env: { ENCRYPTION_KEY: KEY, BREADBOX_HOUSEHOLD: 'own', LOG_LEVEL: 'silent', DATABASE_URL: url, ...env },
    }));
  });

  it(`a schema of a later version (${LATER}): migrate names it and changes nothing`, async () => {
    const later = await createTestDatabase();
    try {
      await later.db('knex_migrations').insert({ name: LATER, batch: 1 });
      expect(await startAndEnd('migrate', { DATABASE_URL: later.url })).to.deep.equal({
        exitCode: 0,
        output: 'The database is up to date.\n',
        errors: `A later version of Breadbox has migrated the database (${LATER}). Start that version, unless you are going back to this one on purpose.\n`,
      });
    } finally {
      await later.drop();
    }
  });
});
