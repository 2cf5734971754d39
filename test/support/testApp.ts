import type { AddressInfo } from 'node:net';
import type { App, Replacements } from '../../src/app.ts';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Household, Scope } from '../../src/context.ts';
import { createLogger } from '../../src/log.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { readPresentState } from './eventReader.ts';
import { noteSecret } from './secretNotes.ts';
import { watchAnswer } from './seenAnswers.ts';
import type { TestDatabase } from './testDatabase.ts';
import { createTestDatabase } from './testDatabase.ts';
import { notedLogger, watchSecrets } from './watchSecrets.ts';

/** The answer to a request as a client sees it. */
export interface Answer {
  status: number;
  headers: Headers;
  /** The parsed JSON, the text of any other body, or undefined without one. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read any body and assert its content.
  body: any;
}

export interface RequestOptions {
  /** JSON, or text and bytes together with a content type. */
  body?: unknown;
  contentType?: string;
  headers?: Record<string, string>;
  /** The key to send, by default the full_access key; null sends none. */
  key?: string | null;
}

export interface TestApp extends App {
  url: string;
  database: TestDatabase;
  keys: Record<Scope, string>;
  /** Sends a request over a real socket. The server validates every answer against the contract. */
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  get(path: string, options?: RequestOptions): Promise<Answer>;
  post(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>;
  put(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>;
  patch(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>;
  delete(path: string, options?: RequestOptions): Promise<Answer>;
  /** Closes idle connections first, unless `abruptly` is false; the app itself would wait for requests on them. */
  close(how?: { abruptly?: boolean }): Promise<void>;
}

const TEST_ENVIRONMENT = {
  PORT: '0',
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  CHECK_RESPONSES: 'true',
  LOG_LEVEL: 'silent',
  API_RATE_LIMIT_RPM: '0',
  FAILED_KEY_LIMIT_RPM: '0',
  ANONYMOUS_LIMIT_RPM: '0',
};

/**
 * Starts the whole product on a free loopback port with its own database. `env` holds settings; `replacements`
 * replace the clock, the log or the providers. Jobs run only with `worker: true`.
 */
export async function startTestApp(
  options: {
    env?: Record<string, string>;
    replacements?: Replacements;
    worker?: boolean;
    database?: TestDatabase;
    household?: Household;
  } = {},
): Promise<TestApp> {
  const database = options.database ?? (await createTestDatabase());
  const config = {
    ...readConfig({ ...TEST_ENVIRONMENT, DATABASE_URL: database.url, ...options.env }, '0.0.0-test'),
    databaseUrl: database.url,
    household: options.household ?? 'sample',
    cursorKey: Buffer.alloc(32, 1),
  };
  const log = notedLogger() ?? createLogger(config.logLevel);
  const app = await buildApp(config, { log, ...options.replacements });
  watchSecrets(app, config);
  // Recorded on the server, so that webhooks of a sandbox count too.
  app.server.prependListener('request', watchAnswer);
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this form.
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const now = new Date();
  const keys = {
    read_only: (await createApiKey(database.db, { name: 'reader', scope: 'read_only' }, now)).key,
    full_access: (await createApiKey(database.db, { name: 'writer', scope: 'full_access' }, now)).key,
  };
  for (const key of Object.values(keys)) noteSecret('an API key', key);
  if (options.worker) await app.jobs.start();

  async function request(method: string, path: string, given: RequestOptions = {}): Promise<Answer> {
    const key = given.key === undefined ? keys.full_access : given.key;
    const contentType = given.contentType ?? (given.body === undefined ? undefined : 'application/json');
    const isRaw =
      typeof given.body === 'string' || given.body instanceof Uint8Array || given.body instanceof FormData;
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(key !== null && { 'X-API-Key': key }),
        ...(contentType && !(given.body instanceof FormData) && { 'Content-Type': contentType }),
        ...given.headers,
      },
      ...(given.body !== undefined && {
        body: isRaw ? (given.body as NonNullable<RequestInit['body']>) : JSON.stringify(given.body),
      }),
    });
    const isStream = response.headers.get('content-type') === 'text/event-stream';
    const text = isStream ? await readPresentState(response) : await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : isJson ? JSON.parse(text) : text,
    };
  }

  return {
    ...app,
    url,
    database,
    keys,
    request,
    get: (path, given) => request('GET', path, given),
    post: (path, body, given) => request('POST', path, { ...given, body }),
    put: (path, body, given) => request('PUT', path, { ...given, body }),
    patch: (path, body, given) => request('PATCH', path, { ...given, body }),
    delete: (path, given) => request('DELETE', path, given),
    async close({ abruptly = true } = {}) {
      if (abruptly) app.server.closeIdleConnections();
      await app.close();
      if (!options.database) await database.drop();
    },
  };
}
