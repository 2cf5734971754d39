import type { Knex } from 'knex';
import { migrateLocked } from '../postgres/migrate.ts';
import type { TableShape } from './productTables.ts';
import { describeTables, findAppliedMigrations, PRODUCT_TABLES, TABLES_LEFT_OUT } from './productTables.ts';

/** Migrations fill these, so a database nobody has used yet has rows in them. */
const SOWN_TABLES = ['categories', 'tags'];

const ALL_TABLES = [...PRODUCT_TABLES, ...TABLES_LEFT_OUT];

/** What people have put into this database, as tables and their counts of rows; none in one that is new. */
export async function findOccupants(db: Knex): Promise<{ table: string; count: number }[]> {
  const occupants: { table: string; count: number }[] = [];
  // The row that says which money a database holds is written before there is any.
  const tables = PRODUCT_TABLES.filter((name) => name !== 'household');
  for (const { name } of await describeTables(db, tables)) {
    const rows = db(name).count<{ count: string }[]>('* as count');
    // What a migration sows, it sows at one moment and changes no more.
    if (SOWN_TABLES.includes(name)) {
      rows.whereRaw('updated_at <> created_at or created_at > (select min(created_at) from ??)', [name]);
    }
    const count = Number((await rows)[0]?.count);
    if (count > 0) occupants.push({ table: name, count });
  }
  return occupants;
}

/** Tables that carry our names in a database that our migrations have never seen: somebody else's. */
export async function findStrangersTables(db: Knex): Promise<string[]> {
  if (await findAppliedMigrations(db)) return [];
  return (await describeTables(db, ALL_TABLES)).map(({ name }) => name);
}

/**
 * Makes the schema anew as these migrations leave it, without a row in any product table. What was there must
 * have been found to be nothing, see findOccupants.
 */
export async function makeSchemaAnew(trx: Knex.Transaction, migrations: readonly string[]): Promise<void> {
  const names = ALL_TABLES.map(() => '??').join(', ');
  await trx.raw(`drop table if exists ${names}`, ALL_TABLES);
  await migrateLocked(trx, { only: migrations });
  for (const { name } of (await describeTables(trx, PRODUCT_TABLES)).reverse()) await trx(name).delete();
}

/**
 * Lets `store` put rows in exactly as they were. Triggers derive what a backup holds already, and they are the
 * triggers of today: switched off, a row comes back to the last character.
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

/** Stores rows that are JSON arrays of their columns' texts, in the order of `columns`. */
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

/** Tells the planner what it deals with; otherwise the first queries after a restore would guess. */
export async function analyzeTables(trx: Knex.Transaction): Promise<void> {
  for (const { name } of await describeTables(trx, PRODUCT_TABLES)) await trx.raw('analyze ??', [name]);
}
