import { expect } from 'chai';
import pg from 'pg';
import { inTransaction, retryAborted } from '../../src/postgres/inTransaction.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { isWaitingForLock } from '../support/waitingForLocks.ts';
import { waitUntil } from '../support/waitUntil.ts';

function databaseError(code: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError('aborted', 0, 'error'), { code });
}

describe('retryAborted', () => {
  const cases = [
    { code: '40P01', name: 'a deadlock', failures: 3, tries: 4, succeeds: true },
    { code: '40001', name: 'a serialization failure', failures: 3, tries: 4, succeeds: true },
    { code: '40P01', name: 'a deadlock for the fourth time', failures: 4, tries: 4, succeeds: false },
    { code: '23505', name: 'a duplicate key', failures: 1, tries: 1, succeeds: false },
    { code: '57014', name: 'a statement timeout', failures: 1, tries: 1, succeeds: false },
  ];
  for (const { code, name, failures, tries, succeeds } of cases) {
    it(`${name} is tried ${tries} times, and ${succeeds ? 'succeeds' : 'thrown'}`, async () => {
      let tried = 0;
      const result = await retryAborted(async () => {
        if (++tried <= failures) throw databaseError(code);
        return 'done';
      }).catch((error) => error.code);
      expect([tried, result]).to.deep.equal([tries, succeeds ? 'done' : code]);
    });
  }
});

describe('inTransaction', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());

  it('a real deadlock ends with the work of both, the aborted one run again from its start', async () => {
    const { db } = database;
    await db.raw('create table counted (name text primary key, count integer not null)');
    await db('counted').insert([
      { name: 'a', count: 0 },
      { name: 'b', count: 0 },
    ]);
    const count = (trx: typeof db, name: string) => trx('counted').where({ name }).increment('count', 1);
    let runs = 0;
    const other = await db.transaction();
    // A long deadlock_timeout in the other transaction makes PostgreSQL abort ours.
    await other.raw(`set local deadlock_timeout = '1min'`);
    await count(other, 'b');
    const work = inTransaction(db, async (trx) => {
      runs += 1;
      await count(trx, 'a');
      await count(trx, 'b');
    });
    await waitUntil('the work waits for a lock', () => isWaitingForLock(db), { pauseMs: 5 });
    await count(other, 'a');
    await other.commit();
    await work;
    expect([runs, await db('counted').orderBy('name').pluck('count')]).to.deep.equal([2, [2, 2]]);
  });
});
