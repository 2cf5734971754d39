import type { AddressInfo } from 'node:net';
import { mochaGlobalSetup, mochaGlobalTeardown } from '../support/globalSetup.ts';
import { fillLedger } from '../support/manyTransactions.ts';
import { startTestApp } from '../support/testApp.ts';

/**
 * `node --import tsx test/bench/scrapeCost.ts`: the processor time of a scrape of /metrics with a million transactions
 * and every operation counted. The client's share is in it.
 */

const ROWS = 1_000_000;
const SCRAPES = 200;

await mochaGlobalSetup();
const app = await startTestApp({ env: { METRICS_PORT: '0' } });
await fillLedger(app.context.db, ROWS);
const server = app.metricsServer;
if (!server) throw new Error('METRICS_PORT is set.');
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
// A server that listens on TCP has an address of this form.
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
const { paths } = (await app.get('/openapi.json')).body;
for (const path of Object.keys(paths)) {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    await app.request(method, path.replaceAll(/\{\w+\}/g, 'x'), { key: null });
  }
}
const scrape = async () => (await (await fetch(url)).text()).length;
for (let round = 0; round < 20; round++) await scrape();
const startedAt = performance.now();
const start = process.cpuUsage();
let bytes = 0;
for (let round = 0; round < SCRAPES; round++) bytes = await scrape();
const { user, system } = process.cpuUsage(start);
const elapsed = (performance.now() - startedAt) / SCRAPES;
console.log(
  `${ROWS} rows, ${bytes} bytes: ${((user + system) / 1000 / SCRAPES).toFixed(2)} ms of processor time a scrape, ${elapsed.toFixed(2)} ms until it is there`,
);
await app.close();
await mochaGlobalTeardown();
process.exit(0);
