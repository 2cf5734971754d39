import type { Schema } from '../contract.ts';
import type { ErrorDetail } from '../errors.ts';
import { ApiError } from '../errors.ts';

/** The maximum number of invalid fields in a response, so that a hostile body cannot produce a longer response. */
const MAX_DETAILS = 50;

/** Returns the error envelope. */
export function errorBody(error: ApiError, requestId: string): Schema<'ErrorResponse'> {
  const details: ErrorDetail[] | undefined = error.details?.slice(0, MAX_DETAILS);
  const { code, message, questions } = error;
  return {
    error: {
      code,
      message,
      // Relative, because a server behind a proxy does not know its own address.
      doc_url: `/docs/errors#${code}`,
      request_id: requestId,
      ...(details && details.length > 0 && { details }),
      ...(questions && { questions }),
    },
  };
}

/** The error for an unexpected failure. It tells the client nothing about the cause. */
export const internalError = (cause: unknown): ApiError =>
  new ApiError('INTERNAL_ERROR', 'The server failed unexpectedly. Look for the request id in its log.', {
    cause,
  });
