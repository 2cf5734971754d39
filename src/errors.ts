import type { components } from '../generated/openapi.d.ts';

export type ErrorCode = components['schemas']['ErrorCode'];

/** One field of a request that is wrong: where it is, and what would be right. */
export interface ErrorDetail {
  path: string;
  message: string;
}

/** The HTTP status each code answers with. The list of codes is the contract's; a missing one does not compile. */
export const statusOf = {
  INVALID_PARAMETER: 400,
  INVALID_CURSOR: 400,
  MISSING_API_KEY: 401,
  INVALID_API_KEY: 401,
  REVOKED_API_KEY: 401,
  INVALID_SIGNATURE: 401,
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
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  VALIDATION_ERROR: 422,
  IMPORT_ERROR: 422,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  PROVIDER_ERROR: 502,
  DATABASE_UNAVAILABLE: 503,
} satisfies Record<ErrorCode, number>;

/** A failure that a client is told about, by its code in the contract. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: ErrorDetail[] | undefined;
  readonly headers: Record<string, string>;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      details?: ErrorDetail[];
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
    this.headers = options.headers ?? {};
  }
}
