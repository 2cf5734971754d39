import { setTimeout as delay } from 'node:timers/promises';
import type { Trial } from '../campaign.ts';
import { startLoad } from '../faults/load.ts';
import type { Site } from '../faults/site.ts';
import { judgeAnswers, judgeOne, judgeWrites } from '../faults/verdict.ts';
import { syncAgainAndAgain } from './crowd.ts';
import { type Watch, watchProcess } from './watchedProcess.ts';

const CONNECTIONS = 16;
/** Caches fill, code is compiled, and V8's threads that do so take the memory that they keep. */
const WARM_UP_MINUTES = 4;
const MEASURED_MINUTES = 8;
const MINUTES = WARM_UP_MINUTES + MEASURED_MINUTES;
const SAMPLE_EVERY_MS = 1_000;
/**
 * What the line through the lowest of each minute may rise in all. What lies above the lowest is garbage: V8 lets a
 * hundred MiB of it stand when it likes, and a line through all of it rises and falls with that.
 */
const GROWTH_LIMIT_MIB = 24;

/** Twelve minutes of reading, writing and syncing, and the memory that the process takes. */
export async function longRun(site: Site): Promise<Trial[]> {
  const watch = watchProcess();
  const installation = await site.install({ env: { ...watch.env, LOG_LEVEL: 'info' } });
  try {
    const load = await startLoad(installation, { connections: CONNECTIONS });
    const syncing = syncAgainAndAgain(installation, MINUTES * 60_000);
    await delay(WARM_UP_MINUTES * 60_000);
    const minutes: number[][] = [];
    for (let minute = 0; minute < MEASURED_MINUTES; minute++) minutes.push(await samplesOfAMinute(watch));
    const syncs = await syncing;
    await load.stop();
    const lows = minutes.map((samples) => Math.min(...samples));
    const growth = riseOf(lows);
    const figures = `RSS ${Math.round(Math.min(...lows))} to ${Math.round(Math.max(...minutes.flat()))} MiB, lows ${lows.map(Math.round).join(', ')}: ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MiB in ${MEASURED_MINUTES} minutes`;
    return [
      judgeAnswers(`${CONNECTIONS} connections for ${MINUTES} minutes: no error at all`, load.answers, []),
      judgeOne('its memory stays flat', growth > GROWTH_LIMIT_MIB ? figures : null, figures),
      { claim: 'the syncs of all the minutes end well', tried: syncs.count, lost: syncs.lost },
      await judgeWrites('what was stored in all of them is whole', load, installation),
    ];
  } finally {
    await installation.remove();
    watch.end();
  }
}

/** The resident memory, in MiB, once a second. */
async function samplesOfAMinute(watch: Watch): Promise<number[]> {
  const samples: number[] = [];
  for (const endsAt = performance.now() + 60_000; performance.now() < endsAt; ) {
    samples.push(watch.read().rss);
    await delay(SAMPLE_EVERY_MS);
  }
  return samples;
}

/** How far the straight line that fits them best rises in the time that all of them stand for. */
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
