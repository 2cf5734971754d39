import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect } from 'chai';
import { ApiError } from '../../src/errors.ts';
import {
  createDatabase,
  databaseUnavailable,
  describeDatabaseFailure,
  isDatabaseUnavailable,
} from '../../src/postgres/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('createDatabase', () => {
  let test: TestDatabase;
  before(async () => {
    test = await createTestDatabase();
  });
  after(() => test.drop());

  it('returns amounts and dates as they are stored, and timestamps as Date', async () => {
    const { rows } = await test.db.raw(`
      select 12345678901234567890.10::numeric as amount, 9007199254740993::int8 as big, 7::int4 as small,
        date '2025-03-30' as day, array[date '2025-03-30'] as days, array[0.10::numeric] as amounts,
        timestamptz '2025-03-30 01:30:00+02' as moment, array['a', null] as words, null::date as no_day`);

    expect(rows).to.deep.equal([
      {
        amount: '12345678901234567890.10',
        big: '9007199254740993',
        small: 7,
        day: '2025-03-30',
        days: ['2025-03-30'],
        amounts: ['0.10'],
        moment: new Date('2025-03-29T23:30:00Z'),
        words: ['a', null],
        no_day: null,
      },
    ]);
  });

  it('uses UTC and sets a statement timeout', async () => {
    const { rows } = await test.db.raw(
      `select current_setting('timezone') as timezone, current_setting('statement_timeout') as timeout`,
    );

    expect(rows).to.deep.equal([{ timezone: 'UTC', timeout: '30s' }]);
  });

  it('recovers by itself when its connections are cut', async () => {
    const one = createDatabase(test.url, { poolSize: 2 });
    try {
      const running = Promise.all([one.raw('select pg_sleep(30)'), one.raw('select pg_sleep(30)')]).catch(
        (error: unknown) => error,
      );
      await untilBusy(test);
      await test.db.raw(
        `select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep%'`,
      );

      expect(isDatabaseUnavailable(await running)).to.equal(true);
      expect((await one.raw('select 1 as one')).rows).to.deep.equal([{ one: 1 }]);
    } finally {
      await one.destroy();
    }
  });
});

describe('isDatabaseUnavailable', () => {
  const attempts = {
    'a closed port': { url: () => 'postgres://a:b@127.0.0.1:1/none', failure: 'connection refused' },
    'a host that does not exist': {
      url: () => 'postgres://a:b@no-such-host.invalid/x',
      failure: /host not found/,
    },
  };
  for (const [what, { url, failure }] of Object.entries(attempts)) {
    it(`recognises ${what}, at once`, async () => {
      const { error, durationMs } = await tryToConnect(url());

      expect(describeDatabaseFailure(error)).to.match(new RegExp(failure));
      expect(durationMs).to.be.below(3_000);
    });
  }

  it('recognises a server that accepts and never answers, after two seconds', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    // A server that listens on TCP has an address of this form.
    const { port } = silent.address() as AddressInfo;
    try {
      const { error, durationMs } = await tryToConnect(`postgres://a:b@127.0.0.1:${port}/x`);

      expect(describeDatabaseFailure(error)).to.equal('timeout');
      expect(durationMs).to.be.within(1_900, 3_500);
    } finally {
      silent.close();
    }
  });

  it('does not take a refused statement for an outage', async () => {
    const test = await createTestDatabase();
    try {
      const statements = ['select * from no_such_table', 'select 1 / 0'];
      for (const statement of statements) {
        const error = await test.db.raw(statement).catch((failure: unknown) => failure);
        expect(error).to.be.instanceOf(Error);
        expect(isDatabaseUnavailable(error)).to.equal(false);
      }
    } finally {
      await test.drop();
    }
  });

  it('reports a server without disk space as an outage', async () => {
    const test = await createTestDatabase();
    try {
      const refusal = `do $$ begin raise exception 'could not extend file "base/1/2"' using errcode = '53100'; end $$`;
      const error = await test.db.raw(refusal).catch((failure: unknown) => failure);
      expect(describeDatabaseFailure(error)).to.equal('disk full');
      expect(databaseUnavailable(error)).to.include({
        code: 'DATABASE_UNAVAILABLE',
        status: 503,
        message: 'The database has no room left: disk full. Free some space on its disk, then try again.',
      });
    } finally {
      await test.drop();
    }
  });

  it('reports a statement without a connection or an answer in time as too busy', async () => {
    const test = await createTestDatabase();
    const narrow = createDatabase(test.url, { poolSize: 1, statementTimeoutMs: 100, acquireTimeoutMs: 50 });
    try {
      const sleep = narrow.raw('select pg_sleep(20)').catch((failure: unknown) => failure);
      const wait = narrow.raw('select 1').catch((failure: unknown) => failure);
      for (const error of await Promise.all([sleep, wait])) {
        expect(describeDatabaseFailure(error)).to.equal('too busy');
        expect(databaseUnavailable(error)).to.include({
          code: 'DATABASE_UNAVAILABLE',
          status: 503,
          message: 'The database is too busy to answer in time. Try again shortly.',
        });
      }
      expect((await narrow.raw('select 1 as one')).rows).to.deep.equal([{ one: 1 }]);
    } finally {
      await narrow.destroy();
      await test.drop();
    }
  });

  it('shows clients neither address nor credentials', async () => {
    const { error } = await tryToConnect('postgres://somebody:secret@127.0.0.1:1/none');

    const failure = databaseUnavailable(error);

    expect(failure).to.be.instanceOf(ApiError);
    expect(failure).to.include({ code: 'DATABASE_UNAVAILABLE', status: 503 });
    expect(failure.message).not.to.match(/secret|somebody|127\.0\.0\.1/);
  });
});

async function tryToConnect(url: string): Promise<{ error: unknown; durationMs: number }> {
  const db = createDatabase(url);
  const startedAt = performance.now();
  try {
    const error = await db.raw('select 1').then(
      () => null,
      (failure: unknown) => failure,
    );
    return { error, durationMs: performance.now() - startedAt };
  } finally {
    await db.destroy();
  }
}

async function untilBusy(test: TestDatabase): Promise<void> {
  const query = `select count(*)::int as busy from pg_stat_activity where query like 'select pg_sleep%'`;
  await waitUntil('both statements run', async () => (await test.db.raw(query)).rows[0].busy === 2);
}
