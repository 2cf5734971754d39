import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { ConfigError } from './configError.ts';
import { readDatabaseUrl } from './databaseUrl.ts';
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
  /** An additional certificate authority to trust, such as the sandbox's. */
  authorityPath: string | null;
  /** The script of Teller Connect. */
  connectUrl: string;
  webhookSecrets: string[];
}

export interface Config {
  version: string;
  role: Role;
  host: string;
  port: number;
  metricsHost: string;
  /** Null if metrics are off. */
  metricsPort: number | null;
  dataDir: string;
  /** Null for the embedded database in dataDir. */
  databaseUrl: string | null;
  databasePoolSize: number;
  /** The database of the job queue. Null for the same PostgreSQL. */
  jobsUrl: string | null;
  encryptionKeys: VaultKey[];
  rateLimit: { perMinute: number; burst: number };
  /** Requests per minute with wrong API keys from one address; 0 for no limit. */
  failuresPerMinute: number;
  /** Requests per minute for webhooks and documentation from one address; 0 for no limit. */
  anonymousPerMinute: number;
  /** Addresses or CIDR ranges whose X-Forwarded-For is trusted. */
  trustedProxies: string[];
  /** The origins of pages that may call the API from a browser. */
  corsOrigins: string[];
  /** Names under which clients of /mcp may reach this server besides its own machine, addresses and PUBLIC_URL. */
  mcpAllowedHosts: string[];
  syncIntervalHours: 4 | 8 | 12 | 24;
  /** A worker without a heartbeat for this long counts as dead, and other workers take over its jobs. */
  workerTimeoutMs: number;
  /** The URL at which providers can reach this server. Null if webhooks are not used. */
  publicUrl: string | null;
  updateUrl: string | null;
  logLevel: string;
  /** Whether every response is validated against the contract before it is sent, as in tests and development. */
  checkResponses: boolean;
  plaid: PlaidConfig | null;
  teller: TellerConfig | null;
}

export { ConfigError };

const PLAID_URLS: Record<string, string> = {
  sandbox: 'https://sandbox.plaid.com',
  production: 'https://production.plaid.com',
};
/** The settings that configure each provider. PLAID_ENV and TELLER_ENV alone do not. */
const PLAID_SETTINGS = ['PLAID_CLIENT_ID', 'PLAID_SECRET', 'PLAID_BASE_URL'];
const TELLER_SETTINGS = [
  'TELLER_APPLICATION_ID',
  'TELLER_CERT_PATH',
  'TELLER_KEY_PATH',
  'TELLER_BASE_URL',
  'TELLER_CA_PATH',
  'TELLER_CONNECT_URL',
  'TELLER_WEBHOOK_SECRET',
];
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const DEFAULT_PORT = 8080;
const DEFAULT_RATE_PER_MINUTE = 120;
const DEFAULT_BURST = 60;
const DEFAULT_FAILURES_PER_MINUTE = 30;
/** Providers deliver for many households from a few addresses, and a page of the documentation loads several files. */
const DEFAULT_ANONYMOUS_PER_MINUTE = 600;
const DEFAULT_POOL_SIZE = 10;
const KEY_NAME_LENGTH = 8;
const DEFAULT_WORKER_TIMEOUT_SECONDS = 60;
const MS_PER_SECOND = 1000;

/**
 * Reads the configuration from the environment variables that README lists.
 * @throws ConfigError with the name of the invalid variable.
 */
