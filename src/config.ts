import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { VaultKey } from './vault.ts';

export type Role = 'all' | 'api' | 'worker';

export interface PlaidConfig {
  clientId: string;
  secret: string;
  baseUrl: string;
}

export interface TellerConfig {
  applicationId: string;
  environment: string;
  baseUrl: string;
  certificatePath: string | null;
  privateKeyPath: string | null;
  /** A certificate authority to trust besides the system's: the sandbox's. */
  authorityPath: string | null;
  webhookSecrets: string[];
}

export interface Config {
  version: string;
  role: Role;
  host: string;
  port: number;
  dataDir: string;
  /** Null: the embedded database in dataDir. */
  databaseUrl: string | null;
  databasePoolSize: number;
  /** Null: the jobs live in the same PostgreSQL. */
  jobsUrl: string | null;
  encryptionKeys: VaultKey[];
  rateLimit: { perMinute: number; burst: number };
  /** Addresses or CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  syncIntervalHours: 4 | 8 | 12 | 24;
  /** A worker that has shown no sign of life for this long is dead, and its work is done by others. */
  workerTimeoutMs: number;
  /** Where providers reach this server from outside; null means webhooks are not asked for. */
  publicUrl: string | null;
  updateUrl: string | null;
  logLevel: string;
  /** Every response is held against the contract before it leaves: on in tests and development. */
  checkResponses: boolean;
  plaid: PlaidConfig | null;
  teller: TellerConfig | null;
}

/** A setting that is missing or malformed; the message names it and says what would be right. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const PLAID_URLS: Record<string, string> = {
  sandbox: 'https://sandbox.plaid.com',
  production: 'https://production.plaid.com',
};
/** The settings of each provider; PLAID_ENV and TELLER_ENV alone say nothing. */
const PLAID_SETTINGS = ['PLAID_CLIENT_ID', 'PLAID_SECRET', 'PLAID_BASE_URL'];
const TELLER_SETTINGS = [
  'TELLER_APPLICATION_ID',
  'TELLER_CERT_PATH',
  'TELLER_KEY_PATH',
  'TELLER_BASE_URL',
  'TELLER_CA_PATH',
  'TELLER_WEBHOOK_SECRET',
];
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const DEFAULT_PORT = 8080;
const DEFAULT_RATE_PER_MINUTE = 120;
const DEFAULT_BURST = 60;
const DEFAULT_POOL_SIZE = 10;
const KEY_NAME_LENGTH = 8;
const DEFAULT_WORKER_TIMEOUT_SECONDS = 60;
const MS_PER_SECOND = 1000;

/**
 * Reads the whole configuration from environment variables; README's table lists them.
 * @throws ConfigError naming the variable that is wrong.
 */
export function readConfig(env: NodeJS.ProcessEnv, version: string): Config {
  return {
    version,
    role: oneOf(env, 'BREADBOX_ROLE', ['all', 'api', 'worker'], 'all'),
    host: text(env, 'HOST') ?? '127.0.0.1',
    port: integer(env, 'PORT', DEFAULT_PORT, 0, 65_535),
    ...readDatabaseConfig(env),
    databasePoolSize: integer(env, 'DATABASE_POOL_SIZE', DEFAULT_POOL_SIZE, 2, 200),
    jobsUrl: readJobsUrl(env),
    encryptionKeys: encryptionKeys(text(env, 'ENCRYPTION_KEY')),
    rateLimit: {
      perMinute: integer(env, 'API_RATE_LIMIT_RPM', DEFAULT_RATE_PER_MINUTE, 0, 1_000_000),
      burst: integer(env, 'API_RATE_LIMIT_BURST', DEFAULT_BURST, 1, 1_000_000),
    },
    trustedProxies: proxies(env),
    syncIntervalHours: Number(oneOf(env, 'SYNC_INTERVAL_HOURS', ['4', '8', '12', '24'], '12')) as
      | 4
      | 8
      | 12
      | 24,
    workerTimeoutMs: readWorkerTimeoutMs(env),
    publicUrl: readPublicUrl(env),
    updateUrl: url(env, 'UPDATE_URL'),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    checkResponses: oneOf(env, 'CHECK_RESPONSES', ['true', 'false'], 'false') === 'true',
    plaid: readPlaidConfig(env),
    teller: readTellerConfig(env),
  };
}

