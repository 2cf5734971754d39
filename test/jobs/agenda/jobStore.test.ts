import type { JobParameters, JobRepository } from 'agenda';
import { expect } from 'chai';
import type { JobStore } from '../../../src/jobs/agenda/jobStore.ts';
import { logOncePerOutage } from '../../../src/jobs/agenda/logOncePerOutage.ts';
import { openJobStore } from '../../../src/jobs/agenda/openJobStore.ts';
import { createLogger } from '../../../src/log.ts';
import { describeOnJobStores } from '../../support/jobStores.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';

const LOCK_LIFETIME_MS = 60_000;

describeOnJobStores('the locks of jobs', (store) => {
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

  const aDueJob = () =>
    jobs.saveJob(
      { name: 'work', data: {}, type: 'normal', priority: 0, nextRunAt: new Date(Date.now() - 1_000) },
      { lastModifiedBy: 'somebody' },
    );

  /** Looks for work as a worker does, now or when locks of now have expired. */
  function look(holder: string, { later = 0 } = {}): Promise<JobParameters | undefined> {
    const now = Date.now() + later;
    const deadline = new Date(now - LOCK_LIFETIME_MS);
    return jobs.getNextJobToRun('work', new Date(now), deadline, undefined, { lastModifiedBy: holder });
  }

  it('of many who look at the same time, one gets the job', async () => {
    await aDueJob();
    const found = await Promise.all(Array.from({ length: 20 }, (_, position) => look(`worker ${position}`)));
    expect(found.filter((job) => job !== undefined)).to.have.length(1);
    expect(await look('latecomer')).to.equal(undefined);
  });

  it('a job that its worker has no place for is free at once, for it and for others', async () => {
    const { _id } = await aDueJob();
    for (const worker of ['first', 'first', 'second']) {
      const job = await look(worker);
      expect(job?._id).to.deep.equal(_id, worker);
      if (job) await jobs.unlockJob(job);
    }
    const last = await look('third');
    await jobs.unlockJobs([String(last?._id)]);
    expect((await look('fourth'))?._id).to.deep.equal(_id);
  });

  it('what a clock that was ahead has written is due and free, and what is to come stays as it is', async () => {
    const HOUR = 3_600_000;
    const now = new Date();
    const at = (ms: number) => new Date(now.getTime() + ms);
    const repairSchedules = () =>
      opened.repairSchedules('work', { runBy: at(2 * HOUR), lockedBy: at(LOCK_LIFETIME_MS) });
    const job = { name: 'work', data: {}, type: 'normal', priority: 0 } as const;
    await jobs.saveJob({ ...job, nextRunAt: at(HOUR) }, { lastModifiedBy: 'somebody' });
    await repairSchedules();
    expect(await look('early')).to.equal(undefined);

    const { _id } = await jobs.saveJob({ ...job, nextRunAt: at(24 * HOUR) }, { lastModifiedBy: 'somebody' });
    await repairSchedules();
    expect((await look('first'))?._id).to.deep.equal(_id);

    // Another process has locked it since this one looked at the clock.
    await repairSchedules();
    expect(await look('second')).to.equal(undefined);

    // Its worker died while the clock was a day ahead.
    if (!_id) throw new Error('A saved job has an id.');
    await jobs.saveJob({ ...job, _id, nextRunAt: now }, { lastModifiedBy: 'somebody' });
    await jobs.unlockJobs([String(_id)]);
    const ahead = at(24 * HOUR);
    await jobs.getNextJobToRun('work', now, at(-HOUR), ahead, { lastModifiedBy: 'ahead' });
    expect(await look('second')).to.equal(undefined);
    await repairSchedules();
    expect((await look('second'))?._id).to.deep.equal(_id);
  });

  it('what a worker that stops has not begun is free at once', async () => {
    const { _id } = await aDueJob();
    await look('first');
    await opened.releaseLocks('somebody else');
    expect(await look('second')).to.equal(undefined);
    await opened.releaseLocks('first');
    expect((await look('second'))?._id).to.deep.equal(_id);
  });

  it('what a dead worker has not begun is free when its lock has expired, and not later', async () => {
    const { _id } = await aDueJob();
    await look('dead');
    expect(await look('heir', { later: LOCK_LIFETIME_MS - 1_000 })).to.equal(undefined);
    expect((await look('heir', { later: LOCK_LIFETIME_MS + 1 }))?._id).to.deep.equal(_id);
  });
});
