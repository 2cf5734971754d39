import { expect } from 'chai';
import { jobStoreCheck } from '../../src/doctor/jobStoreCheck.ts';
import { runCheck } from '../../src/doctor/runCheck.ts';
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
    return runCheck(jobStoreCheck({ readUrl: () => url, readWorkerTimeoutMs }, database.db, clock));
  };

  it('is a warning if no worker has ever run', async () => {
    expect(await findingAt(store.urlFor(database))).to.deep.equal({
      verdict: 'warning',
      summary: `${store.name} is reachable, but no worker has ever run, so nothing is synced.`,
      advice: 'Start `breadbox serve`, or `breadbox serve --role worker` in addition to your API processes.',
    });
  });

  it('is ok with a worker, until it has been gone for some minutes', async () => {
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
      summary: `${store.name} is reachable, and a worker is running.`,
      advice: null,
    });
    const { verdict, summary } = await findingAt(url, 10);
    expect(verdict).to.equal('warning');
    expect(summary).to.contain('no worker has run since 20');
  }).timeout(120_000);

  it('a store that cannot be reached is a problem, reported without the credentials', async () => {
    const url = new URL(store.urlFor(database));
    url.host = '127.0.0.1:1';
    const finding = await findingAt(url.href);
    expect(finding).to.include({ verdict: 'problem' });
    expect(finding.summary).to.match(new RegExp(`^${store.name} cannot be reached: [a-z ]+\\.$`));
  });
});

const readWorkerTimeoutMs = () => 60_000;

describe('breadbox doctor: syncs that stopped unfinished', () => {
  it('are a warning until a worker restarts them', async () => {
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
      worker: 'a worker that was killed',
      started_at: anHourAgo,
      heartbeat_at: anHourAgo,
    });
    const finding = await runCheck(
      jobStoreCheck({ readUrl: () => database.url, readWorkerTimeoutMs }, database.db, { now: () => now }),
    );
    await database.drop();
    expect(finding).to.include({
      verdict: 'warning',
      summary: '1 sync stopped unfinished and has not been restarted yet.',
    });
  });
});
