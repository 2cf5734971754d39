import type { Knex } from 'knex';
import { readDatabaseConfig } from '../config.ts';
import { createDatabase } from '../postgres/database.ts';
import { startEmbeddedPostgres } from '../postgres/embedded/startEmbeddedPostgres.ts';
import { findStoreFolder } from './dataFolder.ts';

/**
 * Calls `work` with the database of DATABASE_URL, or with the embedded one, which is started for that time unless it
 * is running already.
 */
export async function withDatabase<T>(
  env: NodeJS.ProcessEnv,
  work: (db: Knex, url: string) => Promise<T>,
): Promise<T> {
  const { databaseUrl } = readDatabaseConfig(env);
  const embedded = databaseUrl ? null : await startEmbeddedPostgres({ dataDir: findStoreFolder(env) });
  const url = databaseUrl ?? embedded?.url ?? '';
  const db = createDatabase(url, {
    poolSize: 2,
    applicationName: 'breadbox cli',
  });
  try {
    return await work(db, url);
  } finally {
    await db.destroy();
    await embedded?.stop();
  }
}
