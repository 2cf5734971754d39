import type { Database } from '../../src/context.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { createDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { fillLedger, idOf, shortIdOf } from '../support/manyTransactions.ts';

/** The ledgers of the bench, each in a database of its own on one server. */

export interface Ledger {
  url: string;
  db: Database;
  key: string;
}

/** From here on rows are copies of the first ones under ids of their own: rendering ten million takes too long. */
const RENDERED_ROWS = 1_000_000;
const PAGE_INDEX = 'transactions_newest';

/**
 * Makes a database with so many transactions. They are stored without the indexes, which are built afterwards:
 * what is measured is reading.
 */
export async function createLedger(
  server: Database,
  serverUrl: string,
  rows: number,
  onProgress: (done: number) => void,
): Promise<Ledger> {
  const name = `ledger_${rows}`;
  await server.raw('create database ??', [name]);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const db = createDatabase(url.href, { poolSize: 4, statementTimeoutMs: 0 });
  await migrate(db);
  const indexes = await dropIndexes(db);
  await fillLedger(db, Math.min(rows, RENDERED_ROWS), onProgress);
  if (rows > RENDERED_ROWS) await copyRows(db, rows, onProgress);
  // Of ten million rows only pages are read: the other indexes would take minutes to build and serve nothing.
  const needed =
    rows > RENDERED_ROWS ? indexes.filter((definition) => definition.includes(PAGE_INDEX)) : indexes;
  for (const definition of needed) await db.raw(definition);
  await db.raw('vacuum analyze');
  const { key } = await createApiKey(db, { name: 'bench', scope: 'full_access' }, new Date());
  return { url: url.href, db, key };
}

async function dropIndexes(db: Database): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { indexname: string; indexdef: string }[] }>(
    `select indexname, indexdef from pg_indexes
     where tablename = 'transactions' and not exists (select from pg_constraint where conname = indexname)`,
  );
  for (const { indexname } of rows) await db.raw('drop index ??', [indexname]);
  return rows.map(({ indexdef }) => indexdef);
}

/** The rendered rows again and again, each time under the next numbers: a number makes a row's ids, as in fillLedger. */
async function copyRows(db: Database, rows: number, onProgress: (done: number) => void): Promise<void> {
  // What the next run makes anew need not survive a crash.
  await db.raw('alter table transactions set unlogged');
  await db.raw('create unlogged table rendered as select * from transactions');
  const columns = Object.keys(await db('transactions').columnInfo());
  const copies: Record<string, string> = {
    id: idOf('number'),
    short_id: shortIdOf('number'),
    external_id: "'external-' || number",
    view: `replace(replace(replace(view, id::text, ${idOf('number')}::text), external_id, 'external-' || number),
      '"short_id":"' || short_id, '"short_id":"' || ${shortIdOf('number')})`,
  };
  for (let done = RENDERED_ROWS; done < rows; done += RENDERED_ROWS) {
    await db.transaction(async (trx) => {
      // Without the trigger that renders a row: its text is copied with it.
      await trx.raw('set local session_replication_role = replica');
      await trx.raw(
        `insert into transactions (${columns.join(', ')})
         select ${columns.map((column) => copies[column] ?? column).join(', ')}
         from rendered, lateral (select substring(external_id from 10)::integer + ?::integer as number) as moved`,
        [done],
      );
    });
    onProgress(done + RENDERED_ROWS);
  }
  await db.raw('drop table rendered');
}
