import { existsSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';
import type { Trial } from '../campaign.ts';
import { eventually } from '../faults/site.ts';
import { judgeOne } from '../faults/verdict.ts';
import { preload } from '../preload/preload.ts';

/** How a process of the product has fared: its event loop's delays in milliseconds, its memory in MiB. */
export interface Fared {
  p50: number;
  p99: number;
  most: number;
  /** What the process itself computed between two turns, others' use of the machine left out. */
  own99: number;
  ownMost: number;
  rss: number;
  heap: number;
}

/** A look into a process of the product that was started with `env`. */
export interface Watch {
  env: Record<string, string>;
  /** Forgets the delays so far. */
  restart(): Promise<void>;
  read(): Fared;
  end(): void;
}

/** The delays are written each quarter of a second, and forgotten when the file is gone. */
export function watchProcess(): Watch {
  const folder = temporaryFolder();
  const file = join(folder.path, 'event-loop.json');
  return {
    env: { ...preload('eventLoop'), BREADBOX_EVENT_LOOP_FILE: file },
    async restart() {
      rmSync(file, { force: true });
      await eventually(() => existsSync(file));
    },
    read: () => JSON.parse(readFileSync(file, 'utf8')),
    end: () => folder.remove(),
  };
}

const DELAY_LIMIT_MS = 50;

/** Where others keep the machine busy, delays say more of them than of us, and only our own part is judged. */
export function judgeDelay(claim: string, fared: Fared, size: 'short' | 'whole', isShared: boolean): Trial {
  const { p50, p99, most, own99, ownMost } = fared;
  const figures = [
    `delay p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, most ${most.toFixed(0)} ms`,
    `own computing p99 ${own99.toFixed(1)} ms, most ${ownMost.toFixed(0)} ms`,
    ...(isShared ? ['others used the machine'] : []),
  ].join('; ');
  const isLate = own99 > DELAY_LIMIT_MS || (p99 > DELAY_LIMIT_MS && !isShared);
  return judgeOne(
    `${claim} the event loop is delayed by less than 50 ms (p99)`,
    isLate && size === 'whole' ? figures : null,
    figures,
  );
}

/** Whether more wants to run already than there are processors. */
export const isMachineShared = (): boolean => (loadavg()[0] ?? 0) > cpus().length;
