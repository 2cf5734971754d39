import { expect } from 'chai';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const KIBIBYTE = 1024;

for (const [operationId, path] of [
  ['receivePlaidWebhook', '/webhooks/plaid'],
  ['receiveTellerWebhook', '/webhooks/teller'],
] as const) {
  describe(`${operationId}: without a signature`, () => {
    const now = new Date();
    let app: TestApp;
    before(async () => {
      app = await startTestApp({
        env: { ANONYMOUS_LIMIT_RPM: '120', TRUSTED_PROXIES: '127.0.0.1' },
        // Twenty at once, and none more: time stands still.
        replacements: { clock: { now: () => now } },
      });
    });
    after(() => app.close());

    const deliver = (body: string, from: string, query = '') =>
      app.post(`${path}${query}`, body, {
        key: null,
        contentType: 'application/json',
        headers: { 'X-Forwarded-For': from },
      });

    it('a body is refused without being parsed, malformed or not', async () => {
      for (const body of ['{}', '{"broken', '{"a":1,"a":2}', '']) {
        const { status, body: answer } = await deliver(body, '203.0.113.1');
        expect([body, status, answer.error.code]).to.deep.equal([body, 401, 'INVALID_SIGNATURE']);
      }
    });

    it('a body has at most 64 KiB', async () => {
      const largest = await deliver('1'.repeat(64 * KIBIBYTE), '203.0.113.1');
      const larger = await deliver('1'.repeat(64 * KIBIBYTE + 1), '203.0.113.1');
      expect([largest.status, larger.status]).to.deep.equal([401, 413]);
    });

    it('an unknown parameter is refused', async () => {
      expect((await deliver('{}', '203.0.113.1', '?verbose=1')).status).to.equal(400);
    });

    it('deliveries are limited by address: others, keys, health and version are served', async () => {
      const statuses: number[] = [];
      for (let delivery = 0; delivery < 21; delivery++) {
        statuses.push((await deliver('{}', '203.0.113.2')).status);
      }
      expect(statuses.slice(0, 20).every((status) => status === 401)).to.equal(true);
      const limited = await deliver('{}', '203.0.113.2');
      expect([limited.status, limited.body.error.code, limited.headers.get('retry-after')]).to.deep.equal([
        429,
        'RATE_LIMITED',
        '1',
      ]);
      const headers = { 'X-Forwarded-For': '203.0.113.2' };
      const others = [
        await deliver('{}', '203.0.113.3'),
        await app.get('/api/v1/users', { headers }),
        await app.get('/health', { headers }),
        await app.get('/api/v1/version', { headers, key: null }),
      ];
      expect(others.map(({ status }) => status)).to.deep.equal([401, 200, 200, 200]);
    });
  });
}
