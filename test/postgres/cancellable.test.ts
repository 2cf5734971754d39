import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { cancellable } from '../../src/postgres/cancellable.ts';
import { createDatabase } from '../../src/postgres/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('cancellable', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase({ migrated: false });
  });
  after(() => database.drop());

  const countSleeping = async () => {
    const { rows } = await database.db.raw(
      `select count(*)::int as count from pg_stat_activity
       where state = 'active' and query like 'select pg_sleep%' and datname = current_database()`,
    );
    return rows[0].count;
  };

  it('cancels the running statement in PostgreSQL, and throws the reason', async () => {
    const left = new AbortController();
    const work = cancellable(database.db, left.signal, (trx) => trx.raw('select pg_sleep(60)')).catch(
      (error) => error,
    );
    await waitUntil('the statement runs', countSleeping);
    left.abort(new Error('The client has gone away.'));
    expect((await work).message).to.equal('The client has gone away.');
    expect(await countSleeping()).to.equal(0);
  });

  it('cancels a statement that begins after the signal', async () => {
    const left = new AbortController();
    const work = cancellable(database.db, left.signal, async (trx) => {
      left.abort(new Error('gone'));
      await delay(50);
      await trx.raw('select pg_sleep(60)');
    });
    expect((await work.catch((error) => error)).message).to.equal('gone');
  });

  it('never hits what runs on the same connection afterwards', async () => {
    const single = createDatabase(database.url, { poolSize: 1 });
    try {
      for (let round = 0; round < 50; round++) {
        const left = new AbortController();
        const work = cancellable(single, left.signal, (trx) => trx.raw('select pg_sleep(60)'));
        const reason = work.catch((error) => error);
        await delay(round % 7);
        left.abort(new Error('gone'));
        const { rows } = await single.raw('select pg_sleep(0.005), 1 as one');
        expect([(await reason).message, rows[0].one]).to.deep.equal(['gone', 1]);
      }
    } finally {
      await single.destroy();
    }
  });

  it('returns what the work returns if the signal stays silent', async () => {
    const { signal } = new AbortController();
    const answer = await cancellable(database.db, signal, (trx) => trx.raw('select 1 as one'));
    expect(answer.rows).to.deep.equal([{ one: 1 }]);
  });
});
