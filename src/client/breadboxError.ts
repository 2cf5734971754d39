import type { components } from '../../generated/openapi.d.ts';

type ErrorCode = components['schemas']['ErrorCode'];

/** What the server said went wrong; `NETWORK_ERROR` and `UNEXPECTED_ANSWER` are the client's own words. */
export type BreadboxErrorCode = ErrorCode | 'NETWORK_ERROR' | 'UNEXPECTED_ANSWER';

/** Every failure of a call: an error of the API, an answer that is not from the API, or no answer at all. */
export class BreadboxError extends Error {
  override readonly name = 'BreadboxError';
  readonly code: BreadboxErrorCode;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly details: readonly { path: string; message: string }[];
  readonly requestId: string | null;

  constructor(
    code: BreadboxErrorCode,
    message: string,
    rest: {
      status: number;
      details?: { path: string; message: string }[];
      requestId?: string | null;
      cause?: unknown;
    },
  ) {
    super(message, rest.cause === undefined ? undefined : { cause: rest.cause });
    this.code = code;
    this.status = rest.status;
    this.details = rest.details ?? [];
    this.requestId = rest.requestId ?? null;
  }
}

/** The typed error of an answer that is not a success, whatever stands in its body. */
export function toBreadboxError(response: Response, body: unknown): BreadboxError {
  const rest = { status: response.status, requestId: response.headers.get('x-request-id') };
  if (!isErrorBody(body)) {
    return new BreadboxError(
      'UNEXPECTED_ANSWER',
      `The server answered ${response.status} without an error body.`,
      rest,
    );
  }
  const { code, message, details } = body.error;
  return new BreadboxError(code, message, { ...rest, ...(details && { details }) });
}

function isErrorBody(body: unknown): body is components['schemas']['Error'] {
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
