import { migrate } from '../postgres/migrate.ts';
import { printJson } from './printJson.ts';
import { withDatabase } from './withDatabase.ts';

/** `breadbox migrate [--json]`: runs the pending migrations and prints their names. */
export async function migrateCommand(
  { json = false }: { json?: boolean },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const names = await withDatabase(env, (db) => migrate(db));
  if (json) return printJson({ migrations: names });
  console.log(names.length === 0 ? 'The database is up to date.' : names.join('\n'));
}
