import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { msOf } from '../../../../src/jobs/agenda/interval.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';
import { becomesTrue, waitUntil } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import { preload } from '../preload/preload.ts';
import { checkAnswers, checkNextSync, checkOne, checkWrites } from './checks.ts';
import { startLoad } from './load.ts';
import type { Installation, Site } from './site.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BANK_DELAY_MS = 2_500;
/** The clock is checked every second, and the job store is polled every five. */
const REPAIR_LIMIT_MS = 10_000;
/** The schedule runs every minute; the rest is for the sync itself. */
const SCHEDULE_LIMIT_MS = 100_000;
const FAILED_ATTEMPTS = 40;
/** The limit allows another failed attempt every two seconds. */
const RECOVERY_MS = 3_000;

/** Sets the machine's clock forward and back under load and during a sync. */
export async function setClock(site: Site, size: 'short' | 'full'): Promise<Check[]> {
  const folder = temporaryFolder();
  const file = join(folder.path, 'clock');
  const set = (aheadMs: number) => writeFileSync(file, String(aheadMs));
  set(0);
  const env = { ...preload('clock'), BREADBOX_CLOCK_FILE: file };
  const installation = await site.install({ env });
  try {
    const running: Check[] = [];
    const load = await startLoad(installation, { connections: 8 });
    for (const ahead of size === 'short' ? [DAY] : [HOUR, -HOUR, DAY, -DAY, 400 * DAY]) {
      running.push(await checkRunningSync(installation, () => set(ahead)));
      running.push(await checkRunningSync(installation, () => set(0)));
    }
    await load.stop();
    return [
      checkAnswers('with the clock set forward and back under load, no request is refused', load.answers, []),
      merge(running),
      await checkSchedules(installation),
      await checkLimit(installation, env, set),
      await checkWebhook(installation, set),
      await checkWrites('every write confirmed in this time is stored completely', load, installation),
      await checkNextSync('the next sync succeeds', installation),
      ...(size === 'full' ? [await checkDue(installation, set)] : []),
    ];
  } finally {
    await installation.remove();
    folder.remove();
  }
}

/** Sets the clock during a sync. The sync must succeed, and no sync may be closed as stale. */
async function checkRunningSync(installation: Installation, set: () => void): Promise<Check> {
  const { site, db } = installation;
  const { control } = site.bank;
  control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: BANK_DELAY_MS } });
  control.resetCalls();
  const [check] = await Promise.all([
    checkNextSync('a sync during which the clock is set succeeds', installation),
    waitUntil(
      'the sync has called the bank',
      () => (control.calls().counts['/transactions/sync'] ?? 0) > 0,
    ).then(set),
  ]);
  const interrupted = await db('sync_logs').where('status', 'error').select('error');
  return {
    ...check,
    failures: [...check.failures, ...interrupted.map(({ error }) => `a sync was closed: ${error}`)],
  };
}

/** Recurring jobs must be scheduled within their interval, measured by the correct clock. */
async function checkSchedules({ db }: Installation): Promise<Check> {
  const late = async (): Promise<string[]> => {
    const rows = await db('agenda_jobs').whereNotNull('repeat_interval').select();
    return rows.flatMap(({ name, repeat_interval: interval, next_run_at: next, locked_at: locked }) => {
      const inMs = (next?.getTime() ?? 0) - Date.now();
      const isLate = inMs > msOf(interval) + 1_000 || (locked?.getTime() ?? 0) > Date.now() + 1_000;
      return isLate ? [`${name} is scheduled in ${Math.round(inMs / 60_000)} minutes`] : [];
    });
  };
  await becomesTrue(async () => (await late()).length === 0, REPAIR_LIMIT_MS);
  return {
    claim: 'recurring jobs are scheduled within their interval afterwards',
    attempts: 1,
    failures: await late(),
  };
}

/** An address with too many failed attempts is refused and soon allowed again, even if the clock was set back. */
async function checkLimit(
  installation: Installation,
  env: Record<string, string>,
  set: (aheadMs: number) => void,
): Promise<Check> {
  const limited = await installation.serve('api', { ...env, FAILED_KEY_LIMIT_RPM: '30' });
  const attempt = async () =>
    (await fetch(`${limited.url}/api/v1/accounts`, { headers: { 'X-API-Key': 'bb_wrong' } })).status;
  set(HOUR);
  await delay(200);
  let refused = 0;
  for (let count = 0; count < FAILED_ATTEMPTS; count++) if ((await attempt()) === 429) refused += 1;
  set(0);
  await delay(200);
  const stillRefused = await attempt();
  await delay(RECOVERY_MS);
  const later = await attempt();
  await limited.terminate();
  const isRight = refused > 0 && stillRefused === 429 && later === 401;
  return checkOne(
    'the rate limit recovers in time when the clock is set back an hour',
    isRight ? null : `${refused} of ${FAILED_ATTEMPTS} refused, then ${stillRefused}, later ${later}`,
  );
}

/** A webhook is refused as too old by a clock that is ahead, and accepted again by the correct clock. */
async function checkWebhook(
  { site, item, url }: Installation,
  set: (aheadMs: number) => void,
): Promise<Check> {
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
  return checkOne(
    'webhooks are accepted again when the clock is correct',
    ahead === '401' && right === '200' ? null : `${ahead}, then ${right}`,
  );
}

/** A connection synced while the clock was far ahead must be due by schedule soon after the clock is correct. */
async function checkDue(installation: Installation, set: (aheadMs: number) => void): Promise<Check> {
  const { db, connectionId } = installation;
  set(400 * DAY);
  await delay(1_500);
  await checkNextSync('', installation);
  set(0);
  const { next_sync_at: next } = await db('connections').where('id', connectionId).first();
  const startedAt = performance.now();
  const cron = () => db('sync_logs').where({ trigger: 'cron', status: 'success' });
  const before = (await cron()).length;
  const isDue = await becomesTrue(async () => (await cron()).length > before, SCHEDULE_LIMIT_MS);
  return checkOne(
    'a connection synced while the clock was 400 days ahead is synced by schedule afterwards',
    isDue ? null : `its next sync is at ${next?.toISOString()}`,
    `after ${Math.round((performance.now() - startedAt) / 1000)} s`,
  );
}

const merge = (checks: Check[]): Check => ({
  claim: checks[0]?.claim ?? '',
  attempts: checks.length,
  failures: checks.flatMap(({ failures }) => failures),
});
