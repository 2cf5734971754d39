import { setTimeout as delay } from 'node:timers/promises';
import { becomesTrue } from '../../../support/waitUntil.ts';
import type { Check } from '../campaign.ts';
import { checkOne, checkPace, findLatestSync, findLedgerDifference } from '../faults/checks.ts';
import type { Installation, Site } from '../faults/site.ts';
import { checkDelay, isMachineShared, watchProcess } from './watchedProcess.ts';

const HISTORY = 20_000;
const FILE_ROWS = 50_000;
const ANSWER_LIMIT_MS = 3_000;
const SYNC_LIMIT_MS = 180_000;
const PAUSE_MS = 20;

/** Runs the largest jobs one by one while a client keeps requesting a page. */
export async function largeJobs(site: Site): Promise<Check[]> {
  const jobs: [string, (installation: Installation) => Promise<string | null>][] = [
    [`while a history of ${HISTORY} transactions is synced`, syncHistory],
    [`while a file of ${FILE_ROWS} rows is imported`, importFile],
    ['while a rule is applied to all transactions', applyRule],
  ];
  const watch = watchProcess();
  const isShared = isMachineShared();
  const installation = await site.install({ env: { ...watch.env, LOG_LEVEL: 'info' } });
  try {
    const checks: Check[] = [];
    for (const [what, run] of jobs) {
      await watch.restart();
      let isStopped = false;
      const job = run(installation).finally(() => {
        isStopped = true;
      });
      const answers = await readPagesUntil(installation, () => isStopped);
      const problem = await job;
      const usage = watch.read();
      checks.push(
        checkOne(`${what}: the job succeeds`, problem),
        checkDelay(what, usage, 'full', isShared),
        checkPace(`${what} a page takes less than 3 s`, answers, ANSWER_LIMIT_MS),
      );
    }
    return checks;
  } finally {
    await installation.remove();
    watch.end();
  }
}

async function readPagesUntil({ url, apiKey }: Installation, isStopped: () => boolean) {
  const answers = [];
  while (!isStopped()) {
    const sentAt = performance.now();
    const response = await fetch(`${url}/api/v1/transactions?limit=50`, { headers: { 'x-api-key': apiKey } });
    await response.text();
    const { status } = response;
    const milliseconds = performance.now() - sentAt;
    answers.push({
      sentAt,
      milliseconds,
      request: 'GET /api/v1/transactions',
      status,
      code: null,
      problem: null,
    });
    await delay(PAUSE_MS);
  }
  return answers;
}

async function syncHistory(installation: Installation): Promise<string | null> {
  const { site, client, connectionId, item } = installation;
  const transactions = Array.from({ length: HISTORY }, (_, at) => ({
    name: `STORE ${at % 2000} #${at}`,
    amount: `${at % 900}.10`,
  }));
  site.bank.control.addTransactions({ item, transactions });
  await client.call('triggerSync', { body: { connection_id: connectionId } });
  const hasEnded = async () => (await findLatestSync(installation))?.status !== 'in_progress';
  if (!(await becomesTrue(hasEnded, SYNC_LIMIT_MS))) return 'the sync has not ended';
  return findLedgerDifference(installation);
}

async function importFile({ url, apiKey, db }: Installation): Promise<string | null> {
  const { id } = await db('users').select('id').first();
  const query = `user_id=${id}&account_name=Large&currency=USD&date_format=YYYY-MM-DD&positive_is=debit`;
  const rows = Array.from(
    { length: FILE_ROWS },
    (_, at) =>
      `2025-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')},${at % 700}.25,LARGE ${at}`,
  );
  const response = await fetch(`${url}/api/v1/csv/import?${query}`, {
    method: 'POST',
    headers: { 'x-api-key': apiKey, 'content-type': 'text/csv' },
    body: ['Date,Amount,Description', ...rows].join('\n'),
  });
  const answer: { added_count?: number } = JSON.parse(await response.text());
  return answer.added_count === FILE_ROWS
    ? null
    : `it was answered ${response.status} ${JSON.stringify(answer)}`;
}

async function applyRule({ client, db }: Installation): Promise<string | null> {
  const rule = await client.call('createRule', {
    body: {
      name: 'Stores',
      conditions: { field: 'name', op: 'contains', value: 'store' },
      actions: [{ type: 'set_category', category_slug: 'travel' }],
    },
  });
  await client.call('applyRule', { path: { id: rule.id } });
  const left = await db('transactions')
    .where('name', 'like', 'STORE %')
    .where((other) => other.whereNull('rule_category_slug').orWhereNot('rule_category_slug', 'travel'))
    .pluck('id');
  return left.length === 0 ? null : `the rule was not applied to ${left.length} transactions`;
}
