import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { msOf } from '../../../../src/jobs/agenda/interval.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';
import type { Trial } from '../campaign.ts';
import { preload } from '../preload/preload.ts';
import { startLoad } from './load.ts';
import { becomes, eventually, type Installation, type Site } from './site.ts';
import { judgeAnswers, judgeNextSync, judgeOne, judgeWrites } from './verdict.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BANK_DELAY_MS = 2_500;
/** The clock is looked at each second, and the store each five. */
const MENDING_MS = 10_000;
/** The schedule's minute, and what it takes. */
const BY_ITSELF_MS = 100_000;
const FAILED_ATTEMPTS = 40;
/** Two seconds give one attempt back. */
const FORGIVEN_AFTER_MS = 3_000;

/** The machine's clock is set ahead and back while everybody reads and writes and a sync runs. */
export async function setClock(site: Site, size: 'short' | 'whole'): Promise<Trial[]> {
  const folder = temporaryFolder();
  const file = join(folder.path, 'clock');
  const set = (aheadMs: number) => writeFileSync(file, String(aheadMs));
  set(0);
  const env = { ...preload('clock'), BREADBOX_CLOCK_FILE: file };
  const installation = await site.install({ env });
  try {
    const running: Trial[] = [];
    const load = await startLoad(installation, { connections: 8 });
    for (const ahead of size === 'short' ? [DAY] : [HOUR, -HOUR, DAY, -DAY, 400 * DAY]) {
      running.push(await judgeRunningSync(installation, () => set(ahead)));
      running.push(await judgeRunningSync(installation, () => set(0)));
    }
    await load.stop();
    return [
      judgeAnswers('the clock set ahead and back under load: nothing is refused', load.answers, []),
      merge(running),
      await judgeSchedules(installation),
      await judgeLimit(installation, env, set),
      await judgeWebhook(installation, set),
      await judgeWrites('what was stored meanwhile is whole', load, installation),
      await judgeNextSync('the sync afterwards is right', installation),
      ...(size === 'whole' ? [await judgeDue(installation, set)] : []),
    ];
  } finally {
    await installation.remove();
    folder.remove();
  }
}

/** A sync runs while the clock is set; it must come to its own end, and no other be closed. */
async function judgeRunningSync(installation: Installation, set: () => void): Promise<Trial> {
  const { site, db } = installation;
  const { control } = site.bank;
  control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: BANK_DELAY_MS } });
  control.resetCalls();
  const [trial] = await Promise.all([
    judgeNextSync('a sync that runs while the clock is set ends well', installation),
    eventually(() => (control.calls().counts['/transactions/sync'] ?? 0) > 0).then(set),
  ]);
  const interrupted = await db('sync_logs').where('status', 'error').select('error');
  return {
    ...trial,
    lost: [...trial.lost, ...interrupted.map(({ error }) => `a sync was closed: ${error}`)],
  };
}

/** The jobs that recur are to be run within their interval, by the clock that is right. */
async function judgeSchedules({ db }: Installation): Promise<Trial> {
  const late = async (): Promise<string[]> => {
    const rows = await db('agenda_jobs').whereNotNull('repeat_interval').select();
    return rows.flatMap(({ name, repeat_interval: interval, next_run_at: next, locked_at: locked }) => {
      const inMs = (next?.getTime() ?? 0) - Date.now();
      const isLate = inMs > msOf(interval) + 1_000 || (locked?.getTime() ?? 0) > Date.now() + 1_000;
      return isLate ? [`${name} is to be run in ${Math.round(inMs / 60_000)} minutes`] : [];
    });
  };
  await becomes(async () => (await late()).length === 0, MENDING_MS);
  return { claim: 'jobs that recur are run in time afterwards', tried: 1, lost: await late() };
}

/** Who has failed too often is refused, and a little later not any more, wherever the clock is set. */
async function judgeLimit(
  installation: Installation,
  env: Record<string, string>,
  set: (aheadMs: number) => void,
): Promise<Trial> {
  const limited = await installation.serve('api', { ...env, API_RATE_LIMIT_RPM: '120' });
  const attempt = async () => (await fetch(`${limited.url}/api/v1/accounts`)).status;
  set(HOUR);
  await delay(200);
  let refused = 0;
  for (let count = 0; count < FAILED_ATTEMPTS; count++) if ((await attempt()) === 429) refused += 1;
  set(0);
  await delay(200);
  const stillRefused = await attempt();
  await delay(FORGIVEN_AFTER_MS);
  const later = await attempt();
  await limited.terminate();
  const isRight = refused > 0 && stillRefused === 429 && later === 401;
  return judgeOne(
    'a limit recovers when the clock is set back an hour',
    isRight ? null : `${refused} of ${FAILED_ATTEMPTS} refused, then ${stillRefused}, later ${later}`,
  );
}

/** A delivery is too old for a clock that is ahead, and welcome again when it is right. */
async function judgeWebhook(
  { site, item, url }: Installation,
  set: (aheadMs: number) => void,
): Promise<Trial> {
  const deliver = async () => {
    const deliveries = await site.bank.control.fireWebhook({ item, url: `${url}/webhooks/plaid` });
    return deliveries.map(({ status }) => status).join();
  };
  set(HOUR);
  await delay(200);
  const ahead = await deliver();
  set(0);
  await delay(200);
  const right = await deliver();
  return judgeOne(
    'webhooks are taken again when the clock is right',
    ahead === '401' && right === '200' ? null : `${ahead}, then ${right}`,
  );
}

/** Synced while the clock was far ahead, the connection is due by itself soon after it is right again. */
async function judgeDue(installation: Installation, set: (aheadMs: number) => void): Promise<Trial> {
  const { db, connectionId } = installation;
  set(400 * DAY);
  await delay(1_500);
  await judgeNextSync('', installation);
  set(0);
  const { next_sync_at: next } = await db('connections').where('id', connectionId).first();
  const startedAt = performance.now();
  const cron = () => db('sync_logs').where({ trigger: 'cron', status: 'success' });
  const before = (await cron()).length;
  const isDue = await becomes(async () => (await cron()).length > before, BY_ITSELF_MS);
  return judgeOne(
    'a connection synced by a clock that was 400 days ahead is synced by schedule in time',
    isDue ? null : `it waits for ${next?.toISOString()}`,
    `after ${Math.round((performance.now() - startedAt) / 1000)} s`,
  );
}

const merge = (trials: Trial[]): Trial => ({
  claim: trials[0]?.claim ?? '',
  tried: trials.length,
  lost: trials.flatMap(({ lost }) => lost),
});
