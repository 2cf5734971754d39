import { setTimeout as delay } from 'node:timers/promises';
import type { Trial } from '../campaign.ts';
import { startLoad } from '../faults/load.ts';
import { becomes, type Installation, type Site } from '../faults/site.ts';
import {
  findLatestSync,
  findLedgerDifference,
  judgeAnswers,
  judgeOne,
  judgePace,
  judgeWrites,
} from '../faults/verdict.ts';
import { isMachineShared, judgeDelay, watchProcess } from './watchedProcess.ts';

const CONNECTIONS = 64;
const WARM_UP_MS = 1_000;
const BOUGHT = 50;
const SYNC_LIMIT_MS = 60_000;
/** What nobody may wait for, however many ask. */
const ANSWER_LIMIT_MS = 10_000;

/** So many connections that read and write while one sync follows another. */
export async function crowd(site: Site, size: 'short' | 'whole'): Promise<Trial[]> {
  const forMs = size === 'short' ? 4_000 : 60_000;
  const watch = watchProcess();
  const isShared = isMachineShared();
  const installation = await site.install({ env: { ...watch.env, LOG_LEVEL: 'info' } });
  try {
    const load = await startLoad(installation, { connections: CONNECTIONS });
    await delay(WARM_UP_MS);
    await watch.restart();
    const syncs = await syncAgainAndAgain(installation, forMs);
    const fared = watch.read();
    await load.stop();
    const difference = await findLedgerDifference(installation);
    const rate = Math.round(load.answers.length / ((forMs + WARM_UP_MS) / 1000));
    return [
      judgeAnswers(
        `${CONNECTIONS} connections for ${forMs / 1000} s with syncs running, no limit: no error at all`,
        load.answers,
        [],
      ),
      judgePace(`${rate} requests a second, and nobody waits for 10 s`, load.answers, ANSWER_LIMIT_MS),
      judgeDelay('under this load', fared, size, isShared),
      { claim: 'the syncs under this load end well', tried: syncs.count, lost: syncs.lost },
      judgeOne("the ledger is the bank's", difference),
      await judgeWrites('what was stored under this load is whole', load, installation),
    ];
  } finally {
    await installation.remove();
    watch.end();
  }
}

/** For so long, something is bought and synced, and bought again. */
export async function syncAgainAndAgain(installation: Installation, forMs: number) {
  const { site, client, connectionId, item } = installation;
  const lost: string[] = [];
  let count = 0;
  for (const endsAt = performance.now() + forMs; performance.now() < endsAt; count++) {
    const transactions = Array.from({ length: BOUGHT }, (_, at) => ({
      name: `CAFE ${count} ${at}`,
      amount: '4.20',
    }));
    site.bank.control.addTransactions({ item, transactions });
    await client.call('triggerSync', { body: { connection_id: connectionId } });
    const hasEnded = async () => (await findLatestSync(installation))?.status !== 'in_progress';
    await becomes(hasEnded, SYNC_LIMIT_MS);
    const sync = await findLatestSync(installation);
    if (sync?.status === 'success') continue;
    lost.push(`a sync is ${sync?.status} after ${SYNC_LIMIT_MS / 1000} s: ${sync?.error}`);
    if (sync?.status === 'in_progress') break;
  }
  return { count, lost };
}
