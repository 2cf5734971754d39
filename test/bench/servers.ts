import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { waitUntil } from '../support/waitUntil.ts';

/** The measured servers, each in a separate process, and the memory and CPU time of these processes. */

const root = resolve(import.meta.dirname, '../..');
/** Linux reports CPU time in these ticks, independent of the kernel's clock. */
const TICKS_PER_SECOND = 100;
const START_LIMIT_MS = 60_000;

export interface Product {
  url: string;
  pid: number;
  startedInMs: number;
  /** Returns the current resident memory in megabytes. */
  memoryMb(): number;
  stop(): Promise<void>;
}

/** Starts the built product of a tree with key check, validation and rate limit; its log is written but discarded. */
export async function startProduct(databaseUrl: string, tree: string = root): Promise<Product> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(tree, 'dist/src/main.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
      API_RATE_LIMIT_RPM: '1000000',
      API_RATE_LIMIT_BURST: '1000000',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(child, `${url}/health/ready`);
  const pid = child.pid ?? 0;
  return {
    url,
    pid,
    startedInMs: performance.now() - startedAt,
    memoryMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    stop: () => stop(child),
  };
}

/** Starts a Koa server that only returns this body, to measure the cost of the web framework itself. */
export async function startConstant(
  body: string,
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const port = await freePort();
  const script = join(import.meta.dirname, 'constantServer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, String(port)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin?.end(body);
  const url = `http://127.0.0.1:${port}/`;
  await waitUntilReady(child, url);
  return { url, pid: child.pid ?? 0, stop: () => stop(child) };
}

/** Returns the peak resident memory of a process in MiB, as recorded by the kernel. */
export function peakMemoryMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Returns the CPU time of a process and its running children so far, in microseconds. */
export function cpuMicroseconds(pid: number): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStat)
    .filter((stat) => stat !== null && (stat.pid === pid || stat.parent === pid))
    .reduce((sum, stat) => sum + (stat?.ticks ?? 0) * (1_000_000 / TICKS_PER_SECOND), 0);
}

function readStat(name: string): { pid: number; parent: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The second field is the command in parentheses, which may contain spaces.
    const [, parent, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid: Number(name), parent: Number(parent), ticks: Number(fields[9]) + Number(fields[10]) };
  } catch (error) {
    // The process has ended since it was listed.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return null;
    throw error;
  }
}

async function waitUntilReady(child: ChildProcess, url: string): Promise<void> {
  await waitUntil(
    `${url} answers`,
    () => {
      if (child.exitCode !== null) throw new Error('The server did not start.');
      return fetch(url).then(
        (response) => response.ok,
        () => false,
      );
    },
    { withinMs: START_LIMIT_MS, pauseMs: 10 },
  );
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
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
