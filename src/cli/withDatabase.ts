import type { Knex } from 'knex';
import { readDatabaseConfig } from '../config.ts';
import { createDatabase } from '../postgres/database.ts';
import { startEmbeddedPostgres } from '../postgres/embedded/startEmbeddedPostgres.ts';
import { findStoreFolder } from './dataFolder.ts';

/**
 * Does one piece of work on the configured database: DATABASE_URL's, or the embedded one, which is started
 * for as long as that takes unless a server is running already.
 */
export async function withDatabase<T>(env: NodeJS.ProcessEnv, work: (db: Knex) => Promise<T>): Promise<T> {
  const { databaseUrl } = readDatabaseConfig(env);
  const embedded = databaseUrl ? null : await startEmbeddedPostgres({ dataDir: findStoreFolder(env) });
  const db = createDatabase(databaseUrl ?? embedded?.url ?? '', {
    poolSize: 2,
    applicationName: 'breadbox cli',
  });
  try {
    return await work(db);
  } finally {
    await db.destroy();
    await embedded?.stop();
  }
}
