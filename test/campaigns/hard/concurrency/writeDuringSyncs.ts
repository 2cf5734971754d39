import { openSyncLog } from '../../../../src/store/syncLogs.ts';
import { syncConnection } from '../../../../src/sync/syncConnection.ts';
import { linkConnection } from '../../../support/linkedConnection.ts';
import { scriptedProvider } from '../../../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../../../support/testApp.ts';
import type { Check } from '../campaign.ts';
import { BankModel, toAmount } from './bankModel.ts';
import { type Answers, createWriters } from './writers.ts';

/**
 * Syncs one connection repeatedly while every operation that writes transactions runs concurrently. A small
 * model records what the bank delivered, and at the end the API must return exactly that.
 */
export async function writeDuringSyncs({
  milliseconds,
  changesPerSync,
}: {
  milliseconds: number;
  changesPerSync: number;
}): Promise<Check[]> {
  const bank = scriptedProvider();
  const app = await startTestApp({ replacements: { providers: { plaid: bank } } });
  try {
    const model = new BankModel();
    const connectionId = await linkConnection(app, 'concurrency');
    const syncs = { attempts: 0, failures: [] as string[], modified: 0 };
    const sync = async () => {
      bank.script = model.nextPages(changesPerSync);
      const id = await openSyncLog(app.context.db, connectionId, 'manual', new Date());
      await syncConnection(app.context, id ?? '', new AbortController().signal);
      const { body: log } = await app.get(`/api/v1/sync-logs/${id}`);
      syncs.attempts += 1;
      syncs.modified += log.modified_count;
      if (log.status === 'success') model.confirm();
      else syncs.failures.push(`sync ${syncs.attempts}: ${log.error_code} ${log.error}`);
    };
    await sync();
    const answers: Answers = { done: new Map(), unexpected: [] };
    const { writers, importedCents } = await createWriters(app, answers);
    const deadline = performance.now() + milliseconds;
    const repeat = async (turn: () => Promise<void>) => {
      while (performance.now() < deadline) await turn();
    };
    await Promise.all([repeat(sync), ...writers.map(({ turn }) => repeat(turn))]);
    const counts = [...answers.done].map(([what, count]) => `${what} ${count}`).join(', ');
    return [
      {
        claim: `a sync of ${changesPerSync} changes succeeds during concurrent writes`,
        ...syncs,
        figures: `${syncs.modified} modified`,
      },
      {
        claim: 'a write during a sync gets the same answer as at any other time',
        attempts: [...answers.done.values()].reduce((sum, count) => sum + count, 0),
        failures: answers.unexpected,
        figures: counts,
      },
      {
        claim: 'every kind of write succeeded at least once',
        attempts: writers.length,
        failures: [...WRITES]
          .filter((what) => !answers.done.has(what))
          .map((what) => `${what} never succeeded`),
      },
      await compareLedger(app, connectionId, model, importedCents()),
    ];
  } finally {
    await app.close();
  }
}

const WRITES = [
  'bulkRecategorize',
  'batchCategorize',
  'applyRule',
  'applyAllRules',
  'addTransactionTag',
  'removeTransactionTag',
  'deleteTag',
  'importCategories',
  'mergeCategory',
  'deleteCategory',
  'setTransactionCategory',
  'resetTransactionCategory',
  'importCsv',
];

async function compareLedger(
  app: TestApp,
  connectionId: string,
  model: BankModel,
  importedCents: number,
): Promise<Check> {
  const failures: string[] = [];
  const { data: accounts } = (await app.get('/api/v1/accounts')).body;
  const accountIdWhere = (isWanted: (account: { connection_id: string }) => boolean) =>
    accounts.find(isWanted)?.id;
  const bankAccountId = accountIdWhere((account) => account.connection_id === connectionId);
  const shown = new Map<string, string>();
  for (let cursor = ''; ; ) {
    const { body } = await app.get(`/api/v1/transactions?account_id=${bankAccountId}&limit=500${cursor}`);
    for (const { external_transaction_id: id, amount } of body.data) {
      if (shown.has(id)) failures.push(`${id} is listed twice`);
      shown.set(id, Number(amount).toFixed(2));
    }
    if (!body.has_more) break;
    cursor = `&cursor=${body.next_cursor}`;
  }
  for (const [id, cents] of model.cents) {
    if (shown.get(id) !== toAmount(cents))
      failures.push(`${id} is ${shown.get(id)} instead of ${toAmount(cents)}`);
    shown.delete(id);
  }
  for (const id of shown.keys()) failures.push(`${id} is listed although the bank removed it`);
  const total = async (accountId: string) => {
    const { body } = await app.get(`/api/v1/transactions/summary?group_by=month&account_id=${accountId}`);
    return body.data.reduce(
      (sum: number, row: { total: number }) => sum + Math.round(Number(row.total) * 100),
      0,
    );
  };
  const sums = [
    [bankAccountId, [...model.cents.values()].reduce((sum, cents) => sum + cents, 0)],
    [accountIdWhere((account) => account.connection_id !== connectionId), importedCents],
  ] as const;
  for (const [accountId, expected] of sums) {
    const found = await total(accountId);
    if (found !== expected) failures.push(`the sum of ${accountId} is ${found} cents instead of ${expected}`);
  }
  const { rows: strays } = await app.context.db.raw(
    `select distinct tag from transactions, unnest(tags || tags_added_by_user || tags_removed_by_user) as tag
     where tag not in (select slug from tags)`,
  );
  for (const { tag } of strays) failures.push(`a transaction still has the deleted tag ${tag}`);
  return {
    claim: 'every row and every sum match what the bank and the files delivered',
    attempts: model.cents.size,
    failures,
  };
}
