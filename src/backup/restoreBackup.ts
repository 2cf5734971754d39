import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import type { Database } from '../context.ts';
import { listMigrations, lockSchema, migrateLocked } from '../postgres/migrate.ts';
import { describeTables, findAppliedMigrations } from '../store/productTables.ts';
import {
  analyzeTables,
  findOccupants,
  findStrangersTables,
  makeSchemaAnew,
  storeRows,
  withoutTriggers,
} from '../store/restoration.ts';
import { speakPlainly } from '../store/snapshot.ts';
import type { Vault } from '../vault.ts';
import { checkBackup } from './checkBackup.ts';
import { BackupError } from './errors.ts';
import type { BackupHeader } from './format.ts';
import { readBackup } from './readBackup.ts';

export interface RestoreOptions {
  vault: Vault | null;
  onProgress?(done: number, all: number): void;
  /** Looks at what was restored before it is committed; nothing is stored when it throws. */
  verify?(trx: Knex.Transaction): Promise<void>;
}

/**
 * Puts a backup into an empty database: the schema as it was when the backup was made, its rows as they were,
 * and then the migrations that have come since. The file is read twice, first to see that it is whole and that
 * its access tokens open. All is stored in one database transaction, or nothing.
 * @throws BackupError
 */
export async function restoreBackup(
  db: Database,
  file: string,
  { vault, onProgress = () => {}, verify = async () => {} }: RestoreOptions,
): Promise<BackupHeader> {
  await refuseOccupied(db);
  const header = await checkBackup(file, vault);
  await db.transaction(async (trx) => {
    await lockSchema(trx);
    await speakPlainly(trx);
    // Once more, now that nobody else can restore or migrate.
    await refuseOccupied(trx);
    await makeSchemaAnew(trx, header.migrations);
    await storeBackup(trx, file, header, onProgress);
    await migrateLocked(trx);
    await verify(trx);
    await analyzeTables(trx);
  });
  return header;
}

async function refuseOccupied(db: Database): Promise<void> {
  const strangers = await findStrangersTables(db);
  if (strangers.length > 0) {
    throw new BackupError(
      `This database has tables that are not Breadbox's (${strangers.join(', ')}). A backup is restored into an empty database: create one and name it in DATABASE_URL.`,
    );
  }
  const known = await listMigrations();
  const later = (await findAppliedMigrations(db))?.find((name) => !known.includes(name));
  if (later) {
    throw new BackupError(
      `A later Breadbox has been at this database (${later}). Restore with that version, or into an empty database.`,
    );
  }
  const occupants = await findOccupants(db);
  if (occupants.length > 0) {
    const found = occupants.map(({ table, count }) => `${table}: ${count}`).join(', ');
    throw new BackupError(
      `This database is in use (${found}). A backup is restored into an empty database, so that nothing is overwritten: create one and name it in DATABASE_URL, or name an empty folder in BREADBOX_DATA_DIR.`,
    );
  }
}

async function storeBackup(
  trx: Knex.Transaction,
  file: string,
  checked: BackupHeader,
  onProgress: (done: number, all: number) => void,
): Promise<void> {
  const names = checked.tables.map(({ name }) => name);
  const shapes = new Map((await describeTables(trx, names)).map((shape) => [shape.name, shape]));
  const all = checked.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  await withoutTriggers(trx, [...shapes.keys()], () =>
    readBackup(file, {
      async header(header) {
        if (!isDeepStrictEqual(header, checked))
          throw new BackupError(`${file} was changed while it was read.`);
      },
      async rows({ name, columns }, rows) {
        const shape = shapes.get(name);
        if (!shape || columns.join() !== shape.columns.map((column) => column.name).join()) {
          throw new BackupError(
            `${file} holds a table "${name}" that its migrations do not make. Nothing was stored.`,
          );
        }
        await storeRows(trx, shape, rows);
        done += rows.length;
        onProgress(done, all);
      },
    }),
  );
}
