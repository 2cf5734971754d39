import { expect } from 'chai';
import { createDatabase } from '../../src/postgres/database.ts';
import { enterReach, HIDDEN_TABLES, LIMITED_TABLES, REACH_VIEWS } from '../../src/store/reach.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

/** Tables that a limited key reads as they are, or that no operation for it reads. */
const HOUSEHOLD_TABLES = [
  'api_keys',
  'categories',
  'household',
  'idempotency_keys',
  // What a request records of itself. Only operations that refuse limited keys read it.
  'audit_events',
  'operation_chunks',
  'operations',
  'merged_categories',
  'refused_webhooks',
  'rules',
  // Read before anybody is signed in.
  'sign_in_codes',
  'rule_runs',
  'tags',
  // Which accounts to compare, written by every change; no operation reads it.
  'transfer_searches',
];

describe('the reach of limited API keys', () => {
  let database: TestDatabase;
  let limited: ReturnType<typeof createDatabase>;
  let accountIds: string[];
  before(async () => {
    database = await createTestDatabase();
    ({ accountIds } = await createAccounts(database.db, ['Checking', 'Savings', 'Card']));
    limited = createDatabase(database.url, { setup: REACH_VIEWS, poolSize: 1 });
  });
  after(async () => {
    await limited.destroy();
    await database.drop();
  });

  it('is decided for every table', async () => {
    const tables: string[] = await database
      .db('pg_tables')
      .where('schemaname', 'public')
      .whereNotIn('tablename', ['agenda_jobs', 'knex_migrations', 'knex_migrations_lock'])
      .pluck('tablename');
    const decided = [...Object.keys(LIMITED_TABLES), ...HIDDEN_TABLES, ...HOUSEHOLD_TABLES];
    expect(decided.sort()).to.deep.equal(tables.sort());
  });

  for (const table of [...Object.keys(LIMITED_TABLES), ...HIDDEN_TABLES]) {
    it(`${table}: the view has every column of the table, so that every query of it works`, async () => {
      const columnsIn = async (db: ReturnType<typeof createDatabase>) => {
        const { rows } = await db.raw(
          `select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped
             and attname <> 'xmin' order by attname`,
          [table],
        );
        return rows.map(({ attname }: { attname: string }) => attname);
      };
      expect(await columnsIn(limited)).to.deep.equal(await columnsIn(database.db));
    });
  }

  it('without the accounts of a request, nothing is readable', async () => {
    const error = await limited('accounts')
      .select('id')
      .then(
        () => null,
        (thrown: Error) => thrown,
      );
    expect(error?.message).to.contain('breadbox.account_ids');
  });

  it('ends with the transaction', async () => {
    const reach = { accountIds: accountIds.slice(0, 1), userIds: [] };
    const seen = await limited.transaction(async (trx) => {
      await enterReach(trx, reach);
      return trx('accounts').pluck('id');
    });
    expect(seen).to.deep.equal(reach.accountIds);
    const error = await limited('accounts')
      .select('id')
      .then(
        () => null,
        (thrown: Error) => thrown,
      );
    expect(error?.message).to.match(/malformed array literal/);
  });

  it('of ids that do not exist, reaches nothing', async () => {
    const nobody = { accountIds: ['01234567-89ab-7def-8123-456789abcdef'], userIds: [] };
    const seen = await limited.transaction(async (trx) => {
      await enterReach(trx, nobody);
      return trx('accounts').pluck('id');
    });
    expect(seen).to.deep.equal([]);
  });

  it('an account that was merged into one out of reach is out of reach too', async () => {
    const [checking, savings, card] = accountIds as [string, string, string];
    await database.db('accounts').where('id', savings).update({ merged_into: card });
    const seen = (ids: string[]) =>
      limited.transaction(async (trx) => {
        await enterReach(trx, { accountIds: ids, userIds: [] });
        return trx('accounts').orderBy('id').pluck('id');
      });
    expect(await seen([checking, savings])).to.deep.equal([checking]);
    expect(await seen([savings, card])).to.deep.equal([savings, card].sort());
  });
});
