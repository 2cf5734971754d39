import { existsSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';
import { waitUntil } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import { checkOne } from '../faults/checks.ts';
import { preload } from '../preload/preload.ts';

/** Event loop delays in milliseconds and memory in MiB of a server process. */
export interface ProcessUsage {
  p50: number;
  p99: number;
  max: number;
  /** The CPU time that the process itself used per interval, independent of other processes. */
  own99: number;
  ownMax: number;
  rss: number;
  heap: number;
}

/** Measures a server process that is started with `env`. */
export interface Watch {
  env: Record<string, string>;
  /** Discards the delays measured so far. */
  restart(): Promise<void>;
  read(): ProcessUsage;
  end(): void;
}

/** The process writes its figures to a file every 250 ms, and discards earlier delays when the file is removed. */
export function watchProcess(): Watch {
  const folder = temporaryFolder();
  const file = join(folder.path, 'event-loop.json');
  return {
    env: { ...preload('eventLoop'), BREADBOX_EVENT_LOOP_FILE: file },
    async restart() {
      rmSync(file, { force: true });
      await waitUntil('the process writes its figures', () => existsSync(file));
    },
    read: () => JSON.parse(readFileSync(file, 'utf8')),
    end: () => folder.remove(),
  };
}

const DELAY_LIMIT_MS = 50;

/** On a machine that other processes keep busy, only the process's own CPU time is checked. */
export function checkDelay(
  claim: string,
  usage: ProcessUsage,
  size: 'short' | 'full',
  isShared: boolean,
): Check {
  const { p50, p99, max, own99, ownMax } = usage;
  const figures = [
    `delay p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(0)} ms`,
    `own CPU time p99 ${own99.toFixed(1)} ms, max ${ownMax.toFixed(0)} ms`,
    ...(isShared ? ['the machine was shared'] : []),
  ].join('; ');
  const isLate = own99 > DELAY_LIMIT_MS || (p99 > DELAY_LIMIT_MS && !isShared);
  return checkOne(
    `${claim} the event loop is delayed by less than 50 ms (p99)`,
    isLate && size === 'full' ? figures : null,
    figures,
  );
}

/** Whether more processes are runnable than there are processors. */
export const isMachineShared = (): boolean => (loadavg()[0] ?? 0) > cpus().length;
