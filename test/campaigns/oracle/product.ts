import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ApiClient } from './apiClient.ts';

/** The tree whose `dist/` is judged; another one than this shows what an earlier version does. */
const TREE = resolve(process.env['ORACLE_TREE'] ?? join(import.meta.dirname, '../../..'));
const START_LIMIT_MS = 60_000;

export interface Product {
  api: ApiClient;
  url: string;
  /** Moves the product's clock forward, and never back. */
  advanceClock(ms: number): Promise<void>;
  /** The time by the product's clock. */
  now(): Date;
  /** The last lines that it wrote to its log. */
  log: string[];
  stop(): Promise<void>;
}

export interface ProductSettings {
  databaseUrl: string;
  plaidUrl: string;
  tellerUrl: string;
  /** What the product shows to Teller, and all that it trusts there. */
  certificatePath: string;
  privateKeyPath: string;
}

/** The built server in a process of its own, linked to the fake banks, with a key to its API. */
export async function startProduct(settings: ProductSettings): Promise<Product> {
  const port = await findFreePort();
  const env = {
    PATH: process.env['PATH'],
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: settings.databaseUrl,
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    API_RATE_LIMIT_RPM: '0',
    SYNC_INTERVAL_HOURS: '24',
    // The clock is moved while syncs run; their heartbeat must not look as if it had stopped.
    WORKER_TIMEOUT_SECONDS: '3600',
    LOG_LEVEL: 'warn',
    CHECK_RESPONSES: 'true',
    PLAID_CLIENT_ID: 'oracle',
    PLAID_SECRET: 'oracle-secret',
    PLAID_BASE_URL: settings.plaidUrl,
    TELLER_APPLICATION_ID: 'app_oracle',
    TELLER_BASE_URL: settings.tellerUrl,
    TELLER_CERT_PATH: settings.certificatePath,
    TELLER_KEY_PATH: settings.privateKeyPath,
    TELLER_CA_PATH: settings.certificatePath,
  };
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'shiftClock.mjs'), join(TREE, 'dist/src/main.js')],
    { env, cwd: TREE, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  const log = collectLog(child);
  const url = `http://127.0.0.1:${port}`;
  try {
    await waitUntilReady(child, url, log);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(TREE, 'dist/src/cli/breadbox.js'), 'api-keys', 'create', 'oracle', '--scope', 'full_access'],
      { env, cwd: TREE },
    );
    const key = /bb_\w+/.exec(stdout)?.[0];
    if (!key) throw new Error('api-keys create printed no key.');
    return { api: new ApiClient(url, key), url, log, ...movableClock(child), stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

function movableClock(child: ChildProcess): Pick<Product, 'advanceClock' | 'now'> {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    advanceClock: async (ms) => {
      offsetMs += ms;
      const moved = once(child, 'message');
      child.send({ offsetMs });
      await moved;
    },
  };
}

function collectLog(child: ChildProcess): string[] {
  const lines: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter(Boolean));
    lines.splice(0, lines.length - 200);
  });
  return lines;
}

async function waitUntilReady(child: ChildProcess, url: string, log: string[]): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(`${url}/health/ready`).catch(() => null);
    if (response?.ok) return;
    await delay(50);
  }
  throw new Error(`${TREE}/dist has not started. Is it built (make build)?\n${log.join('\n')}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function findFreePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
