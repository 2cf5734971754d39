import type { Database } from '../../src/context.ts';
import type { FeedTransaction } from '../../src/providers/provider.ts';
import { getConnectionRecord } from '../../src/store/connections.ts';
import { discardStagedChanges, stageChanges } from '../../src/store/stagedChanges.ts';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { applyBatch } from '../../src/sync/applyBatch.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { checking, purchase } from '../support/scriptedProvider.ts';
import { copyFinishedRows } from './copyFinishedRows.ts';
import { householdRules, replaceRules } from './householdRules.ts';
import type { Ledger } from './ledger.ts';
import type { Row } from './measure.ts';
import { ask, isQuick, limitRow, median, ratioRow, seconds } from './measure.ts';
import { peakMemoryMb, startProduct } from './servers.ts';

const HISTORY = isQuick ? 20_000 : 100_000;
const ROUNDS = isQuick ? 1 : 3;
const PAGE = 500;
const RULES = 20;

/** Returns the results for writes: the path of every sync compared with COPY, and a CSV import over HTTP. */
export async function measureWrites({ db, url, key }: Ledger): Promise<Row[]> {
  const slugs: string[] = await db('categories').orderBy('slug').pluck('slug');
  await replaceRules(db, householdRules(RULES, slugs));
  const rounds: SyncRound[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await syncAndCopy(db, `round ${round}`));
  await replaceRules(db, []);
  const identical = median(rounds.map(({ identicalPerSecond }) => identicalPerSecond));
  const rewritten = Math.max(...rounds.map(({ rewrittenRows }) => rewrittenRows));
  const walBytes = Math.max(...rounds.map(({ identicalWalBytes }) => identicalWalBytes));
  return [
    ratioRow(
      `first history of ${HISTORY} transactions, staged, planned, judged by ${RULES} rules and stored, ` +
        'against COPY of the same finished rows into the same table, nothing rendered',
      {
        ratio: median(rounds.map(({ firstPerSecond, copyPerSecond }) => firstPerSecond / copyPerSecond)),
        ours: median(rounds.map(({ firstPerSecond }) => firstPerSecond)),
        limit: median(rounds.map(({ copyPerSecond }) => copyPerSecond)),
      },
      0.6,
    ),
    {
      name: 'an identical second sync',
      figure: `${rewritten} new row versions, ${Math.round(walBytes / 1024)} kB of WAL, ${Math.round(identical)} rows a second`,
      target: '0 rows, ≥ 35000 rows a second',
      isMet: rewritten === 0 && identical >= 35_000,
    },
    ...(await measureImport(url, key, (await db('users').first('id')).id)),
  ];
}

interface SyncRound {
  firstPerSecond: number;
  copyPerSecond: number;
  identicalPerSecond: number;
  identicalWalBytes: number;
  rewrittenRows: number;
}

/** Measures a first sync, an identical second one, and COPY as the limit, one after the other into the same table. */
async function syncAndCopy(db: Database, name: string): Promise<SyncRound> {
  const { connectionId, accountIds } = await createAccounts(db, ['checking', 'copied']);
  const [synced = '', copied = ''] = accountIds;
  const history = makeHistory(name);
  const first = await sync(db, connectionId, history);
  const stored = await versionsOf(db, synced);
  const walBefore = await walPosition(db);
  const identical = await sync(db, connectionId, history);
  const walAfter = await walPosition(db);
  const storedAgain = await versionsOf(db, synced);
  const copy = await copyFinishedRows(db, synced, copied);
  return {
    firstPerSecond: HISTORY / first,
    copyPerSecond: HISTORY / copy,
    identicalPerSecond: HISTORY / identical,
    identicalWalBytes: walAfter - walBefore,
    rewrittenRows: [...storedAgain].filter((version) => !stored.has(version)).length,
  };
}

/** Creates purchases with the raw JSON that Plaid sends for them. */
function makeHistory(name: string): FeedTransaction[] {
  return Array.from({ length: HISTORY }, (_, at) => {
    const externalId = `${name} ${((at * 7919) % HISTORY).toString(36)}`;
    const shop = ['COFFEE', 'GROCERY', 'MARKET', 'ONLINE', 'STATION', 'BOOKS', 'PHARMACY', 'BAKERY'][at % 8];
    const text = `${shop} STORE ${at % 2000} #${at % 997}`;
    const amount = `${(at * 37) % 9000}.${String(at % 100).padStart(2, '0')}`;
    const date = new Date(Date.UTC(2024, 0, 1 + (at % 1000))).toISOString().slice(0, 10);
    const raw = {
      transaction_id: externalId,
      amount: Number(amount),
      iso_currency_code: 'USD',
      date,
      name: text,
      payment_channel: 'in store',
      pending: false,
      personal_finance_category: {
        primary: 'FOOD_AND_DRINK',
        detailed: 'FOOD_AND_DRINK_COFFEE',
        confidence_level: 'VERY_HIGH',
      },
    };
    return purchase(externalId, { amount, date, name: text, merchantName: `Merchant ${at % 2000}`, raw });
  });
}

/** Stages and applies a batch as syncConnection does, but without a provider. Returns seconds. */
async function sync(db: Database, connectionId: string, history: FeedTransaction[]): Promise<number> {
  const syncLogId = await openSyncLog(db, connectionId, 'manual', new Date());
  if (!syncLogId) throw new Error('The connection is already syncing.');
  await db.raw('checkpoint');
  const taken = await seconds(async () => {
    for (let at = 0; at < history.length; at += PAGE) {
      const changes = history.slice(at, at + PAGE).map((payload) => ({ kind: 'upsert' as const, payload }));
      await stageChanges(db, syncLogId, at, changes);
    }
    await db.transaction(async (trx) => {
      const batch = {
        syncLogId,
        connectionId,
        login: await getConnectionRecord(trx, connectionId),
        closedAccounts: [],
        accounts: [{ ...checking, externalId: 'checking', name: 'checking' }],
        windows: [],
        isFull: true,
        wasHistoryComplete: true,
        oldestDays: new Map(),
        staged: history.length,
        linksPending: true,
      };
      await applyBatch(trx, batch, new Date());
    });
    await discardStagedChanges(db, syncLogId);
  });
  await db('sync_logs').where('id', syncLogId).delete();
  return taken;
}

/** Returns the position and the writing transaction of each row's current version; rewriting a row changes both. */
async function versionsOf(db: Database, accountId: string): Promise<Set<string>> {
  const { rows } = await db.raw(
    `select ctid::text || ' ' || xmin::text as version from transactions where account_id = ?`,
    [accountId],
  );
  return new Set(rows.map(({ version }: { version: string }) => version));
}

async function walPosition(db: Database): Promise<number> {
  const { rows } = await db.raw("select pg_current_wal_insert_lsn() - '0/0' as bytes");
  return Number(rows[0].bytes);
}

/** Uses a new server, so that its peak memory is that of the import. */
async function measureImport(url: string, key: string, userId: string): Promise<Row[]> {
  const lines = makeHistory('file').map(({ date, name, amount }) => `${date},${name},-${amount}`);
  const file = `Date,Description,Amount\n${lines.join('\n')}\n`;
  const product = await startProduct(url);
  try {
    const taken = await seconds(() =>
      ask(product, key, `/api/v1/csv/import?user_id=${userId}&account_name=Bench&currency=USD`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/csv' },
        body: file,
      }),
    );
    return [
      limitRow(`CSV import of ${HISTORY} rows over HTTP`, taken, 15, 's'),
      limitRow('the most memory that serve had in it', peakMemoryMb(product.pid), 300, 'MB'),
    ];
  } finally {
    await product.stop();
  }
}
