import { countPeriods, type Granularity, listPeriodEnds } from '../../domain/balances/periods.ts';
import { daysBefore, toDay } from '../../domain/days.ts';
import { ApiError } from '../../errors.ts';

/** More would be more than a chart shows, and a page of many accounts would be large. */
const MAX_DATES = 1100;

/**
 * The days of which balances are asked for.
 * @throws ApiError INVALID_PARAMETER
 */
export function readPeriods(
  query: { start_date?: string | undefined; end_date?: string | undefined; granularity: Granularity },
  { now, defaultDays }: { now: Date; defaultDays: number },
): string[] {
  const to = query.end_date === undefined ? toDay(now) : dayBefore(query.end_date);
  if (to === null) return [];
  const from = query.start_date ?? daysBefore(to, defaultDays);
  if (from > to) {
    if (query.start_date === query.end_date) return [];
    throw refuse('start_date', 'must not be after end_date');
  }
  if (countPeriods(from, to, query.granularity) > MAX_DATES) {
    throw refuse('granularity', `must be coarser: there are more than ${MAX_DATES} dates`);
  }
  return listPeriodEnds(from, to, query.granularity);
}

/** Null for the first day of the calendar. */
const dayBefore = (day: string): string | null => (day === '0001-01-01' ? null : daysBefore(day, 1));

const refuse = (path: string, message: string): ApiError =>
  new ApiError('INVALID_PARAMETER', `A parameter is not valid: ${path} ${message}.`, {
    details: [{ path, code: 'contradiction', message }],
  });
