/**
 * The data folder holds each household in a folder of its own, with its embedded database and its keys:
 *   sample/      the sample household: postgres/ api-key encryption-key sandbox.json sandbox-teller/
 *   household/   somebody's own money: postgres/ api-key encryption-key
 *   api-key      a link to the key file of the household that was served last
 * The first version kept one database directly in the data folder.
 */
import { join } from 'node:path';
import { findProviderSetting, readDatabaseConfig, readHousehold } from '../config.ts';
import type { Household } from '../context.ts';
import { mayHaveCluster } from '../postgres/embedded/cluster.ts';

export const folderOf = (dataDir: string, household: Household): string =>
  join(dataDir, household === 'own' ? 'household' : 'sample');

/**
 * Which household the settings ask for: a provider's settings always mean somebody's own money. Null where
 * they leave it open.
 * @throws ConfigError where they contradict each other.
 */
export const readWantedHousehold = (env: NodeJS.ProcessEnv): Household | null =>
  readHousehold(env) ?? (findProviderSetting(env) === null ? null : 'own');

/**
 * Which household of the data folder to open: the one that the settings ask for, else the own one before the
 * sample, else `fresh`.
 */
export function chooseHousehold(env: NodeJS.ProcessEnv, dataDir: string, fresh: Household): Household {
  const wanted = readWantedHousehold(env);
  if (wanted) return wanted;
  const existing = (['own', 'sample'] as const).find((each) => mayHaveCluster(folderOf(dataDir, each)));
  return existing ?? fresh;
}

/**
 * The folder whose database and keys a command uses while no server needs to run. A folder of the first
 * version is used as it is: only a start of the server moves it.
 */
export function findStoreFolder(env: NodeJS.ProcessEnv): string {
  const { dataDir } = readDatabaseConfig(env);
  if (mayHaveCluster(dataDir)) return dataDir;
  return folderOf(dataDir, chooseHousehold(env, dataDir, 'own'));
}