export function readConfig(env: NodeJS.ProcessEnv, version: string): Config {
  return {
    version,
    role: oneOf(env, 'BREADBOX_ROLE', ['all', 'api', 'worker'], 'all'),
    host: text(env, 'HOST') ?? '127.0.0.1',
    port: integer(env, 'PORT', DEFAULT_PORT, 0, 65_535),
    metricsHost: text(env, 'METRICS_HOST') ?? '127.0.0.1',
    metricsPort: isAnySet(env, ['METRICS_PORT']) ? integer(env, 'METRICS_PORT', 0, 0, 65_535) : null,
    ...readDatabaseConfig(env),
    databasePoolSize: integer(env, 'DATABASE_POOL_SIZE', DEFAULT_POOL_SIZE, 2, 200),
    jobsUrl: readJobsUrl(env),
    encryptionKeys: encryptionKeys(text(env, 'ENCRYPTION_KEY')),
    rateLimit: {
      perMinute: integer(env, 'API_RATE_LIMIT_RPM', DEFAULT_RATE_PER_MINUTE, 0, 1_000_000),
      burst: integer(env, 'API_RATE_LIMIT_BURST', DEFAULT_BURST, 1, 1_000_000),
    },
    failuresPerMinute: integer(env, 'FAILED_KEY_LIMIT_RPM', DEFAULT_FAILURES_PER_MINUTE, 0, 1_000_000),
    anonymousPerMinute: integer(env, 'ANONYMOUS_LIMIT_RPM', DEFAULT_ANONYMOUS_PER_MINUTE, 0, 1_000_000),
    trustedProxies: proxies(env),
    corsOrigins: readCorsOrigins(env),
    mcpAllowedHosts: readMcpAllowedHosts(env),
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

export const readDataDir = (env: NodeJS.ProcessEnv): string =>
  resolve(text(env, 'BREADBOX_DATA_DIR') ?? '.breadbox');

/**
 * Reads the settings of the database, which are all that some commands need.
 * @throws ConfigError
 */
export function readDatabaseConfig(env: NodeJS.ProcessEnv): Pick<Config, 'dataDir' | 'databaseUrl'> {
  return {
    dataDir: readDataDir(env),
    databaseUrl: readDatabaseUrl(text(env, 'DATABASE_URL'), text(env, 'DATABASE_CA_CERT')),
  };
}

/** Each entry must be exactly an address or address/bits: a typo must not make the server trust other hosts. */
function proxies(env: NodeJS.ProcessEnv): string[] {
  const entries = list(env, 'TRUSTED_PROXIES');
  for (const entry of entries) {
    const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
    const maxBits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (Number(bits) > maxBits)
      throw new ConfigError(`TRUSTED_PROXIES: ${entry} is neither an address nor a CIDR range.`);
  }
  return entries;
}

/** A browser compares the exact text of an origin, so an entry with a path would never match. */
function readCorsOrigins(env: NodeJS.ProcessEnv): string[] {
  const entries = list(env, 'CORS_ORIGINS');
  for (const entry of entries) {
    const origin = URL.canParse(entry) ? new URL(entry).origin : 'null';
    if (origin === 'null' || origin !== entry) {
      throw new ConfigError(
        `CORS_ORIGINS: ${entry} is not an origin. Give scheme, host and port only, such as ${origin === 'null' ? 'https://dashboard.example.com' : origin}.`,
      );
    }
  }
  return entries;
}

/** The port does not matter: whoever controls a name controls all of its ports. */
function readMcpAllowedHosts(env: NodeJS.ProcessEnv): string[] {
  const publicUrl = readPublicUrl(env);
  const names = list(env, 'MCP_ALLOWED_HOSTS').map((entry) => {
    if (!/^[\w.-]+$/.test(entry)) {
      throw new ConfigError(`MCP_ALLOWED_HOSTS: ${entry} is not a host name, such as breadbox.local.`);
    }
    return entry.toLowerCase();
  });
  return publicUrl ? [...names, new URL(publicUrl).hostname] : names;
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
 * Reads WORKER_TIMEOUT_SECONDS. Returns milliseconds.
 * @throws ConfigError
 */
export const readWorkerTimeoutMs = (env: NodeJS.ProcessEnv): number =>
  integer(env, 'WORKER_TIMEOUT_SECONDS', DEFAULT_WORKER_TIMEOUT_SECONDS, 2, 3600) * MS_PER_SECOND;

/** @throws ConfigError */
export const readPublicUrl = (env: NodeJS.ProcessEnv): string | null => url(env, 'PUBLIC_URL');

/**
 * Returns null if none of Plaid's settings is set.
 * @throws ConfigError if only some of them are set.
 */
export function readPlaidConfig(env: NodeJS.ProcessEnv): PlaidConfig | null {
  if (!isAnySet(env, PLAID_SETTINGS)) return null;
  const clientId = required(env, 'PLAID_CLIENT_ID', PLAID_SETTINGS);
  const secret = required(env, 'PLAID_SECRET', PLAID_SETTINGS);
  const environment = oneOf(env, 'PLAID_ENV', Object.keys(PLAID_URLS), 'sandbox');
  return { clientId, secret, baseUrl: url(env, 'PLAID_BASE_URL') ?? PLAID_URLS[environment] ?? '' };
}

/**
 * Returns null if none of Teller's settings is set. A certificate is optional only if TELLER_ENV is explicitly
 * `sandbox`: an application id alone is more likely an incomplete configuration.
 * @throws ConfigError if only some of them are set.
 */
export function readTellerConfig(env: NodeJS.ProcessEnv): TellerConfig | null {
  if (!isAnySet(env, TELLER_SETTINGS)) return null;
  const applicationId = required(env, 'TELLER_APPLICATION_ID', TELLER_SETTINGS);
  const environment = oneOf(env, 'TELLER_ENV', ['sandbox', 'development', 'production'], 'sandbox');
  const isCertificateOptional =
    text(env, 'TELLER_ENV') === 'sandbox' && !isAnySet(env, ['TELLER_CERT_PATH', 'TELLER_KEY_PATH']);
  return {
    applicationId,
    environment,
    baseUrl: url(env, 'TELLER_BASE_URL') ?? 'https://api.teller.io',
    certificatePath: isCertificateOptional ? null : required(env, 'TELLER_CERT_PATH', TELLER_SETTINGS),
    privateKeyPath: isCertificateOptional ? null : required(env, 'TELLER_KEY_PATH', TELLER_SETTINGS),
    authorityPath: text(env, 'TELLER_CA_PATH'),
    connectUrl: url(env, 'TELLER_CONNECT_URL') ?? 'https://cdn.teller.io/connect/connect.js',
    webhookSecrets: list(env, 'TELLER_WEBHOOK_SECRET'),
  };
}

/** Returns the name of the first provider setting that is set, or null. */
export const findProviderSetting = (env: NodeJS.ProcessEnv): string | null =>
  [...PLAID_SETTINGS, ...TELLER_SETTINGS].find((name) => text(env, name) !== null) ?? null;

/**
 * Reads BREADBOX_HOUSEHOLD. Returns null if it is not set.
 * @throws ConfigError if it is invalid, or `sample` together with a provider setting.
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
 * Parses keys as `base64` or `id:base64`, separated by commas. The first one seals, all of them open. The default id
 * is a digest of the key, so that it does not depend on the order.
 */
function encryptionKeys(value: string | null): VaultKey[] {
  if (!value) {
    throw new ConfigError(
      "ENCRYPTION_KEY is not set. It encrypts the banks' access tokens: create one with `openssl rand -base64 32` and keep it safe.",
    );
  }
  return value.split(',').map((entry, position) => {
    const [named, encoded] = entry.includes(':') ? entry.trim().split(':') : [null, entry.trim()];
    const key = Buffer.from(encoded ?? '', 'base64');
    if (named === '' || key.length !== 32) {
      throw new ConfigError(
        `ENCRYPTION_KEY: entry ${position + 1} is not 32 bytes of base64 (or id:base64). Create a key with \`openssl rand -base64 32\`.`,
      );
    }
    return { id: named ?? createHash('sha256').update(key).digest('hex').slice(0, KEY_NAME_LENGTH), key };
  });
}

/**
 * Returns the configured encryption keys, the one that seals first.
 * @throws ConfigError
 */
export const readEncryptionKeys = (env: NodeJS.ProcessEnv): VaultKey[] =>
  encryptionKeys(text(env, 'ENCRYPTION_KEY'));

const isAnySet = (env: NodeJS.ProcessEnv, names: readonly string[]): boolean =>
  names.some((name) => text(env, name) !== null);

/** Reads a setting that is required if any other setting of its provider is set. */
function required(env: NodeJS.ProcessEnv, name: string, provider: readonly string[]): string {
  const value = text(env, name);
  if (value !== null) return value;
  const other = provider.find((each) => text(env, each) !== null) ?? '';
  throw new ConfigError(`${other} is set, but ${name} is not. Set ${name} too, or unset ${other}.`);
}

/** A value of spaces only counts as not set, because compose files can turn an unset variable into one. */
function text(env: NodeJS.ProcessEnv, name: string): string | null {
  return env[name]?.trim() || null;
}

function list(env: NodeJS.ProcessEnv, name: string): string[] {
  return (env[name] ?? '').split(',').flatMap((entry) => entry.trim() || []);
}

function integer(env: NodeJS.ProcessEnv, name: string, fallback: number, min: number, max: number): number {
  const value = text(env, name);
  if (value === null) return fallback;
  if (!/^\d+$/.test(value) || Number(value) < min || Number(value) > max) {
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}.`);
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
  if (!URL.canParse(value))
    throw new ConfigError(`${name} must be a URL, such as https://breadbox.example.com.`);
  return value.replace(/\/+$/, '');
}
