import { connect } from 'node:net';
import { expect } from 'chai';
import { createLogger } from '../../src/log.ts';
import { fillLedger } from '../support/manyTransactions.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

const STOP_WITHIN_MS = 1_000;

describe('a client that goes away', () => {
  const lines: string[] = [];
  let app: TestApp;
  before(async () => {
    const log = createLogger('info', { write: (line: string) => void lines.push(line) });
    app = await startTestApp({ replacements: { log } });
    await fillLedger(app.database.db, 20_000);
  });
  after(() => app.close());

  const read = () => lines.map((line) => JSON.parse(line));
  const countAbandoned = () => read().filter(({ msg }) => msg === 'request abandoned').length;
  const failures = () => read().filter(({ level }) => level === 'error' || level === 'warn');

  /** Sends a request, waits until `begun`, and leaves. Resolves to how long the server went on. */
  async function leave(path: string, contentType: string, body: string, begun: () => Promise<boolean>) {
    const { hostname, port, host } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    const abandoned = countAbandoned();
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nX-API-Key: ${app.keys.read_only}\r\n` +
        `Content-Type: ${contentType}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await waitUntil('the work has begun', begun);
    socket.destroy();
    const leftAt = performance.now();
    await waitUntil('the request is given up', () => countAbandoned() > abandoned);
    return performance.now() - leftAt;
  }

  const isReading = async () => {
    const { rows } = await app.database.db.raw(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and application_name = 'breadbox' and state like '%in transaction%'`,
    );
    return rows[0].count > 0;
  };

  it('previewRule: stops, and another preview is served at once', async () => {
    // Each of these patterns takes milliseconds for a name, so that the whole ledger takes far more than a second.
    const value = '(\\pL\\pN?){1,50}'.repeat(8);
    const conditions = {
      or: Array.from({ length: 40 }, (_, at) => ({ field: 'name', op: 'matches', value: `${value}${at}$` })),
    };
    const body = JSON.stringify({ conditions });
    const took = await leave('/api/v1/rules/preview', 'application/json', body, isReading);
    expect(took).to.be.below(STOP_WITHIN_MS);
    const { status } = await app.post('/api/v1/rules/preview', { conditions: {} });
    expect([status, failures()]).to.deep.equal([200, []]);
  });

  it('previewCsv: stops, and another preview is served at once', async () => {
    const rows = Array.from({ length: 99_000 }, (_, at) => `2025-01-11,${at % 700}.25,Shop ${at}`);
    const body = ['Date,Amount,Description', ...rows].join('\n');
    const path = '/api/v1/csv/preview?date_format=YYYY-MM-DD';
    const took = await leave(path, 'text/csv', body, isReading);
    expect(took).to.be.below(STOP_WITHIN_MS);
    const { status } = await app.request('POST', path, {
      body: 'Date,Amount,Description\n2025-01-11,1.25,Shop',
      contentType: 'text/csv',
    });
    expect([status, failures()]).to.deep.equal([200, []]);
  });
});
