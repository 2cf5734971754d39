import { setTimeout as delay } from 'node:timers/promises';
import { becomesTrue } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import { checkAnswers, checkNextSync, checkOne, checkPace, checkWrites } from './checks.ts';
import { startLoad } from './load.ts';
import type { Installation, Site } from './site.ts';

/** A refused connection fails at once, so anything longer than the load itself would be a needless wait. */
const REFUSAL_LIMIT_MS = 1_000;
const RECOVERY_LIMIT_MS = 5_000;
const WARM_UP_MS = 1_000;

/** Stops PostgreSQL under load, and starts it again some seconds later. */
export async function outage(site: Site, size: 'short' | 'full'): Promise<Check[]> {
  const downMs = size === 'short' ? 3_000 : 10_000;
  const installation = await site.install();
  try {
    const load = await startLoad(installation);
    await delay(WARM_UP_MS);
    const before = await readHealth(installation);
    await site.stopDatabase();
    const downAt = performance.now();
    await delay(downMs / 2);
    const during = await readHealth(installation);
    await delay(downMs / 2);
    const backAt = performance.now();
    await site.startDatabase();
    const isReady = await becomesTrue(
      async () => (await readHealth(installation)).ready === 200,
      RECOVERY_LIMIT_MS,
    );
    const readyAfterMs = Math.round(performance.now() - backAt);
    await delay(WARM_UP_MS);
    const recoveredAt = performance.now();
    await delay(WARM_UP_MS);
    await load.stop();
    const whileDown = load.answers.filter(({ sentAt }) => sentAt > downAt && sentAt < backAt);
    const afterwards = load.answers.filter(({ sentAt }) => sentAt > recoveredAt);
    const seconds = downMs / 1000;
    return [
      checkAnswers(
        `with PostgreSQL stopped for ${seconds} s under load, each answer is complete and a success or 503`,
        load.answers,
        ['503 DATABASE_UNAVAILABLE'],
      ),
      checkPace('while PostgreSQL is down, the 503 comes within a second', whileDown, REFUSAL_LIMIT_MS),
      checkHealth(before, during),
      checkOne(
        'readiness is 200 within 5 s after PostgreSQL is back',
        isReady ? null : 'it was not',
        `after ${readyAfterMs} ms`,
      ),
      checkAnswers('a second later no request is refused', afterwards, []),
      await checkWrites('every write confirmed around the outage is stored completely', load, installation),
      await checkNextSync('the next sync after the outage succeeds', installation),
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

async function readHealth({ url }: Installation): Promise<Health> {
  const live = await fetch(`${url}/health/live`);
  await live.text();
  const ready = await fetch(`${url}/health/ready`);
  const { db, db_error: dbError = null }: { db: string; db_error?: string | null } = JSON.parse(
    await ready.text(),
  );
  return { live: live.status, ready: ready.status, db, dbError };
}

function checkHealth(before: Health, during: Health): Check {
  const seen = JSON.stringify([before, during]);
  const expected = JSON.stringify([
    { live: 200, ready: 200, db: 'ok', dbError: null },
    { live: 200, ready: 503, db: 'error', dbError: 'connection refused' },
  ]);
  const failures = seen === expected ? [] : [`health returned ${seen}`];
  return {
    claim: 'during an outage liveness stays 200 and readiness reports the cause',
    attempts: 4,
    failures,
  };
}
