import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { JobRunnerTiming } from '../../../src/jobs/agenda/jobRunner.ts';
import { createLogger } from '../../../src/log.ts';
import { describeOnJobStores } from '../../support/jobStores.ts';
import { openNetwork } from '../../support/network.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { createNoteRunner, QUICK } from '../fixtures/noteJobs.ts';

/** For what may run twice if a worker, on a busy machine, cannot renew its lock in time. */
const PATIENT: Partial<JobRunnerTiming> = { lockLifetimeMs: 20_000, stopMs: 15_000 };

describeOnJobStores('jobs', (store) => {
  let database: TestDatabase;
  let urls: { jobs: string; notes: string };
  let client: ReturnType<typeof createNoteRunner>;
  const workers: ChildProcess[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await database.db.raw(
      'create table job_notes (id serial primary key, key text, event text, pid integer, at timestamptz)',
    );
    urls = { jobs: store.urlFor(database), notes: database.url };
    client = createNoteRunner(urls);
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL');
    await client.runner.stop();
    await client.db.destroy();
    await database.drop();
  });

  async function startWorker(timing: Partial<JobRunnerTiming> = {}): Promise<ChildProcess> {
    const file = fileURLToPath(new URL('fixtures/worker.ts', import.meta.url));
    const options = [file, urls.jobs, urls.notes, JSON.stringify(timing)];
    const worker = spawn(process.execPath, ['--import', 'tsx', ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    workers.push(worker);
    if (!worker.stdout) throw new Error('Its standard output is a pipe.');
    await once(worker.stdout, 'data');
    return worker;
  }

  interface Note {
    event: string;
    pid: number;
    at: Date;
  }

  /** The notes of a job, once there are as many as expected. */
  async function notes(key: string, count: number, withinMs = 10_000): Promise<Note[]> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const found = await database
        .db<Note & { key: string; id: number }>('job_notes')
        .select('event', 'pid', 'at')
        .where('key', key)
        .orderBy('id');
      if (found.length >= count) return found;
      if (Date.now() > deadline) throw new Error(`Only ${found.length} notes of ${key}.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** A job has made its last note before its worker says that it is done. */
  async function nothingWaits(): Promise<void> {
    const deadline = Date.now() + 3_000;
    while ((await client.runner.listWaiting('note')).length > 0 && Date.now() < deadline);
    expect(await client.runner.listWaiting('note')).to.deep.equal([]);
  }

  it('a job asked for by a process that runs none is run by a worker, soon', async () => {
    // PostgreSQL tells the worker; MongoDB has to be looked at.
    const worker = await startWorker(store.name === 'PostgreSQL' ? { pollIntervalMs: 60_000 } : {});
    await client.runner.enqueue('note', { key: 'a' });
    const [start, end] = await notes('a', 2);
    expect([start?.event, start?.pid, end?.event]).to.deep.equal(['start', worker.pid, 'end']);
  });

  it('a job that is done leaves nothing behind', async () => {
    await startWorker();
    await client.runner.enqueue('note', { key: 'a', takesMs: 300 });
    await notes('a', 1);
    expect(await client.runner.listWaiting('note')).to.deep.equal([{ key: 'a', takesMs: 300 }]);
    await notes('a', 2);
    await nothingWaits();
  });

  it('two workers run each job once', async () => {
    const started = await Promise.all([startWorker(), startWorker()]);
    const keys = Array.from({ length: 12 }, (_, position) => `job ${position}`);
    await Promise.all(keys.map((key) => client.runner.enqueue('note', { key, takesMs: 100 })));
    for (const key of keys) await notes(key, 2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const all = await database.db('job_notes').whereNotIn('key', ['tick', 'year']);
    expect(all).to.have.length(2 * keys.length);
    expect(started.map(({ pid }) => pid)).to.include.members([...new Set(all.map(({ pid }) => pid))]);
  });

  it('jobs beyond what a worker runs at a time follow at once', async () => {
    const keys = Array.from({ length: 8 }, (_, position) => `job ${position}`);
    for (const key of keys) await client.runner.enqueue('note', { key, takesMs: 50 });
    // Its first look finds two; for the others it would have to look again.
    await startWorker({ pollIntervalMs: 60_000 });
    for (const key of keys) expect(await notes(key, 2)).to.have.length(2);
  });

  it('a job longer than a lock lives is not run by another worker meanwhile', async () => {
    await Promise.all([startWorker(), startWorker()]);
    await client.runner.enqueue('note', { key: 'long', takesMs: 4_000 });
    const found = await notes('long', 2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await notes('long', 2)).to.deep.equal(found);
    expect(found.map(({ event }) => event)).to.deep.equal(['start', 'end']);
  });

  it('a job whose worker is killed is run again by another', async () => {
    const doomed = await startWorker();
    await client.runner.enqueue('note', { key: 'a', takesMs: 1_000 });
    await notes('a', 1);
    doomed.kill('SIGKILL');
    const heir = await startWorker();
    const found = await notes('a', 3);
    expect(found.map(({ event, pid }) => [event, pid])).to.deep.equal([
      ['start', doomed.pid],
      ['start', heir.pid],
      ['end', heir.pid],
    ]);
  });

  it('a worker that stops lets a short job finish, and waits no longer than that', async () => {
    const worker = await startWorker({ stopMs: 15_000 });
    await client.runner.enqueue('note', { key: 'a', takesMs: 300 });
    await notes('a', 1);
    worker.kill('SIGTERM');
    const askedAt = performance.now();
    const [code] = await once(worker, 'exit');
    expect(code).to.equal(0);
    expect(performance.now() - askedAt).to.be.below(5_000);
    expect((await notes('a', 2)).map(({ event }) => event)).to.deep.equal(['start', 'end']);
    expect(await client.runner.listWaiting('note')).to.deep.equal([]);
  });

  it('a worker that stops hands back what takes too long, and another one begins at once', async () => {
    const first = await startWorker();
    await client.runner.enqueue('note', { key: 'minds', takesMs: 60_000 });
    await client.runner.enqueue('note', { key: 'does not mind', takesMs: 60_000, minds: false });
    await notes('does not mind', 1);
    const second = await startWorker();
    first.kill('SIGTERM');
    await once(first, 'exit');
    for (const key of ['minds', 'does not mind']) {
      const found = await notes(key, 2);
      expect(found.map(({ event, pid }) => [event, pid])).to.deep.equal([
        ['start', first.pid],
        ['start', second.pid],
      ]);
    }
  });

  it('a failed job is tried again, until it is given up', async () => {
    await startWorker();
    await client.runner.enqueue('stumble', { key: 'twice', failures: 2 });
    await client.runner.enqueue('stumble', { key: 'always', failures: 9 });
    expect((await notes('twice', 3)).map(({ event }) => event)).to.deep.equal(['failure', 'failure', 'end']);
    expect(await notes('always', 3)).to.have.length(3);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await notes('always', 3)).to.have.length(3);
    expect(await client.runner.listWaiting('stumble')).to.deep.equal([]);
  });

  it('a job that was given up is kept until its time has come to be forgotten', async () => {
    await startWorker();
    await client.runner.enqueue('stumble', { key: 'always', failures: 9 });
    await notes('always', 3);
    const before = new Date();
    let forgotten = 0;
    while (forgotten === 0 && Date.now() - before.getTime() < 5_000) {
      expect(await client.runner.deleteFailed(new Date(before.getTime() - 5_000))).to.equal(0);
      forgotten = await client.runner.deleteFailed(new Date());
    }
    expect(forgotten).to.equal(1);
    expect(await client.runner.deleteFailed(new Date())).to.equal(0);
  });

  it('what recurs seldom is run once, however many workers are the first to start', async () => {
    await Promise.all(Array.from({ length: 6 }, () => startWorker(PATIENT)));
    await notes('tick', 4);
    expect(await notes('year', 1)).to.have.length(1);
  });

  it('what recurs seldom is run at the first start, and not again at each', async () => {
    for (const worker of await Promise.all([startWorker(PATIENT), startWorker(PATIENT)])) {
      await notes('year', 1);
      worker.kill('SIGTERM');
      await once(worker, 'exit');
    }
    await startWorker(PATIENT);
    await notes('tick', 2);
    expect(await notes('year', 1)).to.have.length(1);
  });

  it('a recurring job runs on through a restart, once a turn however many workers there are', async () => {
    const workers = await Promise.all([startWorker(), startWorker()]);
    await notes('tick', 2);
    for (const worker of workers) worker.kill('SIGKILL');
    const before = (await notes('tick', 2)).length;
    await Promise.all([startWorker(), startWorker()]);
    const found = await notes('tick', before + 3);
    const gaps = found
      .slice(before)
      .map(({ at }, position, rest) => at.getTime() - (rest[position - 1]?.at ?? at).getTime());
    expect(gaps.slice(1).every((gap) => gap > 500)).to.equal(true, String(gaps));
    expect((await client.runner.findLastRun('tick'))?.getTime()).to.be.greaterThan(Date.now() - 3_000);
  });

  it('a recurring job runs on after the machine has slept for longer than its lock lives', async () => {
    // It looks, and locks, a second ahead: nearly always something is locked that has not begun.
    const worker = await startWorker({ pollIntervalMs: 1_000 });
    await notes('tick', 1);
    for (let sleep = 0; sleep < 4; sleep++) {
      worker.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, QUICK.lockLifetimeMs + 300));
      worker.kill('SIGCONT');
      await new Promise((resolve) => setTimeout(resolve, 250 * sleep));
    }
    const before = (await notes('tick', 1)).length;
    expect(await notes('tick', before + 2)).to.have.length.of.at.least(before + 2);
  }).timeout(60_000);

  it('a worker lives through an outage of the store, and says so once', async () => {
    const network = await openNetwork(urls.jobs);
    const lines: string[] = [];
    const write = (line: string) => {
      const { msg, err } = JSON.parse(line);
      // What is no outage says what it was instead.
      lines.push(msg.startsWith('job store') ? msg : `${msg}: ${err?.type} ${err?.message}`);
    };
    const log = createLogger('info', { write });
    const worker = createNoteRunner({ ...urls, jobs: network.url }, {}, log);
    try {
      await worker.runner.start();
      await client.runner.enqueue('note', { key: 'before' });
      await notes('before', 2);
      await nothingWaits();
      network.cut();
      await client.runner.enqueue('note', { key: 'after' });
      const deadline = Date.now() + 10_000;
      // MongoDB's driver tries again for seconds by itself; then there are some looks more.
      while (lines.length === 0 && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      network.deliver();
      await notes('after', 2);
    } finally {
      await worker.runner.stop();
      await worker.db.destroy();
      await network.close();
    }
    expect(lines).to.deep.equal(['job store unreachable', 'job store reachable again']);
  }).timeout(60_000);

  if (store.name === 'PostgreSQL') {
    it('a worker lives on when PostgreSQL ends its connections', async () => {
      const worker = await startWorker();
      await client.runner.enqueue('note', { key: 'before' });
      await notes('before', 2);
      await database.db.raw(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'breadbox jobs'",
      );
      await client.runner.enqueue('note', { key: 'after' });
      await notes('after', 2);
      expect([worker.exitCode, worker.signalCode]).to.deep.equal([null, null]);
    });
  }
});
