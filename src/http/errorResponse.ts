import type { ErrorDetail } from '../errors.ts';
import { ApiError } from '../errors.ts';
import type { Schema } from './operation.ts';

/** No answer lists more bad fields than this: a hostile body must not be answered with a longer one. */
const MOST_DETAILS = 50;

/** The one shape of every error. */
export function errorBody(error: ApiError): Schema<'Error'> {
  const details: ErrorDetail[] | undefined = error.details?.slice(0, MOST_DETAILS);
  return {
    error: { code: error.code, message: error.message, ...(details && details.length > 0 && { details }) },
  };
}

/** What the caller is told of something that was not foreseen: that it happened, and nothing of what it was. */
export const internalError = (cause: unknown): ApiError =>
  new ApiError('INTERNAL_ERROR', 'Something went wrong on our side. The request id names it in the log.', {
    cause,
  });
