import { describeTables } from '../../src/backup/productTables.ts';
import type { Database } from '../../src/context.ts';
import { createDatabase } from '../../src/postgres/database.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { fillLedger, idOf, shortIdOf } from '../support/manyTransactions.ts';

/** The ledgers of the benchmark, each in its own database on one server. */

export interface Ledger {
  url: string;
  db: Database;
  key: string;
}

/** The only index built for ten million rows, because only pages are read; the others would take minutes. */
const PAGE_INDEX = 'transactions_newest';

/** Creates a database with this many transactions, and builds the indexes afterwards, which is faster. */
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
 * Creates a database with `times` as many transactions as a ledger by copying its rows under new ids, which is faster
 * than generating them. The ledger must have no open connection.
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

/** Runs work on a copy of a ledger, and drops the copy. The ledger must have no open connection. */
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
  // This strategy does not write the whole copy to the WAL.
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

/** Derives the ids of each copied row from the next free numbers, as fillLedger does. */
async function copyRows(
  db: Database,
  rows: number,
  times: number,
  onProgress: (done: number) => void,
): Promise<void> {
  // The data need not survive a crash.
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
      // Without triggers, because the columns that they set are copied.
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
