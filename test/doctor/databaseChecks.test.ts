import { expect } from 'chai';
import type { Knex } from 'knex';
import { type DatabaseFacts, databaseCheck, judgeDatabase } from '../../src/doctor/databaseCheck.ts';
import { encryptionKeyCheck } from '../../src/doctor/encryptionKeyCheck.ts';
import { migrationsCheck } from '../../src/doctor/migrationsCheck.ts';
import { runCheck } from '../../src/doctor/runCheck.ts';
import { newId, newShortId } from '../../src/domain/ids.ts';
import { createDatabase } from '../../src/postgres/database.ts';
import { createVault } from '../../src/vault.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { databaseUrl, onServer, SERVER_URL } from '../support/testServer.ts';

/** Runs the function on a database opened with the URL. */
async function withDatabase<T>(url: string, use: (db: Knex) => Promise<T>): Promise<T> {
  const db = createDatabase(url, { poolSize: 2 });
  try {
    return await use(db);
  } finally {
    await db.destroy();
  }
}

describe('breadbox doctor: database', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());

  const findingFor = (url: string) => withDatabase(url, (db) => runCheck(databaseCheck(db, url)));

  it('is ok and reports version and encoding', async () => {
    const { verdict, summary } = await findingFor(database.url);
    expect(verdict).to.equal('ok');
    expect(summary).to.match(/^PostgreSQL \d+\.\d+, UTF8, writable\.$/);
  });

  it('an empty database is ok before any migration', async () => {
    const empty = await createTestDatabase({ migrated: false });
    try {
      expect(await findingFor(empty.url)).to.include({ verdict: 'ok' });
    } finally {
      await empty.drop();
    }
  });

  it('reports why it cannot be reached, without the credentials', async () => {
    const nobody = new URL(database.url);
    nobody.username = 'somebody';
    nobody.password = 'not-the-password';
    const nowhere = new URL(database.url);
    nowhere.pathname = '/no_such_database';
    const findings = await Promise.all(
      ['postgres://somebody:not-the-password@127.0.0.1:1/none', nobody.href, nowhere.href].map(findingFor),
    );
    expect(findings).to.deep.equal([
      {
        verdict: 'problem',
        summary: 'The database cannot be reached: connection refused.',
        advice: 'Start PostgreSQL, or correct the host and the port in DATABASE_URL.',
      },
      {
        verdict: 'problem',
        summary: 'The database cannot be reached: authentication failed.',
        advice: 'Correct the user and the password in DATABASE_URL.',
      },
      {
        verdict: 'problem',
        summary: 'The database cannot be reached: database does not exist.',
        advice: 'Create the database with `createdb`, or correct its name in DATABASE_URL.',
      },
    ]);
  });

  it('an encoding that cannot store every character is a problem', async () => {
    const serverUrl = process.env[SERVER_URL] ?? '';
    const name = `${new URL(database.url).pathname.slice(1)}_latin`;
    await onServer(serverUrl, `create database ${name} template template0 encoding 'LATIN1' locale 'C'`);
    try {
      const { verdict, summary } = await findingFor(databaseUrl(serverUrl, name));
      expect([verdict, summary]).to.deep.equal([
        'problem',
        'The encoding of the database is LATIN1, which cannot store every character.',
      ]);
    } finally {
      await onServer(serverUrl, `drop database ${name} with (force)`);
    }
  });

  it('a read-only server is a problem', async () => {
    const readOnly = new URL(database.url);
    readOnly.searchParams.set('options', '-c default_transaction_read_only=on');
    expect(await findingFor(readOnly.href)).to.include({
      verdict: 'problem',
      summary: 'The database is read only: it is a standby, or default_transaction_read_only is on.',
    });
  });

  it('a user without the privilege to write is a problem', async () => {
    const role = `${new URL(database.url).pathname.slice(1)}_reader`;
    await database.db.raw(`create role ${role} login password 'reader-of-a-test'`);
    await database.db.raw(`grant select on all tables in schema public to ${role}`);
    await database.db.raw(`grant create on schema public to ${role}`);
    await database.db.raw(`grant insert, update, delete on all tables in schema public to ${role}`);
    await database.db.raw(`revoke update on transactions from ${role}`);
    const url = new URL(database.url);
    url.username = role;
    url.password = 'reader-of-a-test';
    try {
      expect(await findingFor(url.href)).to.deep.equal({
        verdict: 'problem',
        summary: 'The database user has no privilege to write to transactions.',
        advice: 'Make the user the owner of the database and of its tables.',
      });
    } finally {
      await database.db.raw(`drop owned by ${role}`);
      await database.db.raw(`drop role ${role}`);
    }
  });

  it('a missing pg_trgm is a problem once tables need it', async () => {
    const broken = await createTestDatabase();
    try {
      await broken.db.raw('drop extension pg_trgm cascade');
      expect(await findingFor(broken.url)).to.deep.equal({
        verdict: 'problem',
        summary: 'The extension pg_trgm was removed from the database.',
        advice: 'Run `create extension pg_trgm` in the database.',
      });
    } finally {
      await broken.drop();
    }
  });

  it('a PostgreSQL before 15, or one without the contrib extensions, is a problem', () => {
    const healthy: DatabaseFacts = {
      versionNumber: 150_000,
      version: '15.0',
      encoding: 'UTF8',
      trigrams: 'available',
      hasTables: false,
      isPooledByTransaction: false,
      isReadOnly: false,
      notWritable: [],
    };
    expect([
      judgeDatabase(healthy).verdict,
      judgeDatabase({ ...healthy, versionNumber: 140_013, version: '14.13' }).summary,
      judgeDatabase({ ...healthy, trigrams: 'missing' }).summary,
    ]).to.deep.equal([
      'ok',
      'The server runs PostgreSQL 14.13, but version 15 or later is required.',
      'The server does not have the extension pg_trgm, which the search needs.',
    ]);
  });
});

