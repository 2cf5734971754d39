import type { JobParameters, JobRepository } from 'agenda';
import { expect } from 'chai';
import type { JobStore } from '../../../src/jobs/agenda/jobStore.ts';
import { logOncePerOutage } from '../../../src/jobs/agenda/logOncePerOutage.ts';
import { openJobStore } from '../../../src/jobs/agenda/openJobStore.ts';
import { createLogger } from '../../../src/log.ts';
import { describeOnJobStores } from '../../support/jobStores.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';

const LOCK_LIFETIME_MS = 60_000;

describeOnJobStores('job locks', (store) => {
  let database: TestDatabase;
  let opened: JobStore;
  let jobs: JobRepository;

  const outage = logOncePerOutage(createLogger('silent'));

  beforeEach(async () => {
    database = await createTestDatabase();
    opened = await openJobStore({ url: store.urlFor(database), outage });
    jobs = opened.backend.repository;
  });
  afterEach(async () => {
    await opened.close();
    await database.drop();
  });

  const saveDueJob = () =>
    jobs.saveJob(
      { name: 'work', data: {}, type: 'normal', priority: 0, nextRunAt: new Date(Date.now() - 1_000) },
      { lastModifiedBy: 'somebody' },
    );

  /** Takes the next job as a worker does, now or `later` milliseconds from now. */
  function takeJob(holder: string, { later = 0 } = {}): Promise<JobParameters | undefined> {
    const now = Date.now() + later;
    const deadline = new Date(now - LOCK_LIFETIME_MS);
    return jobs.getNextJobToRun('work', new Date(now), deadline, undefined, { lastModifiedBy: holder });
  }

  it('a job is given to only one of many workers that ask for it at the same time', async () => {
    await saveDueJob();
    const found = await Promise.all(
      Array.from({ length: 20 }, (_, position) => takeJob(`worker ${position}`)),
    );
    expect(found.filter((job) => job !== undefined)).to.have.length(1);
    expect(await takeJob('latecomer')).to.equal(undefined);
  });

  it('a job unlocked by a worker without a free slot is available at once to all workers', async () => {
    const { _id } = await saveDueJob();
    for (const worker of ['first', 'first', 'second']) {
      const job = await takeJob(worker);
      expect(job?._id).to.deep.equal(_id, worker);
      if (job) await jobs.unlockJob(job);
    }
    const last = await takeJob('third');
    await jobs.unlockJobs([String(last?._id)]);
    expect((await takeJob('fourth'))?._id).to.deep.equal(_id);
  });

  it('repairSchedules frees jobs scheduled or locked by a clock that was ahead, and leaves later jobs alone', async () => {
    const HOUR = 3_600_000;
    const now = new Date();
    const at = (ms: number) => new Date(now.getTime() + ms);
    const repairSchedules = () =>
      opened.repairSchedules('work', { runBy: at(2 * HOUR), lockedBy: at(LOCK_LIFETIME_MS) });
    const job = { name: 'work', data: {}, type: 'normal', priority: 0 } as const;
    await jobs.saveJob({ ...job, nextRunAt: at(HOUR) }, { lastModifiedBy: 'somebody' });
    await repairSchedules();
    expect(await takeJob('early')).to.equal(undefined);

    const { _id } = await jobs.saveJob({ ...job, nextRunAt: at(24 * HOUR) }, { lastModifiedBy: 'somebody' });
    await repairSchedules();
    expect((await takeJob('first'))?._id).to.deep.equal(_id);

    // A job that another process has locked in the meantime stays locked.
    await repairSchedules();
    expect(await takeJob('second')).to.equal(undefined);

    // Now its worker dies while the clock is a day ahead.
    if (!_id) throw new Error('The saved job has no id.');
    await jobs.saveJob({ ...job, _id, nextRunAt: now }, { lastModifiedBy: 'somebody' });
    await jobs.unlockJobs([String(_id)]);
    const ahead = at(24 * HOUR);
    await jobs.getNextJobToRun('work', now, at(-HOUR), ahead, { lastModifiedBy: 'ahead' });
    expect(await takeJob('second')).to.equal(undefined);
    await repairSchedules();
    expect((await takeJob('second'))?._id).to.deep.equal(_id);
  });

  it('releaseLocks frees at once the jobs that a stopping worker has locked but not started', async () => {
    const { _id } = await saveDueJob();
    await takeJob('first');
    await opened.releaseLocks('somebody else');
    expect(await takeJob('second')).to.equal(undefined);
    await opened.releaseLocks('first');
    expect((await takeJob('second'))?._id).to.deep.equal(_id);
  });

  it('a job locked by a dead worker is available exactly when its lock expires', async () => {
    const { _id } = await saveDueJob();
    await takeJob('dead');
    expect(await takeJob('heir', { later: LOCK_LIFETIME_MS - 1_000 })).to.equal(undefined);
    expect((await takeJob('heir', { later: LOCK_LIFETIME_MS + 1 }))?._id).to.deep.equal(_id);
  });
});
