import { systemClock } from '../clock.ts';
import { readDatabaseConfig, readPlaidConfig, readTellerConfig } from '../config.ts';
import type { Household } from '../context.ts';
import { createDatabase, isDatabaseUnavailable } from '../postgres/database.ts';
import { mayHaveCluster } from '../postgres/embedded/cluster.ts';
import { startEmbeddedPostgres } from '../postgres/embedded/startEmbeddedPostgres.ts';
import { migrate } from '../postgres/migrate.ts';
import { readCursorKey } from '../store/household.ts';
import { checkTellerFiles } from './checkTellerFiles.ts';
import { chooseHousehold, folderOf, refuseEarlierLayout } from './dataFolder.ts';
import { resolveHousehold } from './resolveHousehold.ts';
import { retryDuringOutage } from './retryDuringOutage.ts';

/** A migrated database, and the household that it holds. */
export interface Store {
  household: Household;
  /** See `Cursors`. */
  cursorKey: Buffer;
  databaseUrl: string;
  dataDir: string;
  /** The folder of this household's keys. */
  folder: string;
  /** A sentence about where the data is, if the user may look for it elsewhere. */
  notice: string | null;
  close(): Promise<void>;
}

/**
 * Opens the database that the settings ask for: that of DATABASE_URL, or the embedded one of a household in the data
 * folder. `fresh` is the household to create if neither the settings nor the data decide.
 * @throws ConfigError if a setting is wrong or missing, or if the database holds another household than the one that
 * the settings ask for.
 * @throws DevelopmentSchemaError
 */
export async function openStore(env: NodeJS.ProcessEnv, { fresh }: { fresh: Household }): Promise<Store> {
  readPlaidConfig(env);
  const teller = readTellerConfig(env);
  if (teller) checkTellerFiles(teller);
  const { dataDir, databaseUrl } = readDatabaseConfig(env);
  if (databaseUrl) {
    const place = 'The database in DATABASE_URL';
    const { household, cursorKey } = await prepareDatabase(databaseUrl, { env, place, fresh });
    const folder = folderOf(dataDir, household);
    return { household, cursorKey, databaseUrl, dataDir, folder, notice: null, close: async () => undefined };
  }
  refuseEarlierLayout(dataDir);
  const household = chooseHousehold(env, dataDir, fresh);
  const folder = folderOf(dataDir, household);
  const notice = describeFreshStart(dataDir, household);
  const embedded = await startEmbeddedPostgres({ dataDir: folder });
  try {
    const place = `The database in ${folder}`;
    const settings = { env: { ...env, BREADBOX_HOUSEHOLD: household }, place, fresh };
    const { cursorKey } = await prepareDatabase(embedded.url, settings);
    const close = () => embedded.stop();
    return { household, cursorKey, databaseUrl: embedded.url, dataDir, folder, notice, close };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** Returns a sentence for a user who tried the sample and now starts their own household. */
function describeFreshStart(dataDir: string, household: Household): string | null {
  const folder = folderOf(dataDir, 'own');
  const sample = folderOf(dataDir, 'sample');
  if (household === 'sample' || mayHaveCluster(folder) || !mayHaveCluster(sample)) return null;
  return `Your own household begins empty in ${folder}. The sample stays in ${sample} until \`breadbox reset --sample\` removes it.`;
}

async function prepareDatabase(
  url: string,
  settings: { env: NodeJS.ProcessEnv; place: string; fresh: Household },
): Promise<Pick<Store, 'household' | 'cursorKey'>> {
  const db = createDatabase(url, { poolSize: 2 });
  try {
    await retryDuringOutage(() => migrate(db), isDatabaseUnavailable);
    const household = await resolveHousehold(db, { ...settings, now: systemClock.now() });
    return { household, cursorKey: await readCursorKey(db) };
  } finally {
    await db.destroy();
  }
}
