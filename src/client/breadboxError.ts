import type { components } from '../../generated/openapi.d.ts';

type ErrorCode = components['schemas']['ErrorCode'];
type ErrorDetail = components['schemas']['ErrorDetail'];

/** The server's error codes, and those that the client adds: `NETWORK_ERROR`, `TIMEOUT` and `UNEXPECTED_ANSWER`. */
export type BreadboxErrorCode = ErrorCode | 'NETWORK_ERROR' | 'TIMEOUT' | 'UNEXPECTED_ANSWER';

/** A failed call: an error response of the API, a response that is not from the API, or no response at all. */
export class BreadboxError extends Error {
  override readonly name = 'BreadboxError';
  readonly code: BreadboxErrorCode;
  /** The HTTP status; 0 if there was no response. */
  readonly status: number;
  readonly details: readonly ErrorDetail[];
  /** Where the server's documentation explains the code; null if the error is not from the API. */
  readonly docUrl: string | null;
  readonly requestId: string | null;

  constructor(
    code: BreadboxErrorCode,
    message: string,
    rest: {
      status: number;
      details?: ErrorDetail[];
      docUrl?: string;
      requestId?: string | null;
      cause?: unknown;
    },
  ) {
    super(message, rest.cause === undefined ? undefined : { cause: rest.cause });
    this.code = code;
    this.status = rest.status;
    this.details = rest.details ?? [];
    this.docUrl = rest.docUrl ?? null;
    this.requestId = rest.requestId ?? null;
  }
}

/** Returns the typed error for a response whose status is not 2xx, with or without an error body of the API. */
export function toBreadboxError(response: Response, body: unknown): BreadboxError {
  const rest = { status: response.status, requestId: response.headers.get('x-request-id') };
  if (!isErrorBody(body)) {
    return new BreadboxError(
      'UNEXPECTED_ANSWER',
      `The server responded with status ${response.status} and no Breadbox error body. Check that baseUrl points to Breadbox and that the proxy passes requests on.`,
      rest,
    );
  }
  const { code, message, details, doc_url: path } = body.error;
  return new BreadboxError(code, message, {
    ...rest,
    ...(details && { details }),
    ...(path && URL.canParse(path, response.url) && { docUrl: new URL(path, response.url).href }),
  });
}

function isErrorBody(body: unknown): body is components['schemas']['ErrorResponse'] {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    typeof body.error === 'object' &&
    body.error !== null &&
    'code' in body.error &&
    'message' in body.error
  );
}
