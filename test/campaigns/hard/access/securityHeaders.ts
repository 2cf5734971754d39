import { startTestApp, type TestApp } from '../../../support/testApp.ts';
import type { TestDatabase } from '../../../support/testDatabase.ts';
import { exchange } from '../../../support/wire.ts';
import type { Check } from '../campaign.ts';

/** Repeats the product's own list, so that a change to it is deliberate. */
const EVERYWHERE: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
/** The documentation has a style sheet and scripts, and no household data, so it may be cached. */
const ON_DOCS: Record<string, string> = {
  ...EVERYWHERE,
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cache-control': 'public, max-age=300',
};
/** The dashboard allows nothing inline and no markup from a script; a browser asks each time whether it has changed. */
const ON_DASHBOARD: Record<string, string> = {
  ...EVERYWHERE,
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'cache-control': 'no-cache',
};
/** The contract has no household data either. */
const ON_CONTRACT = { ...EVERYWHERE, 'cache-control': 'public, max-age=300' };
const EXPECTED: Record<string, Record<string, string>> = {
  docs: ON_DOCS,
  dashboard: ON_DASHBOARD,
  'contract as JSON': ON_CONTRACT,
  'contract as YAML': ON_CONTRACT,
};
/** These headers would tell an attacker which software to look up vulnerabilities for. */
const NOWHERE = ['x-powered-by', 'server'];

interface CheckedResponse {
  what: string;
  status: number;
  header(name: string): string | null | undefined;
  expected: Record<string, string>;
}

/** Checks every kind of response, including those to requests that are not valid HTTP. */
export async function securityHeaders(database: TestDatabase): Promise<Check> {
  const app = await startTestApp({
    database,
    env: {
      TELLER_APPLICATION_ID: 'app',
      TELLER_ENV: 'sandbox',
      TELLER_WEBHOOK_SECRET: 'webhook-secret-of-a-test',
    },
  });
  const limited = await startTestApp({
    database,
    env: { API_RATE_LIMIT_RPM: '1', API_RATE_LIMIT_BURST: '1' },
  });
  try {
    await limited.get('/api/v1/users');
    const answers = [...(await askAll(app, limited)), ...(await askBroken(app))];
    return {
      claim: 'every kind of response has the security headers, and none names the software',
      attempts: answers.length,
      failures: answers.flatMap(findMissing),
      figures: answers.map(({ what, status }) => `${what} ${status}`).join(', '),
    };
  } finally {
    await app.close();
    await limited.close();
  }
}

function findMissing({ what, header, expected }: CheckedResponse): string[] {
  return [
    ...Object.entries(expected).flatMap(([name, value]) =>
      header(name) === value ? [] : [`${what}: ${name} is ${header(name)}`],
    ),
    ...NOWHERE.flatMap((name) => (header(name) ? [`${what}: ${name} is ${header(name)}`] : [])),
  ];
}

async function askAll(app: TestApp, limited: TestApp): Promise<CheckedResponse[]> {
  const broken = Buffer.from('not gzip');
  const tooLarge = { name: 'x'.repeat(1024 * 1024) };
  const requests: [string, ReturnType<TestApp['get']>][] = [
    ['read', app.get('/api/v1/users')],
    ['created', app.post('/api/v1/users', { name: 'Alex' })],
    ['without a body', app.delete('/api/v1/tags/needs-review')],
    ['HEAD', app.request('HEAD', '/api/v1/users')],
    ['OPTIONS', app.request('OPTIONS', '/api/v1/users')],
    ['export', app.get('/api/v1/categories/export')],
    ['unknown parameter', app.get('/api/v1/users?a=1')],
    ['invalid percent-encoding', app.get('/api/v1/users/%zz')],
    ['broken body', app.post('/api/v1/users', broken, { contentType: 'application/json' })],
    ['no key', app.get('/api/v1/users', { key: null })],
    ['read-only key', app.post('/api/v1/users', { name: 'A' }, { key: app.keys.read_only })],
    ['no such user', app.get('/api/v1/users/AAAAAAAA')],
    ['no such path', app.get('/nothing')],
    ['no such method', app.put('/api/v1/users')],
    ['too large', app.post('/api/v1/users', tooLarge)],
    ['wrong type', app.post('/api/v1/users', '<a/>', { contentType: 'application/xml' })],
    ['invalid body', app.post('/api/v1/users', {})],
    ['rate limited', limited.get('/api/v1/users')],
    ['webhook', app.post('/webhooks/teller', {}, { key: null })],
    ['health', app.get('/health')],
    ['readiness', app.get('/health/ready')],
    ['contract as JSON', app.get('/openapi.json')],
    ['contract as YAML', app.get('/openapi.yaml')],
    ['dashboard', app.get('/')],
    ['docs', app.get('/docs/')],
  ];
  return Promise.all(
    requests.map(async ([what, response]) => {
      const { status, headers } = await response;
      return {
        what,
        status,
        header: (name: string) => headers.get(name),
        expected: EXPECTED[what] ?? EVERYWHERE,
      };
    }),
  );
}

async function askBroken(app: TestApp): Promise<CheckedResponse[]> {
  const port = Number(new URL(app.url).port);
  const sent = {
    'not HTTP': 'nonsense\r\n\r\n',
    'headers without end': `GET / HTTP/1.1\r\n${'X-A: a\r\n'.repeat(5_000)}`,
    'no host': 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
  };
  return Promise.all(
    Object.entries(sent).map(async ([what, bytes]) => {
      const [answer] = (await exchange(port, bytes)).answers;
      return {
        what,
        status: answer?.status ?? 0,
        header: (name: string) => answer?.headers.get(name),
        expected: EVERYWHERE,
      };
    }),
  );
}
