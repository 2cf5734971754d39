import { setTimeout as delay } from 'node:timers/promises';
import { BreadboxError } from '../../../../generated/client/index.ts';
import type { Fault } from '../../../../src/sandbox/faults.ts';
import type { Trial } from '../campaign.ts';
import { type Answered, startLoad } from './load.ts';
import { becomes, type Installation, type Site } from './site.ts';
import { findLatestSync, judgeAnswers, judgeNextSync, judgeOne, judgePace, judgeWrites } from './verdict.ts';

const OTHER_INSTITUTION = 'ins_109509';
const SLOW_MS = 2_000;
const ANSWER_LIMIT_MS = 15_000;
/** Two attempts of ten seconds, what lies between them, and the machine. */
const PERSON_LIMIT_MS = 25_000;
/** Five attempts with pauses of 15 s in all at most; a provider that hangs is given 30 s for each. */
const ERROR_LIMIT_MS = 60_000;

/** The bank is slow, breaks off, cannot be reached or never answers, while everybody reads and writes. */
export async function slowBank(site: Site, size: 'short' | 'whole'): Promise<Trial[]> {
  const { control } = site.bank;
  const installation = await site.install();
  const everywhere = (fault: Fault) => control.addFault({ fault, times: null });
  try {
    const load = await startLoad(installation);
    const slowAt = performance.now();
    everywhere({ kind: 'slow', delayMs: SLOW_MS });
    const slowSync = await judgeNextSync('a sync of a slow bank is right', installation);
    control.clearFaults();
    const whileSlow = load.answers.filter(({ askedAt }) => askedAt > slowAt);
    control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'reset' } });
    const resetSync = await judgeNextSync('a sync whose connection breaks once is right', installation);
    everywhere({ kind: 'reset' });
    const trials = [
      slowSync,
      resetSync,
      await judgeRefusal('linking while the bank breaks off is 502 within 25 s', () => link(installation)),
    ];
    control.clearFaults();
    if (size === 'whole') trials.push(...(await judgeHopeless(installation, everywhere)));
    await delay(500);
    await load.stop();
    return [
      judgeAnswers('the bank slow and breaking off: whoever asks us is answered', load.answers, []),
      judgePace('and nobody waits for 15 s', load.answers, ANSWER_LIMIT_MS),
      judgeMost(whileSlow),
      ...trials,
      await judgeWrites('what was stored meanwhile is whole', load, installation),
      await judgeNextSync('the sync afterwards is right', installation),
    ];
  } finally {
    control.clearFaults();
    await installation.remove();
  }
}

/** Were it the bank that a request waits for, it would wait as long as the bank takes. */
function judgeMost(answers: Answered[]): Trial {
  const sorted = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const median = Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY);
  return judgeOne(
    `while each call of the bank takes ${SLOW_MS / 1000} s, most of ours do not`,
    median < SLOW_MS ? null : `half of them took ${median} ms`,
    `p50 ${median} ms`,
  );
}

/** Nothing the bank does can be waited for: errors in time, and healing afterwards. */
async function judgeHopeless(
  installation: Installation,
  everywhere: (fault: Fault) => unknown,
): Promise<Trial[]> {
  const { site, client, connectionId } = installation;
  const { control } = site.bank;
  const other = await linkAnother(installation);
  everywhere({ kind: 'refuse' });
  await client.call('triggerSync', { body: { connection_id: connectionId } });
  const hasEnded = await becomes(
    async () => (await findLatestSync(installation))?.status !== 'in_progress',
    ERROR_LIMIT_MS,
  );
  const sync = await findLatestSync(installation);
  control.clearFaults();
  const healed = await judgeNextSync('the sync after an unreachable bank is right', installation);
  everywhere({ kind: 'hang' });
  const hung = await judgeRefusal('linking while the bank never answers is 502 within 25 s', () =>
    link(installation),
  );
  const askedAt = performance.now();
  const removal = await client.call('deleteConnection', { path: { id: other.id } }).then(
    () => null,
    (error) => String(error),
  );
  const tookMs = performance.now() - askedAt;
  control.clearFaults();
  return [
    judgeOne(
      'a sync of an unreachable bank ends in error within a minute',
      hasEnded && sync?.status === 'error' ? null : `it is ${sync?.status}`,
      sync?.error ?? '',
    ),
    healed,
    hung,
    judgeOne(
      'removing a connection while the bank never answers is done within 25 s',
      removal ?? (tookMs > PERSON_LIMIT_MS ? `it took ${Math.round(tookMs)} ms` : null),
      `${Math.round(tookMs)} ms`,
    ),
  ];
}

const linkAnother = async ({ site, client, db }: Installation) => {
  const user = await db('users').select('id').first();
  const { publicToken } = site.bank.control.createPublicToken({ institutionId: OTHER_INSTITUTION });
  return client.call('createConnection', {
    body: { user_id: user.id, provider: 'plaid', credentials: { public_token: publicToken } },
  });
};

const link = async ({ client, db }: Installation) => {
  const { id } = await db('users').select('id').first();
  return client.call('createLinkSession', { body: { user_id: id, provider: 'plaid' } });
};

async function judgeRefusal(claim: string, ask: () => Promise<unknown>): Promise<Trial> {
  const askedAt = performance.now();
  const refusal = await ask().then(
    () => 'a success',
    (error: unknown) => (error instanceof BreadboxError ? `${error.status} ${error.code}` : String(error)),
  );
  const tookMs = Math.round(performance.now() - askedAt);
  const isRight = refusal === '502 PROVIDER_ERROR' && tookMs < PERSON_LIMIT_MS;
  return judgeOne(claim, isRight ? null : `${refusal} after ${tookMs} ms`, `${tookMs} ms`);
}
