import { expect } from 'chai';
import { examineCheck } from '../../src/doctor/examineCheck.ts';
import { jobStoreCheck } from '../../src/doctor/jobStoreCheck.ts';
import { newId, newShortId } from '../../src/domain/ids.ts';
import { describeOnJobStores } from '../support/jobStores.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { startTestApp } from '../support/testApp.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

describeOnJobStores('breadbox doctor: job store', (store) => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());

  const findingAt = (url: string, inMinutes = 0) => {
    const clock = { now: () => new Date(Date.now() + inMinutes * 60_000) };
    return examineCheck(jobStoreCheck({ readUrl: () => url, readWorkerTimeoutMs }, database.db, clock));
  };

  it('without any worker ever: a warning', async () => {
    expect(await findingAt(store.urlFor(database))).to.deep.equal({
      verdict: 'warning',
      says: `${store.name} answers, but no worker has ever run: nothing is synced.`,
      advice: 'Start `breadbox serve`, or `breadbox serve --role worker` beside your API processes.',
    });
  });

  it('with a worker: well, until it has been gone for some minutes', async () => {
    const url = store.urlFor(database);
    const app = await startTestApp({ database, env: { JOBS_URL: url }, worker: true });
    const finding = await waitUntil('a worker is seen', () => findingAt(url), {
      until: ({ verdict }) => verdict === 'ok',
      withinMs: 90_000,
      pauseMs: 500,
    });
    await app.close();
    expect(finding).to.deep.equal({
      verdict: 'ok',
      says: `${store.name} answers, and a worker is running.`,
      advice: null,
    });
    const { verdict, says } = await findingAt(url, 10);
    expect(verdict).to.equal('warning');
    expect(says).to.contain('no worker has run since 20');
  }).timeout(120_000);

  it('a store that cannot be reached is a problem, told without its credentials', async () => {
    const url = new URL(store.urlFor(database));
    url.host = '127.0.0.1:1';
    const finding = await findingAt(url.href);
    expect(finding).to.include({ verdict: 'problem' });
    expect(finding.says).to.match(new RegExp(`^${store.name} cannot be reached: [a-z ]+\\.$`));
  });
});

const readWorkerTimeoutMs = () => 60_000;

describe('breadbox doctor: syncs that stopped half-way', () => {
  it('are a warning until a worker has taken them up again', async () => {
    const database = await createTestDatabase();
    const { connectionId } = await createAccounts(database.db, ['Checking']);
    const now = new Date();
    const anHourAgo = new Date(now.getTime() - 3_600_000);
    await database.db('agenda_jobs').insert({ name: 'sync due connections', last_run_at: now });
    await database.db('sync_logs').insert({
      id: newId(),
      short_id: newShortId(),
      connection_id: connectionId,
      trigger: 'cron',
      status: 'in_progress',
      worker: 'somebody who was killed',
      started_at: anHourAgo,
      heartbeat_at: anHourAgo,
    });
    const finding = await examineCheck(
      jobStoreCheck({ readUrl: () => database.url, readWorkerTimeoutMs }, database.db, { now: () => now }),
    );
    await database.drop();
    expect(finding).to.include({
      verdict: 'warning',
      says: '1 sync stopped half-way and was not taken up again yet.',
    });
  });
});
