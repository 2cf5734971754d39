import { setTimeout as delay } from 'node:timers/promises';
import type { Trial } from '../campaign.ts';
import { startLoad } from './load.ts';
import { becomes, eventually, type Installation, type Site } from './site.ts';
import {
  findLatestSync,
  findLedgerDifference,
  judgeAnswers,
  judgeNextSync,
  judgeOne,
  judgeWrites,
} from './verdict.ts';

/** Two of Plaid's pages. */
const NEWS = 700;
/** So long that PostgreSQL has crashed and recovered before the next page comes. */
const PAGE_MS = 4_000;
const RECOVERY_LIMIT_MS = 5_000;
/** Should the page come before PostgreSQL is back, the sync cannot even say that it failed: it is soon asked for again. */
const WORKER_TIMEOUT_SECONDS = '5';
const SYNC_LIMIT_MS = 60_000;

/**
 * One of PostgreSQL's processes is killed, as the kernel does for want of memory: PostgreSQL ends all others,
 * recovers from its log, and has lost what is not in it. That is what a sync has staged; nothing else tells
 * the sync of it, since at that moment it waits for the bank.
 */
export async function crashedDatabase(site: Site): Promise<Trial[]> {
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
    // Written once a page is staged: now the sync waits for the next one.
    await eventually(
      async () => Number((await findLatestSync(installation))?.fetched_count) > 0,
      SYNC_LIMIT_MS,
    );
    // With the least of logs, PostgreSQL 18.4 has a copied database's unlogged tables whole on disk only after this.
    await installation.db.raw('checkpoint');
    await crash(installation);
    const crashedAt = performance.now();
    const isBack = await becomes(
      async () => (await countStaged(installation).catch(() => null)) === 0,
      RECOVERY_LIMIT_MS,
    );
    const backAfterMs = Math.round(performance.now() - crashedAt);
    await delay(1_000);
    const calmAt = performance.now();
    await delay(1_000);
    await load.stop();
    const hasEnded = await becomes(
      async () => (await findLatestSync(installation))?.status !== 'in_progress',
      SYNC_LIMIT_MS,
    );
    const sync = await findLatestSync(installation);
    const claimsAll = sync?.status === 'success';
    const difference = await findLedgerDifference(installation);
    control.clearFaults();
    return [
      judgeAnswers(
        'a process of PostgreSQL killed under load: each answer is whole, a success or 503',
        load.answers,
        ['503 DATABASE_UNAVAILABLE'],
      ),
      judgeOne(
        'it is back within 5 s, without what a sync had staged',
        isBack ? null : 'it is not',
        `after ${backAfterMs} ms`,
      ),
      judgeAnswers(
        'a second later nothing is refused any more',
        load.answers.filter(({ askedAt }) => askedAt > calmAt),
        [],
      ),
      await judgeWrites('what was stored before and after a crash is whole', load, installation),
      judgeOne(
        'that sync does not end as a success of which something is missing',
        hasEnded && !(claimsAll && difference) ? null : `${sync?.status}: ${difference}`,
        `${sync?.status}: ${sync?.error}`,
      ),
      await judgeNextSync('the sync after a crash is right', installation),
    ];
  } finally {
    control.clearFaults();
    await installation.remove();
  }
}

async function countStaged({ db }: Installation): Promise<number> {
  return (await db('staged_changes').select('position')).length;
}

/** A process that serves a session of the product and has nothing to do just now. */
async function crash({ db }: Installation): Promise<void> {
  let pid: number | undefined;
  await eventually(async () => {
    const { rows } = await db.raw<{ rows: { pid: number }[] }>(
      `select pid from pg_stat_activity
       where datname = current_database() and state = 'idle' and pid <> pg_backend_pid() limit 1`,
    );
    pid = rows[0]?.pid;
    return pid !== undefined;
  });
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}
