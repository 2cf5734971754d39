import { migrate } from '../postgres/migrate.ts';
import { withDatabase } from './withDatabase.ts';

/** `breadbox migrate`: runs the pending migrations and prints their names. */
export async function migrateCommand(env: NodeJS.ProcessEnv): Promise<void> {
  const names = await withDatabase(env, (db) => migrate(db));
  console.log(names.length === 0 ? 'The database is up to date.' : names.join('\n'));
}
