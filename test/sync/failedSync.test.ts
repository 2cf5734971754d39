import { expect } from 'chai';
import { ProviderError } from '../../src/providers/provider.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

describe('a sync that PostgreSQL aborts, or that fails', () => {
  const bank = scriptedProvider();
  let app: TestApp;
  let connectionId: string;

  before(async () => {
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await linkConnection(app, '1');
    // A sequence keeps counting when its transaction is rolled back.
    await app.context.db.raw(`
      create sequence aborted;
      create table to_abort (times integer not null);
      insert into to_abort values (0);
      create function abort_some() returns trigger language plpgsql as $$
      begin
        if nextval('aborted') <= (select times from to_abort) then
          raise exception 'aborted' using errcode = 'deadlock_detected';
        end if;
        return new;
      end $$;
      create trigger abort_some before insert on transactions
        for each statement execute function abort_some();`);
  });
  after(() => app.close());

  async function sync(abortedTimes: number, script = bank.script) {
    const { db } = app.context;
    await db('to_abort').update({ times: abortedTimes });
    await db.raw('alter sequence aborted restart');
    bank.script = script;
    const body = await runSync(app, connectionId);
    return {
      status: body.status,
      code: body.error_code,
      counts: [body.added_count, body.modified_count, body.removed_count, body.fetched_count],
    };
  }
  const coffee = () => [page({ accounts: [checking], upserted: [purchase('a')], cursor: 'later' })];

  it('a commit that is aborted four times fails, and reports that it stored nothing', async () => {
    expect(await sync(4, coffee())).to.deep.equal({
      status: 'error',
      code: 'DATABASE_UNAVAILABLE',
      counts: [0, 0, 0, 1],
    });
    expect((await app.get('/api/v1/transactions/count')).body.count).to.equal(0);
  });

  it('a provider that fails after its first page: fetched changes count as fetched only', async () => {
    const refusal = new ProviderError('rejected', 'SOME_CODE', 'It failed.');
    const { status, counts } = await sync(0, [...coffee(), refusal]);
    expect([status, counts]).to.deep.equal(['error', [0, 0, 0, 1]]);
  });

  it('a commit that is aborted three times is retried from the staged changes, and succeeds', async () => {
    expect(await sync(3, coffee())).to.deep.equal({ status: 'success', code: null, counts: [1, 0, 0, 1] });
    expect((await app.get('/api/v1/transactions/count')).body.count).to.equal(1);
  });
});
