import { migrate } from '../postgres/migrate.ts';
import { UsageError } from './usage.ts';
import { withDatabase } from './withDatabase.ts';

/** `breadbox migrate`: runs the pending migrations and prints their names. */
export async function migrateCommand(options: string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (options.length > 0) throw new UsageError('Usage: breadbox migrate');
  const names = await withDatabase(env, (db) => migrate(db));
  console.log(names.length === 0 ? 'The database is up to date.' : names.join('\n'));
}
