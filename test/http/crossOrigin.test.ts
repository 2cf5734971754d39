import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const ALLOWED = 'https://dashboard.example.com';

describe('cross-origin requests', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp({ env: { CORS_ORIGINS: `${ALLOWED}, http://127.0.0.1:5173` } });
  });
  after(() => app.close());

  /** The headers of the CORS protocol in an answer. */
  const corsHeaders = ({ headers }: Response) =>
    Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
  const get = (origin: string, key: string | null = app.keys.full_access, base = app.url) =>
    fetch(`${base}/api/v1/users`, { headers: { origin, ...(key && { 'x-api-key': key }) } });
  const preflight = (origin: string) =>
    fetch(`${app.url}/api/v1/users`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-api-key,content-type,idempotency-key',
      },
    });

  const exposed =
    'Content-Disposition,ETag,Link,Location,Retry-After,X-RateLimit-Limit,X-RateLimit-Remaining,X-RateLimit-Reset,X-Request-Id';

  it('a listed origin may send requests and read answers and their headers', async () => {
    const answer = await get(ALLOWED);
    expect([answer.status, corsHeaders(answer), answer.headers.get('vary')]).to.deep.equal([
      200,
      { 'access-control-allow-origin': ALLOWED, 'access-control-expose-headers': exposed },
      'Origin',
    ]);
  });

  it('a listed origin can read errors too', async () => {
    const answer = await get(ALLOWED, null);
    expect([answer.status, corsHeaders(answer)['access-control-allow-origin']]).to.deep.equal([401, ALLOWED]);
  });

  it('the preflight of a listed origin needs no key', async () => {
    const answer = await preflight(ALLOWED);
    expect([answer.status, corsHeaders(answer)]).to.deep.equal([
      204,
      {
        'access-control-allow-origin': ALLOWED,
        'access-control-allow-methods': 'GET,POST,PUT,PATCH,DELETE',
        'access-control-allow-headers':
          'Authorization,Content-Type,Idempotency-Key,If-Match,If-None-Match,Mcp-Protocol-Version,X-API-Key,X-Request-Id',
        'access-control-max-age': '600',
      },
    ]);
  });

  for (const origin of [
    'https://dashboard.example.com.evil.example',
    'http://dashboard.example.com',
    'null',
  ]) {
    it(`${origin} is not listed, so that no page of it may read an answer`, async () => {
      expect([corsHeaders(await get(origin)), corsHeaders(await preflight(origin))]).to.deep.equal([{}, {}]);
    });
  }

  it('without CORS_ORIGINS no origin may read an answer', async () => {
    const closed = await startTestApp();
    try {
      expect(corsHeaders(await get(ALLOWED, closed.keys.full_access, closed.url))).to.deep.equal({});
    } finally {
      await closed.close();
    }
  });

  for (const [entry, remedy] of [
    ['https://a.example/', 'https://a.example'],
    ['https://a.example/path', 'https://a.example'],
    ['https://A.example', 'https://a.example'],
    ['https://a.example:443', 'https://a.example'],
    ['*', 'https://dashboard.example.com'],
    ['a.example', 'https://dashboard.example.com'],
  ] as const) {
    it(`CORS_ORIGINS refuses ${entry}, which no browser sends`, () => {
      const env = { CORS_ORIGINS: entry, ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') };
      expect(() => readConfig(env, '1')).to.throw(
        `CORS_ORIGINS: ${entry} is not an origin. Give scheme, host and port only, such as ${remedy}.`,
      );
    });
  }
});
