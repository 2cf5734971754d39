import { describeDatabaseFailure } from '../../postgres/database.ts';

/** The job store could not be reached, as opposed to a job store that refused a request. */
export class JobStoreUnavailable extends Error {
  override readonly name = 'JobStoreUnavailable';
  /** A short description without addresses or credentials. */
  readonly failure: string;

  constructor(failure: string, cause: unknown) {
    super(`The job store cannot be reached: ${failure}.`, { cause });
    this.failure = failure;
  }
}

/** The driver is loaded on demand, so its errors are recognised by name and not by class. */
const MONGODB_FAILURES: Record<string, string> = {
  MongoServerSelectionError: 'timeout',
  MongoNetworkError: 'connection lost',
  MongoNetworkTimeoutError: 'timeout',
  MongoNotConnectedError: 'connection lost',
  MongoOperationTimeoutError: 'timeout',
  MongoPoolClearedError: 'connection lost',
  MongoServerClosedError: 'connection lost',
  MongoTopologyClosedError: 'connection lost',
  MongoWaitQueueTimeoutError: 'timeout',
  PoolClearedOnNetworkError: 'connection lost',
};
const MONGODB_AUTHENTICATION_FAILED = 18;

/** Returns a JobStoreUnavailable if the error means that the store cannot be reached, otherwise the error itself. */
export function toJobStoreError(error: unknown): unknown {
  const failure = describeFailure(error);
  return failure === null ? error : new JobStoreUnavailable(failure, error);
}

/** MongoDB's driver puts the socket error into the cause of the cause. */
function describeFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && error.code === MONGODB_AUTHENTICATION_FAILED) return 'authentication failed';
  return (
    describeDatabaseFailure(error) ?? describeFailure(error.cause) ?? MONGODB_FAILURES[error.name] ?? null
  );
}
