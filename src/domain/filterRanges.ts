import type { ErrorDetail } from '../errors.ts';

const MIN_SEARCH_LENGTH = 2;

/** Returns the errors of filters that are valid one by one but not together. */
export function findContradictions(filters: {
  start_date?: string | undefined;
  end_date?: string | undefined;
  min_amount?: number | undefined;
  max_amount?: number | undefined;
  search?: string | undefined;
  exclude_search?: string | undefined;
}): ErrorDetail[] {
  const { start_date: start, end_date: end, min_amount: min, max_amount: max } = filters;
  const found: ErrorDetail[] = [];
  if (start !== undefined && end !== undefined && start > end) {
    found.push({ path: 'start_date', code: 'contradiction', message: 'must not be after end_date' });
  }
  if (min !== undefined && max !== undefined && min > max) {
    found.push({ path: 'min_amount', code: 'contradiction', message: 'must not be greater than max_amount' });
  }
  for (const name of ['search', 'exclude_search'] as const) {
    const terms = filters[name]?.split(',').map((term) => term.trim());
    if (terms?.some((term) => term.length < MIN_SEARCH_LENGTH)) {
      found.push({
        path: name,
        code: 'min_length',
        message: 'must have at least two characters in each comma-separated term',
      });
    }
  }
  return found;
}
