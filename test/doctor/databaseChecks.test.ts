import { expect } from 'chai';
import type { Knex } from 'knex';
import { type DatabaseFacts, databaseCheck, judgeDatabase } from '../../src/doctor/databaseCheck.ts';
import { encryptionKeyCheck } from '../../src/doctor/encryptionKeyCheck.ts';
import { examineCheck } from '../../src/doctor/examineCheck.ts';
import { migrationsCheck } from '../../src/doctor/migrationsCheck.ts';
import { newId, newShortId } from '../../src/domain/ids.ts';
import { createDatabase } from '../../src/postgres/database.ts';
import { createVault } from '../../src/vault.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { databaseUrl, onServer, SERVER_URL } from '../support/testServer.ts';

/** Looks at a database by another URL than the test's own. */
async function lookAt<T>(url: string, look: (db: Knex) => Promise<T>): Promise<T> {
  const db = createDatabase(url, { poolSize: 2 });
  try {
    return await look(db);
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

  const findingFor = (url: string) => lookAt(url, (db) => examineCheck(databaseCheck(db)));

  it('is well: says version and encoding', async () => {
    const { verdict, says } = await findingFor(database.url);
    expect(verdict).to.equal('ok');
    expect(says).to.match(/^PostgreSQL \d+\.\d+, UTF8, writable\.$/);
  });

  it('an empty database is well, before anything was migrated', async () => {
    const empty = await createTestDatabase({ migrated: false });
    try {
      expect(await findingFor(empty.url)).to.include({ verdict: 'ok' });
    } finally {
      await empty.drop();
    }
  });

  it('says why it cannot be reached, without its credentials', async () => {
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
        says: 'The database cannot be reached: connection refused.',
        advice: 'Start PostgreSQL, or correct the host and the port in DATABASE_URL.',
      },
      {
        verdict: 'problem',
        says: 'The database cannot be reached: authentication failed.',
        advice: 'Correct the user and the password in DATABASE_URL.',
      },
      {
        verdict: 'problem',
        says: 'The database cannot be reached: database does not exist.',
        advice: 'Create the database with `createdb`, or correct its name in DATABASE_URL.',
      },
    ]);
  });

  it('an encoding that cannot hold every name is a problem', async () => {
    const serverUrl = process.env[SERVER_URL] ?? '';
    const name = `${new URL(database.url).pathname.slice(1)}_latin`;
    await onServer(serverUrl, `create database ${name} template template0 encoding 'LATIN1' locale 'C'`);
    try {
      const { verdict, says } = await findingFor(databaseUrl(serverUrl, name));
      expect([verdict, says]).to.deep.equal([
        'problem',
        "The database's encoding is LATIN1, which cannot hold every name.",
      ]);
    } finally {
      await onServer(serverUrl, `drop database ${name} with (force)`);
    }
  });

  it('a server that takes no changes is a problem', async () => {
    const readOnly = new URL(database.url);
    readOnly.searchParams.set('options', '-c default_transaction_read_only=on');
    expect(await findingFor(readOnly.href)).to.include({
      verdict: 'problem',
      says: 'The database takes no changes: it is a standby, or set to read only.',
    });
  });

  it('a user who may only read is a problem', async () => {
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
        says: "The database's user may not write to transactions.",
        advice: 'Make the user the owner of the database and of its tables.',
      });
    } finally {
      await database.db.raw(`drop owned by ${role}`);
      await database.db.raw(`drop role ${role}`);
    }
  });

  it('a missing pg_trgm is a problem once there are tables that need it', async () => {
    const broken = await createTestDatabase();
    try {
      await broken.db.raw('drop extension pg_trgm cascade');
      expect(await findingFor(broken.url)).to.deep.equal({
        verdict: 'problem',
        says: 'The extension pg_trgm was removed from the database.',
        advice: 'Run `create extension pg_trgm` in it.',
      });
    } finally {
      await broken.drop();
    }
  });

  it('a PostgreSQL before 15, or one without the contributed extensions, is a problem', () => {
    const well: DatabaseFacts = {
      versionNumber: 150_000,
      version: '15.0',
      encoding: 'UTF8',
      trigrams: 'available',
      hasTables: false,
      isReadOnly: false,
      forbidden: [],
    };
    expect([
      judgeDatabase(well).verdict,
      judgeDatabase({ ...well, versionNumber: 140_013, version: '14.13' }).says,
      judgeDatabase({ ...well, trigrams: 'missing' }).says,
    ]).to.deep.equal([
      'ok',
      'PostgreSQL is version 14.13, which is older than 15.',
      'The server does not have the extension pg_trgm, which the search needs.',
    ]);
  });
});

describe('breadbox doctor: migrations', () => {
  it('are well when all have run', async () => {
    const database = await createTestDatabase();
    const finding = await examineCheck(migrationsCheck(database.db));
    await database.drop();
    expect(finding.verdict).to.equal('ok');
    expect(finding.says).to.match(/^All \d+ have run\.$/);
  });

  it('are a problem while some have not run, and it says which one is next', async () => {
    const database = await createTestDatabase();
    const empty = await createTestDatabase({ migrated: false });
    await database.db('knex_migrations').where('name', '20261124_01_create_merged_categories').delete();
    const findings = [
      await examineCheck(migrationsCheck(database.db)),
      await examineCheck(migrationsCheck(empty.db)),
    ];
    await database.drop();
    await empty.drop();
    expect(findings.map(({ verdict }) => verdict)).to.deep.equal(['problem', 'problem']);
    expect(findings[0]?.says).to.match(
      /^1 migration of \d+ did not run yet, the first is 20261124_01_create_merged_categories\.$/,
    );
    expect(findings[1]?.says).to.contain('the first is 20261122_01_create_households.');
  });

  it('of a later version are a warning', async () => {
    const database = await createTestDatabase();
    await database.db('knex_migrations').insert({ name: '20991231_01_of_the_future', batch: 9 });
    const finding = await examineCheck(migrationsCheck(database.db));
    await database.drop();
    expect(finding).to.deep.equal({
      verdict: 'warning',
      says: 'A later version of Breadbox has changed the database (20991231_01_of_the_future).',
      advice: 'Run that version again, unless you are going back on purpose.',
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
    examineCheck(encryptionKeyCheck(async () => keys, database.db));

  it('is well when it opens every stored token', async () => {
    const current = await createTestDatabase();
    const finding = await examineCheck(encryptionKeyCheck(async () => [good], current.db));
    await current.drop();
    expect(finding).to.deep.equal({
      verdict: 'ok',
      says: 'The key has the right size and opens 0 access tokens.',
      advice: null,
    });
  });

  it('is a problem when it does not open a token, and the connection is named', async () => {
    expect(await findingWith(good)).to.deep.equal({
      verdict: 'problem',
      says: `It does not open the access token of 1 connection: ${shortIds[2]}.`,
      advice:
        'Add the key that sealed them to ENCRYPTION_KEY, or remove these connections and link them again.',
    });
  });

  it('a key of the right name and the wrong content opens nothing', async () => {
    const { verdict, says } = await findingWith({ ...good, key: Buffer.alloc(32, 9) }, other);
    expect(verdict).to.equal('problem');
    expect(says).to.contain('2 connections').and.to.contain(shortIds[0]).and.to.contain(shortIds[1]);
  });

  it('is a warning while an older key is still needed', async () => {
    expect(await findingWith(good, other)).to.deep.equal({
      verdict: 'warning',
      says: 'An older key than the first still seals 1 access token.',
      advice: 'Run `breadbox keys rotate`, then take the older key out.',
    });
  });
});
