import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { Knex } from 'knex';
import { findDifferences, readContent } from '../support/databaseContent.ts';
import { type PopulatedHousehold, startPopulatedHousehold } from '../support/populatedHousehold.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { findKnown } from './knownIds.ts';
import { walkContract } from './walkContract.ts';

const FACTOR = Number(process.env['BREADBOX_TEST_FACTOR'] ?? '1');
const REQUESTS = 1500 * FACTOR;
const root = resolve(import.meta.dirname, '../..');

/** Reads every row of every table, the job queue included, without the time of a key's last use. */
async function readEverything(db: Knex): Promise<Record<string, string[]>> {
  const { api_keys = [], ...content } = await readContent(db);
  const { rows } = await db.raw<{ rows: { job: string }[] }>(
    'select to_jsonb(agenda_jobs)::text as job from agenda_jobs order by 1',
  );
  const keys = api_keys.map((row) => row.replace(/"last_used_at": (null|"[^"]*")/, ''));
  return { ...content, api_keys: keys, agenda_jobs: rows.map(({ job }) => job) };
}

/** Runs the program of `make contract`. */
async function makeContract(settings: Record<string, string>): Promise<{ exitCode: number; text: string }> {
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', 'test/contract/run.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], REQUESTS: '150', ...settings },
  });
  return run.then(
    ({ stdout, stderr }) => ({ exitCode: 0, text: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      exitCode: error.code,
      text: error.stdout + error.stderr,
    }),
  );
}

describe('make contract on a household with data', function () {
  this.timeout(180_000);
  let household: PopulatedHousehold;
  let own: TestApp;
  let contentBefore: Record<string, string[]>;

  before(async () => {
    household = await startPopulatedHousehold();
    own = await startTestApp({ household: 'own', database: household.app.database });
    contentBefore = await readEverything(own.database.db);
  });
  after(async () => {
    await own.close();
    await household.close();
  });

  async function expectNothingChanged(): Promise<void> {
    expect(findDifferences(contentBefore, await readEverything(own.database.db))).to.deep.equal([]);
  }

  it('read-only requests with a full-access key change nothing', async () => {
    const seed = Number(process.env['BREADBOX_TEST_SEED'] ?? Date.now() % 2 ** 31);
    const known = await findKnown(own.database.db);
    const walk = await walkContract({
      url: own.url,
      key: own.keys.full_access,
      requests: REQUESTS,
      seed,
      known,
      readOnly: true,
    });
    console.log(`      seed ${seed}, ${walk.requests} requests`);
    expect(walk.violations).to.deep.equal([]);
    expect([...walk.statuses.keys()]).to.include.members([200, 400, 401, 404]);
    await expectNothingChanged();
  });

  it('without WRITE the program only reads', async () => {
    const { exitCode, text } = await makeContract({ URL: own.url, KEY: own.keys.full_access });
    expect(exitCode, text).to.equal(0);
    expect(text).to.match(/requests \(reading only\), 0 violations/);
    await expectNothingChanged();
  });

  it('WRITE=1 is refused on a server with real data, before any request except for the version', async () => {
    const { exitCode, text } = await makeContract({
      URL: own.url,
      KEY: own.keys.full_access,
      WRITE: '1',
    });
    expect(exitCode).to.equal(1);
    expect(text).to.match(/^http\S+ does not report that it holds the sample household, .*\.\n$/);
    await expectNothingChanged();
  });

  it('WRITE=1 is refused on a server of an earlier version that does not report its household', async () => {
    const requests: string[] = [];
    const earlier = createServer((incoming, outgoing) => {
      requests.push(`${incoming.method} ${incoming.url}`);
      outgoing.setHeader('Content-Type', 'application/json');
      outgoing.end('{"version":"0.1.0","latest":null,"update_available":null}');
    });
    await new Promise<void>((done) => earlier.listen(0, '127.0.0.1', done));
    const { port } = earlier.address() as AddressInfo;
    const { exitCode } = await makeContract({ URL: `http://127.0.0.1:${port}`, KEY: 'bb_x', WRITE: '1' });
    earlier.close();
    expect([exitCode, requests]).to.deep.equal([1, ['GET /api/v1/version']]);
  });

  it('WRITE=1 writes to the sample household', async () => {
    const sample = await startTestApp();
    try {
      const { text } = await makeContract({ URL: sample.url, KEY: sample.keys.full_access, WRITE: '1' });
      expect(text).to.contain('(reading and writing)');
    } finally {
      await sample.close();
    }
  });
});
