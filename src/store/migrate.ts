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
/** Any number, but the same in every release: it is what two starting processes queue on. */
const MIGRATION_LOCK = 7_203_511_842;

/**
 * Brings the schema up to date and returns the names of the migrations that ran, none if it already was.
 * All of them run in one transaction that holds an advisory lock: processes that start together wait for
 * the first one, and a process killed half-way leaves nothing behind, no lock either.
 */
export async function migrate(db: Knex, folder: URL = MIGRATIONS_FOLDER): Promise<string[]> {
  return db.transaction(async (trx) => {
    await trx.raw('set local statement_timeout = 0');
    await trx.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    const [, names]: [number, string[]] = await trx.migrate.latest({
      migrationSource: new MigrationFolder(folder),
      // The release before this one must still start on this schema: what it does not know, it ignores.
      disableMigrationsListValidation: true,
    });
    return names;
  });
}

/** Names without extension, because Knex records them: `.ts` in development and `.js` in dist are one. */
class MigrationFolder implements Knex.MigrationSource<string> {
  readonly #folder: URL;

  constructor(folder: URL) {
    this.#folder = folder;
  }

  async getMigrations(): Promise<string[]> {
    const files = await readdir(this.#folder);
    return files
      .filter((file) => file.endsWith(EXTENSION) && !file.endsWith('.d.ts'))
      .map((file) => parse(file).name)
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
