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
  /** Sends SIGTERM. Resolves to the exit code, or to the name of the signal that killed the process. */
  terminate(): Promise<number | string>;
  kill(): void;
  /** The parsed log lines so far. */
  log: Record<string, unknown>[];
}

/** When Node.js crashes, its message is not JSON. */
function parseLine(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return { unreadable: text };
  }
}

/** It takes a second; the rest allows for a busy machine. */
const START_LIMIT_MS = 60_000;

/** Starts the built `breadbox serve` in a separate process on a free loopback port. */
export async function serveProduct(
  role: 'all' | 'api' | 'worker',
  env: Record<string, string>,
): Promise<ServedProduct> {
  if (!existsSync(PROGRAM)) throw new Error('dist/ is missing. Run `make build` first.');
  const settings = {
    PATH: process.env['PATH'],
    PORT: '0',
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    API_RATE_LIMIT_RPM: '0',
    FAILED_KEY_LIMIT_RPM: '0',
    ANONYMOUS_LIMIT_RPM: '0',
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
    // A process that could not be spawned has no pid, and then the start below fails.
    pid: child.pid ?? 0,
    terminate: () => {
      child.kill('SIGTERM');
      return exit;
    },
    kill: () => void child.kill('SIGKILL'),
  };
  const log: Record<string, unknown>[] = [];
  const started = new Promise<string | null>((resolve) => {
    // Reading continues after the start, or the process would block on a full pipe.
    createInterface({ input: child.stderr }).on('line', (text) => {
      noteOutput('log line', 'of breadbox serve', text);
      const line = parseLine(text);
      log.push(line);
      if (line['msg'] === 'breadbox started') resolve(typeof line['url'] === 'string' ? line['url'] : null);
    });
  });
  const failed = Promise.race([exit, delay(START_LIMIT_MS, 'timeout', { ref: false })]).then((end) => {
    throw new Error(`breadbox serve did not start: ${end}; ${JSON.stringify(log)}`);
  });
  try {
    return { ...product, log, url: await Promise.race([started, failed]) };
  } catch (error) {
    product.kill();
    throw error;
  }
}
