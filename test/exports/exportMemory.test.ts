import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { createApiKey } from '../../src/store/apiKeys.ts';
import type { Memory } from '../files/serveApp.ts';
import { fillLedger } from '../support/manyTransactions.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

/** `make test-long` exports a million. */
const ROWS = 100_000 * Number(process.env['BREADBOX_TEST_FACTOR'] ?? '1');
/** As much as a hundred thousand transactions would be in memory, however many are exported. */
const MAX_ADDED_BYTES = 50_000_000;
/** One size, because the young generation grows differently with each version of Node. */
const ONE_YOUNG_GENERATION = '--max-semi-space-size=16';

describe('the memory of an export', function () {
  this.timeout(1_200_000);
  let database: TestDatabase;
  let child: ChildProcess;
  let url: string;
  let key: string;

  before(async () => {
    database = await createTestDatabase();
    key = (await createApiKey(database.db, { name: 'exporter', scope: 'read_only' }, new Date())).key;
    await fillLedger(database.db, ROWS);
  });
  after(() => database.drop());
  beforeEach(async () => {
    child = fork(new URL('../files/serveApp.ts', import.meta.url).pathname, [], {
      execArgv: ['--import', 'tsx', '--expose-gc', ONE_YOUNG_GENERATION],
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
        LOG_LEVEL: 'silent',
        NODE_ENV: 'production',
      },
    });
    const [port] = await once(child, 'message');
    url = `http://127.0.0.1:${port}`;
  });
  afterEach(async () => {
    child.disconnect();
    await once(child, 'exit');
  });

  const readMemory = async (): Promise<Memory> => {
    child.send('how much?');
    const [memory] = await once(child, 'message');
    return memory;
  };

  /** Reads a file to its end, and returns how long it is and how many lines it has. */
  async function download(query: string): Promise<{ bytes: number; lines: number }> {
    const response = await fetch(`${url}/api/v1/transactions/export?${query}`, {
      headers: { 'X-API-Key': key },
    });
    expect(response.status).to.equal(200);
    let [bytes, lines] = [0, 0];
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
    }
    return { bytes, lines };
  }

  for (const format of ['csv', 'ndjson', 'hledger', 'beancount']) {
    it(`${format}: stays flat, however many transactions there are`, async () => {
      await download(`format=${format}&end_date=2024-01-20`);
      const before = await readMemory();
      const startedAt = performance.now();
      const { bytes, lines } = await download(`format=${format}`);
      const seconds = (performance.now() - startedAt) / 1000;
      const { peak, delayMs } = await readMemory();
      const added = Math.round((peak - before.resident) / 1e6);
      console.log(
        `      ${ROWS} transactions, ${Math.round(bytes / 1e6)} MB in ${seconds.toFixed(1)} s, ${added} MB more memory, event loop ${delayMs.toFixed(0)} ms`,
      );
      expect(lines).to.be.at.least(ROWS);
      expect(bytes).to.be.above(2 * MAX_ADDED_BYTES * (ROWS / 1_000_000));
      expect(peak - before.resident).to.be.below(MAX_ADDED_BYTES);
    });
  }
});
