import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import type { Database } from '../context.ts';
import { findAppliedMigrations, findLaterMigration, lockSchema, migrateLocked } from '../postgres/migrate.ts';
import type { Vault } from '../vault.ts';
import { checkBackup } from './checkBackup.ts';
import type { BackupSecret } from './encryption.ts';
import { BackupError } from './errors.ts';
import type { BackupHeader } from './format.ts';
import { describeTables } from './productTables.ts';
import { type BackupVisitor, readBackup } from './readBackup.ts';
import {
  analyzeTables,
  findForeignTables,
  findUsedTables,
  recreateSchema,
  storeRows,
  withoutTriggers,
} from './restoration.ts';
import { setPortableFormats } from './snapshot.ts';

export interface RestoreOptions {
  vault: Vault | null;
  /** What opens an encrypted backup. */
  secret?: BackupSecret | null;
  onProgress?(done: number, all: number): void;
  /** Checks the restored rows before they are committed. If it throws, nothing is stored. */
  verify?(trx: Knex.Transaction): Promise<void>;
}

/**
 * Restores a backup into an empty database: creates the schema of the backup, inserts its rows and then runs the newer
 * migrations, all in one transaction. The file is read twice, first to check that it is complete and that its access
 * tokens open.
 * @throws BackupError, DevelopmentSchemaError
 */
export async function restoreBackup(
  db: Database,
  file: string,
  { vault, secret = null, onProgress = () => {}, verify = async () => {} }: RestoreOptions,
): Promise<BackupHeader> {
  await requireEmpty(db);
  const header = await checkBackup(file, vault, secret);
  await db.transaction(async (trx) => {
    await lockSchema(trx);
    await setPortableFormats(trx);
    // Check again, now that the lock keeps other processes from restoring or migrating.
    await requireEmpty(trx);
    await recreateSchema(trx, header.migrations);
    await storeBackup(trx, { file, secret }, header, onProgress);
    await migrateLocked(trx);
    await verify(trx);
    await analyzeTables(trx);
  });
  return header;
}

async function requireEmpty(db: Database): Promise<void> {
  const foreign = await findForeignTables(db);
  if (foreign.length > 0) {
    throw new BackupError(
      `This database has tables that are not Breadbox's (${foreign.join(', ')}). Create an empty database and set DATABASE_URL to it.`,
    );
  }
  const later = await findLaterMigration((await findAppliedMigrations(db)) ?? []);
  if (later) {
    throw new BackupError(
      `A newer version of Breadbox has migrated this database (${later}). Restore with that version, or into an empty database.`,
    );
  }
  const used = await findUsedTables(db);
  if (used.length > 0) {
    const found = used.map(({ table, count }) => `${table}: ${count}`).join(', ');
    throw new BackupError(
      `This database is in use (${found}), and a restore never overwrites data. Set DATABASE_URL to an empty database, or BREADBOX_DATA_DIR to an empty folder.`,
    );
  }
}

async function storeBackup(
  trx: Knex.Transaction,
  { file, secret }: { file: string; secret: BackupSecret | null },
  checked: BackupHeader,
  onProgress: (done: number, all: number) => void,
): Promise<void> {
  const names = checked.tables.map(({ name }) => name);
  const shapes = new Map((await describeTables(trx, names)).map((shape) => [shape.name, shape]));
  const all = checked.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  const visitor: BackupVisitor = {
    async header(header) {
      if (!isDeepStrictEqual(header, checked))
        throw new BackupError(`${file} was changed while it was being read. Nothing was stored. Try again.`);
    },
    async rows({ name, columns }, rows) {
      const shape = shapes.get(name);
      if (!shape || columns.join() !== shape.columns.map((column) => column.name).join()) {
        throw new BackupError(
          `${file} contains a table "${name}" that its migrations do not create. Nothing was stored. Use another copy.`,
        );
      }
      await storeRows(trx, shape, rows);
      done += rows.length;
      onProgress(done, all);
    },
  };
  await withoutTriggers(trx, [...shapes.keys()], () => readBackup(file, visitor, secret));
}
