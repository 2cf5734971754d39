/** Calendar days as text, such as '2026-11-28'. */

const MS_PER_DAY = 86_400_000;

export const toDay = (time: Date): string => time.toISOString().slice(0, 10);

/** How many days `to` is after `from`; negative when it is before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);

export const daysBefore = (day: string, days: number): string =>
  toDay(new Date(Date.parse(day) - days * MS_PER_DAY));

export const daysAfter = (day: string, days: number): string => daysBefore(day, -days);
