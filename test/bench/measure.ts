import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Product } from './servers.ts';

export type { Product } from './servers.ts';

/** Helpers of the benchmark: load generators in separate processes, and comparisons in paired rounds. */

const run = promisify(execFile);

/** BENCH=quick is too short to show small differences. */
export const isQuick = process.env['BENCH'] === 'quick';
export const ROUND_MS = isQuick ? 1000 : 5000;
const ROUNDS = isQuick ? 1 : 3;
/** Long enough for V8 to compile the code of a request. */
const WARM_UP_MS = isQuick ? 1000 : 3000;
export const CONNECTIONS = 16;

export interface Row {
  name: string;
  figure: string;
  target: string;
  isMet: boolean;
}

export interface Load {
  perSecond: number;
  answers: number;
}

async function load(script: string, ...args: string[]): Promise<Load> {
  const { stdout } = await run(process.execPath, [
    '--import',
    'tsx',
    join(import.meta.dirname, script),
    ...args,
  ]);
  const { perSecond, answers, refused = 0 } = JSON.parse(stdout);
  if (refused > 0) throw new Error(`${refused} requests were refused, so the figure would be meaningless.`);
  return { perSecond, answers };
}

export const httpLoad = (url: string, key: string, connections = CONNECTIONS, milliseconds = ROUND_MS) =>
  load('httpLoad.ts', url, key, String(connections), String(milliseconds));

export const warmUp = (url: string, key: string) => httpLoad(url, key, CONNECTIONS, WARM_UP_MS);

/** pgbench counts the time to open its connections, so it needs a minimum duration. */
const MIN_PGBENCH_SECONDS = 3;

/** Whether pgbench is installed. */
export const hasPgbench = await run('pgbench', ['--version']).then(
  () => true,
  () => false,
);

export const databaseDriver = hasPgbench ? 'pgbench' : 'a driver of our own, pgLoad.ts,';

/** Measures how often PostgreSQL answers a prepared statement over as many connections as the server is given. */
export async function databaseLoad(databaseUrl: string, sql: string): Promise<Load> {
  if (!hasPgbench) return load('pgLoad.ts', databaseUrl, sql, String(CONNECTIONS), String(ROUND_MS));
  const folder = mkdtempSync(join(tmpdir(), 'breadbox-bench-'));
  try {
    const script = join(folder, 'statement.sql');
    writeFileSync(script, `${sql.replaceAll(/\s+/g, ' ').trim()};\n`);
    const seconds = String(Math.max(MIN_PGBENCH_SECONDS, ROUND_MS / 1000));
    const { stdout } = await run('pgbench', [
      ...['--no-vacuum', '--protocol=prepared', `--client=${CONNECTIONS}`, `--time=${seconds}`],
      ...[`--file=${script}`, databaseUrl],
    ]);
    const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    const answers = /transactions actually processed: (\d+)/.exec(stdout)?.[1];
    if (!tps || !answers) throw new Error(`Unexpected output of pgbench:\n${stdout}`);
    return { perSecond: Number(tps), answers: Number(answers) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export interface Comparison {
  ratio: number;
  ours: number;
  limit: number;
}

/** Measures ours and the limit alternately, and returns the medians. Both must be warmed up. */
export async function compare(
  ours: () => Promise<{ perSecond: number }>,
  limit: () => Promise<{ perSecond: number }>,
): Promise<Comparison> {
  const rounds: { ours: number; limit: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ ours: (await ours()).perSecond, limit: (await limit()).perSecond });
  }
  return {
    ratio: median(rounds.map((round) => round.ours / round.limit)),
    ours: median(rounds.map((round) => round.ours)),
    limit: median(rounds.map((round) => round.limit)),
  };
}

export function ratioRow(name: string, { ratio, ours, limit }: Comparison, target: number): Row {
  const figure = `${ratio.toFixed(2)} (${Math.round(ours)} against ${Math.round(limit)} a second)`;
  return { name, figure, target: `≥ ${target.toFixed(2)}`, isMet: ratio >= target };
}

export function limitRow(name: string, value: number, max: number, unit: string): Row {
  return {
    name,
    figure: `${Math.round(value * 10) / 10} ${unit}`,
    target: `< ${max} ${unit}`,
    isMet: value < max,
  };
}

/** Returns the median time of several repetitions of a request, in milliseconds. */
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

/** Sends a request that must succeed, and returns the JSON of the answer. */
export async function ask(product: Product, key: string, path: string, init: RequestInit = {}) {
  const response = await fetch(`${product.url}${path}`, {
    ...init,
    headers: { 'X-API-Key': key, ...init.headers },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 200)}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Returns how many seconds the work takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
