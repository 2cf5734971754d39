import type { Knex } from 'knex';
import { findAppliedMigrations, keepSchema } from '../postgres/migrate.ts';
import { describeTables, PRODUCT_TABLES } from './productTables.ts';

export interface SnapshotTable {
  name: string;
  columns: string[];
  rows: number;
}

/** A consistent view of the whole database at one time, however long reading takes. */
export interface Snapshot {
  /** Null if the database was never migrated. */
  migrations: string[] | null;
  tables: SnapshotTable[];
  /** Reads all rows of a table in chunks: each row a JSON array of its columns' texts, or null for SQL null. */
  readRows(table: SnapshotTable): AsyncGenerator<string[]>;
}

/** Large enough for few round trips, small enough to need little memory. */
const CHUNK_CHARACTERS = 1_000_000;
const FIRST_CHUNK_ROWS = 100;
const MAX_CHUNK_ROWS = 5_000;

/** A row that references another row of its table must be inserted after it. */
const PARENTS_FIRST: Record<string, string> = { categories: 'order by primary_slug is not null, slug' };

/**
 * Calls `work` with a snapshot of the product's tables: a read-only repeatable-read transaction, which does not block
 * writers. It needs a pool of two connections: the other one locks out migrations before the snapshot is taken.
 */
export async function withSnapshot<T>(db: Knex, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return db.transaction(async (lockTrx) => {
    await lockTrx.raw('set local idle_in_transaction_session_timeout = 0');
    await keepSchema(lockTrx);
    return db.transaction(
      async (trx) => {
        await setPortableFormats(trx);
        const shapes = await describeTables(trx, PRODUCT_TABLES);
        const tables: SnapshotTable[] = [];
        for (const { name, columns } of shapes) {
          const [counted] = await trx(name).count<{ count: string }[]>('* as count');
          tables.push({ name, columns: columns.map((column) => column.name), rows: Number(counted?.count) });
        }
        return work({
          migrations: await findAppliedMigrations(trx),
          tables,
          readRows: (table) => readRows(trx, table),
        });
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    );
  });
}

/** Makes values convert to and from text in the same format, whatever the server's settings are. */
export async function setPortableFormats(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    set local timezone = 'UTC';
    set local datestyle = 'ISO, YMD';
    set local intervalstyle = 'iso_8601';
    set local bytea_output = 'hex';
    set local extra_float_digits = 1`);
}

async function* readRows(trx: Knex.Transaction, { name, columns }: SnapshotTable): AsyncGenerator<string[]> {
  const texts = columns.map(() => '??::text').join(', ');
  await trx.raw(
    `declare snapshot_rows no scroll cursor for
     select to_json(array[${texts}])::text as row from ?? ${PARENTS_FIRST[name] ?? ''}`,
    [...columns, name],
  );
  let rowLimit = FIRST_CHUNK_ROWS;
  for (;;) {
    const { rows } = await trx.raw<{ rows: { row: string }[] }>(
      `fetch forward ${rowLimit} from snapshot_rows`,
    );
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
    // A row has a few hundred characters, or a hundred thousand with a provider's raw data.
    const characters = rows.reduce((sum, { row }) => sum + row.length, 0);
    const fitting = Math.floor((CHUNK_CHARACTERS * rows.length) / characters);
    rowLimit = Math.min(MAX_CHUNK_ROWS, Math.max(1, fitting));
  }
  await trx.raw('close snapshot_rows');
}
