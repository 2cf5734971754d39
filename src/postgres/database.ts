import knex, { type Knex } from 'knex';
import pg from 'pg';
import { ApiError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { mayPass, REFUSALS_BY_MESSAGE, TLS_FAILURES } from './connectionFailures.ts';
import type { DatabaseParams } from './namedStatement.ts';
import { ReservedConnection } from './reservedConnection.ts';
import { watchConnection } from './watchConnection.ts';

export interface DatabaseOptions {
  poolSize?: number;
  /** Shown in pg_stat_activity, so that an operator can tell the processes apart. */
  applicationName?: string;
  /** How long one statement may run. A unit of work that needs longer sets `statement_timeout` itself. */
  statementTimeoutMs?: number;
  /** How long it may wait for a connection of the pool. */
  acquireTimeoutMs?: number;
  /** Statements that each new connection runs first. */
  setup?: string;
  log?: Logger;
}

/** Long enough for a busy server on the same network. */
const CONNECT_TIMEOUT_MS = 2_000;
/** Waiting for a free connection of a pool that is in full use is not an outage, so it may take longer. */
const ACQUIRE_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 30_000;
const POOL_SIZE = 10;
const IDLE_TIMEOUT_MS = 60_000;

/** Object ids of PostgreSQL's types (pg_type.dat) whose default parser loses something. */
const DATE = 1082;
const DATE_ARRAY = 1182;
const NUMERIC_ARRAY = 1231;
const TEXT_ARRAY: number = 1009;

/**
 * Returns the connection pool. Amounts (numeric, int8) are decimal strings, a date is 'YYYY-MM-DD' and a timestamptz
 * is a Date. The time zone of the sessions is UTC.
 */
export function createDatabase(url: string, options: DatabaseOptions = {}): Knex {
  const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  const connection = {
    connectionString: url,
    application_name: options.applicationName ?? 'breadbox',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser },
  };
  const prepare = async (client: pg.Client) => {
    retireAfterFatalError(client);
    watchConnection(client, url);
    // A statement, not startup parameters, because connection poolers refuse parameters that they do not know.
    await client.query(
      `set timezone = 'UTC'; set datestyle = 'ISO'; set statement_timeout = ${Math.trunc(statementTimeoutMs)}`,
    );
    if (options.setup) await client.query(options.setup);
  };
  const reserved = new ReservedConnection(connection, prepare);
  const db = knex({
    client: 'pg',
    connection,
    log: knexLog(options.log),
    acquireConnectionTimeout: options.acquireTimeoutMs ?? ACQUIRE_TIMEOUT_MS,
    pool: {
      min: 0,
      max: options.poolSize ?? POOL_SIZE,
      idleTimeoutMillis: IDLE_TIMEOUT_MS,
      propagateCreateError: true,
      afterCreate: (client: pg.Client, done: (error: Error | null, client: pg.Client) => void) => {
        prepare(client).then(
          () => done(null, client),
          (error) => done(error, client),
        );
      },
    },
  });
  db.userParams = { reserved } satisfies DatabaseParams;
  db.client.pool.on('poolDestroyRequest', () => void reserved.close());
  reportFailures(db, options.log);
  return db;
}

/**
 * The server sends FATAL shortly before it closes the connection. Without the error event the pool would lend the
 * connection out once more.
 */
function retireAfterFatalError(connection: pg.Client) {
  connection.connection.on('errorMessage', (message: { severity?: string }) => {
    if (message.severity === 'FATAL') connection.emit('error', new Error('The server ended the session.'));
  });
}

export function getTypeParser(oid: number, format: string = 'text') {
  if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
  if (oid === DATE) return (value: string) => value;
  return pg.types.getTypeParser(oid === DATE_ARRAY || oid === NUMERIC_ARRAY ? TEXT_ARRAY : oid, 'text');
}

/** By default Knex prints to the console. Its errors are rejections as well, so they are not logged here. */
function knexLog(log: Logger | undefined): Knex.Logger {
  const note = (message: string) => log?.warn({ knex: message }, 'knex warning');
  return { warn: note, deprecate: note, error: () => {}, debug: () => {} };
}