/** All that a command needs which only works on the database. */
export function readDatabaseConfig(env: NodeJS.ProcessEnv): Pick<Config, 'dataDir' | 'databaseUrl'> {
  return {
    dataDir: resolve(text(env, 'BREADBOX_DATA_DIR') ?? '.breadbox'),
    databaseUrl: text(env, 'DATABASE_URL'),
  };
}

/** Whoever is believed by a slip could be anybody, so an entry is exactly an address or address/bits. */
function proxies(env: NodeJS.ProcessEnv): string[] {
  const entries = list(env, 'TRUSTED_PROXIES');
  for (const entry of entries) {
    const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (Number(bits) > most)
      throw new ConfigError(`TRUSTED_PROXIES: ${entry} is neither an address nor a CIDR range.`);
  }
  return entries;
}

/** @throws ConfigError */
export function readJobsUrl(env: NodeJS.ProcessEnv): string | null {
  const jobsUrl = text(env, 'JOBS_URL');
  if (jobsUrl && !/^(postgres(ql)?|mongodb(\+srv)?):\/\//.test(jobsUrl)) {
    throw new ConfigError('JOBS_URL must begin with postgres:// or mongodb://.');
  }
  return jobsUrl;
}

/**
 * In milliseconds.
 * @throws ConfigError
 */
export const readWorkerTimeoutMs = (env: NodeJS.ProcessEnv): number =>
  integer(env, 'WORKER_TIMEOUT_SECONDS', DEFAULT_WORKER_TIMEOUT_SECONDS, 2, 3600) * MS_PER_SECOND;

/** @throws ConfigError */
export const readPublicUrl = (env: NodeJS.ProcessEnv): string | null => url(env, 'PUBLIC_URL');

/**
 * Null where no setting of Plaid's is set.
 * @throws ConfigError where only a part of them is.
 */
export function readPlaidConfig(env: NodeJS.ProcessEnv): PlaidConfig | null {
  if (!isAnySet(env, PLAID_SETTINGS)) return null;
  const clientId = required(env, 'PLAID_CLIENT_ID', PLAID_SETTINGS);
  const secret = required(env, 'PLAID_SECRET', PLAID_SETTINGS);
  const environment = oneOf(env, 'PLAID_ENV', Object.keys(PLAID_URLS), 'sandbox');
  return { clientId, secret, baseUrl: url(env, 'PLAID_BASE_URL') ?? PLAID_URLS[environment] ?? '' };
}

/**
 * Null where no setting of Teller's is set. Only TELLER_ENV=sandbox, said in so many words, does without a
 * certificate: an application id alone is more likely half of a configuration.
 * @throws ConfigError where only a part of them is.
 */
export function readTellerConfig(env: NodeJS.ProcessEnv): TellerConfig | null {
  if (!isAnySet(env, TELLER_SETTINGS)) return null;
  const applicationId = required(env, 'TELLER_APPLICATION_ID', TELLER_SETTINGS);
  const environment = oneOf(env, 'TELLER_ENV', ['sandbox', 'development', 'production'], 'sandbox');
  const mayDoWithout =
    text(env, 'TELLER_ENV') === 'sandbox' && !isAnySet(env, ['TELLER_CERT_PATH', 'TELLER_KEY_PATH']);
  return {
    applicationId,
    environment,
    baseUrl: url(env, 'TELLER_BASE_URL') ?? 'https://api.teller.io',
    certificatePath: mayDoWithout ? null : required(env, 'TELLER_CERT_PATH', TELLER_SETTINGS),
    privateKeyPath: mayDoWithout ? null : required(env, 'TELLER_KEY_PATH', TELLER_SETTINGS),
    authorityPath: text(env, 'TELLER_CA_PATH'),
    webhookSecrets: list(env, 'TELLER_WEBHOOK_SECRET'),
  };
}

