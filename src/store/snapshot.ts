import type { Knex } from 'knex';
import { keepSchema } from '../postgres/migrate.ts';
import { describeTables, findAppliedMigrations, PRODUCT_TABLES } from './productTables.ts';

export interface SnapshotTable {
  name: string;
  columns: string[];
  rows: number;
}

/** The whole database as it was at one moment, however long it takes to read. */
export interface Snapshot {
  /** Null in a database that never was migrated. */
  migrations: string[] | null;
  tables: SnapshotTable[];
  /** Every row of a table: a JSON array of its columns' texts, null where there is no value. */
  readRows(table: SnapshotTable): AsyncGenerator<string[]>;
}

/** Enough for few round trips, little enough to be nothing in memory. */
const STRETCH_CHARACTERS = 1_000_000;
const FIRST_STRETCH_ROWS = 100;
const MOST_STRETCH_ROWS = 5_000;

/** A row may refer to another of its own table; that one has to come first when they are stored again. */
const PARENTS_FIRST: Record<string, string> = { categories: 'order by primary_slug is not null, slug' };

/**
 * Hands out a snapshot of the product's tables: one read-only database transaction that goes on seeing what was
 * committed when it began, while everything else goes on writing. Needs a pool of two: the second connection
 * keeps migrations away, and it must have done so before the snapshot is taken.
 */
export async function withSnapshot<T>(db: Knex, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return db.transaction(async (keeper) => {
    await keeper.raw('set local idle_in_transaction_session_timeout = 0');
    await keepSchema(keeper);
    return db.transaction(
      async (trx) => {
        await speakPlainly(trx);
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

/** Values as text that means the same in every database, whatever the server's settings are. */
export async function speakPlainly(trx: Knex.Transaction): Promise<void> {
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
  let rowLimit = FIRST_STRETCH_ROWS;
  for (;;) {
    const { rows } = await trx.raw<{ rows: { row: string }[] }>(
      `fetch forward ${rowLimit} from snapshot_rows`,
    );
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
    // A row is a few hundred characters or, with what a provider sent, a hundred thousand.
    const characters = rows.reduce((sum, { row }) => sum + row.length, 0);
    const fitting = Math.floor((STRETCH_CHARACTERS * rows.length) / characters);
    rowLimit = Math.min(MOST_STRETCH_ROWS, Math.max(1, fitting));
  }
  await trx.raw('close snapshot_rows');
}