/** Logs once that the database is unreachable, and once that it is back. The pool replaces its connections itself. */
function reportFailures(db: Knex, log: Logger | undefined) {
  if (!log) return;
  let reported = false;
  db.client.pool.on('createFail', (_eventId: number, error: unknown) => {
    if (!reported) log.error({ failure: describeDatabaseFailure(error) }, 'database unreachable');
    reported = true;
  });
  db.client.pool.on('createSuccess', () => {
    if (reported) log.info('database reachable again');
    reported = false;
  });
}

const FAILURES_BY_CODE: Record<string, string> = {
  ...TLS_FAILURES,
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection lost',
  EPIPE: 'connection lost',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'host unreachable',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'host not found',
  '28000': 'authentication failed',
  '28P01': 'authentication failed',
  '3D000': 'database does not exist',
  '53300': 'too many connections',
  '57P01': 'shutting down',
  '57P02': 'crashed',
  '57P03': 'starting up',
  '57P05': 'connection lost',
};

/** The server answers reads, but it cannot store anything. */
const SHORTAGES_BY_CODE: Record<string, string> = {
  '53100': 'disk full',
  '53200': 'out of memory',
};

/** The server is there, but a connection, a lock or the statement itself took too long. */
const TOO_BUSY = 'too busy';
/** The statement timeout, and a transaction that was aborted for others each time it was tried. */
const TOO_BUSY_CODES = ['57014', '40P01', '40001'];

/** Errors of pg and Knex that have no code. */
const FAILURES_BY_MESSAGE: [RegExp, string][] = [
  [/Timeout acquiring a connection/, TOO_BUSY],
  [/timeout expired|due to connection timeout/, 'timeout'],
  [/Connection terminated|Connection ended|connection error and is not queryable/, 'connection lost'],
  [/Client was closed|aborted/, 'connection lost'],
];

/**
 * A short name of the way in which PostgreSQL could not be reached ("connection refused"), has run short
 * ("disk full") or took too long ("too busy"), without addresses or credentials. Null for other errors.
 */
export function describeDatabaseFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  for (const [pattern, failure] of REFUSALS_BY_MESSAGE) if (pattern.test(error.message)) return failure;
  if ('code' in error && typeof error.code === 'string') {
    if (Object.hasOwn(FAILURES_BY_CODE, error.code)) return FAILURES_BY_CODE[error.code] ?? null;
    if (Object.hasOwn(SHORTAGES_BY_CODE, error.code)) return SHORTAGES_BY_CODE[error.code] ?? null;
    if (TOO_BUSY_CODES.includes(error.code)) return TOO_BUSY;
    if (/^08...$/.test(error.code)) return 'connection lost';
    // With any other code the server is there and has refused the statement.
    if (error instanceof pg.DatabaseError) return null;
  }
  for (const [pattern, failure] of FAILURES_BY_MESSAGE) if (pattern.test(error.message)) return failure;
  return null;
}

/** Whether PostgreSQL is unavailable or overloaded, in contrast to having refused a statement. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return describeDatabaseFailure(error) !== null;
}

/** Whether PostgreSQL may become available without anybody's help, as after a power cut. */
export function mayOutagePass(error: unknown): boolean {
  const failure = describeDatabaseFailure(error);
  return failure !== null && mayPass(failure);
}

/** Whether PostgreSQL is overloaded, in contrast to being out of reach. */
export const isDatabaseBusy = (error: unknown): boolean => describeDatabaseFailure(error) === TOO_BUSY;

/** Whether PostgreSQL has no space left to store data. */
export function isDatabaseShort(error: unknown): boolean {
  return error instanceof pg.DatabaseError && Object.hasOwn(SHORTAGES_BY_CODE, error.code ?? '');
}

/** Long enough for a pool or a restarting database to recover, short enough for a person who waits. */
const RETRY_AFTER_SECONDS = '5';

/** Returns the failure as clients see it: 503, without the address of the database. */
export function databaseUnavailable(cause: unknown): ApiError {
  return new ApiError('DATABASE_UNAVAILABLE', messageOf(cause), {
    cause,
    headers: { 'Retry-After': RETRY_AFTER_SECONDS },
  });
}

function messageOf(cause: unknown): string {
  const failure = describeDatabaseFailure(cause);
  if (failure === TOO_BUSY) return 'The database is too busy to answer in time. Try again shortly.';
  return isDatabaseShort(cause)
    ? `The database has no room left: ${failure}. Free some space on its disk, then try again.`
    : 'The database cannot be reached. Try again shortly.';
}
