import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Database } from '../../src/context.ts';
import { applyRules } from '../../src/rules/applyRules.ts';
import { findEnabledRules } from '../../src/store/rules.ts';
import { plainApply } from '../support/massWrite.ts';
import type { HouseholdRule } from './householdRules.ts';
import { handWrittenUpdate, householdRules, replaceRules } from './householdRules.ts';
import { onCopy } from './ledger.ts';
import type { Row } from './measure.ts';
import { limitRow, ratioRow } from './measure.ts';

const RULES = 50;
const SAMPLE_EVERY_MS = 20;
const NANOSECONDS_PER_MS = 1e6;
const BYTES_PER_MB = 1e6;

/**
 * Compares `apply-all` with one UPDATE with the same conditions in SQL, each on its own copy of the ledger, which
 * must have no open connection.
 */
export async function measureApplyAll(
  server: Database,
  ledger: { url: string; rows: number },
): Promise<Row[]> {
  const ours = await onCopy(server, ledger.url, applyAll);
  const limit = await onCopy(server, ledger.url, updateByHand);
  // The hand-written UPDATE also counts rows whose shown category stays, because provider and rule agree.
  const perSecond = { ours: ours.rows / ours.seconds, limit: limit.rows / limit.seconds };
  return [
    ratioRow(
      `apply-all: ${RULES} rules over ${ledger.rows} rows, of which ${ours.rows} change, against one UPDATE by hand`,
      { ...perSecond, ratio: perSecond.ours / perSecond.limit },
      0.5,
    ),
    limitRow('the longest that it kept the event loop', ours.longestMs, 250, 'ms'),
    limitRow('the memory that it took', ours.addedMb, 150, 'MB'),
  ];
}

async function applyAll(db: Database): Promise<Taken & { longestMs: number; addedMb: number }> {
  await replaceRules(db, await rulesFor(db));
  const rules = await findEnabledRules(db);
  await db.raw('checkpoint');
  const memory = watchMemory();
  const loop = monitorEventLoopDelay({ resolution: SAMPLE_EVERY_MS });
  loop.enable();
  const taken = await timed(
    async () => (await applyRules(db, async () => rules, new Date(), plainApply)).updatedCount,
  );
  loop.disable();
  return { ...taken, longestMs: loop.max / NANOSECONDS_PER_MS, addedMb: memory.stop() };
}

async function updateByHand(db: Database): Promise<Taken> {
  const statement = handWrittenUpdate(await rulesFor(db));
  await db.raw('checkpoint');
  return timed(async () => (await db.raw(statement)).rowCount);
}

async function rulesFor(db: Database): Promise<HouseholdRule[]> {
  return householdRules(RULES, await db('categories').orderBy('slug').pluck('slug'));
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

/** `stop` returns the peak of the resident memory above its start, in megabytes. */
function watchMemory(): { stop(): number } {
  const { rss: before } = process.memoryUsage();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, SAMPLE_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return (peak - before) / BYTES_PER_MB;
    },
  };
}
