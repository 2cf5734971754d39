import { findAppliedMigrations, findLaterMigration, migrate } from '../postgres/migrate.ts';
import { describeLaterMigration } from './openStore.ts';
import { printJson } from './printJson.ts';
import { withDatabase } from './withDatabase.ts';

/** `breadbox migrate [--json]`: runs the pending migrations and prints their names. */
export async function migrateCommand(
  { json = false }: { json?: boolean },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { names, later } = await withDatabase(env, async (db) => ({
    names: await migrate(db),
    later: await findLaterMigration((await findAppliedMigrations(db)) ?? []),
  }));
  if (later) console.error(describeLaterMigration(later));
  if (json) return printJson({ migrations: names });
  console.log(names.length === 0 ? 'The database is up to date.' : names.join('\n'));
}
