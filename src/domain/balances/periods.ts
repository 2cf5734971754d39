import { daysAfter, daysBetween, toDay } from '../days.ts';

export type Granularity = 'day' | 'week' | 'month';

/**
 * The last day of each day, ISO week or month between two days, both included; for a period that `to` cuts off, `to`.
 */
export function listPeriodEnds(from: string, to: string, granularity: Granularity): string[] {
  const ends: string[] = [];
  for (let day = from; ; ) {
    const end = endOfPeriod(day, granularity);
    // Numbers are compared, because the text of a year after 9999 begins with a plus sign.
    if (daysBetween(end, to) <= 0) return [...ends, to];
    ends.push(end);
    day = daysAfter(end, 1);
  }
}

/** An upper bound of how many there are, without listing them. */
export const countPeriods = (from: string, to: string, granularity: Granularity): number =>
  // A range may begin and end within a week or month.
  Math.ceil((daysBetween(from, to) + 1) / { day: 1, week: 7, month: 28 }[granularity]) +
  (granularity === 'day' ? 0 : 1);

function endOfPeriod(day: string, granularity: Granularity): string {
  const date = new Date(`${day}T00:00:00Z`);
  switch (granularity) {
    case 'day':
      return day;
    case 'week':
      return daysAfter(day, (7 - date.getUTCDay()) % 7);
    case 'month':
      date.setUTCMonth(date.getUTCMonth() + 1, 0);
      return toDay(date);
  }
}
