import { daysAfter, daysBetween } from '../days.ts';

export type Cadence = 'weekly' | 'biweekly' | 'monthly' | 'quarterly' | 'yearly';

interface Period {
  cadence: Cadence;
  /** Days between two occurrences, weekends and holidays included. */
  minDays: number;
  maxDays: number;
  /** Fewer could be chance. */
  minOccurrences: number;
  days: number | null;
  months: number | null;
}

const PERIODS: readonly Period[] = [
  { cadence: 'weekly', minDays: 5, maxDays: 9, minOccurrences: 4, days: 7, months: null },
  { cadence: 'biweekly', minDays: 12, maxDays: 16, minOccurrences: 4, days: 14, months: null },
  { cadence: 'monthly', minDays: 26, maxDays: 36, minOccurrences: 3, days: null, months: 1 },
  { cadence: 'quarterly', minDays: 84, maxDays: 98, minOccurrences: 3, days: null, months: 3 },
  { cadence: 'yearly', minDays: 355, maxDays: 376, minOccurrences: 2, days: null, months: 12 },
];

/** One late or skipped occurrence in five is tolerated. */
const MIN_FITTING = 0.8;

/** Finds the cadence of days in ascending order. Null if they have none. */
export function findCadence(days: readonly string[]): Period | null {
  const gaps = days.slice(1).map((day, at) => daysBetween(days[at] ?? day, day));
  return (
    PERIODS.find(({ minDays, maxDays, minOccurrences }) => {
      const fitting = gaps.filter((gap) => gap >= minDays && gap <= maxDays).length;
      return days.length >= minOccurrences && fitting >= gaps.length * MIN_FITTING;
    }) ?? null
  );
}

/** The day of the next occurrence: of the month on the day on which most were, or on the last one it has. */
export function findNextDay(days: readonly string[], period: Period): string {
  const last = days.at(-1) ?? '';
  if (period.days !== null) return daysAfter(last, period.days);
  const [year = 0, month = 0] = last.split('-').map(Number);
  const monthIndex = year * 12 + month - 1 + (period.months ?? 0);
  const [nextYear, nextMonth] = [Math.floor(monthIndex / 12), monthIndex % 12];
  const lastDay = new Date(0);
  lastDay.setUTCFullYear(nextYear, nextMonth + 1, 0);
  const day = Math.min(findUsualDay(days), lastDay.getUTCDate());
  return `${String(nextYear).padStart(4, '0')}-${pad(nextMonth + 1)}-${pad(day)}`;
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** The most frequent day of the month among the last occurrences, of several the latest. */
function findUsualDay(days: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const day of days.slice(-6)) {
    const number = Number(day.slice(8));
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return [...counts].sort(([a, count], [b, other]) => other - count || b - a)[0]?.[0] ?? 1;
}
