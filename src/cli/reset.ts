import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findUsedTables } from '../backup/restoration.ts';
import { ConfigError, readDatabaseConfig } from '../config.ts';
import { createDatabase } from '../postgres/database.ts';
import { findCluster, mayHaveCluster } from '../postgres/embedded/cluster.ts';
import { isRunning } from '../postgres/embedded/server.ts';
import { startEmbeddedPostgres } from '../postgres/embedded/startEmbeddedPostgres.ts';
import { findHousehold } from '../store/household.ts';
import { folderOf } from './dataFolder.ts';
import { unlinkApiKey } from './keyFiles.ts';

/**
 * `breadbox reset --sample`: removes the sample household with its database and keys, so that the next start
 * creates a new one. No command removes the user's own household.
 */
export async function reset(env: NodeJS.ProcessEnv): Promise<void> {
  const { dataDir, databaseUrl } = readDatabaseConfig(env);
  if (databaseUrl) {
    throw new ConfigError(
      'DATABASE_URL is set, and `breadbox reset` only removes the sample in the data folder. Unset DATABASE_URL, or drop that database with your own tools.',
    );
  }
  const folder = folderOf(dataDir, 'sample');
  if (!existsSync(folder)) {
    console.log(`There is no sample household in ${dataDir}.`);
    return;
  }
  const database = mayHaveCluster(folder) ? await refuseUnlessSample(folder) : null;
  // Renamed first, because a removal that is stopped half-way must not leave half a household in its place.
  const removed = `${folder}.removed-${process.pid}`;
  await rename(folder, removed);
  await rm(removed, { recursive: true, force: true });
  if (database && dirname(database) !== folder) await rm(database, { recursive: true, force: true });
  await unlinkApiKey(dataDir);
  console.log(`Removed the sample household in ${folder}.`);
}

/** Returns the database's directory, which may be outside of the folder. */
async function refuseUnlessSample(folder: string): Promise<string> {
  const embedded = await startEmbeddedPostgres({ dataDir: folder });
  const db = createDatabase(embedded.url, { poolSize: 1 });
  try {
    // A first start that was stopped before it recorded the household leaves an unused database.
    const household = await findHousehold(db);
    if (household === 'own' || (household === null && (await findUsedTables(db)).length > 0)) {
      throw new ConfigError(`The database in ${folder} holds real data. Nothing was removed.`);
    }
  } finally {
    await db.destroy();
    await embedded.stop();
  }
  if (isRunning(await findCluster(folder))) {
    throw new ConfigError(`A server is running on the sample household in ${folder}. Stop it first.`);
  }
  return embedded.directory;
}
