import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Database } from '../../src/context.ts';
import { findEnabledRules } from '../../src/store/rules.ts';
import { applyRules } from '../../src/sync/applyRules.ts';
import { handWrittenUpdate, householdRules, replaceRules } from './householdRules.ts';
import type { Row } from './measure.ts';
import { isQuick, limitRow, ratioRow } from './measure.ts';

const RULES = 50;
const SAMPLE_EVERY_MS = 20;
const NANOSECONDS_PER_MS = 1e6;
const BYTES_PER_MB = 1e6;

/**
 * What `apply-all` does against one UPDATE with the same conditions in SQL. Each run sets other categories
 * for the same rows, so that all of them write as much. Ours goes first and last, the limit twice in between:
 * whatever the table gains in age, both gain.
 */
export async function measureApplyAll(db: Database): Promise<Row[]> {
  const slugs: string[] = await db('categories').orderBy('slug').pluck('slug');
  const turn = (number: number) => householdRules(RULES, [...slugs.slice(number), ...slugs.slice(0, number)]);
  const [ledger] = await db('transactions').whereNull('deleted_at').count('* as rows');
  let addedMb = 0;
  let longestMs = 0;

  const ours = async (number: number) => {
    await replaceRules(db, turn(number));
    const rules = await findEnabledRules(db);
    const memory = watchMemory();
    // One that is enabled again would take the time between for a delay.
    const loop = monitorEventLoopDelay({ resolution: SAMPLE_EVERY_MS });
    loop.enable();
    const taken = await timed(async () => (await applyRules(db, async () => rules, new Date())).updatedCount);
    loop.disable();
    longestMs = Math.max(longestMs, loop.max / NANOSECONDS_PER_MS);
    addedMb = Math.max(addedMb, memory.stop());
    return taken;
  };
  const limit = (number: number) =>
    timed(async () => {
      const { rowCount } = await db.raw(handWrittenUpdate(turn(number)));
      return rowCount;
    });

  const oursTaken: Taken[] = [];
  const limitTaken: Taken[] = [];
  for (const [number, isOurs] of (isQuick ? [true, false] : [true, false, false, true]).entries()) {
    await db.raw('vacuum analyze transactions');
    await db.raw('checkpoint');
    (isOurs ? oursTaken : limitTaken).push(await (isOurs ? ours : limit)(number));
  }
  await replaceRules(db, []);
  // What the first one changed, all later ones change again.
  const perSecond = (taken: Taken[]) =>
    sum(taken.map(({ rows }) => rows)) / sum(taken.map(({ seconds }) => seconds));
  const compared = { ours: perSecond(oursTaken), limit: perSecond(limitTaken) };
  return [
    ratioRow(
      `apply-all: ${RULES} rules over ${ledger?.['rows']} rows, of which ${oursTaken[0]?.rows} change, against one UPDATE by hand`,
      { ...compared, ratio: compared.ours / compared.limit },
      0.5,
    ),
    limitRow('the longest that it kept the event loop', longestMs, 250, 'ms'),
    limitRow('the memory that it took', addedMb, 150, 'MB'),
  ];
}

interface Taken {
  seconds: number;
  rows: number;
}

async function timed(work: () => Promise<number>): Promise<Taken> {
  const startedAt = performance.now();
  const rows = await work();
  return { rows, seconds: (performance.now() - startedAt) / 1000 };
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** `stop` says how much more resident memory there was than at the start, at most, in megabytes. */
function watchMemory(): { stop(): number } {
  const { rss: before } = process.memoryUsage();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, SAMPLE_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return (most - before) / BYTES_PER_MB;
    },
  };
}
