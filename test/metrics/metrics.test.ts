import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { linkConnection } from '../support/linkedConnection.ts';
import { readPrometheusText } from '../support/prometheusText.ts';
import { scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

/** Every label, with what bounds its values. */
const LABELS: Record<string, string> = {
  operation: 'the contract',
  status: 'the contract',
  provider: 'a list in the code',
  outcome: 'a list in the code',
  job: 'a list in the code',
  pool: 'a list in the code',
  state: 'a list in the code',
  role: 'a list in the code',
  version: 'the process',
  connection: 'the household',
  le: 'a list in the code',
  // Of prom-client: spaces of the heap, kinds of garbage collection, of handles and of resources, Node's version.
  space: 'Node',
  kind: 'Node',
  type: 'Node',
  major: 'Node',
  minor: 'Node',
  patch: 'Node',
};

describe('GET /metrics', () => {
  let app: TestApp;
  let url: string;
  before(async () => {
    app = await startTestApp({
      env: { METRICS_PORT: '0' },
      replacements: { providers: { plaid: scriptedProvider() } },
      worker: true,
    });
    const server = app.metricsServer;
    if (!server) throw new Error('METRICS_PORT is set.');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has an address of this form.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => app.close());

  async function scrape() {
    const response = await fetch(`${url}/metrics`);
    expect([response.status, response.headers.get('content-type')]).to.deep.equal([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    return readPrometheusText(await response.text());
  }

  /** The value of the series with these labels; null if there is none. */
  async function read(name: string, labels: Record<string, string> = {}): Promise<number | null> {
    const samples = (await scrape()).get(name)?.samples ?? [];
    const found = samples.find((sample) =>
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    );
    return found?.value ?? null;
  }

  it('is off without METRICS_PORT', async () => {
    const plain = await startTestApp({ database: app.database });
    expect(plain.metricsServer).to.equal(null);
    await plain.close();
  });

  it('serves nothing else, and is not on the port of the API', async () => {
    expect((await fetch(`${url}/`)).status).to.equal(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).to.equal(405);
    expect((await fetch(`${app.url}/metrics`)).status).to.equal(404);
  });

  it('counts requests by operation and status, and unknown paths as one', async () => {
    const operation = 'listTags';
    const before = (await read('breadbox_http_requests_total', { operation, status: '200' })) ?? 0;
    for (const _ of [1, 2, 3]) await app.get('/api/v1/tags');
    await app.get('/api/v1/tags', { key: null });
    for (let number = 0; number < 50; number++) await app.get(`/nothing/at/${number}`);
    const { samples = [] } = (await scrape()).get('breadbox_http_requests_total') ?? {};
    const of = (labels: object) =>
      samples.find((sample) => JSON.stringify(sample.labels) === JSON.stringify(labels))?.value;
    expect(of({ operation, status: '200' })).to.equal(before + 3);
    expect(of({ operation, status: '401' })).to.equal(1);
    expect(of({ operation: 'unknown', status: '404' })).to.be.at.least(50);
    expect(samples.some(({ labels }) => JSON.stringify(labels).includes('nothing'))).to.equal(false);
  });

  it('tells syncs by provider and outcome, the age of the last success, and jobs', async () => {
    const connectionId = await linkConnection(app, 'one');
    const { short_id: connection } = (await app.get(`/api/v1/connections/${connectionId}`)).body;
    await app.post('/api/v1/sync', { connection_id: connectionId });
    await waitUntil(
      'a sync is counted',
      async () => {
        const { samples = [] } = (await scrape()).get('breadbox_syncs_total') ?? {};
        return samples.some(({ labels, value }) => labels['provider'] === 'plaid' && value > 0);
      },
      { until: (counted) => counted, withinMs: 30_000 },
    );
    const age = await read('breadbox_connection_last_success_age_seconds', { connection, provider: 'plaid' });
    expect(age).to.be.within(0, 600);
    expect(await read('breadbox_jobs_total', { job: 'sync connection', outcome: 'success' })).to.be.at.least(
      1,
    );
    expect(await read('breadbox_database_connections', { pool: 'api' })).to.be.a('number');
    expect((await scrape()).get('breadbox_event_loop_delay_seconds')?.samples).to.have.length(10);
    expect(await read('breadbox_jobs_accepted')).to.equal(1);
    expect(await read('breadbox_quarantined_transactions')).to.equal(0);
  });

  it('counts webhook deliveries by outcome, and those that wait', async () => {
    await app.post('/webhooks/teller', '{}', { contentType: 'application/json', key: null });
    const { samples = [] } = (await scrape()).get('breadbox_webhook_deliveries_total') ?? {};
    expect(samples.map(({ labels }) => labels)).to.deep.equal([{ provider: 'teller', outcome: 'refused' }]);
    expect(await read('breadbox_webhook_events_waiting')).to.equal(0);
  });

  it('parses strictly and has no label but those listed, while requests run', async () => {
    const stop = new AbortController();
    const load = Array.from({ length: 8 }, async () => {
      while (!stop.signal.aborted) {
        await app.get('/api/v1/transactions');
        await app.get(`/api/v1/${Math.random()}`);
      }
    });
    for (let round = 0; round < 20; round++) {
      for (const { samples } of (await scrape()).values()) {
        for (const { labels } of samples)
          expect(LABELS).to.include.all.keys(Object.keys(labels).concat('le'));
      }
    }
    stop.abort();
    await Promise.all(load);
  });

  it('a scrape costs less than 10 ms of processor time, with every operation counted', async () => {
    const { paths } = (await app.get('/openapi.json')).body;
    const answered = new Set<string>();
    for (const path of Object.keys(paths)) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        await app.request(method, path.replaceAll(/\{\w+\}/g, 'x'), { key: null });
        answered.add(path);
      }
    }
    for (let round = 0; round < 20; round++) await scrape();
    const rounds = 100;
    const start = process.cpuUsage();
    for (let round = 0; round < rounds; round++) await (await fetch(`${url}/metrics`)).arrayBuffer();
    const { user, system } = process.cpuUsage(start);
    // The client's share is in it too.
    expect((user + system) / 1000 / rounds).to.be.below(10);
  });

  it('answers while the database does not, and says so', async () => {
    const broken = await startTestApp({ env: { METRICS_PORT: '0' } });
    const server = broken.metricsServer;
    if (!server) throw new Error('METRICS_PORT is set.');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has an address of this form.
    const { port } = server.address() as AddressInfo;
    await broken.database.db.raw('alter table connections rename to hidden');
    const families = readPrometheusText(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
    expect(families.get('breadbox_database_up')?.samples[0]?.value).to.equal(0);
    expect(families.get('breadbox_webhook_events_waiting')?.samples).to.deep.equal([]);
    await broken.database.db.raw('alter table hidden rename to connections');
    await broken.close();
  });
});
