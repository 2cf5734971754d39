import { setTimeout as delay } from 'node:timers/promises';
import { becomesTrue } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import {
  checkAnswers,
  checkOne,
  checkPace,
  checkWrites,
  findLatestSync,
  findLedgerDifference,
} from '../faults/checks.ts';
import { startLoad } from '../faults/load.ts';
import type { Installation, Site } from '../faults/site.ts';
import { checkDelay, isMachineShared, watchProcess } from './watchedProcess.ts';

const CONNECTIONS = 64;
const WARM_UP_MS = 1_000;
const BOUGHT = 50;
const SYNC_LIMIT_MS = 60_000;
/**
 * No request may take longer, however many clients there are. The short size runs beside other tests, where only a
 * request that hangs counts.
 */
const ANSWER_LIMIT_MS = { short: 18_000, full: 10_000 };

/** Many connections read and write while one sync follows another. */
export async function manyClients(site: Site, size: 'short' | 'full'): Promise<Check[]> {
  const forMs = size === 'short' ? 4_000 : 60_000;
  const watch = watchProcess();
  const isShared = isMachineShared();
  const installation = await site.install({ env: { ...watch.env, LOG_LEVEL: 'info' } });
  try {
    const load = await startLoad(installation, { connections: CONNECTIONS });
    await delay(WARM_UP_MS);
    await watch.restart();
    const syncs = await syncRepeatedly(installation, forMs);
    const usage = watch.read();
    await load.stop();
    const difference = await findLedgerDifference(installation);
    const rate = Math.round(load.answers.length / ((forMs + WARM_UP_MS) / 1000));
    return [
      checkAnswers(
        `${CONNECTIONS} connections for ${forMs / 1000} s during syncs, without a rate limit, get no error, except that costly requests are told to come back`,
        load.answers,
        ['429 RATE_LIMITED'],
      ),
      checkPace(
        `at ${rate} requests per second, no request takes ${ANSWER_LIMIT_MS[size] / 1000} s`,
        load.answers,
        ANSWER_LIMIT_MS[size],
      ),
      checkDelay('under this load', usage, size, isShared),
      { claim: 'the syncs under this load succeed', attempts: syncs.count, failures: syncs.failures },
      checkOne("the stored ledger equals the bank's", difference),
      await checkWrites('every write confirmed under this load is stored completely', load, installation),
    ];
  } finally {
    await installation.remove();
    watch.end();
  }
}

/** For `forMs`, adds transactions at the bank and syncs them, again and again. */
export async function syncRepeatedly(installation: Installation, forMs: number) {
  const { site, client, connectionId, item } = installation;
  const failures: string[] = [];
  let count = 0;
  for (const endsAt = performance.now() + forMs; performance.now() < endsAt; count++) {
    const transactions = Array.from({ length: BOUGHT }, (_, at) => ({
      name: `CAFE ${count} ${at}`,
      amount: '4.20',
    }));
    site.bank.control.addTransactions({ item, transactions });
    await client.call('triggerSync', { body: { connection_id: connectionId } });
    const hasEnded = async () => (await findLatestSync(installation))?.status !== 'in_progress';
    await becomesTrue(hasEnded, SYNC_LIMIT_MS);
    const sync = await findLatestSync(installation);
    if (sync?.status === 'success') continue;
    failures.push(`a sync is ${sync?.status} after ${SYNC_LIMIT_MS / 1000} s: ${sync?.error}`);
    if (sync?.status === 'in_progress') break;
  }
  return { count, failures };
}
