import { setTimeout as delay } from 'node:timers/promises';
import { onServer } from '../../../support/testServer.ts';
import type { Trial } from '../campaign.ts';
import { type Answered, startLoad } from './load.ts';
import { becomes, eventually, type Installation, type Site } from './site.ts';
import { mountSmallDisk, type SmallDisk } from './smallDisk.ts';
import {
  findLatestSync,
  judgeAnswers,
  judgeNextSync,
  judgeOne,
  judgePace,
  judgeReads,
  judgeWrites,
} from './verdict.ts';

const DISK_MB = 64;
/** Room for a few pages more, so that it is PostgreSQL who meets the end. */
const LEFT_BYTES = 128 * 1024;
const ANSWER_LIMIT_MS = 3_000;
const BANK_DELAY_MS = 1_500;
/** Too many for what room there still is. */
const BOUGHT = 400;
const SYNC_END_LIMIT_MS = 20_000;
const TABLESPACE = 'small_disk';

/** The disk that the database is on gets full under load and while a sync runs; then there is room again. */
export async function fullDisk(site: Site, size: 'short' | 'whole'): Promise<Trial[]> {
  const disk = await mountSmallDisk(DISK_MB, site.databaseDirectory);
  if (!disk) return [judgeOne('a full disk', null, 'skipped: no root, or no leave to mount')];
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

async function fill(disk: SmallDisk, installation: Installation, fullMs: number): Promise<Trial[]> {
  const { site, client, connectionId, item } = installation;
  const { control } = site.bank;
  const bought = Array.from({ length: BOUGHT }, (_, number) => ({ name: `STALL ${number}`, amount: '1.10' }));
  control.addTransactions({ item, transactions: bought });
  control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'slow', delayMs: BANK_DELAY_MS } });
  control.resetCalls();
  await client.call('triggerSync', { body: { connection_id: connectionId } });
  await eventually(() => (control.calls().counts['/transactions/sync'] ?? 0) > 0);
  const load = await startLoad(installation);
  disk.fill(LEFT_BYTES);
  const fullAt = performance.now();
  await delay(fullMs);
  disk.free();
  const freeAt = performance.now();
  const metIt = await findEndOfSync(installation);
  await delay(500);
  await load.stop();
  const whileFull = load.answers.filter(({ askedAt }) => askedAt > fullAt && askedAt < freeAt);
  const afterwards = load.answers.filter(({ askedAt }) => askedAt > freeAt + 500);
  return [
    judgeAnswers(
      `disk full for ${fullMs / 1000} s under load: each answer is whole, a success or 503`,
      load.answers,
      ['503 DATABASE_UNAVAILABLE'],
    ),
    judgePace('on a full disk nobody waits for 3 s', whileFull, ANSWER_LIMIT_MS),
    judgeReads('on a full disk reads go on', whileFull),
    judgeOne('on a full disk writes are refused', wasRefused(whileFull) ? null : 'none was'),
    judgeAnswers('when there is room again nothing is refused', afterwards, []),
    await judgeWrites('what was stored on a disk that got full is whole', load, installation),
    judgeOne(
      'the sync that met the full disk ends in error and says why',
      /disk|space|room/.test(metIt) ? null : metIt,
      metIt,
    ),
    await judgeNextSync('the sync after a full disk is right', installation),
  ];
}

const wasRefused = (answers: Answered[]): boolean =>
  answers.some(({ request, status }) => !request.startsWith('GET') && status === 503);

/** What the sync's log says, once it has ended. */
async function findEndOfSync(installation: Installation): Promise<string> {
  const isOver = async () => (await findLatestSync(installation))?.status !== 'in_progress';
  const hasEnded = await becomes(isOver, SYNC_END_LIMIT_MS);
  const sync = await findLatestSync(installation);
  return hasEnded ? `${sync?.status}: ${sync?.error}` : 'it has not ended';
}
