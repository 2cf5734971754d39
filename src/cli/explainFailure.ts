import pg from 'pg';
import { BackupError } from '../backup/errors.ts';
import { ConfigError } from '../config.ts';
import { ApiError } from '../errors.ts';
import { JobStoreUnavailable } from '../jobs/agenda/jobStoreUnavailable.ts';
import { databaseUnavailable, describeDatabaseFailure, isDatabaseShort } from '../postgres/database.ts';
import { EmbeddedPostgresError } from '../postgres/embedded/errors.ts';
import { DevelopmentSchemaError } from '../postgres/migrate.ts';
import { ProblemsFound } from './problemsFound.ts';

const UNDEFINED_TABLE = '42P01';
const STACK_HINT = 'Set LOG_LEVEL=debug to see where it happened.';

const FILE_FAILURES: Record<string, string> = {
  EACCES: 'This user may not read or write it. Correct its owner and mode',
  EPERM: 'This user may not read or write it. Correct its owner and mode',
  EROFS: 'Its disk is read-only. Choose another folder',
  ENOSPC: 'Its disk is full. Make room',
  EDQUOT: 'Its disk is full. Make room',
  ENOTDIR: 'A part of this path is a file. Correct the path',
  EEXIST: 'It exists and is not a folder. Correct the path',
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
  if (error instanceof JobStoreUnavailable) return `${error.message} Check JOBS_URL.`;
  if (isDatabaseShort(error)) return databaseUnavailable(error).message;
  const failure = describeDatabaseFailure(error);
  if (failure) return `The database cannot be reached: ${failure}. Check DATABASE_URL.`;
  if (error instanceof pg.DatabaseError) {
    if (error.code === UNDEFINED_TABLE) {
      return 'The database is not up to date. Run `breadbox migrate` first.';
    }
    // Its message may repeat the values of a statement.
    return `PostgreSQL refused a statement with the error ${error.code}. ${STACK_HINT}`;
  }
  return describeFileFailure(error) ?? `Unexpected error: ${nameOf(error)}. ${STACK_HINT}`;
}

function describeFileFailure(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return null;
  const advice = FILE_FAILURES[String(error.code)];
  return advice ? `${error.path}: ${advice} (${error.code}), or set BREADBOX_DATA_DIR.` : null;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
