import { describeDatabaseFailure } from '../store/database.ts';

/** The job store could not be reached, as opposed to having refused something. */
export class JobStoreUnavailable extends Error {
  override readonly name = 'JobStoreUnavailable';
  /** In a few words, free of addresses and credentials. */
  readonly failure: string;

  constructor(failure: string, cause: unknown) {
    super(`The job store cannot be reached: ${failure}.`, { cause });
    this.failure = failure;
  }
}

/** The driver is loaded only where it is used, so its errors are known by their names. */
const FAILURES_OF_MONGODB: Record<string, string> = {
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

/** The error as others know it: JobStoreUnavailable if that is what it means, otherwise itself. */
export function namingOutages(error: unknown): unknown {
  const failure = describeFailure(error);
  return failure === null ? error : new JobStoreUnavailable(failure, error);
}

/** MongoDB's driver says what happened at the socket in the cause of the cause. */
function describeFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && error.code === MONGODB_AUTHENTICATION_FAILED) return 'authentication failed';
  return (
    describeDatabaseFailure(error) ?? describeFailure(error.cause) ?? FAILURES_OF_MONGODB[error.name] ?? null
  );
}
