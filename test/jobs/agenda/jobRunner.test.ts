import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { JobRunnerTiming } from '../../../src/jobs/agenda/jobRunner.ts';
import { createLogger } from '../../../src/log.ts';
import { describeOnJobStores } from '../../support/jobStores.ts';
import { openNetwork } from '../../support/network.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { createNoteRunner, QUICK } from '../fixtures/noteJobs.ts';

/** For jobs that could run twice if a worker cannot renew its lock in time on a busy machine. */
const LONG_LOCKS: Partial<JobRunnerTiming> = { lockLifetimeMs: 20_000, stopMs: 15_000 };

describeOnJobStores('job runner', (store) => {
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
    const file = fileURLToPath(new URL('../fixtures/worker.ts', import.meta.url));
    const options = [file, urls.jobs, urls.notes, JSON.stringify(timing)];
    const worker = spawn(process.execPath, ['--import', 'tsx', ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    workers.push(worker);
    if (!worker.stdout) throw new Error('The standard output of the worker is not a pipe.');
    await once(worker.stdout, 'data');
    return worker;
  }

  interface Note {
    event: string;
    pid: number;
    at: Date;
  }

  /** Waits until a job has written as many notes as expected, and returns them. */
  const notes = (key: string, count: number): Promise<Note[]> =>
    waitUntil(
      `the job ${key} has written ${count} notes`,
      async () =>
        database
          .db<Note & { key: string; id: number }>('job_notes')
          .select('event', 'pid', 'at')
          .where('key', key)
          .orderBy('id'),
      { until: (found) => found.length >= count },
    );

  /** Waits, because a job writes its last note before its worker marks it as done. */
  const waitUntilNoneWaits = () =>
    waitUntil('no job is waiting', () => client.runner.listWaiting('note'), {
      until: (waiting) => waiting.length === 0,
    });

  it('a job enqueued by a process without a worker is soon run by a worker', async () => {
    // PostgreSQL notifies the worker; MongoDB has to be polled.
    const worker = await startWorker(store.name === 'PostgreSQL' ? { pollIntervalMs: 60_000 } : {});
    await client.runner.enqueue('note', { key: 'a' });
    const [start, end] = await notes('a', 2);
    expect([start?.event, start?.pid, end?.event]).to.deep.equal(['start', worker.pid, 'end']);
  });

  it('a finished job is deleted', async () => {
    await startWorker();
    await client.runner.enqueue('note', { key: 'a', takesMs: 300 });
    await notes('a', 1);
    expect(await client.runner.listWaiting('note')).to.deep.equal([{ key: 'a', takesMs: 300 }]);
    await notes('a', 2);
    await waitUntilNoneWaits();
  });

  it('two workers run each job only once', async () => {
    const started = await Promise.all([startWorker(LONG_LOCKS), startWorker(LONG_LOCKS)]);
    const keys = Array.from({ length: 12 }, (_, position) => `job ${position}`);
    await Promise.all(keys.map((key) => client.runner.enqueue('note', { key, takesMs: 100 })));
    for (const key of keys) await notes(key, 2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const all = await database.db('job_notes').whereNotIn('key', ['tick', 'year']);
    expect(all).to.have.length(2 * keys.length);
    expect(started.map(({ pid }) => pid)).to.include.members([...new Set(all.map(({ pid }) => pid))]);
  });

  it('jobs beyond the concurrency of a worker start as soon as a slot is free', async () => {
    const keys = Array.from({ length: 8 }, (_, position) => `job ${position}`);
    for (const key of keys) await client.runner.enqueue('note', { key, takesMs: 50 });
    // The first poll finds two jobs; without a free-slot wake-up the others would wait for the next poll.
    await startWorker({ pollIntervalMs: 60_000 });
    for (const key of keys) expect(await notes(key, 2)).to.have.length(2);
  });

  it('a job that takes longer than the lock lifetime is not run by another worker', async () => {
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
    const successor = await startWorker();
    const found = await notes('a', 3);
    expect(found.map(({ event, pid }) => [event, pid])).to.deep.equal([
      ['start', doomed.pid],
      ['start', successor.pid],
      ['end', successor.pid],
    ]);
  });

  it('a stopping worker lets a short job finish, and exits as soon as it has', async () => {
    const worker = await startWorker({ stopMs: 15_000 });
    await client.runner.enqueue('note', { key: 'a', takesMs: 300 });
    await notes('a', 1);
    worker.kill('SIGTERM');
    const terminatedAt = performance.now();
    const [code] = await once(worker, 'exit');
    expect(code).to.equal(0);
    expect(performance.now() - terminatedAt).to.be.below(5_000);
    expect((await notes('a', 2)).map(({ event }) => event)).to.deep.equal(['start', 'end']);
    expect(await client.runner.listWaiting('note')).to.deep.equal([]);
  });

  it('a stopping worker hands back jobs that take too long, and another one starts them at once', async () => {
    const first = await startWorker();
    await client.runner.enqueue('note', { key: 'abortable', takesMs: 60_000 });
    await client.runner.enqueue('note', { key: 'not abortable', takesMs: 60_000, abortable: false });
    await notes('not abortable', 1);
    const second = await startWorker();
    first.kill('SIGTERM');
    await once(first, 'exit');
    for (const key of ['abortable', 'not abortable']) {
      const found = await notes(key, 2);
      expect(found.map(({ event, pid }) => [event, pid])).to.deep.equal([
        ['start', first.pid],
        ['start', second.pid],
      ]);
    }
  });

  it('a failed job is retried until its attempts are used up', async () => {
    await startWorker();
    await client.runner.enqueue('flaky', { key: 'twice', failures: 2 });
    await client.runner.enqueue('flaky', { key: 'always', failures: 9 });
    expect((await notes('twice', 3)).map(({ event }) => event)).to.deep.equal(['failure', 'failure', 'end']);
    expect(await notes('always', 3)).to.have.length(3);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await notes('always', 3)).to.have.length(3);
    expect(await client.runner.listWaiting('flaky')).to.deep.equal([]);
  });

  it('deleteFailed deletes a finally failed job once it is old enough', async () => {
    await startWorker();
    await client.runner.enqueue('flaky', { key: 'always', failures: 9 });
    await notes('always', 3);
    const fiveSecondsAgo = new Date(Date.now() - 5_000);
    const deleted = await waitUntil('the failed job is deleted', async () => {
      expect(await client.runner.deleteFailed(fiveSecondsAgo)).to.equal(0);
      return client.runner.deleteFailed(new Date());
    });
    expect(deleted).to.equal(1);
    expect(await client.runner.deleteFailed(new Date())).to.equal(0);
  });

  it('a job with a long interval runs once, however many workers start first', async function () {
    // Six processes start at once.
    this.timeout(60_000);
    await Promise.all(Array.from({ length: 6 }, () => startWorker(LONG_LOCKS)));
    await notes('tick', 4);
    expect(await notes('year', 1)).to.have.length(1);
  });

  it('a job with a long interval runs at the first start, and not at every start', async () => {
    for (const worker of await Promise.all([startWorker(LONG_LOCKS), startWorker(LONG_LOCKS)])) {
      await notes('year', 1);
      worker.kill('SIGTERM');
      await once(worker, 'exit');
    }
    await startWorker(LONG_LOCKS);
    await notes('tick', 2);
    expect(await notes('year', 1)).to.have.length(1);
  });

  it('a recurring job continues after a restart, once per interval however many workers there are', async () => {
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

  it('a recurring job continues after the machine has slept for longer than the lock lifetime', async () => {
    // The worker locks jobs up to a poll interval ahead, so nearly always one is locked that has not started.
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
  }).timeout(120_000);

  it('a worker survives an outage of the job store, and logs it once', async () => {
    const network = await openNetwork(urls.jobs);
    const lines: string[] = [];
    const write = (line: string) => {
      const { msg, err } = JSON.parse(line);
      // Any other line shows in the failure what it was.
      lines.push(msg.startsWith('job store') ? msg : `${msg}: ${err?.type} ${err?.message}`);
    };
    const log = createLogger('info', { write });
    const worker = createNoteRunner({ ...urls, jobs: network.url }, {}, log);
    try {
      await worker.runner.start();
      await client.runner.enqueue('note', { key: 'before' });
      await notes('before', 2);
      await waitUntilNoneWaits();
      network.cut();
      await client.runner.enqueue('note', { key: 'after' });
      // MongoDB's driver retries for seconds by itself.
      await waitUntil('the outage is logged', () => lines.length > 0);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      network.deliver();
      await notes('after', 2);
    } finally {
      await worker.runner.stop();
      await worker.db.destroy();
      await network.close();
    }
    expect(lines).to.deep.equal(['job store unreachable', 'job store reachable again']);
  }).timeout(120_000);

  if (store.name === 'PostgreSQL') {
    it('a worker survives when PostgreSQL terminates its connections', async () => {
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
