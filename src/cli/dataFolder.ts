/**
 * The data folder has a folder for each household, with its embedded database and its keys:
 *   sample/      the sample household: postgres/ api-key encryption-key sandbox.json sandbox-teller/
 *   household/   the user's own money: postgres/ api-key encryption-key
 *   api-key      a link to the key file of the household that was served last
 */
import { join } from 'node:path';
import { ConfigError, findProviderSetting, readDatabaseConfig, readHousehold } from '../config.ts';
import type { Household } from '../context.ts';
import { mayHaveCluster } from '../postgres/embedded/cluster.ts';

export const folderOf = (dataDir: string, household: Household): string =>
  join(dataDir, household === 'own' ? 'household' : 'sample');

/**
 * Returns the household that the settings ask for, or null if they do not decide. A provider's settings always
 * mean the user's own money.
 * @throws ConfigError if they contradict each other.
 */
export const readWantedHousehold = (env: NodeJS.ProcessEnv): Household | null =>
  readHousehold(env) ?? (findProviderSetting(env) === null ? null : 'own');

/**
 * Returns which household of the data folder to open: the one that the settings ask for, else an existing one, the
 * user's own before the sample, else `fresh`.
 */
export function chooseHousehold(env: NodeJS.ProcessEnv, dataDir: string, fresh: Household): Household {
  const wanted = readWantedHousehold(env);
  if (wanted) return wanted;
  const existing = (['own', 'sample'] as const).find((each) => mayHaveCluster(folderOf(dataDir, each)));
  return existing ?? fresh;
}

/** @throws ConfigError if the data folder directly contains a database, as development versions made it. */
export function refuseEarlierLayout(dataDir: string): void {
  if (!mayHaveCluster(dataDir)) return;
  throw new ConfigError(
    `${dataDir} directly contains a database ("postgres"). If BREADBOX_DATA_DIR names the folder of one household, set it to the folder above. If a development version before 1.0 made the database, no release can read it: set BREADBOX_DATA_DIR to a new folder, and link your banks again. Nothing was changed.`,
  );
}

/** Returns the folder whose database and keys a command uses, whether a server is running or not. */
export function findStoreFolder(env: NodeJS.ProcessEnv): string {
  const { dataDir, databaseUrl } = readDatabaseConfig(env);
  if (!databaseUrl) refuseEarlierLayout(dataDir);
  return folderOf(dataDir, chooseHousehold(env, dataDir, 'own'));
}
