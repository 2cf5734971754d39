import { becomesTrue } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import type { Answer, Load } from './load.ts';
import type { Installation } from './site.ts';

/** Checks that each answer is complete, and a success or one of the allowed errors, such as `503 DATABASE_UNAVAILABLE`. */
export function checkAnswers(claim: string, answers: Answer[], allowed: string[]): Check {
  const failures = answers.flatMap(({ request, status, code, problem }) => {
    if (problem !== null) return [`${request}: ${problem}`];
    const isFine = status !== null && (status < 400 || allowed.includes(`${status} ${code}`));
    return isFine ? [] : [`${request} answered ${status} ${code}`];
  });
  const refused = answers.filter(({ status }) => status === null || status >= 400).length;
  return { claim, attempts: answers.length, failures, figures: `${refused} refused` };
}

/** Checks that every read succeeds. */
export function checkReads(claim: string, answers: Answer[]): Check {
  return checkAnswers(
    claim,
    answers.filter(({ request }) => request.startsWith('GET')),
    [],
  );
}

/** Checks that no answer took longer than the limit. */
export function checkPace(claim: string, answers: Answer[], limitMs: number): Check {
  const failures = answers.flatMap(({ request, milliseconds }) =>
    milliseconds > limitMs ? [`${request} took ${Math.round(milliseconds)} ms`] : [],
  );
  const sorted = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
  return { claim, attempts: answers.length, failures, figures: `p50 ${at(0.5)} ms, max ${at(1)} ms` };
}

/** Checks that confirmed writes are stored, and that no other write is stored in part. */
export async function checkWrites(claim: string, { writes }: Load, { db }: Installation): Promise<Check> {
  return {
    claim,
    attempts: writes.stored + writes.refused,
    failures: await writes.findBroken(db),
    figures: `${writes.stored} stored, ${writes.refused} refused`,
  };
}

/** A check with one attempt; `failure` is null if the claim holds. */
export const checkOne = (claim: string, failure: string | null, figures?: string): Check => ({
  claim,
  attempts: 1,
  failures: failure === null ? [] : [failure],
  ...(figures && { figures }),
});

const SYNC_LIMIT_MS = 30_000;

/** Adds a transaction at the bank, triggers a sync, and checks that the stored ledger soon equals the bank's. */
export async function checkNextSync(
  claim: string,
  installation: Installation,
  withinMs = SYNC_LIMIT_MS,
): Promise<Check> {
  const { site, client, connectionId, item } = installation;
  site.bank.control.addTransactions({ item, transactions: [{ name: 'CORNER CAFE', amount: '4.20' }] });
  const startedAt = performance.now();
  let refusal = '';
  const isAccepted = await becomesTrue(async () => {
    refusal = await client.call('triggerSync', { body: { connection_id: connectionId } }).then(
      () => '',
      (error) => String(error),
    );
    return refusal === '';
  });
  if (!isAccepted) return checkOne(claim, `the sync was refused: ${refusal}`);
  const failure = await findSyncFailure(installation, withinMs);
  return checkOne(claim, failure, `in ${Math.round(performance.now() - startedAt)} ms`);
}

export const findLatestSync = async ({ client, connectionId }: Installation) =>
  (await client.call('getConnectionStatus', { path: { id: connectionId } })).recent_sync;

async function findSyncFailure(installation: Installation, withinMs: number): Promise<string | null> {
  const latest = () => findLatestSync(installation);
  const hasEnded = await becomesTrue(async () => (await latest())?.status !== 'in_progress', withinMs);
  if (!hasEnded) return `the sync has not ended within ${withinMs} ms`;
  const sync = await latest();
  if (sync?.status !== 'success') return `the sync ended in ${sync?.status}: ${sync?.error}`;
  return findLedgerDifference(installation);
}

/** Describes how the stored transactions of the login differ from the bank's; null if they do not. */
export async function findLedgerDifference({ site, db, connectionId, item }: Installation) {
  const rows = await db('transactions as t')
    .join('accounts as a', 'a.id', 't.account_id')
    .where('a.connection_id', connectionId)
    .whereNull('t.deleted_by_user_at')
    .whereNull('t.removed_by_provider_at')
    .select('t.external_id', 't.amount');
  const stored = new Map<string, number>(rows.map((row) => [row.external_id, Number(row.amount)]));
  const { transactions } = site.bank.control.ledger({ item });
  const missing = transactions.filter((each) => stored.get(each.transaction_id) !== each.amount);
  const extra = rows.length - (transactions.length - missing.length);
  if (missing.length === 0 && extra === 0) return null;
  return `${missing.length} of the bank's ${transactions.length} transactions are missing or differ, ${extra} are too many`;
}
