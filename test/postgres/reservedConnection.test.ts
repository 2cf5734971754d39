import { expect } from 'chai';
import type { Knex } from 'knex';
import { createDatabase } from '../../src/postgres/database.ts';
import { runNamed, runReserved } from '../../src/postgres/namedStatement.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

const findKey = (db: Knex) => runReserved(db, { name: 'key', text: 'select 1 as key', values: [] });
const readPage = (db: Knex) => runNamed(db, { name: 'page', text: 'select id from locked', values: [] });

describe('runReserved', () => {
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
    await Promise.all([findKey(db), readPage(db)]);
    lock = await test.db.transaction();
    await lock.raw('lock table locked');
  });
  afterEach(async () => {
    await lock.rollback();
    await db.destroy();
  });

  const terminate = (where: string) =>
    test.db.raw(`select pg_terminate_backend(pid) from pg_stat_activity where ${where}`);

  it('answers while a named statement waits for a lock', async () => {
    const page = readPage(db);
    const isHeldUp = page.then(() => true);
    const keys = Promise.all([findKey(db), findKey(db), findKey(db)]);

    // The lock is released only after the keys are there.
    expect(await Promise.race([keys, isHeldUp])).to.deep.equal([[{ key: 1 }], [{ key: 1 }], [{ key: 1 }]]);
    expect(await Promise.race([findKey(db), isHeldUp])).to.deep.equal([{ key: 1 }]);

    await lock.rollback();
    expect(await page).to.deep.equal([{ id: 7 }]);
  });

  it('answers while more statements wait than the pool has connections', async () => {
    const pages = Promise.all([readPage(db), readPage(db), readPage(db)]);
    const isHeldUp = pages.then(() => true);
    for (let round = 0; round < 5; round++) {
      expect(await Promise.race([findKey(db), isHeldUp])).to.deep.equal([{ key: 1 }]);
    }

    await lock.rollback();
    expect(await pages).to.deep.equal([[{ id: 7 }], [{ id: 7 }], [{ id: 7 }]]);
    expect(await Promise.all([readPage(db), findKey(db)])).to.deep.equal([[{ id: 7 }], [{ key: 1 }]]);
  });

  it('answers when the connection of a waiting statement ends, which is refused', async () => {
    const page = readPage(db).catch((error: unknown) => error);
    const waiting = `query like '%from locked' and wait_event_type = 'Lock'`;
    await waitUntil(
      'the page waits for the lock',
      async () => (await test.db.raw(`select 1 from pg_stat_activity where ${waiting}`)).rows.length,
    );
    await terminate(waiting);

    expect(await page).to.be.instanceOf(Error);
    expect(await findKey(db)).to.deep.equal([{ key: 1 }]);
  });

  it('opens another connection when its own ends', async () => {
    await terminate(`query = 'select 1 as key'`);
    await waitUntil(
      'its connection is gone',
      async () =>
        (await test.db.raw(`select 1 from pg_stat_activity where query = 'select 1 as key'`)).rows.length ===
        0,
    );

    const answer = await waitUntil('a key is found again', () => findKey(db).catch(() => null));
    expect(answer).to.deep.equal([{ key: 1 }]);
  });
});
