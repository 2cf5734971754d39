import { systemClock } from '../clock.ts';
import { readDatabaseConfig, readPlaidConfig, readTellerConfig } from '../config.ts';
import type { Household } from '../context.ts';
import { createDatabase, isDatabaseUnavailable, mayOutagePass } from '../postgres/database.ts';
import { mayHaveCluster } from '../postgres/embedded/cluster.ts';
import { findDiskFull } from '../postgres/embedded/errors.ts';
import { startEmbeddedPostgres } from '../postgres/embedded/startEmbeddedPostgres.ts';
import { findAppliedMigrations, findLaterMigration, migrate } from '../postgres/migrate.ts';
import { findSealedCredentials } from '../store/connections.ts';
import { findHousehold, readCursorKey } from '../store/household.ts';
import { checkTellerFiles } from './checkTellerFiles.ts';
import { chooseHousehold, folderOf, refuseEarlierLayout } from './dataFolder.ts';
import { requireUsableDatabase } from './requireUsableDatabase.ts';
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
  /** Whether this start recorded which household the database holds. */
  isNew: boolean;
  /** How many connections have credentials that the encryption key has sealed. */
  sealedConnections: number;
  /** Sentences for the user: where the data is if they may look for it elsewhere, and a schema of a later version. */
  notices: string[];
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
    const prepared = await prepareDatabase(databaseUrl, { env, place, fresh });
    const folder = folderOf(dataDir, prepared.household);
    return { ...prepared, databaseUrl, dataDir, folder, close: async () => undefined };
  }
  refuseEarlierLayout(dataDir);
  const household = chooseHousehold(env, dataDir, fresh);
  const folder = folderOf(dataDir, household);
  const notice = describeFreshStart(dataDir, household);
  const embedded = await startEmbeddedPostgres({ dataDir: folder });
  try {
    const place = `The database in ${folder}`;
    const settings = { env: { ...env, BREADBOX_HOUSEHOLD: household }, place, fresh };
    const prepared = await prepareDatabase(embedded.url, settings);
    const notices = notice ? [notice, ...prepared.notices] : prepared.notices;
    return { ...prepared, notices, databaseUrl: embedded.url, dataDir, folder, close: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    // A full disk ends the server, which then cannot be reached.
    throw (isDatabaseUnavailable(error) && findDiskFull(embedded.directory)) || error;
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
): Promise<Pick<Store, 'household' | 'cursorKey' | 'isNew' | 'sealedConnections' | 'notices'>> {
  const db = createDatabase(url, { poolSize: 2 });
  try {
    await retryDuringOutage(async () => {
      await requireUsableDatabase(db, url);
      await migrate(db);
    }, mayOutagePass);
    const later = await findLaterMigration((await findAppliedMigrations(db)) ?? []);
    const isNew = (await findHousehold(db)) === null;
    return {
      household: await resolveHousehold(db, { ...settings, now: systemClock.now() }),
      cursorKey: await readCursorKey(db),
      isNew,
      sealedConnections: (await findSealedCredentials(db)).length,
      notices: later ? [describeLaterMigration(later)] : [],
    };
  } finally {
    await db.destroy();
  }
}

/** The release before a schema works on it, so that an upgrade can be taken back. */
export const describeLaterMigration = (later: string): string =>
  `A later version of Breadbox has migrated the database (${later}). Start that version, unless you are going back to this one on purpose.`;
