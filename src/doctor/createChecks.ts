import type { Knex } from 'knex';
import type { Clock } from '../clock.ts';
import {
  readJobsUrl,
  readPlaidConfig,
  readPublicUrl,
  readTellerConfig,
  readWorkerTimeoutMs,
} from '../config.ts';
import { createPlaidProvider } from '../providers/plaid/createPlaidProvider.ts';
import type { Provider } from '../providers/provider.ts';
import { defaultTiming } from '../providers/retry.ts';
import { createTellerProvider } from '../providers/teller/createTellerProvider.ts';
import type { VaultKey } from '../vault.ts';
import { clockCheck } from './clockCheck.ts';
import { databaseCheck } from './databaseCheck.ts';
import { dataFolderCheck } from './dataFolderCheck.ts';
import { encryptionKeyCheck } from './encryptionKeyCheck.ts';
import type { Check, Finding } from './finding.ts';
import { jobStoreCheck } from './jobStoreCheck.ts';
import { migrationsCheck } from './migrationsCheck.ts';
import { plaidCheck } from './plaidCheck.ts';
import { type AccessResult, type ClockReading, checkAccess } from './providerAccess.ts';
import { settingsCheck } from './settingsCheck.ts';
import { tellerCheck } from './tellerCheck.ts';
import { webhookUrlCheck } from './webhookUrlCheck.ts';

export interface DoctorInput {
  env: NodeJS.ProcessEnv;
  version: string;
  clock: Clock;
  dataDir: string;
  /** An open database, or the finding that explains why there is none. */
  database: { db: Knex; url: string; isEmbedded: boolean } | { missing: Finding };
  /** Returns the encryption keys from the environment or the key file. Throws ConfigError. */
  readKeys(): Promise<VaultKey[]>;
}

/** Shorter than the timeout of a check, so that the check can still report the failure. */
const ACCESS_TIMING = { ...defaultTiming, timeoutMs: 10_000 };

/** Returns all checks in the order in which their problems should be fixed. */
export function createChecks({ env, version, clock, dataDir, database, readKeys }: DoctorInput): Check[] {
  const now = () => clock.now();
  const plaid = checkAccessOnce('Plaid', now, () => {
    const config = readPlaidConfig(env);
    return config && createPlaidProvider(config, { timing: ACCESS_TIMING });
  });
  const teller = checkAccessOnce('Teller', now, () => {
    const config = readTellerConfig(env);
    return config && createTellerProvider(config, { timing: ACCESS_TIMING });
  });
  const readClocks = async (): Promise<ClockReading[]> => {
    const results = await Promise.allSettled([plaid(), teller()]);
    return results.flatMap((result) => (result.status === 'fulfilled' && result.value?.reading) || []);
  };
  const { db, url, isEmbedded } =
    'missing' in database ? { db: null, url: null, isEmbedded: true } : database;
  const withDatabase = (name: string, check: (db: Knex, url: string) => Check): Check =>
    'missing' in database ? { name, run: async () => database.missing } : check(database.db, database.url);
  return [
    settingsCheck(env, version),
    dataFolderCheck(dataDir, { isUsed: isEmbedded }),
    withDatabase('database', databaseCheck),
    withDatabase('migrations', migrationsCheck),
    encryptionKeyCheck(readKeys, db),
    jobStoreCheck(
      {
        readUrl: () => readJobsUrl(env) ?? url,
        readWorkerTimeoutMs: () => readWorkerTimeoutMs(env),
      },
      db,
      clock,
    ),
    plaidCheck(() => readPlaidConfig(env), plaid),
    tellerCheck(() => readTellerConfig(env), teller, clock),
    clockCheck(db, readClocks, now),
    webhookUrlCheck(() => readPublicUrl(env), version),
  ];
}

/** Returns a function that calls the provider on its first use only; its result is null if it is not configured. */
function checkAccessOnce(
  source: string,
  now: () => Date,
  create: () => Provider | null,
): () => Promise<AccessResult | null> {
  let result: Promise<AccessResult | null> | undefined;
  return () => {
    result ??= (async () => {
      const access = create()?.access;
      return access ? checkAccess(source, access, now) : null;
    })();
    return result;
  };
}