describe('breadbox doctor: migrations', () => {
  it('are ok when all have run', async () => {
    const database = await createTestDatabase();
    const finding = await runCheck(migrationsCheck(database.db));
    await database.drop();
    expect(finding.verdict).to.equal('ok');
    expect(finding.summary).to.match(/^All \d+ migrations have run\.$/);
  });

  it('are a problem while some are pending, and the next one is named', async () => {
    const database = await createTestDatabase();
    const empty = await createTestDatabase({ migrated: false });
    await database.db('knex_migrations').where('name', '20261128_08_webhooks').delete();
    const findings = [
      await runCheck(migrationsCheck(database.db)),
      await runCheck(migrationsCheck(empty.db)),
    ];
    await database.drop();
    await empty.drop();
    expect(findings.map(({ verdict }) => verdict)).to.deep.equal(['problem', 'problem']);
    expect(findings[0]?.summary).to.match(
      /^1 of \d+ migrations is pending\. The first is 20261128_08_webhooks\.$/,
    );
    expect(findings[1]?.summary).to.contain('The first is 20261128_01_household.');
  });

  it('of a later version are a warning', async () => {
    const database = await createTestDatabase();
    await database.db('knex_migrations').insert({ name: '20991231_01_of_the_future', batch: 9 });
    const finding = await runCheck(migrationsCheck(database.db));
    await database.drop();
    expect(finding).to.deep.equal({
      verdict: 'warning',
      summary: 'A later version of Breadbox has migrated the database (20991231_01_of_the_future).',
      advice: 'Run that version, unless you are downgrading on purpose.',
    });
  });
});

describe('breadbox doctor: encryption key', () => {
  const keyOf = (id: string, byte: number) => ({ id, key: Buffer.alloc(32, byte) });
  const [good, other] = [keyOf('good', 1), keyOf('other', 2)];
  let database: TestDatabase;
  const shortIds: string[] = [];

  before(async () => {
    database = await createTestDatabase();
    const { userId } = await createAccounts(database.db, ['Checking']);
    const now = new Date();
    for (const key of [good, good, other]) {
      const id = newId();
      const short_id = newShortId();
      shortIds.push(short_id);
      await database.db('connections').insert({
        id,
        short_id,
        user_id: userId,
        provider: 'plaid',
        institution_name: 'First Platypus Bank',
        status: 'active',
        credentials: createVault([key]).seal('access-token', id),
        created_at: now,
        updated_at: now,
      });
    }
  });
  after(() => database.drop());

  const findingWith = (...keys: { id: string; key: Buffer }[]) =>
    runCheck(encryptionKeyCheck(async () => keys, database.db));

  it('is ok when it decrypts every stored token', async () => {
    const current = await createTestDatabase();
    const finding = await runCheck(encryptionKeyCheck(async () => [good], current.db));
    await current.drop();
    expect(finding).to.deep.equal({
      verdict: 'ok',
      summary: 'The key has the right size and can decrypt 0 access tokens.',
      advice: null,
    });
  });

  it('is a problem when it cannot decrypt a token, and the connection is named', async () => {
    expect(await findingWith(good)).to.deep.equal({
      verdict: 'problem',
      summary: `The key cannot decrypt the access token of 1 connection: ${shortIds[2]}.`,
      advice:
        'Add the key that encrypted them to ENCRYPTION_KEY, or remove these connections and link them again.',
    });
  });

  it('a key with the right id and the wrong content decrypts nothing', async () => {
    const { verdict, summary } = await findingWith({ ...good, key: Buffer.alloc(32, 9) }, other);
    expect(verdict).to.equal('problem');
    expect(summary).to.contain('2 connections').and.to.contain(shortIds[0]).and.to.contain(shortIds[1]);
  });

  it('is a warning while an older key is still needed', async () => {
    expect(await findingWith(good, other)).to.deep.equal({
      verdict: 'warning',
      summary: '1 access token is still encrypted with an older key.',
      advice: 'Run `breadbox keys rotate`, then remove the older key from ENCRYPTION_KEY.',
    });
  });
});
