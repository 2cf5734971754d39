import pg from 'pg';
import { BackupError } from '../backup/errors.ts';
import { ConfigError } from '../config.ts';
import { ApiError } from '../errors.ts';
import { JobStoreUnavailable } from '../jobs/agenda/jobStoreUnavailable.ts';
import { adviceOn } from '../postgres/connectionFailures.ts';
import {
  databaseUnavailable,
  describeDatabaseFailure,
  isDatabaseBusy,
  isDatabaseShort,
} from '../postgres/database.ts';
import { EmbeddedPostgresError } from '../postgres/embedded/errors.ts';
import { DevelopmentSchemaError } from '../postgres/migrate.ts';
import { ProblemsFound } from './problemsFound.ts';

const UNDEFINED_TABLE = '42P01';
const INSUFFICIENT_PRIVILEGE = '42501';
const STACK_HINT = 'Set LOG_LEVEL=debug to see where it happened.';

const DISK_FULL = ['ENOSPC', 'EDQUOT'];
const CHOOSE = 'or set BREADBOX_DATA_DIR to another folder.';
const FULL = { what: 'its disk is full', remedy: `Make room there, ${CHOOSE}` };
const DENIED = {
  what: 'this user may not read or write it',
  remedy: `Correct its owner and mode, ${CHOOSE}`,
};

const FILE_FAILURES: Record<string, { what: string; remedy: string }> = {
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: { what: 'its disk is read-only', remedy: `Make it writable, ${CHOOSE}` },
  ENOSPC: FULL,
  EDQUOT: FULL,
  ENOENT: { what: 'it does not exist and cannot be created', remedy: `Correct the path, ${CHOOSE}` },
  ENOTDIR: { what: 'a part of this path is a file', remedy: `Correct the path, ${CHOOSE}` },
  EEXIST: { what: 'it exists and is not a folder', remedy: `Correct the path, ${CHOOSE}` },
};

/** Returns what went wrong and what to do about it, in one line. */
export function explainFailure(error: unknown): string {
  if (
    error instanceof ProblemsFound ||
    error instanceof BackupError ||
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof DevelopmentSchemaError ||
    error instanceof ApiError
  ) {
    return error.message;
  }
  if (error instanceof JobStoreUnavailable) {
    return `${error.message} Start it, or correct JOBS_URL. Without JOBS_URL the jobs are stored in the database.`;
  }
  if (isDatabaseShort(error) || isDatabaseBusy(error)) return databaseUnavailable(error).message;
  const failure = describeDatabaseFailure(error);
  if (failure) return `The database cannot be reached: ${failure}. ${adviceOn(failure)}`;
  if (error instanceof pg.DatabaseError) return explainRefusal(error);
  return explainFileFailure(error) ?? `Unexpected error: ${nameOf(error)}. ${STACK_HINT}`;
}

/** Only the messages of these codes are repeated. Others may contain the values of a statement. */
function explainRefusal({ code, message }: pg.DatabaseError): string {
  if (code === UNDEFINED_TABLE) return 'The database is not up to date. Run `breadbox migrate` first.';
  if (/extension "pg_trgm"/.test(message)) {
    return code === INSUFFICIENT_PRIVILEGE
      ? 'The user in DATABASE_URL may not create the extension pg_trgm, which the search needs. Run `create extension pg_trgm` in the database as its owner or as a superuser, or make this user the owner of the database.'
      : "The server does not have the extension pg_trgm, which the search needs. Install PostgreSQL's contrib package on the server.";
  }
  if (code === INSUFFICIENT_PRIVILEGE) {
    // Knex puts the statement first.
    const right = /(permission denied for|must be owner of) .*$/.exec(message)?.[0] ?? 'a right is missing';
    return `The user in DATABASE_URL has too few rights in the database: ${right}. Make it the owner of the database and of its tables.`;
  }
  return `PostgreSQL refused a statement with the error ${code}. ${STACK_HINT}`;
}

/** Node names the path of most failures; a write to a full disk has none. */
function explainFileFailure(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  const failure = FILE_FAILURES[String(error.code)];
  if (!failure) return null;
  const path = 'path' in error ? error.path : null;
  if (path) return `${path}: ${failure.what} (${error.code}). ${failure.remedy}`;
  return DISK_FULL.includes(String(error.code))
    ? `The disk is full (${error.code}). ${failure.remedy}`
    : null;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
