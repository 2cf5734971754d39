import { readdir } from 'node:fs/promises';
import { extname, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Knex } from 'knex';

interface MigrationModule {
  up(knex: Knex): PromiseLike<unknown>;
}

const MIGRATIONS_FOLDER = new URL('../../migrations/', import.meta.url);
/** `.ts` when tsx runs the sources, `.js` in dist: the same migration under the same name. */
const EXTENSION = extname(fileURLToPath(import.meta.url));
/** An arbitrary number, the same in every release, so that two starting processes wait for each other. */
const MIGRATION_LOCK = 7_203_511_842;

/**
 * The database, or the backup, was made by a version before the first release. Its migrations were replaced by those
 * of today, so nothing can upgrade it.
 */
export class DevelopmentSchemaError extends Error {
  override name = 'DevelopmentSchemaError';
  readonly summary: string;
  readonly advice =
    'Begin with an empty database in DATABASE_URL or with a new BREADBOX_DATA_DIR, and link your banks again. `breadbox reset --sample` renews a sample.';

  constructor(what = 'This database') {
    const summary = `${what} was made by a development version of Breadbox before 1.0, and no release can upgrade it.`;
    super(summary);
    this.summary = summary;
    this.message = `${summary} Nothing was changed. ${this.advice}`;
  }
}

/**
 * Brings the schema up to date and returns the names of the migrations that ran, none if it already was.
 * All of them run in one transaction that holds an advisory lock: processes that start together wait for
 * the first one, and a process killed half-way leaves nothing behind, no lock either.
 * @throws DevelopmentSchemaError
 */
export async function migrate(db: Knex, folder: URL = MIGRATIONS_FOLDER): Promise<string[]> {
  return db.transaction(async (trx) => {
    await lockSchema(trx);
    await findLaterMigration((await findAppliedMigrations(trx)) ?? []);
    return migrateLocked(trx, { folder });
  });
}

/** Locks the schema against migrations and restores until the end of the database transaction. */
export async function lockSchema(trx: Knex.Transaction): Promise<void> {
  await trx.raw('set local statement_timeout = 0');
  await trx.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
}

/** As lockSchema, but shared: several transactions may hold it at once. */
export async function keepSchema(trx: Knex.Transaction): Promise<void> {
  await trx.raw('set local statement_timeout = 0');
  await trx.raw('select pg_advisory_xact_lock_shared(?)', [MIGRATION_LOCK]);
}

/** Migrates within a database transaction that holds the schema's lock: all migrations, or only those named. */
export async function migrateLocked(
  trx: Knex.Transaction,
  { folder = MIGRATIONS_FOLDER, only }: { folder?: URL; only?: readonly string[] } = {},
): Promise<string[]> {
  const [, names]: [number, string[]] = await trx.migrate.latest({
    migrationSource: new MigrationFolder(folder, only),
    // The previous release must still start on this schema, so it ignores migrations that it does not know.
    disableMigrationsListValidation: true,
  });
  return names;
}

/** The names of all migrations of this release, in order. */
export const listMigrations = (): Promise<string[]> => new MigrationFolder(MIGRATIONS_FOLDER).getMigrations();

/** The names of the migrations that have run in this database, in order. Null if it was never migrated. */
export async function findAppliedMigrations(db: Knex): Promise<string[] | null> {
  const { rows } = await db.raw<{ rows: { found: boolean }[] }>(
    `select to_regclass('knex_migrations') is not null as found`,
  );
  return rows[0]?.found ? db('knex_migrations').orderBy('name').pluck('name') : null;
}

/**
 * Returns the first of these migrations that this release does not know, because a later release made it.
 * @throws DevelopmentSchemaError if a development version made them, with `what` as its subject.
 */
export async function findLaterMigration(
  applied: readonly string[],
  what?: string,
): Promise<string | undefined> {
  const known = await listMigrations();
  // All migrations run in order and in one transaction, so every release's database has the first one.
  if (known[0] && applied.length > 0 && !applied.includes(known[0])) throw new DevelopmentSchemaError(what);
  return applied.find((name) => !known.includes(name));
}

/** Names without extension, because Knex records them: `.ts` in development and `.js` in dist are one. */
class MigrationFolder implements Knex.MigrationSource<string> {
  readonly #folder: URL;
  readonly #only: readonly string[] | undefined;

  constructor(folder: URL, only?: readonly string[]) {
    this.#folder = folder;
    this.#only = only;
  }

  async getMigrations(): Promise<string[]> {
    const files = await readdir(this.#folder);
    return files
      .filter((file) => file.endsWith(EXTENSION) && !file.endsWith('.d.ts'))
      .map((file) => parse(file).name)
      .filter((name) => this.#only?.includes(name) ?? true)
      .sort();
  }

  getMigrationName(name: string): string {
    return name;
  }

  async getMigration(name: string): Promise<Knex.Migration> {
    const module: MigrationModule = await import(new URL(name + EXTENSION, this.#folder).href);
    return {
      up: async (knex) => {
        await module.up(knex);
      },
      down: () => Promise.reject(new Error('Migrations only go forward.')),
    };
  }
}
