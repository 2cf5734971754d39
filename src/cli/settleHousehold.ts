import type { Knex } from 'knex';
import { findUsedTables } from '../backup/restoration.ts';
import { ConfigError, findProviderSetting, readHousehold } from '../config.ts';
import type { Household } from '../context.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { isSampleLogin } from '../sandbox/sampleLogins.ts';
import { disconnectLogins, findHousehold, listLogins, recordHousehold } from '../store/household.ts';
import { readWantedHousehold } from './dataFolder.ts';

/** A database holds both sample logins and real ones, as the first version allowed. */
export class MixedHouseholdError extends ConfigError {
  constructor(place: string) {
    super(
      `${place} holds both sample logins and real data. Nothing was changed. Set BREADBOX_HOUSEHOLD=own to keep all of it as your own household, with the sample logins disconnected; or begin afresh with another BREADBOX_DATA_DIR or DATABASE_URL.`,
    );
  }
}

interface Settings {
  env: NodeJS.ProcessEnv;
  /** How a message names the database. */
  place: string;
  /** What an empty database becomes where the settings leave it open. */
  fresh: Household;
  now: Date;
}

/**
 * Which money the migrated database holds: as an earlier start recorded it, or as its logins show; recorded
 * from now on.
 * @throws ConfigError where the settings ask for the other household.
 */
export async function settleHousehold(db: Knex, settings: Settings): Promise<Household> {
  const { env, place, fresh, now } = settings;
  return inTransaction(db, async (trx) => {
    const recorded = await findHousehold(trx);
    const wanted = readWantedHousehold(env);
    const household =
      recorded ??
      (await recognizeHousehold(trx, settings)) ??
      wanted ??
      ((await isInUse(trx)) ? 'own' : fresh);
    if (wanted && wanted !== household) throw new ConfigError(describeMismatch(env, place, household));
    if (!recorded) {
      await recordHousehold(trx, household, now);
      if (household === 'own') await disconnectSampleLogins(trx, now);
    }
    return household;
  });
}

/**
 * Which money a database without a record holds, by its logins: null where it has none. A login that the
 * sandbox did not give out is real, an imported file included.
 * @throws MixedHouseholdError where it holds both and the user has not decided.
 */
export async function recognizeHousehold(
  db: Knex,
  { env, place }: Pick<Settings, 'env' | 'place'>,
): Promise<Household | null> {
  const logins = await listLogins(db);
  const sampleCount = logins.filter(({ external_id }) => isSampleLogin(external_id)).length;
  if (sampleCount > 0 && sampleCount < logins.length) {
    if (readHousehold(env) !== 'own') throw new MixedHouseholdError(place);
    return 'own';
  }
  if (logins.length === 0) return null;
  return sampleCount > 0 ? 'sample' : 'own';
}

/** Whether people have put anything into it; a key for a script is made before there is any money. */
async function isInUse(db: Knex): Promise<boolean> {
  return (await findUsedTables(db)).some(({ table }) => table !== 'api_keys');
}

/** No sample token may ever reach a real bank. */
async function disconnectSampleLogins(trx: Knex.Transaction, now: Date): Promise<void> {
  const samples = (await listLogins(trx)).filter(({ external_id }) => isSampleLogin(external_id));
  await disconnectLogins(
    trx,
    samples.map(({ id }) => id),
    now,
  );
}

function describeMismatch(env: NodeJS.ProcessEnv, place: string, household: Household): string {
  const setting = readHousehold(env) === null ? findProviderSetting(env) : 'BREADBOX_HOUSEHOLD';
  const [found, other] =
    household === 'sample' ? ['the sample household', 'your own household'] : ['real data', 'the sample'];
  const isSet = setting === 'BREADBOX_HOUSEHOLD' ? `is "${readHousehold(env)}"` : 'is set';
  return `${place} holds ${found}, but ${setting} ${isSet}. Name another database in DATABASE_URL for ${other}, or unset ${setting} to open this one.`;
}
