import { expect } from 'chai';
import { createDatabase, describeDatabaseFailure } from '../../src/postgres/database.ts';
import { type Network, openNetwork } from '../support/network.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

describe('a database that stops answering', () => {
  let test: TestDatabase;
  let network: Network;
  before(async () => {
    test = await createTestDatabase();
    network = await openNetwork(test.url);
  });
  after(async () => {
    await network.close();
    await test.drop();
  });

  it('is an outage within seconds, on open connections too, and over when it answers', async () => {
    const db = createDatabase(network.url, { poolSize: 2 });
    try {
      await db.raw('select 1');
      network.swallow();

      const startedAt = performance.now();
      const error = await db.raw('select 2').catch((failure: unknown) => failure);
      expect(describeDatabaseFailure(error)).to.equal('connection lost');
      expect(performance.now() - startedAt).to.be.below(5_000);

      network.deliver();
      expect((await db.raw('select 3 as three')).rows).to.deep.equal([{ three: 3 }]);
    } finally {
      network.deliver();
      await db.destroy();
    }
  });

  it('is not assumed if it refuses new connections and answers on open ones', async () => {
    const db = createDatabase(network.url, { poolSize: 2 });
    try {
      await Promise.all([db.raw('select pg_sleep(0.1)'), db.raw('select pg_sleep(0.1)')]);
      network.refuse();
      const long = db.raw('select pg_sleep(3)::text as slept');
      let isOver = false;
      const answered = long.then(() => {
        isOver = true;
      });
      while (!isOver) {
        const quick = db.raw('select pg_sleep(0.05)').then(() => undefined);
        await Promise.race([answered, quick]);
      }

      expect((await long).rows).to.deep.equal([{ slept: '' }]);
    } finally {
      network.deliver();
      await db.destroy();
    }
  });

  it('is not assumed during a long statement', async () => {
    const db = createDatabase(network.url, { poolSize: 1 });
    try {
      const { rows } = await db.raw('select pg_sleep(4)::text as slept');

      expect(rows).to.deep.equal([{ slept: '' }]);
    } finally {
      await db.destroy();
    }
  });
});
