import { setTimeout as delay } from 'node:timers/promises';
import { BreadboxError } from '../../../../generated/client/index.ts';
import type { Fault } from '../../../../src/sandbox/faults.ts';
import { becomesTrue } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import { checkAnswers, checkNextSync, checkOne, checkPace, checkWrites, findLatestSync } from './checks.ts';
import { type Answer, startLoad } from './load.ts';
import type { Installation, Site } from './site.ts';

const OTHER_INSTITUTION = 'ins_109509';
const SLOW_MS = 2_000;
const ANSWER_LIMIT_MS = 15_000;
/** Two attempts of ten seconds each, the pause between them, and a margin. */
const REQUEST_LIMIT_MS = 25_000;
/** Five attempts, whose pauses take 15 s in all at most. */
const ERROR_LIMIT_MS = 60_000;

/** The bank is slow, resets connections, cannot be reached or never answers, under load. */
export async function slowBank(site: Site, size: 'short' | 'full'): Promise<Check[]> {
  const { control } = site.bank;
  const installation = await site.install();
  const everywhere = (fault: Fault) => control.addFault({ fault, times: null });
  try {
    const load = await startLoad(installation);
    const slowAt = performance.now();
    everywhere({ kind: 'slow', delayMs: SLOW_MS });
    const slowSync = await checkNextSync('a sync with a slow bank succeeds', installation);
    control.clearFaults();
    const whileSlow = load.answers.filter(({ sentAt }) => sentAt > slowAt);
    control.addFault({ endpoint: '/transactions/sync', fault: { kind: 'reset' } });
    const resetSync = await checkNextSync(
      'a sync whose connection to the bank is reset once succeeds',
      installation,
    );
    everywhere({ kind: 'reset' });
    const checks = [
      slowSync,
      resetSync,
      await checkRefusal('linking gets 502 within 25 s while the bank resets connections', () =>
        link(installation),
      ),
    ];
    control.clearFaults();
    if (size === 'full') checks.push(...(await checkUnreachable(installation, everywhere)));
    await delay(500);
    await load.stop();
    return [
      checkAnswers(
        'while the bank is slow or resets connections, every request to the API succeeds',
        load.answers,
        [],
      ),
      checkPace('no request to the API takes 15 s in this time', load.answers, ANSWER_LIMIT_MS),
      checkMedian(whileSlow),
      ...checks,
      await checkWrites('every write confirmed in this time is stored completely', load, installation),
      await checkNextSync('the next sync succeeds', installation),
    ];
  } finally {
    control.clearFaults();
    await installation.remove();
  }
}

/** A request that waited for the bank would take as long as the bank does. */
function checkMedian(answers: Answer[]): Check {
  const sorted = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const median = Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY);
  return checkOne(
    `while each call to the bank takes ${SLOW_MS / 1000} s, most requests to the API take less`,
    median < SLOW_MS ? null : `half of them took ${median} ms`,
    `p50 ${median} ms`,
  );
}

/** The bank is unreachable or hangs for good: requests and syncs must fail in time, and later syncs succeed. */
async function checkUnreachable(
  installation: Installation,
  everywhere: (fault: Fault) => unknown,
): Promise<Check[]> {
  const { site, client, connectionId } = installation;
  const { control } = site.bank;
  const other = await linkAnother(installation);
  everywhere({ kind: 'refuse' });
  await client.call('triggerSync', { body: { connection_id: connectionId } });
  const hasEnded = await becomesTrue(
    async () => (await findLatestSync(installation))?.status !== 'in_progress',
    ERROR_LIMIT_MS,
  );
  const sync = await findLatestSync(installation);
  control.clearFaults();
  const healed = await checkNextSync('the next sync succeeds when the bank is reachable again', installation);
  everywhere({ kind: 'hang' });
  const hung = await checkRefusal('linking gets 502 within 25 s while the bank never answers', () =>
    link(installation),
  );
  const sentAt = performance.now();
  const removal = await client.call('deleteConnection', { path: { id: other.id } }).then(
    () => null,
    (error) => String(error),
  );
  const tookMs = performance.now() - sentAt;
  control.clearFaults();
  return [
    checkOne(
      'a sync with an unreachable bank ends in error within a minute',
      hasEnded && sync?.status === 'error' ? null : `it is ${sync?.status}`,
      sync?.error ?? '',
    ),
    healed,
    hung,
    checkOne(
      'a connection can be removed within 25 s while the bank never answers',
      removal ?? (tookMs > REQUEST_LIMIT_MS ? `it took ${Math.round(tookMs)} ms` : null),
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

async function checkRefusal(claim: string, ask: () => Promise<unknown>): Promise<Check> {
  const sentAt = performance.now();
  const refusal = await ask().then(
    () => 'it succeeded',
    (error: unknown) => (error instanceof BreadboxError ? `${error.status} ${error.code}` : String(error)),
  );
  const tookMs = Math.round(performance.now() - sentAt);
  const isRight = refusal === '502 PROVIDER_ERROR' && tookMs < REQUEST_LIMIT_MS;
  return checkOne(claim, isRight ? null : `${refusal} after ${tookMs} ms`, `${tookMs} ms`);
}
