import { setTimeout as delay } from 'node:timers/promises';
import type { Trial } from '../campaign.ts';
import { type Answered, startLoad } from './load.ts';
import type { Installation, Site } from './site.ts';
import { judgeAnswers, judgeNextSync, judgeOne, judgePace, judgeWrites } from './verdict.ts';

const POOL_SIZE = '3';
/** A connection that is not free within ten seconds is a 503; the rest is the load itself. */
const WAIT_LIMIT_MS = 13_000;
/** Less than the connections are held for. */
const HEALTH_LIMIT_MS = 2_000;
const RECOVERY_MS = 1_000;
const LATECOMERS = 4;

/** Statements that wait for a lock hold every connection that the process has. */
export async function exhaustedPool(site: Site, size: 'short' | 'whole'): Promise<Trial[]> {
  const heldMs = size === 'short' ? 3_000 : 15_000;
  const installation = await site.install({ env: { DATABASE_POOL_SIZE: POOL_SIZE } });
  try {
    const load = await startLoad(installation);
    await delay(RECOVERY_MS / 2);
    const lock = await installation.db.transaction();
    await lock.raw('lock table transactions');
    const lockedAt = performance.now();
    // All of the load may be held up already, from the moment that the lock was asked for.
    const latecomers = Array.from({ length: LATECOMERS }, () =>
      ask(installation, '/api/v1/accounts', installation.apiKey),
    );
    const health: Answered[] = [];
    while (performance.now() - lockedAt < heldMs) {
      health.push(await ask(installation, '/health/live'), await ask(installation, '/health/ready'));
      // A key that is unknown needs the database as much as one that is known.
      health.push(await ask(installation, '/api/v1/accounts'));
      await delay(50);
    }
    await lock.rollback();
    const freeAt = performance.now();
    await delay(RECOVERY_MS);
    const calmAt = performance.now();
    await delay(RECOVERY_MS);
    await load.stop();
    const during = [
      ...load.answers.filter(({ askedAt }) => askedAt > lockedAt && askedAt < freeAt),
      ...(await Promise.all(latecomers)),
    ];
    const afterwards = load.answers.filter(({ askedAt }) => askedAt > calmAt);
    return [
      judgeAnswers(
        `all connections held for ${heldMs / 1000} s: each answer is whole, a success or 503`,
        load.answers,
        ['503 DATABASE_UNAVAILABLE'],
      ),
      judgeAnswers('nor is it otherwise for who asks later', during, ['503 DATABASE_UNAVAILABLE']),
      judgePace('with all connections held, nobody waits for more than 13 s', during, WAIT_LIMIT_MS),
      judgeAnswers('meanwhile health says ok, and keys are judged', health, ['401 INVALID_API_KEY']),
      judgePace('health and the judgement of a key come within 2 s', health, HEALTH_LIMIT_MS),
      judgeAnswers('a second after they are free nothing is refused', afterwards, []),
      judgeOne(
        'somebody had to wait',
        during.some(({ milliseconds }) => milliseconds > heldMs / 4) ? null : 'nobody',
      ),
      await judgeWrites('what was stored meanwhile is whole', load, installation),
      await judgeNextSync('the sync afterwards is right', installation),
    ];
  } finally {
    await installation.remove();
  }
}

/** Nobody's key: a well-formed one that was never issued. */
const UNKNOWN_KEY = `bb_${'x'.repeat(43)}`;

async function ask({ url }: Installation, path: string, key = UNKNOWN_KEY): Promise<Answered> {
  const askedAt = performance.now();
  const response = await fetch(`${url}${path}`, { headers: { 'x-api-key': key } });
  const text = await response.text();
  const code = /"code":"(\w+)"/.exec(text)?.[1] ?? null;
  const milliseconds = performance.now() - askedAt;
  return { askedAt, milliseconds, request: `GET ${path}`, status: response.status, code, problem: null };
}
