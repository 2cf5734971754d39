import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import pg from 'pg';
import { SQL_VIEWS } from '../../src/backup/productTables.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { runBreadbox } from '../support/runBreadbox.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

describe('breadbox sql-role', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  /** Roles belong to the server, not to a database. */
  const role = `reader_${randomBytes(4).toString('hex')}`;
  const run = (...options: string[]) => runBreadbox(['sql-role', ...options], { DATABASE_URL: database.url });

  before(async () => {
    database = await createTestDatabase();
    const { accountIds } = await createAccounts(database.db, ['Checking']);
    await insertRows(database.db, accountIds[0] ?? '', [{}]);
  });
  after(async () => {
    await run(role, '--drop');
    await database.drop();
  });

  async function withReader<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  const codeOf = (query: Promise<unknown>): Promise<string> =>
    query.then(
      () => 'done',
      (error: pg.DatabaseError) => error.code ?? error.message,
    );

  async function create(): Promise<string> {
    const { exitCode, output, errors } = await run(role);
    expect(exitCode, errors).to.equal(0);
    return output.trim();
  }

  it('prints a connection string that reads every view, and no table', async () => {
    const url = await create();
    const { rows: tables } = await database.db.raw(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    await withReader(url, async (client) => {
      for (const view of SQL_VIEWS)
        expect(await codeOf(client.query(`select * from ${view}`)), view).to.equal('done');
      expect((await client.query('select count(*) from v_transactions')).rows[0].count).to.equal('1');
      for (const { name } of tables) {
        expect(await codeOf(client.query(`select from ${name}`)), name).to.equal('42501');
        expect(await codeOf(client.query(`delete from ${name}`)), name).not.to.equal('done');
      }
    });
  });

  it('writes nothing, not even when it switches read-only off', async () => {
    const url = await create();
    await withReader(url, async (client) => {
      expect(await codeOf(client.query('create temp table loot (a text)'))).to.equal('25006');
      await client.query('set default_transaction_read_only = off');
      for (const statement of [
        `update v_categories set name = 'x'`,
        'delete from v_transactions',
        'create table loot (a text)',
        'alter role current_user createrole',
        'create view loot as select * from transactions',
      ])
        expect(await codeOf(client.query(statement)), statement).to.be.oneOf(['42501', '55000']);
      expect((await client.query('show statement_timeout')).rows[0].statement_timeout).to.equal('1min');
    });
  });

  it('called again, makes a new password; --drop removes the role', async () => {
    const first = await create();
    const second = await create();
    expect(await codeOf(withReader(first, async () => undefined))).to.equal('28P01');
    await withReader(second, (client) => client.query('select 1'));
    const { exitCode, output } = await run(role, '--drop');
    expect([exitCode, output]).to.deep.equal([0, `Removed the role ${role}.\n`]);
    expect(await codeOf(withReader(second, async () => undefined))).to.equal('28P01');
    const again = await run(role, '--drop');
    expect([again.exitCode, again.errors.trim()]).to.deep.equal([1, `There is no role ${role}.`]);
  });

  it('never touches a role that it did not create', async () => {
    const foreign = `${role}_foreign`;
    await database.db.raw('create role ?? login', [foreign]);
    try {
      for (const options of [[foreign], [foreign, '--drop']]) {
        const { exitCode, errors } = await run(...options);
        expect(exitCode).to.equal(1);
        expect(errors).to.contain('exists already');
      }
    } finally {
      await database.db.raw('drop role ??', [foreign]);
    }
  });

  for (const privilege of ['select (name)', 'update (name)', 'delete', 'truncate', 'trigger']) {
    it(`refuses where everybody has the privilege ${privilege} on a table`, async () => {
      await database.db.raw(`grant ${privilege} on users to public`);
      try {
        const { exitCode, errors } = await run(`${role}_open`);
        expect(exitCode).to.equal(1);
        expect(errors).to.contain('users').and.to.contain('Nothing was changed');
        const { rows } = await database.db.raw('select from pg_roles where rolname = ?', [`${role}_open`]);
        expect(rows).to.have.length(0);
      } finally {
        await database.db.raw(`revoke ${privilege} on users from public`);
      }
    });
  }

  for (const name of ['Grafana', 'pg_reader', "x'; drop table users; --", '']) {
    it(`refuses the name ${JSON.stringify(name)}`, async () => {
      const { exitCode, errors } = await run(name);
      expect(exitCode).to.equal(2);
      expect(errors).to.contain('cannot be the name of a role');
    });
  }
});
