import { expect } from 'chai';
import type { Knex } from 'knex';
import { createDatabase } from '../../src/postgres/database.ts';
import { runNamed } from '../../src/postgres/namedStatement.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

const keyOf = (db: Knex) => runNamed(db, { name: 'key', text: 'select 1 as key', values: [] });
const pageOf = (db: Knex) => runNamed(db, { name: 'page', text: 'select id from locked', values: [] });

describe('runNamed', () => {
  let test: TestDatabase;
  let db: Knex;
  let lock: Knex.Transaction;

  before(async () => {
    test = await createTestDatabase();
    await test.db.raw('create table locked (id integer); insert into locked values (7)');
  });
  after(() => test.drop());

  beforeEach(async () => {
    db = createDatabase(test.url, { poolSize: 2 });
    await Promise.all([keyOf(db), pageOf(db)]);
    lock = await test.db.transaction();
    await lock.raw('lock table locked');
  });
  afterEach(async () => {
    await lock.rollback();
    await db.destroy();
  });

  it('a statement that waits for a lock does not hold up those behind it', async () => {
    const page = pageOf(db);
    const isHeldUp = page.then(() => true);
    const keys = Promise.all([keyOf(db), keyOf(db), keyOf(db)]);

    // The lock is let go only after the keys are there.
    expect(await Promise.race([keys, isHeldUp])).to.deep.equal([[{ key: 1 }], [{ key: 1 }], [{ key: 1 }]]);
    expect(await Promise.race([keyOf(db), isHeldUp])).to.deep.equal([{ key: 1 }]);

    await lock.rollback();
    expect(await page).to.deep.equal([{ id: 7 }]);
  });

  it('nor do many of them, one after another', async () => {
    const pages = Promise.all([pageOf(db), pageOf(db), pageOf(db)]);
    const isHeldUp = pages.then(() => true);
    for (let round = 0; round < 5; round++) {
      expect(await Promise.race([keyOf(db), isHeldUp])).to.deep.equal([{ key: 1 }]);
    }

    await lock.rollback();
    expect(await pages).to.deep.equal([[{ id: 7 }], [{ id: 7 }], [{ id: 7 }]]);
    expect(await Promise.all([pageOf(db), keyOf(db)])).to.deep.equal([[{ id: 7 }], [{ key: 1 }]]);
  });

  it('keeps no connection to a statement that has been answered late', async () => {
    const waiting = async (): Promise<number[]> => {
      const query = `select pid from pg_stat_activity
        where datname = current_database() and query like '%from locked' and wait_event_type = 'Lock'`;
      return (await test.db.raw(query)).rows.map(({ pid }: { pid: number }) => pid);
    };
    const stillOpen = async (pids: number[]): Promise<number> =>
      (await test.db('pg_stat_activity').whereIn('pid', pids)).length;

    const page = pageOf(db);
    await keyOf(db);
    const late = await waiting();
    expect(late).to.have.length(1);
    await lock.rollback();
    await page;
    await keyOf(db);

    await waitUntil('the late connection is closed', async () => (await stillOpen(late)) === 0);
  });

  it('a statement that waits is refused when its connection ends, and those asked again are not', async () => {
    const page = pageOf(db).catch((error: unknown) => error);
    expect(await Promise.all([keyOf(db), keyOf(db)])).to.deep.equal([[{ key: 1 }], [{ key: 1 }]]);
    await test.db.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like '%from locked' and wait_event_type = 'Lock'`,
    );

    expect(await page).to.be.instanceOf(Error);
    expect(await keyOf(db)).to.deep.equal([{ key: 1 }]);
  });
});
