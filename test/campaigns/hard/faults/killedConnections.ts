import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '../../../../generated/client/index.ts';
import { createDatabase } from '../../../../src/postgres/database.ts';
import type { Check } from '../campaign.ts';
import { checkAnswers, checkNextSync, checkPace, checkWrites } from './checks.ts';
import { startLoad } from './load.ts';
import type { Installation, Site } from './site.ts';

const PAUSE_MS = 400;
/** Reconnecting takes milliseconds. The short size runs beside other tests, where only a request that hangs counts. */
const ANSWER_LIMIT_MS = { short: 15_000, full: 3_000 };
const RECOVERY_MS = 500;
/** Well below the workers' polling interval of 5 s, so that only a notification can be this fast. */
const NOTIFIED_LIMIT_MS = 2_500;

/** Terminates every session of the database repeatedly, as an administrator can. */
export async function killedConnections(site: Site, size: 'short' | 'full'): Promise<Check[]> {
  const rounds = size === 'short' ? 5 : 25;
  const installation = await site.install();
  // Jobs enqueued by this process reach the worker in the other one by a notification.
  const api = await installation.serve('api');
  const administrator = createDatabase(site.databaseServerUrl, { poolSize: 1 });
  try {
    const load = await startLoad(installation);
    let killed = 0;
    for (let round = 0; round < rounds; round++) {
      await delay(PAUSE_MS);
      const { rows } = await administrator.raw<{ rows: unknown[] }>(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = ?',
        [installation.databaseName],
      );
      killed += rows.length;
    }
    await delay(RECOVERY_MS);
    const recoveredAt = performance.now();
    await delay(PAUSE_MS * 2);
    await load.stop();
    const afterwards = load.answers.filter(({ sentAt }) => sentAt > recoveredAt);
    return [
      checkAnswers(
        `with all sessions terminated ${rounds} times under load, each answer is complete and a success or 503`,
        load.answers,
        ['503 DATABASE_UNAVAILABLE'],
      ),
      checkPace(
        `with ${killed} sessions terminated, no request takes ${ANSWER_LIMIT_MS[size] / 1000} s`,
        load.answers,
        ANSWER_LIMIT_MS[size],
      ),
      checkAnswers('half a second after the last one no request is refused', afterwards, []),
      await checkWrites('every write confirmed in this time is stored completely', load, installation),
      ...(await checkNotifications(installation, api.url ?? '')),
    ];
  } finally {
    await administrator.destroy();
    await installation.remove();
  }
}

/** Checks that notifications between processes work again: each of several syncs starts at once. */
async function checkNotifications(installation: Installation, apiUrl: string): Promise<Check[]> {
  const client = createClient({ baseUrl: apiUrl, apiKey: installation.apiKey });
  const claim = 'afterwards an API process notifies the worker in another process';
  const checks: Check[] = [];
  for (let sync = 0; sync < 3; sync++) {
    checks.push(await checkNextSync(claim, { ...installation, client }, NOTIFIED_LIMIT_MS));
  }
  return [
    {
      claim,
      attempts: checks.length,
      failures: checks.flatMap(({ failures }) => failures),
      figures: checks.map(({ figures }) => figures).join(', '),
    },
  ];
}
