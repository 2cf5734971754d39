import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '../../../../generated/client/index.ts';
import { createDatabase } from '../../../../src/postgres/database.ts';
import type { Trial } from '../campaign.ts';
import { startLoad } from './load.ts';
import type { Installation, Site } from './site.ts';
import { judgeAnswers, judgeNextSync, judgePace, judgeWrites } from './verdict.ts';

const PAUSE_MS = 400;
/** A new connection is made in milliseconds; this is for a machine that is busy with the load. */
const ANSWER_LIMIT_MS = 3_000;
const RECOVERY_MS = 500;
/** Well under the workers' regular look for work, each 5 s: only a notification makes it that fast. */
const NOTIFIED_LIMIT_MS = 2_500;

/** An administrator ends every session of the database, again and again. */
export async function killedConnections(site: Site, size: 'short' | 'whole'): Promise<Trial[]> {
  const rounds = size === 'short' ? 5 : 25;
  const installation = await site.install();
  // What is asked of this process reaches the worker in the other one by a notification.
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
    const calmAt = performance.now();
    await delay(PAUSE_MS * 2);
    await load.stop();
    const afterwards = load.answers.filter(({ askedAt }) => askedAt > calmAt);
    return [
      judgeAnswers(
        `all sessions ended ${rounds} times under load: each answer is whole, a success or 503`,
        load.answers,
        ['503 DATABASE_UNAVAILABLE'],
      ),
      judgePace(`with ${killed} sessions ended, nobody waits for 3 s`, load.answers, ANSWER_LIMIT_MS),
      judgeAnswers('half a second after the last one nothing is refused any more', afterwards, []),
      await judgeWrites('what was stored while sessions were ended is whole', load, installation),
      ...(await judgeNotifications(installation, api.url ?? '')),
    ];
  } finally {
    await administrator.destroy();
    await installation.remove();
  }
}

/** The channel by which one process tells the others of work is back: several syncs, each begun at once. */
async function judgeNotifications(installation: Installation, apiUrl: string): Promise<Trial[]> {
  const client = createClient({ baseUrl: apiUrl, apiKey: installation.apiKey });
  const claim = 'afterwards an API process notifies the worker of another process';
  const trials: Trial[] = [];
  for (let sync = 0; sync < 3; sync++) {
    trials.push(await judgeNextSync(claim, { ...installation, client }, NOTIFIED_LIMIT_MS));
  }
  return [
    {
      claim,
      tried: trials.length,
      lost: trials.flatMap(({ lost }) => lost),
      figures: trials.map(({ figures }) => figures).join(', '),
    },
  ];
}
