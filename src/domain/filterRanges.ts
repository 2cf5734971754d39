import type { ErrorDetail } from '../errors.ts';

const LEAST_SEARCH_LENGTH = 2;

/** What is wrong with filters that are each valid by themselves; empty when nothing is. */
export function findContradictions(filters: {
  start_date?: string | undefined;
  end_date?: string | undefined;
  min_amount?: number | undefined;
  max_amount?: number | undefined;
  search?: string | undefined;
  exclude_search?: string | undefined;
}): ErrorDetail[] {
  const { start_date: start, end_date: end, min_amount: least, max_amount: most } = filters;
  const found: ErrorDetail[] = [];
  if (start !== undefined && end !== undefined && start > end) {
    found.push({ path: 'start_date', message: 'must not be after end_date' });
  }
  if (least !== undefined && most !== undefined && least > most) {
    found.push({ path: 'min_amount', message: 'must not be above max_amount' });
  }
  for (const name of ['search', 'exclude_search'] as const) {
    const terms = filters[name]?.split(',').map((term) => term.trim());
    if (terms?.some((term) => term.length < LEAST_SEARCH_LENGTH)) {
      found.push({ path: name, message: 'must have two characters or more in each of its alternatives' });
    }
  }
  return found;
}
