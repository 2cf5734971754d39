import type { Database } from '../../src/context.ts';
import { stageChanges } from '../../src/store/stagedChanges.ts';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { applyBatch } from '../../src/sync/applyBatch.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { checking, purchase } from '../support/scriptedProvider.ts';
import type { Product, Row } from './measure.ts';
import { ask, isQuick, limitRow } from './measure.ts';

const HISTORY = isQuick ? 20_000 : 100_000;
const PAGE = 500;

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
};

/** The rows of the table that write: ours against set-based SQL on the same table with the same indexes. */
export async function measureWrites(
  db: Database,
  product: Product,
  key: string,
  userId: string,
): Promise<Row[]> {
  const rows: Row[] = [];
  const { connectionId } = await createAccounts(db, ['checking']);
  const history = Array.from({ length: HISTORY }, (_, at) =>
    purchase(`bench-${at}`, {
      amount: `${(at * 37) % 9000}.${String(at % 100).padStart(2, '0')}`,
      date: new Date(Date.UTC(2024, 0, 1 + (at % 1000))).toISOString().slice(0, 10),
      name: `STORE ${at % 2000} #${at % 997}`,
      merchantName: `Merchant ${at % 2000}`,
    }),
  );
  const sync = async () => {
    const syncLogId = await openSyncLog(db, connectionId, 'manual', new Date());
    if (!syncLogId) throw new Error('a sync was left in progress');
    const taken = await seconds(async () => {
      for (let at = 0; at < history.length; at += PAGE) {
        const changes = history.slice(at, at + PAGE).map((payload) => ({ kind: 'upsert' as const, payload }));
        await stageChanges(db, syncLogId, at, changes);
      }
      await db.transaction(async (trx) => {
        await trx.raw('set local statement_timeout = 0');
        const batch = {
          syncLogId,
          connectionId,
          institutionName: 'First Platypus Bank',
          accounts: [{ ...checking, externalId: 'checking', name: 'checking' }],
          windows: [],
          linksPending: true,
        };
        const { counts } = await applyBatch(trx, batch, new Date());
        written = counts.added + counts.modified + counts.removed;
      });
    });
    await db('sync_logs').where('id', syncLogId).delete();
    await db('staged_changes').where('sync_log_id', syncLogId).delete();
    return taken;
  };
  let written = 0;
  const first = await sync();
  const second = await sync();
  const rewritten = written;
  // The same rows once more into the same table, by the database alone: what their storing costs.
  const copied = await seconds(async () => {
    await db.raw(
      `insert into transactions (id, short_id, account_id, external_id, amount, iso_currency_code, date, name,
         merchant_name, payment_channel, pending, provider_category_primary, provider_category_detailed,
         provider_category_slug, raw, created_at, updated_at)
       select gen_random_uuid(), left(md5(external_id), 8), account_id, 'copy-' || external_id, amount,
         iso_currency_code, date, name, merchant_name, payment_channel, pending, provider_category_primary,
         provider_category_detailed, provider_category_slug, raw, created_at, updated_at
       from transactions where external_id like 'bench-%'
       on conflict (short_id) do nothing`,
    );
  });
  const ratio = copied / first;
  rows.push({
    name: `first history of ${HISTORY} transactions, staged, planned and stored, against insert-select of the same rows`,
    figure: `${ratio.toFixed(2)} (${Math.round(HISTORY / first)} against ${Math.round(HISTORY / copied)} rows a second)`,
    target: '≥ 0.60',
    isMet: ratio >= 0.6,
  });
  rows.push({
    name: 'an identical second sync',
    figure: `${rewritten} rows written, ${Math.round(HISTORY / second)} rows a second`,
    target: '0 rows, ≥ 35000 rows a second',
    isMet: rewritten === 0 && HISTORY / second >= 35_000,
  });

  const file = `Date,Description,Amount\n${history.map(({ date, name, amount }) => `${date},${name},-${amount}`).join('\n')}\n`;
  const imported = await seconds(() =>
    ask(product, key, `/api/v1/csv/import?user_id=${userId}&account_name=Bench&currency=USD`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
      body: file,
    }),
  );
  rows.push(limitRow(`CSV import of ${HISTORY} rows`, imported, 15, 's'));
  return rows;
}
