import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** What the rows of the bench measure with: loads in processes of their own, and the product as it ships. */

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** BENCH=quick takes a minute and says little of small differences. */
export const isQuick = process.env['BENCH'] === 'quick';
export const ROUND_MS = isQuick ? 1500 : 5000;
const ROUNDS = isQuick ? 1 : 3;
export const CONNECTIONS = 16;

export interface Row {
  name: string;
  figure: string;
  target: string;
  isMet: boolean;
}

async function load(script: string, ...args: string[]): Promise<number> {
  const { stdout } = await run(process.execPath, [
    '--import',
    'tsx',
    join(import.meta.dirname, script),
    ...args,
  ]);
  const { perSecond, refused = 0 } = JSON.parse(stdout);
  if (refused > 0) throw new Error(`${refused} requests were refused: the figure would mean nothing.`);
  return perSecond;
}

export const httpLoad = (url: string, key: string) =>
  load('httpLoad.ts', url, key, String(CONNECTIONS), String(ROUND_MS));

export const databaseLoad = (databaseUrl: string, sql: string) =>
  load('pgLoad.ts', databaseUrl, sql, String(CONNECTIONS), String(ROUND_MS));

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Ours against the limit, one after the other in each round; the median of the rounds' ratios. */
export async function compare(ours: () => Promise<number>, limit: () => Promise<number>) {
  const rounds: { ours: number; limit: number }[] = [];
  // Unmeasured: the first requests pay for compiling what all later ones use.
  await ours();
  for (let round = 0; round < ROUNDS; round++) rounds.push({ ours: await ours(), limit: await limit() });
  return {
    ratio: median(rounds.map((round) => round.ours / round.limit)),
    ours: median(rounds.map((round) => round.ours)),
    limit: median(rounds.map((round) => round.limit)),
  };
}

export function ratioRow(
  name: string,
  { ratio, ours, limit }: { ratio: number; ours: number; limit: number },
  target: number,
): Row {
  const figure = `${ratio.toFixed(2)} (${Math.round(ours)} against ${Math.round(limit)} a second)`;
  return { name, figure, target: `≥ ${target.toFixed(2)}`, isMet: ratio >= target };
}

export function limitRow(name: string, value: number, most: number, unit: string): Row {
  return {
    name,
    figure: `${Math.round(value * 10) / 10} ${unit}`,
    target: `< ${most} ${unit}`,
    isMet: value < most,
  };
}

/** The median time of a request that is asked a few times over. */
export async function medianMs(ask: () => Promise<unknown>, times = isQuick ? 3 : 9): Promise<number> {
  const taken: number[] = [];
  await ask();
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now();
    await ask();
    taken.push(performance.now() - startedAt);
  }
  return median(taken);
}

export interface Product {
  url: string;
  startedInMs: number;
  /** Resident memory now, in megabytes. */
  memoryMb(): number;
  stop(): Promise<void>;
}

/** The compiled product in a process of its own, key check, validation and rate limit on. */
export async function startProduct(databaseUrl: string): Promise<Product> {
  const port = await freePort();
  const startedAt = performance.now();
  const child: ChildProcess = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
      LOG_LEVEL: 'warn',
      API_RATE_LIMIT_RPM: '1000000',
      API_RATE_LIMIT_BURST: '1000000',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('The product did not start.');
    await new Promise((done) => setTimeout(done, 10));
  }
  return {
    url,
    startedInMs: performance.now() - startedAt,
    memoryMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      // A server that listens on TCP has an address of this form.
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/** The JSON of an answer that has to be a success. */
export async function ask(product: Product, key: string, path: string, init: RequestInit = {}) {
  const response = await fetch(`${product.url}${path}`, {
    ...init,
    headers: { 'X-API-Key': key, ...init.headers },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 200)}`);
  return text === '' ? undefined : JSON.parse(text);
}
