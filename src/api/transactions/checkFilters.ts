import { findContradictions } from '../../domain/filterRanges.ts';
import { ApiError } from '../../errors.ts';

/**
 * Refuses filters that contradict each other.
 * @throws ApiError with the given code.
 */
export function checkFilters(
  filters: Parameters<typeof findContradictions>[0],
  code: 'INVALID_PARAMETER' | 'VALIDATION_ERROR' = 'INVALID_PARAMETER',
): void {
  const details = findContradictions(filters);
  const [first] = details;
  if (first)
    throw new ApiError(code, `The filters are not valid: ${first.path} ${first.message}.`, { details });
}
