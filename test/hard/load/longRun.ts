import { setTimeout as delay } from 'node:timers/promises';
import type { Trial } from '../campaign.ts';
import { startLoad } from '../faults/load.ts';
import type { Site } from '../faults/site.ts';
import { judgeAnswers, judgeOne, judgeWrites } from '../faults/verdict.ts';
import { syncAgainAndAgain } from './crowd.ts';
import { watchProcess } from './watchedProcess.ts';

const CONNECTIONS = 16;
const MINUTES = 10;
/** Caches fill, code is compiled, the heap finds its size. */
const WARM_UP_MINUTES = 2;
const SAMPLE_EVERY_MS = 1_000;
/** What the line through the samples may rise in all; garbage that is not collected yet makes it rise and fall. */
const GROWTH_LIMIT_MIB = 24;

/** Ten minutes of reading, writing and syncing, and the memory that the process takes. */
export async function longRun(site: Site): Promise<Trial[]> {
  const watch = watchProcess();
  const installation = await site.install({ env: { ...watch.env, LOG_LEVEL: 'info' } });
  try {
    const load = await startLoad(installation, { connections: CONNECTIONS });
    const syncing = syncAgainAndAgain(installation, MINUTES * 60_000);
    await delay(WARM_UP_MINUTES * 60_000);
    const samples: number[] = [];
    for (
      const endsAt = performance.now() + (MINUTES - WARM_UP_MINUTES) * 60_000;
      performance.now() < endsAt;
    ) {
      samples.push(watch.read().rss);
      await delay(SAMPLE_EVERY_MS);
    }
    const syncs = await syncing;
    await load.stop();
    const growth = riseOf(samples);
    const figures = `RSS ${Math.round(Math.min(...samples))} to ${Math.round(Math.max(...samples))} MiB, line ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MiB in ${MINUTES - WARM_UP_MINUTES} minutes`;
    return [
      judgeAnswers(`${CONNECTIONS} connections for ${MINUTES} minutes: no error at all`, load.answers, []),
      judgeOne('its memory stays flat', growth > GROWTH_LIMIT_MIB ? figures : null, figures),
      { claim: 'the syncs of ten minutes end well', tried: syncs.count, lost: syncs.lost },
      await judgeWrites('what was stored in ten minutes is whole', load, installation),
    ];
  } finally {
    await installation.remove();
    watch.end();
  }
}

/** How far the straight line that fits the samples best rises from the first to the last one. */
function riseOf(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2;
  const mean = samples.reduce((sum, each) => sum + each, 0) / samples.length;
  let above = 0;
  let below = 0;
  for (const [at, sample] of samples.entries()) {
    above += (at - middle) * (sample - mean);
    below += (at - middle) ** 2;
  }
  return (above / below) * (samples.length - 1);
}
