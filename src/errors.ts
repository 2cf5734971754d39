import type { ErrorCode, Schema } from './contract.ts';

/** An invalid field of a request: its path, and what is wrong with it, for programs and for people. */
export interface ErrorDetail {
  path: string;
  code: Schema<'ErrorDetailCode'>;
  message: string;
}

/** The HTTP status of each error code. A code of the contract that is missing here does not compile. */
export const statusOf = {
  INVALID_PARAMETER: 400,
  INVALID_CURSOR: 400,
  MISSING_API_KEY: 401,
  INVALID_API_KEY: 401,
  REVOKED_API_KEY: 401,
  INVALID_SIGNATURE: 401,
  INVALID_SIGN_IN_CODE: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  SYNC_IN_PROGRESS: 409,
  CONFLICT: 409,
  REAUTH_REQUIRED: 409,
  CONNECTION_DISCONNECTED: 409,
  SYNC_NOT_SUPPORTED: 409,
  CATEGORY_UNDELETABLE: 409,
  PROVIDER_NOT_CONFIGURED: 409,
  DUPLICATE_CONNECTION: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
  COUNT_MISMATCH: 409,
  LAST_FULL_ACCESS_KEY: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  VALIDATION_ERROR: 422,
  IMPORT_ERROR: 422,
  IMPORT_QUESTION: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  PROVIDER_ERROR: 502,
  DATABASE_UNAVAILABLE: 503,
} satisfies Record<ErrorCode, number>;

/** An error that the client receives, with a code of the contract. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: ErrorDetail[] | undefined;
  /** What a file leaves undecided; only with IMPORT_QUESTION. */
  readonly questions: Schema<'Question'>[] | undefined;
  readonly headers: Record<string, string>;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      details?: ErrorDetail[];
      questions?: Schema<'Question'>[];
      status?: number;
      headers?: Record<string, string>;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = options.status ?? statusOf[code];
    this.details = options.details;
    this.questions = options.questions;
    this.headers = options.headers ?? {};
  }
}
