import { setTimeout as delay } from 'node:timers/promises';
import { becomesTrue } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import { checkOne } from '../faults/checks.ts';
import { checkDelay, isMachineShared } from '../load/watchedProcess.ts';
import type { Victim } from './victim.ts';

/** Syncs that are due are looked for once a minute. */
const ON_TIME_MS = 75_000;
const PAUSE_MS = 20;

const leaves = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ field: 'name', op: 'contains', value: `never ${at}` }));
const CONDITIONS = { or: Array.from({ length: 5 }, () => ({ or: leaves(100) })) };

const CSV = [
  'Date,Amount,Description',
  ...Array.from({ length: 60_000 }, (_, at) => `2025-01-11,${at % 700}.25,Shop ${at}`),
].join('\n');

/** Keeps eight costly jobs of one key running or waiting, and checks the event loop and the scheduled syncs. */
export async function heavyJobs(victim: Victim, size: 'short' | 'full', forMs: number): Promise<Check[]> {
  const isShared = isMachineShared();
  const connectionId = size === 'full' ? await linkAtBank(victim) : null;
  await createRules(victim);
  const jobs: [string, string, string][] = [
    ...Array.from({ length: 4 }, (): [string, string, string] => [
      '/rules/preview',
      'application/json',
      JSON.stringify({ conditions: CONDITIONS }),
    ]),
    ['/csv/preview?date_format=YYYY-MM-DD', 'text/csv', CSV],
    ['/csv/preview?date_format=YYYY-MM-DD', 'text/csv', CSV],
    ['/rules/apply-all', 'application/json', JSON.stringify({ dry_run: true })],
    ['/rules/apply-all', 'application/json', JSON.stringify({ dry_run: true })],
  ];
  const stop = new AbortController();
  const refused: string[] = [];
  let done = 0;
  await victim.watch.restart();
  const working = jobs.map(async ([path, contentType, body]) => {
    while (!stop.signal.aborted) {
      const { status } = await fetch(`${victim.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'X-API-Key': victim.ownerKey, 'Content-Type': contentType },
        body,
      });
      // Whoever waits for ten seconds is told to come back, which a busy machine brings about.
      if (status >= 300 && status !== 429) refused.push(`${path} answered ${status}`);
      done += 1;
      await delay(PAUSE_MS);
    }
  });
  const lateSync = connectionId ? findLateSync(victim, connectionId) : Promise.resolve(null);
  await delay(forMs);
  const late = await lateSync;
  const usage = victim.watch.read();
  stop.abort();
  await Promise.all(working);
  return [
    checkDelay('with 8 costly jobs at a time', usage, size, isShared),
    {
      claim: 'each of 8 costly jobs at a time is done or told to come back',
      attempts: done,
      failures: refused,
    },
    ...(connectionId ? [checkOne('with 8 costly jobs at a time, a scheduled sync is on time', late)] : []),
  ];
}

async function createRules({ url, ownerKey }: Victim): Promise<void> {
  for (let rule = 0; rule < 20; rule++) {
    await fetch(`${url}/api/v1/rules`, {
      method: 'POST',
      headers: { 'X-API-Key': ownerKey, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        name: `Rule ${rule}`,
        conditions: { field: 'name', op: 'contains', value: `store ${rule}` },
        actions: [{ type: 'set_category', category_slug: 'travel' }],
      }),
    });
  }
}

async function linkAtBank({ url, ownerKey, bank, db }: Victim): Promise<string> {
  const { id: userId } = await db('users').select('id').first();
  const { publicToken } = bank.control.createPublicToken({ institutionId: 'ins_900001' });
  const response = await fetch(`${url}/api/v1/connections`, {
    method: 'POST',
    headers: { 'X-API-Key': ownerKey, 'Content-Type': 'application/json' },
    body: JSON.stringify({ user_id: userId, provider: 'plaid', credentials: { public_token: publicToken } }),
  });
  const { id } = (await response.json()) as { id: string };
  await becomesTrue(
    async () => (await db('sync_logs').where({ connection_id: id, status: 'success' })).length > 0,
    60_000,
  );
  return id;
}

/** Makes a sync due, and says if it has not succeeded in time. */
async function findLateSync({ db }: Victim, connectionId: string): Promise<string | null> {
  await db('connections').where('id', connectionId).update({ next_sync_at: new Date() });
  const hasRun = async () =>
    (await db('sync_logs').where({ connection_id: connectionId, trigger: 'cron', status: 'success' }))
      .length > 0;
  if (await becomesTrue(hasRun, ON_TIME_MS)) return null;
  const logs = await db('sync_logs')
    .where({ connection_id: connectionId })
    .select('trigger', 'status', 'error');
  return `it has not succeeded within ${ON_TIME_MS / 1000} s: ${JSON.stringify(logs)}`;
}
