import { setTimeout as delay } from 'node:timers/promises';
import type { Trial } from '../campaign.ts';
import { startLoad } from './load.ts';
import { becomes, type Installation, type Site } from './site.ts';
import { judgeAnswers, judgeNextSync, judgeOne, judgePace, judgeWrites } from './verdict.ts';

/** Nobody is made to wait for a server that refuses connections; the rest is the load itself. */
const REFUSAL_LIMIT_MS = 1_000;
const RECOVERY_LIMIT_MS = 5_000;
const WARM_UP_MS = 1_000;

/** PostgreSQL is stopped while everybody reads and writes, stays away, and comes back. */
export async function outage(site: Site, size: 'short' | 'whole'): Promise<Trial[]> {
  const awayMs = size === 'short' ? 3_000 : 10_000;
  const installation = await site.install();
  try {
    const load = await startLoad(installation);
    await delay(WARM_UP_MS);
    const before = await askHealth(installation);
    await site.stopDatabase();
    const awayAt = performance.now();
    await delay(awayMs / 2);
    const during = await askHealth(installation);
    await delay(awayMs / 2);
    const backAt = performance.now();
    await site.startDatabase();
    const isReady = await becomes(
      async () => (await askHealth(installation)).ready === 200,
      RECOVERY_LIMIT_MS,
    );
    const readyAfterMs = Math.round(performance.now() - backAt);
    await delay(WARM_UP_MS);
    const recoveredAt = performance.now();
    await delay(WARM_UP_MS);
    await load.stop();
    const whileAway = load.answers.filter(({ askedAt }) => askedAt > awayAt && askedAt < backAt);
    const afterwards = load.answers.filter(({ askedAt }) => askedAt > recoveredAt);
    const seconds = awayMs / 1000;
    return [
      judgeAnswers(
        `PostgreSQL stopped for ${seconds} s under load: each answer is whole, a success or 503`,
        load.answers,
        ['503 DATABASE_UNAVAILABLE'],
      ),
      judgePace('while PostgreSQL is away, the 503 comes within a second', whileAway, REFUSAL_LIMIT_MS),
      judgeHealth(before, during),
      judgeOne(
        'when PostgreSQL is back, readiness says so within 5 s',
        isReady ? null : 'it did not',
        `after ${readyAfterMs} ms`,
      ),
      judgeAnswers('a second later nothing is refused any more', afterwards, []),
      await judgeWrites('what was stored before and during an outage is whole', load, installation),
      await judgeNextSync('after an outage a sync is asked for, run and right', installation),
    ];
  } finally {
    await site.startDatabase();
    await installation.remove();
  }
}

interface Health {
  live: number;
  ready: number;
  db: string;
  dbError: string | null;
}

async function askHealth({ url }: Installation): Promise<Health> {
  const live = await fetch(`${url}/health/live`);
  await live.text();
  const ready = await fetch(`${url}/health/ready`);
  const { db, db_error: dbError = null }: { db: string; db_error?: string | null } = JSON.parse(
    await ready.text(),
  );
  return { live: live.status, ready: ready.status, db, dbError };
}

function judgeHealth(before: Health, during: Health): Trial {
  const seen = JSON.stringify([before, during]);
  const expected = JSON.stringify([
    { live: 200, ready: 200, db: 'ok', dbError: null },
    { live: 200, ready: 503, db: 'error', dbError: 'connection refused' },
  ]);
  const lost = seen === expected ? [] : [`health said ${seen}`];
  return { claim: 'liveness stays 200 in an outage, readiness says what is wrong', tried: 4, lost };
}
