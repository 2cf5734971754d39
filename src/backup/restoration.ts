import type { Knex } from 'knex';
import { findAppliedMigrations, migrateLocked } from '../postgres/migrate.ts';
import type { TableShape } from './productTables.ts';
import { describeTables, PRODUCT_TABLES, SQL_VIEWS, TABLES_LEFT_OUT } from './productTables.ts';

/** The tables in which migrations insert rows, so that they have rows in an unused database too. */
const SEEDED_TABLES = ['categories', 'tags'];

const ALL_TABLES = [...PRODUCT_TABLES, ...TABLES_LEFT_OUT];

/** Returns the tables that contain user data, with their row counts. Empty for a new database. */
export async function findUsedTables(db: Knex): Promise<{ table: string; count: number }[]> {
  const used: { table: string; count: number }[] = [];
  // The row in household is written before there is any user data, and an audit event alone is about nothing.
  const tables = PRODUCT_TABLES.filter((name) => name !== 'household' && name !== 'audit_events');
  for (const { name } of await describeTables(db, tables)) {
    const rows = db(name).count<{ count: string }[]>('* as count');
    // A migration inserts its rows at one time and does not update them.
    if (SEEDED_TABLES.includes(name)) {
      rows.whereRaw('updated_at <> created_at or created_at > (select min(created_at) from ??)', [name]);
    }
    const count = Number((await rows)[0]?.count);
    if (count > 0) used.push({ table: name, count });
  }
  return used;
}

/** Returns tables that have the name of one of ours in a database that was never migrated: another program's. */
export async function findForeignTables(db: Knex): Promise<string[]> {
  if (await findAppliedMigrations(db)) return [];
  return (await describeTables(db, ALL_TABLES)).map(({ name }) => name);
}

/**
 * Drops all tables with our views of them, and creates the schema of these migrations with empty product tables. The database must not
 * contain user data, see findUsedTables.
 */
export async function recreateSchema(trx: Knex.Transaction, migrations: readonly string[]): Promise<void> {
  await trx.raw(`drop view if exists ${[...SQL_VIEWS].reverse().join(', ')}`);
  const names = ALL_TABLES.map(() => '??').join(', ');
  await trx.raw(`drop table if exists ${names}`, ALL_TABLES);
  await migrateLocked(trx, { only: migrations });
  for (const { name } of (await describeTables(trx, PRODUCT_TABLES)).reverse()) await trx(name).delete();
}

/**
 * Disables the tables' triggers while `store` inserts rows. A trigger could change a restored row, because a backup
 * already contains the columns that triggers derive.
 */
export async function withoutTriggers<T>(
  trx: Knex.Transaction,
  tables: readonly string[],
  store: () => Promise<T>,
): Promise<T> {
  for (const table of tables) await trx.raw('alter table ?? disable trigger user', [table]);
  const result = await store();
  for (const table of tables) await trx.raw('alter table ?? enable trigger user', [table]);
  return result;
}

/** Inserts rows that are JSON arrays of their columns' texts, in the order of `columns`. */
export async function storeRows(
  trx: Knex.Transaction,
  { name, columns }: TableShape,
  rows: readonly string[],
): Promise<void> {
  const names = columns.map(() => '??').join(', ');
  const values = columns.map(({ type }, position) => `(value ->> ${position})::${type}`).join(', ');
  await trx.raw(
    `insert into ?? (${names}) select ${values} from jsonb_array_elements(?::jsonb) with ordinality as entry (value, position)
     order by position`,
    [name, ...columns.map((column) => column.name), `[${rows.join(',')}]`],
  );
}

/** Collects the planner's statistics, without which the first queries after a restore would be slow. */
export async function analyzeTables(trx: Knex.Transaction): Promise<void> {
  for (const { name } of await describeTables(trx, PRODUCT_TABLES)) await trx.raw('analyze ??', [name]);
}
