import { setTimeout as delay } from 'node:timers/promises';
import type { Check } from '../campaign.ts';
import { checkAnswers, checkNextSync, checkOne, checkPace, checkWrites } from './checks.ts';
import { type Answer, startLoad } from './load.ts';
import type { Installation, Site } from './site.ts';

const POOL_SIZE = '3';
/** A request that gets no connection within ten seconds is answered 503; the rest is the load itself. */
const WAIT_LIMIT_MS = 13_000;
/** Shorter than the time for which the connections are held. */
const HEALTH_LIMIT_MS = 2_000;
const RECOVERY_MS = 1_000;
const LATE_REQUESTS = 4;

/** Occupies every connection of the pool with statements that wait for a lock. */
export async function exhaustedPool(site: Site, size: 'short' | 'full'): Promise<Check[]> {
  const heldMs = size === 'short' ? 3_000 : 15_000;
  const installation = await site.install({ env: { DATABASE_POOL_SIZE: POOL_SIZE } });
  try {
    const load = await startLoad(installation);
    await delay(RECOVERY_MS / 2);
    const lock = await installation.db.transaction();
    await lock.raw('lock table transactions');
    const lockedAt = performance.now();
    // The load may be waiting already, for the lock or behind another import, so further requests are sent.
    const lateRequests = Array.from({ length: LATE_REQUESTS }, () =>
      ask(installation, '/api/v1/transactions?limit=1', installation.apiKey),
    );
    const health: Answer[] = [];
    while (performance.now() - lockedAt < heldMs) {
      health.push(await ask(installation, '/health/live'), await ask(installation, '/health/ready'));
      // Looking up an unknown key needs the database too.
      health.push(await ask(installation, '/api/v1/accounts'));
      await delay(50);
    }
    await lock.rollback();
    const freeAt = performance.now();
    await delay(RECOVERY_MS);
    const recoveredAt = performance.now();
    await delay(RECOVERY_MS);
    await load.stop();
    const during = [
      ...load.answers.filter(({ sentAt }) => sentAt > lockedAt && sentAt < freeAt),
      ...(await Promise.all(lateRequests)),
    ];
    const afterwards = load.answers.filter(({ sentAt }) => sentAt > recoveredAt);
    return [
      checkAnswers(
        `with all connections held for ${heldMs / 1000} s, each answer is complete and a success or 503`,
        load.answers,
        ['503 DATABASE_UNAVAILABLE'],
      ),
      checkAnswers('the same holds for requests sent in this time', during, ['503 DATABASE_UNAVAILABLE']),
      checkPace('with all connections held, no request takes more than 13 s', during, WAIT_LIMIT_MS),
      checkAnswers('during this time health is ok and unknown keys get 401', health, ['401 INVALID_API_KEY']),
      checkPace('health and the 401 come within 2 s', health, HEALTH_LIMIT_MS),
      checkAnswers('a second after they are released no request is refused', afterwards, []),
      checkOne(
        'at least one request had to wait',
        during.some(({ milliseconds }) => milliseconds > heldMs / 4) ? null : 'none did',
      ),
      await checkWrites('every write confirmed in this time is stored completely', load, installation),
      await checkNextSync('the next sync succeeds', installation),
    ];
  } finally {
    await installation.remove();
  }
}

/** A well-formed key that was never issued. */
const UNKNOWN_KEY = `bb_${'x'.repeat(43)}`;

async function ask({ url }: Installation, path: string, key = UNKNOWN_KEY): Promise<Answer> {
  const sentAt = performance.now();
  const response = await fetch(`${url}${path}`, { headers: { 'x-api-key': key } });
  const text = await response.text();
  const code = /"code":"(\w+)"/.exec(text)?.[1] ?? null;
  const milliseconds = performance.now() - sentAt;
  return { sentAt, milliseconds, request: `GET ${path}`, status: response.status, code, problem: null };
}