/** The first setting that names an account at a provider; null where none does. */
export const findProviderSetting = (env: NodeJS.ProcessEnv): string | null =>
  [...PLAID_SETTINGS, ...TELLER_SETTINGS].find((name) => text(env, name) !== null) ?? null;

/**
 * Which household the user asks for in BREADBOX_HOUSEHOLD; null where that is not set.
 * @throws ConfigError
 */
export function readHousehold(env: NodeJS.ProcessEnv): 'sample' | 'own' | null {
  if (!isAnySet(env, ['BREADBOX_HOUSEHOLD'])) return null;
  const household = oneOf(env, 'BREADBOX_HOUSEHOLD', ['sample', 'own'], 'own');
  const setting = findProviderSetting(env);
  if (household === 'sample' && setting !== null) {
    throw new ConfigError(
      `BREADBOX_HOUSEHOLD is "sample", but ${setting} is set. Unset ${setting} to open the sample household, or set BREADBOX_HOUSEHOLD=own.`,
    );
  }
  return household;
}

/**
 * `base64` or `id:base64`, several separated by commas; the first seals, all open. Without a name a key
 * is called by a digest of itself, so that it keeps its name when the order changes.
 */
function encryptionKeys(value: string | null): VaultKey[] {
  if (!value) {
    throw new ConfigError(
      "ENCRYPTION_KEY is not set. It protects the banks' access tokens: make one with `openssl rand -base64 32` and keep it safe.",
    );
  }
  return value.split(',').map((entry, position) => {
    const [named, encoded] = entry.includes(':') ? entry.trim().split(':') : [null, entry.trim()];
    const key = Buffer.from(encoded ?? '', 'base64');
    if (named === '' || key.length !== 32) {
      throw new ConfigError(
        `ENCRYPTION_KEY: entry ${position + 1} is not 32 bytes of base64 (or id:base64).`,
      );
    }
    return { id: named ?? createHash('sha256').update(key).digest('hex').slice(0, KEY_NAME_LENGTH), key };
  });
}

/** The configured encryption keys, the one for sealing first. Throws ConfigError. */
export const readEncryptionKeys = (env: NodeJS.ProcessEnv): VaultKey[] =>
  encryptionKeys(text(env, 'ENCRYPTION_KEY'));

const isAnySet = (env: NodeJS.ProcessEnv, names: readonly string[]): boolean =>
  names.some((name) => text(env, name) !== null);

/** A setting that the others of its provider are worth nothing without. */
function required(env: NodeJS.ProcessEnv, name: string, provider: readonly string[]): string {
  const value = text(env, name);
  if (value !== null) return value;
  const other = provider.find((each) => text(env, each) !== null) ?? '';
  throw new ConfigError(`${other} is set, but ${name} is not. Set ${name} too, or unset ${other}.`);
}

/** A value of spaces only, as compose files make them of an unset variable, counts as not set. */
function text(env: NodeJS.ProcessEnv, name: string): string | null {
  return env[name]?.trim() || null;
}

function list(env: NodeJS.ProcessEnv, name: string): string[] {
  return (env[name] ?? '').split(',').flatMap((entry) => entry.trim() || []);
}

function integer(
  env: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const value = text(env, name);
  if (value === null) return fallback;
  if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most) {
    throw new ConfigError(`${name} must be a whole number from ${least} to ${most}.`);
  }
  return Number(value);
}

function oneOf<const T extends string>(
  env: NodeJS.ProcessEnv,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T {
  const value = text(env, name);
  if (value === null) return fallback;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new ConfigError(`${name} must be one of ${allowed.join(', ')}.`);
  return found;
}

function url(env: NodeJS.ProcessEnv, name: string): string | null {
  const value = text(env, name);
  if (value === null) return null;
  if (!URL.canParse(value)) throw new ConfigError(`${name} must be a URL.`);
  return value.replace(/\/+$/, '');
}
