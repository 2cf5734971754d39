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
import { type ClockReading, type Proof, proveAccess } from './providerAccess.ts';
import { settingsCheck } from './settingsCheck.ts';
import { tellerCheck } from './tellerCheck.ts';
import { webhookUrlCheck } from './webhookUrlCheck.ts';

export interface Patient {
  env: NodeJS.ProcessEnv;
  version: string;
  clock: Clock;
  dataDir: string;
  /** One to ask, or why there is none. */
  database: { db: Knex; url: string; isEmbedded: boolean } | { missing: Finding };
  /** The encryption keys, wherever they come from. Throws ConfigError. */
  readKeys(): Promise<VaultKey[]>;
}

/** Less than a check's own time, so that it still can say what happened. */
const PROOF_TIMING = { ...defaultTiming, timeoutMs: 10_000 };

/** All checks, in the order in which a person would mend what they find. */
export function createChecks({ env, version, clock, dataDir, database, readKeys }: Patient): Check[] {
  const now = () => clock.now();
  const plaid = proveOnce('Plaid', now, () => {
    const config = readPlaidConfig(env);
    return config && createPlaidProvider(config, { timing: PROOF_TIMING });
  });
  const teller = proveOnce('Teller', now, () => {
    const config = readTellerConfig(env);
    return config && createTellerProvider(config, { timing: PROOF_TIMING });
  });
  const readClocks = async (): Promise<ClockReading[]> => {
    const proofs = await Promise.allSettled([plaid(), teller()]);
    return proofs.flatMap((proof) => (proof.status === 'fulfilled' && proof.value?.reading) || []);
  };
  const { db, url, isEmbedded } =
    'missing' in database ? { db: null, url: null, isEmbedded: true } : database;
  const withDatabase = (name: string, check: (db: Knex) => Check): Check =>
    'missing' in database ? { name, examine: async () => database.missing } : check(database.db);
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

/** Asks a provider at the first need, once; null where it is not configured. */
function proveOnce(
  whose: string,
  now: () => Date,
  create: () => Provider | null,
): () => Promise<Proof | null> {
  let proof: Promise<Proof | null> | undefined;
  return () => {
    proof ??= (async () => {
      const access = create()?.access;
      return access ? proveAccess(whose, access, now) : null;
    })();
    return proof;
  };
}
