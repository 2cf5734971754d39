import { isDay } from '../../domain/days.ts';
import { ProviderError } from '../provider.ts';
import type { WireTransaction } from './fields.ts';

/**
 * Reads the days and ids of a page, even if single rows are malformed. A row whose day cannot be read is always
 * delivered, so that the sync quarantines it instead of losing it.
 */

/** Returns the rows from a day on, and those without a day. */
export function rowsSince(page: readonly WireTransaction[], since: string): WireTransaction[] {
  return page.filter((row) => {
    const day = dayOf(row);
    return day === null || day >= since;
  });
}

/** Returns the day of the last row that has one. */
export function oldestDayOf(page: readonly WireTransaction[]): string | null {
  const oldest = page.findLast((row) => dayOf(row) !== null);
  return oldest === undefined ? null : dayOf(oldest);
}

/**
 * Returns the id after which the next page begins.
 * @throws ProviderError if no row has an id, because the next page cannot be requested.
 */
export function lastIdOf(page: readonly WireTransaction[]): string {
  const last = page.findLast((row) => isText(row?.id));
  if (last) return last.id;
  throw new ProviderError(
    'temporary',
    'MALFORMED_ANSWER',
    'A page of transactions came without a single id.',
  );
}

function dayOf(row: WireTransaction | null): string | null {
  const date = row?.date;
  return isText(date) && isDay(date) ? date : null;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
