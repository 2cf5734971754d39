export type EmbeddedPostgresFailure =
  | 'unsupported_platform'
  | 'binaries_missing'
  | 'no_server_user'
  | 'not_permitted'
  | 'cluster_missing'
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
