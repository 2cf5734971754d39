import type { Database } from '../../src/context.ts';
import { handWritten, householdRules, replaceRules } from './householdRules.ts';
import type { Product, Row } from './measure.ts';
import { ask, isQuick, limitRow, ratioRow } from './measure.ts';

const RULES = 50;
const PROBE_EVERY_MS = 50;

/**
 * `apply-all` through HTTP against one UPDATE with the same conditions in SQL. Each run sets other categories
 * for the same rows, so that all of them write as much. Ours goes first and last, the limit twice in between:
 * whatever the table gains in age, both gain.
 */
export async function measureApplyAll(db: Database, product: Product, key: string): Promise<Row[]> {
  const slugs: string[] = await db('categories').orderBy('slug').pluck('slug');
  const turn = (number: number) => householdRules(RULES, [...slugs.slice(number), ...slugs.slice(0, number)]);
  const [{ count: ledgerRows } = { count: 0 }] = await db('transactions')
    .whereNull('deleted_at')
    .count('* as count');
  let longestProbeMs = 0;

  const ours = async (number: number) => {
    await replaceRules(db, turn(number));
    const probe = startProbe(product);
    const taken = await timed(async () => {
      const answer = await ask(product, key, '/api/v1/rules/apply-all', { method: 'POST' });
      return answer.transactions_updated;
    });
    longestProbeMs = Math.max(longestProbeMs, await probe.stop());
    return taken;
  };
  const limit = async (number: number) => {
    const category = handWritten(turn(number));
    return timed(async () => {
      const { rowCount } = await db.raw(
        `update transactions set rule_category_slug = ${category}, updated_at = now()
         where deleted_at is null and rule_category_slug is distinct from ${category}`,
      );
      return rowCount;
    });
  };

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
      `apply-all: ${RULES} rules over ${ledgerRows} rows, of which ${oursTaken[0]?.rows} change, against one UPDATE by hand`,
      { ...compared, ratio: compared.ours / compared.limit },
      0.5,
    ),
    limitRow('the longest that /health/live took meanwhile', longestProbeMs, 250, 'ms'),
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

/** Asks the product again and again whether it lives; `stop` says how long the slowest answer took, in ms. */
function startProbe(product: Product): { stop(): Promise<number> } {
  let longestMs = 0;
  let isStopped = false;
  const probing = (async () => {
    while (!isStopped) {
      const askedAt = performance.now();
      await fetch(`${product.url}/health/live`).then((response) => response.text());
      longestMs = Math.max(longestMs, performance.now() - askedAt);
      await new Promise((done) => setTimeout(done, PROBE_EVERY_MS));
    }
  })();
  return {
    stop: async () => {
      isStopped = true;
      await probing;
      return longestMs;
    },
  };
}
