import { createHash } from 'node:crypto';

/** When a connection is synced next: its interval, spread out, or its backoff while it fails. */

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;
const FIRST_BACKOFF_MS = 15 * MS_PER_MINUTE;
const LONGEST_BACKOFF_MS = 4 * MS_PER_HOUR;
/** Of those that SYNC_INTERVAL_HOURS and a connection can have. */
const LONGEST_INTERVAL_HOURS = 24;
/** Connections of one household are linked on one evening; without this they would all be due at once. */
const JITTER_MS = 10 * MS_PER_MINUTE;

/** No schedule gives a later time than this. */
export const latestNextSync = (now: Date): Date =>
  new Date(now.getTime() + LONGEST_INTERVAL_HOURS * MS_PER_HOUR + JITTER_MS);

/** The same for one connection for ever, so that its rhythm stays even: 0 to 10 minutes. */
export function jitterMs(connectionId: string): number {
  const fraction = createHash('sha256').update(connectionId).digest().readUInt32BE(0) / 2 ** 32;
  return Math.floor(fraction * JITTER_MS);
}

export function nextSyncAfterSuccess(connectionId: string, intervalHours: number, now: Date): Date {
  return new Date(now.getTime() + intervalHours * MS_PER_HOUR + jitterMs(connectionId));
}

/** 15 minutes after the first failure, doubled after each further one, four hours at most. */
export function nextSyncAfterFailure(connectionId: string, consecutiveFailures: number, now: Date): Date {
  const backoffMs = Math.min(FIRST_BACKOFF_MS * 2 ** (consecutiveFailures - 1), LONGEST_BACKOFF_MS);
  return new Date(now.getTime() + backoffMs + jitterMs(connectionId));
}

/**
 * Another interval holds from the last sync on, not from the next one. A connection that fails keeps its retry where
 * that comes first, and its silence where there is to be none.
 */
export function nextSyncAfterIntervalChange(
  connection: { id: string; status: string; last_synced_at: Date | null; next_sync_at: Date | null },
  intervalHours: number,
): Date | null {
  const { id, status, last_synced_at: lastSyncedAt, next_sync_at: planned } = connection;
  if (!lastSyncedAt) return planned;
  const regular = nextSyncAfterSuccess(id, intervalHours, lastSyncedAt);
  if (status !== 'error') return regular;
  return planned && planned < regular ? planned : planned && regular;
}
