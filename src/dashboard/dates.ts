/** A calendar day of the API, `2026-11-24`, belongs to no time zone: it is read and written as UTC. */
const asDay = (day: string): Date => new Date(`${day}T00:00:00Z`);

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function write(date: Date, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(undefined, options);
  formats.set(key, format);
  return format.format(date);
}

/** The day in the reader's time zone, as the API writes days. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const addDays = (day: string, days: number): string =>
  new Date(asDay(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** The month, `2026-11`, so many months later. */
export function addMonths(month: string, months: number): string {
  const date = asDay(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

/** The first day after the month, where a range of the API ends. */
export const endOf = (month: string): string => `${addMonths(month, 1)}-01`;

/** `24 Nov`, with the year where it is another one. */
export function formatDay(day: string): string {
  const isThisYear = day.slice(0, 4) === today().slice(0, 4);
  return write(asDay(day), {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
    timeZone: 'UTC',
  });
}

/** `Today`, `Yesterday` or `Monday, 24 November`. */
export function formatDayHeading(day: string): string {
  if (day === today()) return 'Today';
  if (day === addDays(today(), -1)) return 'Yesterday';
  const isThisYear = day.slice(0, 4) === today().slice(0, 4);
  return write(asDay(day), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
    timeZone: 'UTC',
  });
}

export const formatLongDay = (day: string): string =>
  write(asDay(day), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export const formatMonth = (month: string): string =>
  write(asDay(`${month}-01`), { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const formatShortMonth = (month: string): string =>
  write(asDay(`${month}-01`), { month: 'short', timeZone: 'UTC' });

/** A timestamp in the reader's time zone. */
export const formatTime = (timestamp: string): string =>
  write(new Date(timestamp), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });

const STEPS: [number, Intl.RelativeTimeFormatUnit][] = [
  [60_000, 'minute'],
  [3_600_000, 'hour'],
  [DAY_MS, 'day'],
  [30 * DAY_MS, 'month'],
  [365 * DAY_MS, 'year'],
];

/** `5 minutes ago`, `in 3 hours`, `just now`. */
export function formatAgo(timestamp: string, now = Date.now()): string {
  const distance = new Date(timestamp).getTime() - now;
  const [size, unit] = STEPS.findLast(([step]) => Math.abs(distance) >= step) ?? [null, 'minute' as const];
  if (size === null) return 'just now';
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  return format.format(Math.trunc(distance / size), unit);
}
