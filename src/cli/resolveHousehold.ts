import type { Knex } from 'knex';
import { findUsedTables } from '../backup/restoration.ts';
import { ConfigError, findProviderSetting, readHousehold } from '../config.ts';
import type { Household } from '../context.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { findHousehold, recordHousehold } from '../store/household.ts';
import { readWantedHousehold } from './dataFolder.ts';

interface Settings {
  env: NodeJS.ProcessEnv;
  /** How a message names the database. */
  place: string;
  /** What an empty database becomes if the settings do not decide. */
  fresh: Household;
  now: Date;
}

/**
 * Returns whether the migrated database holds the sample household or the user's own. The first call records it, and
 * it never changes.
 * @throws ConfigError if the settings ask for the other household.
 */
export async function resolveHousehold(db: Knex, { env, place, fresh, now }: Settings): Promise<Household> {
  return inTransaction(db, async (trx) => {
    const recorded = await findHousehold(trx);
    const wanted = readWantedHousehold(env);
    const household = recorded ?? ((await isInUse(trx)) ? 'own' : (wanted ?? fresh));
    if (wanted && wanted !== household) throw new ConfigError(describeMismatch(env, place, household));
    if (!recorded) await recordHousehold(trx, household, now);
    return household;
  });
}

/** Whether the database has any user data. A key for a script may be created before there is any. */
async function isInUse(db: Knex): Promise<boolean> {
  return (await findUsedTables(db)).some(({ table }) => table !== 'api_keys');
}

function describeMismatch(env: NodeJS.ProcessEnv, place: string, household: Household): string {
  const setting = readHousehold(env) === null ? findProviderSetting(env) : 'BREADBOX_HOUSEHOLD';
  const [found, other] =
    household === 'sample' ? ['the sample household', 'your own household'] : ['real data', 'the sample'];
  const isSet = setting === 'BREADBOX_HOUSEHOLD' ? `is "${readHousehold(env)}"` : 'is set';
  return `${place} holds ${found}, but ${setting} ${isSet}. Name another database in DATABASE_URL for ${other}, or unset ${setting} to open this one.`;
}
