import { statfsSync } from 'node:fs';

export type EmbeddedPostgresFailure =
  | 'unsupported_platform'
  | 'binaries_missing'
  | 'no_server_user'
  | 'not_permitted'
  | 'cluster_missing'
  | 'disk_full'
  | 'start_failed';

/** The embedded PostgreSQL could not be started. The message is for the person at the terminal. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
  readonly failure: EmbeddedPostgresFailure;

  constructor(failure: EmbeddedPostgresFailure, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.failure = failure;
  }
}

const MEGABYTE = 1024 * 1024;
/** PostgreSQL stops when it cannot create the next segment of its write-ahead log, which has this size. */
const SEGMENT_BYTES = 16 * MEGABYTE;
/** A new database takes half of it, and soon the rest. */
const NEW_DATABASE_BYTES = 100 * MEGABYTE;

/** Returns the error if the disk of this directory has no room for a new database, or for an existing one to go on. */
export function findDiskFull(directory: string, { isNew = false } = {}): EmbeddedPostgresError | null {
  const { bavail, bsize } = statfsSync(directory);
  const needed = isNew ? NEW_DATABASE_BYTES : SEGMENT_BYTES;
  if (bavail * bsize >= needed) return null;
  return new EmbeddedPostgresError(
    'disk_full',
    `${directory}: its disk is full. The database needs ${needed / MEGABYTE} MB to ${isNew ? 'begin' : 'go on'}: make room there, or set BREADBOX_DATA_DIR to another folder.`,
  );
}

/** Returns the line of a PostgreSQL program's output that says what failed, without its time stamp. */
export function failureIn(output: string): string {
  const lines = output.trim().split('\n');
  const line = lines.findLast((each) => /\b(error|FATAL|PANIC):/.test(each)) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?\b(error|FATAL|PANIC): +/, '').trim() || 'it gives no reason';
}
