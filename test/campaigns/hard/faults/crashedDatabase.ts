import { setTimeout as delay } from 'node:timers/promises';
import { becomesTrue, waitUntil } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import {
  checkAnswers,
  checkNextSync,
  checkOne,
  checkWrites,
  findLatestSync,
  findLedgerDifference,
} from './checks.ts';
import { startLoad } from './load.ts';
import type { Installation, Site } from './site.ts';

/** Fills two pages of Plaid. */
const NEWS = 700;
/** Long enough for PostgreSQL to crash and recover before the next page arrives. */
const PAGE_MS = 4_000;
const RECOVERY_LIMIT_MS = 5_000;
/**
 * If the page arrives before PostgreSQL is back, the sync cannot record its failure, and only this timeout lets
 * another worker take it over soon.
 */
const WORKER_TIMEOUT_SECONDS = '5';
const SYNC_LIMIT_MS = 60_000;

/**
 * Kills one of PostgreSQL's processes, as the kernel does when memory runs out. PostgreSQL then ends all sessions,
 * recovers from its log, and truncates unlogged tables, which hold what a sync has staged. The sync does not
 * notice by itself, because at that time it is waiting for the bank.
 */
export async function crashedDatabase(site: Site): Promise<Check[]> {
  const { control } = site.bank;
  const installation = await site.install({ env: { WORKER_TIMEOUT_SECONDS } });
  const { client, connectionId, item } = installation;
  try {
    const load = await startLoad(installation);
    const transactions = Array.from({ length: NEWS }, (_, at) => ({ name: `NEWS ${at}`, amount: '1.00' }));
    control.addTransactions({ item, transactions });
    control.addFault({
      endpoint: '/transactions/sync',
      fault: { kind: 'slow', delayMs: PAGE_MS },
      times: null,
    });
    await client.call('triggerSync', { body: { connection_id: connectionId } });
    // fetched_count is written once a page is staged; then the sync waits for the next one.
    await waitUntil(
      'the sync has staged its first page',
      async () => Number((await findLatestSync(installation))?.fetched_count) > 0,
      { withinMs: SYNC_LIMIT_MS },
    );
    // With wal_level minimal, PostgreSQL 18.4 can recover a copied database's unlogged tables only after a checkpoint.
    await installation.db.raw('checkpoint');
    await crash(installation);
    const crashedAt = performance.now();
    const isBack = await becomesTrue(
      async () => (await countStaged(installation).catch(() => null)) === 0,
      RECOVERY_LIMIT_MS,
    );
    const backAfterMs = Math.round(performance.now() - crashedAt);
    await delay(1_000);
    const recoveredAt = performance.now();
    await delay(1_000);
    await load.stop();
    const hasEnded = await becomesTrue(
      async () => (await findLatestSync(installation))?.status !== 'in_progress',
      SYNC_LIMIT_MS,
    );
    const sync = await findLatestSync(installation);
    const isSuccess = sync?.status === 'success';
    const difference = await findLedgerDifference(installation);
    control.clearFaults();
    return [
      checkAnswers(
        'with a process of PostgreSQL killed under load, each answer is complete and a success or 503',
        load.answers,
        ['503 DATABASE_UNAVAILABLE'],
      ),
      checkOne(
        'PostgreSQL is back within 5 s, without the staged changes of the sync',
        isBack ? null : 'it was not',
        `after ${backAfterMs} ms`,
      ),
      checkAnswers(
        'a second later no request is refused',
        load.answers.filter(({ sentAt }) => sentAt > recoveredAt),
        [],
      ),
      await checkWrites('every write confirmed around the crash is stored completely', load, installation),
      checkOne(
        'the interrupted sync does not report success with transactions missing',
        hasEnded && !(isSuccess && difference) ? null : `${sync?.status}: ${difference}`,
        `${sync?.status}: ${sync?.error}`,
      ),
      await checkNextSync('the next sync after the crash succeeds', installation),
    ];
  } finally {
    control.clearFaults();
    await installation.remove();
  }
}

async function countStaged({ db }: Installation): Promise<number> {
  return (await db('staged_changes').select('position')).length;
}

/** Kills the PostgreSQL process of an idle session of the product. */
async function crash({ db }: Installation): Promise<void> {
  const pid = await waitUntil('a session of the product is idle', async () => {
    const { rows } = await db.raw<{ rows: { pid: number }[] }>(
      `select pid from pg_stat_activity
       where datname = current_database() and state = 'idle' and pid <> pg_backend_pid() limit 1`,
    );
    return rows[0]?.pid;
  });
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}
