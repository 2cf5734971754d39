import type { Trial } from '../campaign.ts';
import type { Answered, Load } from './load.ts';
import { becomes, type Installation } from './site.ts';

/** What a fault may cost: which answers, how long, and what has to hold when it is over. */

/** Each answer is whole, and a success or the contract's word for a database that is away. */
export function judgeAnswers(claim: string, answers: Answered[], allowed: string[]): Trial {
  const lost = answers.flatMap(({ request, status, code, problem }) => {
    if (problem !== null) return [`${request}: ${problem}`];
    const isFine = status !== null && (status < 400 || allowed.includes(`${status} ${code}`));
    return isFine ? [] : [`${request} answered ${status} ${code}`];
  });
  const refused = answers.filter(({ status }) => status === null || status >= 400).length;
  return { claim, tried: answers.length, lost, figures: `${refused} refused` };
}

/** Reads want nothing of a database that cannot store. */
export function judgeReads(claim: string, answers: Answered[]): Trial {
  return judgeAnswers(
    claim,
    answers.filter(({ request }) => request.startsWith('GET')),
    [],
  );
}

export function judgePace(claim: string, answers: Answered[], limitMs: number): Trial {
  const lost = answers.flatMap(({ request, milliseconds }) =>
    milliseconds > limitMs ? [`${request} took ${Math.round(milliseconds)} ms`] : [],
  );
  const sorted = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
  return { claim, tried: answers.length, lost, figures: `p50 ${at(0.5)} ms, most ${at(1)} ms` };
}

/** What was answered with success is stored, what was not is not stored in part. */
export async function judgeWrites(claim: string, { writes }: Load, { db }: Installation): Promise<Trial> {
  return {
    claim,
    tried: writes.stored + writes.refused,
    lost: await writes.findBroken(db),
    figures: `${writes.stored} stored, ${writes.refused} refused`,
  };
}

/** One claim that either holds or does not. */
export const judgeOne = (claim: string, how: string | null, figures?: string): Trial => ({
  claim,
  tried: 1,
  lost: how === null ? [] : [how],
  ...(figures && { figures }),
});

const SYNC_LIMIT_MS = 30_000;

/** Something is bought, the API is told to sync, and soon the stored ledger has to be the bank's. */
export async function judgeNextSync(
  claim: string,
  installation: Installation,
  withinMs = SYNC_LIMIT_MS,
): Promise<Trial> {
  const { site, client, connectionId, item } = installation;
  site.bank.control.addTransactions({ item, transactions: [{ name: 'CORNER CAFE', amount: '4.20' }] });
  const startedAt = performance.now();
  let refusal = '';
  const isAsked = await becomes(async () => {
    refusal = await client.call('triggerSync', { body: { connection_id: connectionId } }).then(
      () => '',
      (error) => String(error),
    );
    return refusal === '';
  });
  if (!isAsked) return judgeOne(claim, `the sync was refused: ${refusal}`);
  const how = await findUnfinishedSync(installation, withinMs);
  return judgeOne(claim, how, `in ${Math.round(performance.now() - startedAt)} ms`);
}

export const findLatestSync = async ({ client, connectionId }: Installation) =>
  (await client.call('getConnectionStatus', { path: { id: connectionId } })).recent_sync;

async function findUnfinishedSync(installation: Installation, withinMs: number): Promise<string | null> {
  const latest = () => findLatestSync(installation);
  const hasEnded = await becomes(async () => (await latest())?.status !== 'in_progress', withinMs);
  if (!hasEnded) return `the sync has not ended within ${withinMs} ms`;
  const sync = await latest();
  if (sync?.status !== 'success') return `the sync ended in ${sync?.status}: ${sync?.error}`;
  return findLedgerDifference(installation);
}

/** How what is stored of the login differs from what the bank holds; null when it does not. */
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
