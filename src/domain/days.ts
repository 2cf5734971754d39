/** Calendar days as text, such as '2026-11-28'. */

const MS_PER_DAY = 86_400_000;
const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
/** Days 1 to 28, which every month has: they are valid without a calendar. */
const DAY_OF_ANY_MONTH = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;

/** Whether the text is a day of the calendar. */
export function isDay(text: string): boolean {
  if (DAY_OF_ANY_MONTH.test(text)) return true;
  const time = Date.parse(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(time) && toDay(new Date(time)) === text;
}

export const toDay = (time: Date): string => time.toISOString().slice(0, 10);

/** Returns the number of days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);

export const daysBefore = (day: string, days: number): string =>
  toDay(new Date(Date.parse(day) - days * MS_PER_DAY));

export const daysAfter = (day: string, days: number): string => daysBefore(day, -days);
