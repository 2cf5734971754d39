import { count } from './text.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `2 hours ago`; `never` for null. */
export function formatAge(timestamp: string | null, now: Date): string {
  if (timestamp === null) return 'never';
  const ageMs = now.getTime() - Date.parse(timestamp);
  if (ageMs < MINUTE_MS) return 'just now';
  if (ageMs < HOUR_MS) return `${count(Math.floor(ageMs / MINUTE_MS), 'minute')} ago`;
  if (ageMs < 2 * DAY_MS) return `${count(Math.floor(ageMs / HOUR_MS), 'hour')} ago`;
  return `${count(Math.floor(ageMs / DAY_MS), 'day')} ago`;
}

export const daysSince = (timestamp: string, now: Date): number =>
  Math.floor((now.getTime() - Date.parse(timestamp)) / DAY_MS);
