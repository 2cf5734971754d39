import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../src/config.ts';
import { noteOutput, noteSettings } from './secretNotes.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

export interface ServedProduct {
  /** Null in a worker, which does not listen. */
  url: string | null;
  pid: number;
  /** Asks it to end, as a supervisor does; the exit code, or the signal's name if it went the hard way. */
  terminate(): Promise<number | string>;
  kill(): void;
  /** What it has logged, line by line. */
  log: Record<string, unknown>[];
}

/** Node's own last words, when it crashes, are no JSON. */
function parseLine(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return { unreadable: text };
  }
}

/** It takes a second; the rest is for a machine that does much else. */
const START_LIMIT_MS = 60_000;

/** `breadbox serve` as it is installed, in a process of its own on a free loopback port. */
export async function serveProduct(
  role: 'all' | 'api' | 'worker',
  env: Record<string, string>,
): Promise<ServedProduct> {
  if (!existsSync(PROGRAM)) throw new Error('dist/ is not there: make build makes it.');
  const settings = {
    PATH: process.env['PATH'],
    PORT: '0',
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    API_RATE_LIMIT_RPM: '0',
    LOG_LEVEL: 'debug',
    ...env,
  };
  noteSettings(readConfig(settings, '0.0.0-test'));
  const child = spawn(process.execPath, [PROGRAM, '--role', role], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: settings,
  });
  const exit = once(child, 'exit').then(([code, signal]): number | string => code ?? signal);
  const product = {
    // A process that could not be spawned has none, and then it has not started either.
    pid: child.pid ?? 0,
    terminate: () => {
      child.kill('SIGTERM');
      return exit;
    },
    kill: () => void child.kill('SIGKILL'),
  };
  const log: Record<string, unknown>[] = [];
  const started = new Promise<string | null>((resolve) => {
    // After the start the lines are read on, or it would block.
    createInterface({ input: child.stderr }).on('line', (text) => {
      noteOutput('log line', 'of breadbox serve', text);
      const line = parseLine(text);
      log.push(line);
      if (line['msg'] === 'breadbox started') resolve(typeof line['url'] === 'string' ? line['url'] : null);
    });
  });
  const failed = Promise.race([exit, delay(START_LIMIT_MS, 'nothing', { ref: false })]).then((end) => {
    throw new Error(`breadbox serve has not started: ${end}; ${JSON.stringify(log)}`);
  });
  try {
    return { ...product, log, url: await Promise.race([started, failed]) };
  } catch (error) {
    product.kill();
    throw error;
  }
}
