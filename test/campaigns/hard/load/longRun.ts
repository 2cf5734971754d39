import { setTimeout as delay } from 'node:timers/promises';
import type { Check } from '../campaign.ts';
import { checkAnswers, checkOne, checkWrites } from '../faults/checks.ts';
import { startLoad } from '../faults/load.ts';
import type { Site } from '../faults/site.ts';
import { syncRepeatedly } from './manyClients.ts';
import { type Watch, watchProcess } from './watchedProcess.ts';

const CONNECTIONS = 16;
/** In this time caches fill, code is compiled, and V8's threads allocate memory that they keep. */
const WARM_UP_MINUTES = 4;
const MEASURED_MINUTES = 8;
const MINUTES = WARM_UP_MINUTES + MEASURED_MINUTES;
const SAMPLE_EVERY_MS = 1_000;
/**
 * How far the line fitted to the lowest sample of each minute may rise over the run. Memory above the lowest is
 * garbage that V8 has not collected yet, up to a hundred MiB, so it is left out.
 */
const GROWTH_LIMIT_MIB = 24;

/** Measures the memory of the process during twelve minutes of reading, writing and syncing. */
export async function longRun(site: Site): Promise<Check[]> {
  const watch = watchProcess();
  const installation = await site.install({ env: { ...watch.env, LOG_LEVEL: 'info' } });
  try {
    const load = await startLoad(installation, { connections: CONNECTIONS });
    const syncing = syncRepeatedly(installation, MINUTES * 60_000);
    await delay(WARM_UP_MINUTES * 60_000);
    const minutes: number[][] = [];
    for (let minute = 0; minute < MEASURED_MINUTES; minute++) minutes.push(await samplesOfAMinute(watch));
    const syncs = await syncing;
    await load.stop();
    const lows = minutes.map((samples) => Math.min(...samples));
    const growth = riseOf(lows);
    const figures = `RSS ${Math.round(Math.min(...lows))} to ${Math.round(Math.max(...minutes.flat()))} MiB, lows ${lows.map(Math.round).join(', ')}: ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MiB in ${MEASURED_MINUTES} minutes`;
    return [
      checkAnswers(`${CONNECTIONS} connections for ${MINUTES} minutes get no error`, load.answers, []),
      checkOne(
        'the memory of the process does not grow',
        growth > GROWTH_LIMIT_MIB ? figures : null,
        figures,
      ),
      { claim: 'all syncs in this time succeed', attempts: syncs.count, failures: syncs.failures },
      await checkWrites('every write confirmed in this time is stored completely', load, installation),
    ];
  } finally {
    await installation.remove();
    watch.end();
  }
}

/** Returns the resident memory in MiB, sampled once a second for a minute. */
async function samplesOfAMinute(watch: Watch): Promise<number[]> {
  const samples: number[] = [];
  for (const endsAt = performance.now() + 60_000; performance.now() < endsAt; ) {
    samples.push(watch.read().rss);
    await delay(SAMPLE_EVERY_MS);
  }
  return samples;
}

/** Returns the rise of the least-squares line over the whole time. */
function riseOf(lows: readonly number[]): number {
  const middle = (lows.length - 1) / 2;
  const mean = lows.reduce((sum, each) => sum + each, 0) / lows.length;
  let above = 0;
  let below = 0;
  for (const [at, low] of lows.entries()) {
    above += (at - middle) * (low - mean);
    below += (at - middle) ** 2;
  }
  return (above / below) * lows.length;
}
