import { describeTables } from '../../src/backup/productTables.ts';
import type { Database } from '../../src/context.ts';
import { createDatabase } from '../../src/postgres/database.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { fillLedger, idOf, shortIdOf } from '../support/manyTransactions.ts';

/** The ledgers of the bench, each in a database of its own on one server. */

export interface Ledger {
  url: string;
  db: Database;
  key: string;
}

/** Of ten million rows only pages are read: the other indexes would take minutes to build and serve nothing. */
const PAGE_INDEX = 'transactions_newest';

/** Makes a database with so many transactions. Their indexes are built afterwards: what is measured is reading. */
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
  const db = connect(url);
  await migrate(db);
  const indexes = await dropIndexes(db);
  await fillLedger(db, rows, onProgress);
  for (const definition of indexes) await db.raw(definition);
  await db.raw('vacuum analyze');
  const { key } = await createApiKey(db, { name: 'bench', scope: 'full_access' }, new Date());
  return { url: url.href, db, key };
}

/**
 * Makes a database with `times` the transactions of a ledger, of which nobody may have a connection open: its rows
 * again and again under ids of their own, because to make ten million would take too long.
 */
export async function multiplyLedger(
  server: Database,
  source: { url: string; key: string; rows: number },
  times: number,
  onProgress: (done: number) => void,
): Promise<Ledger> {
  const url = await copyDatabase(server, source.url, `ledger_${source.rows * times}`);
  const db = connect(url);
  const indexes = await dropIndexes(db);
  await copyRows(db, source.rows, times, onProgress);
  for (const definition of indexes) if (definition.includes(PAGE_INDEX)) await db.raw(definition);
  await db.raw('vacuum analyze');
  return { url: url.href, db, key: source.key };
}

/** Works on a copy of a ledger of which nobody may have a connection open, and drops it. */
export async function onCopy<Result>(
  server: Database,
  sourceUrl: string,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const name = 'ledger_copy';
  const db = connect(await copyDatabase(server, sourceUrl, name));
  try {
    return await work(db);
  } finally {
    await db.destroy();
    await server.raw('drop database ??', [name]);
  }
}

async function copyDatabase(server: Database, sourceUrl: string, name: string): Promise<URL> {
  const url = new URL(sourceUrl);
  // Of the strategies the one that does not write it all into the log as well.
  await server.raw('create database ?? template ?? strategy file_copy', [name, url.pathname.slice(1)]);
  url.pathname = `/${name}`;
  return url;
}

export const connect = (url: URL): Database =>
  createDatabase(url.href, { poolSize: 4, statementTimeoutMs: 0 });

async function dropIndexes(db: Database): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { indexname: string; indexdef: string }[] }>(
    `select indexname, indexdef from pg_indexes
     where tablename = 'transactions' and not exists (select from pg_constraint where conname = indexname)`,
  );
  for (const { indexname } of rows) await db.raw('drop index ??', [indexname]);
  return rows.map(({ indexdef }) => indexdef);
}

/** A number makes a row's ids, as in fillLedger; a copy has the next free ones. */
async function copyRows(
  db: Database,
  rows: number,
  times: number,
  onProgress: (done: number) => void,
): Promise<void> {
  // What the next run makes anew need not survive a crash.
  await db.raw('alter table transactions set unlogged');
  await db.raw('alter table transactions set (autovacuum_enabled = false)');
  await db.raw('create unlogged table source as select * from transactions');
  const [shape] = await describeTables(db, ['transactions']);
  const columns = shape?.columns.map(({ name }) => name) ?? [];
  const copies: Record<string, string> = {
    id: idOf('number'),
    short_id: shortIdOf('number'),
    external_id: "'external-' || number",
  };
  for (let copy = 1; copy < times; copy++) {
    await db.transaction(async (trx) => {
      // Without triggers: what they derive is copied with the row.
      await trx.raw('set local session_replication_role = replica');
      await trx.raw(
        `insert into transactions (${columns.join(', ')})
         select ${columns.map((column) => copies[column] ?? column).join(', ')}
         from source, lateral (select substring(external_id from 10)::integer + ?::integer as number) as moved`,
        [copy * rows],
      );
    });
    onProgress((copy + 1) * rows);
  }
  await db.raw('drop table source');
}
