import { setTimeout as delay } from 'node:timers/promises';
import { onServer } from '../../../support/testServer.ts';
import { becomesTrue, waitUntil } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import {
  checkAnswers,
  checkNextSync,
  checkOne,
  checkPace,
  checkReads,
  checkWrites,
  findLatestSync,
} from './checks.ts';
import { type Answer, startLoad } from './load.ts';
import type { Installation, Site } from './site.ts';
import { mountSmallDisk, type SmallDisk } from './smallDisk.ts';

const DISK_MB = 64;
/** Leaves room for a few pages, so that PostgreSQL is the one that runs out of space. */
const LEFT_BYTES = 128 * 1024;
const ANSWER_LIMIT_MS = 3_000;
const BANK_DELAY_MS = 1_500;
/** More transactions than fit into the remaining space. */
const BOUGHT = 400;
const SYNC_END_LIMIT_MS = 20_000;
const TABLESPACE = 'small_disk';

/** Fills the database's disk under load and during a sync, and frees it again. */
export async function fullDisk(site: Site, size: 'short' | 'full'): Promise<Check[]> {
  const disk = await mountSmallDisk(DISK_MB, site.databaseDirectory);
  if (!disk) return [checkOne('a full disk', null, 'skipped: mounting a small disk needs root')];
  const server = site.databaseServerUrl;
  try {
    await onServer(server, `create tablespace ${TABLESPACE} location '${disk.path}'`);
    const installation = await site.install({ tablespace: TABLESPACE });
    try {
      return await fill(disk, installation, size === 'short' ? 3_000 : 10_000);
    } finally {
      await installation.remove();
      await onServer(server, `drop database ${installation.databaseName} with (force)`);
      await onServer(server, `drop tablespace ${TABLESPACE}`);
    }
  } finally {
    await disk.remove();
  }
}

async function fill(disk: SmallDisk, installation: Installation, fullMs: number): Promise<Check[]> {
  const { site, client, connectionId, item } = installation;
  const { control } = site.bank;
  const bought = Array.from({ length: BOUGHT }, (_, number) => ({ name: `STALL ${number}`, amount: '1.10' }));
  control.addTransactions({ item, transactions: bought });
  control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: BANK_DELAY_MS } });
  control.resetCalls();
  await client.call('triggerSync', { body: { connection_id: connectionId } });
  await waitUntil(
    'the sync has called the bank',
    () => (control.calls().counts['/transactions/sync'] ?? 0) > 0,
  );
  const load = await startLoad(installation);
  disk.fill(LEFT_BYTES);
  const fullAt = performance.now();
  await delay(fullMs);
  disk.free();
  const freeAt = performance.now();
  const syncResult = await findEndOfSync(installation);
  await delay(500);
  await load.stop();
  const whileFull = load.answers.filter(({ sentAt }) => sentAt > fullAt && sentAt < freeAt);
  const afterwards = load.answers.filter(({ sentAt }) => sentAt > freeAt + 500);
  return [
    checkAnswers(
      `with the disk full for ${fullMs / 1000} s under load, each answer is complete and a success or 503`,
      load.answers,
      ['503 DATABASE_UNAVAILABLE'],
    ),
    checkPace('on a full disk no request takes 3 s', whileFull, ANSWER_LIMIT_MS),
    checkReads('on a full disk reads succeed', whileFull),
    checkOne('on a full disk writes are refused', wasRefused(whileFull) ? null : 'none was'),
    checkAnswers('when there is space again no request is refused', afterwards, []),
    await checkWrites('every write confirmed around the full disk is stored completely', load, installation),
    checkOne(
      'the sync that ran out of space ends in error and reports the cause',
      /disk|space|room/.test(syncResult) ? null : syncResult,
      syncResult,
    ),
    await checkNextSync('the next sync after a full disk succeeds', installation),
  ];
}

const wasRefused = (answers: Answer[]): boolean =>
  answers.some(({ request, status }) => !request.startsWith('GET') && status === 503);

/** Waits for the sync to end, and returns its status and error. */
async function findEndOfSync(installation: Installation): Promise<string> {
  const isStopped = async () => (await findLatestSync(installation))?.status !== 'in_progress';
  const hasEnded = await becomesTrue(isStopped, SYNC_END_LIMIT_MS);
  const sync = await findLatestSync(installation);
  return hasEnded ? `${sync?.status}: ${sync?.error}` : 'it has not ended';
}
