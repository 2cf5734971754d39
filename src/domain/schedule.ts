import { createHash } from 'node:crypto';

/** When a connection is synced next: after its interval with jitter, or after a backoff while it fails. */

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;
const INITIAL_BACKOFF_MS = 15 * MS_PER_MINUTE;
const MAX_BACKOFF_MS = 4 * MS_PER_HOUR;
/** The longest interval of SYNC_INTERVAL_HOURS and of a connection. */
const MAX_INTERVAL_HOURS = 24;
/** Households link their connections on one evening; without jitter all would be due at the same time. */
const JITTER_MS = 10 * MS_PER_MINUTE;

/** Returns the latest time that any schedule can return. */
export const latestNextSync = (now: Date): Date =>
  new Date(now.getTime() + MAX_INTERVAL_HOURS * MS_PER_HOUR + JITTER_MS);

/** Returns 0 to 10 minutes in milliseconds, always the same for a connection, so that its interval stays even. */
export function jitterMs(connectionId: string): number {
  const fraction = createHash('sha256').update(connectionId).digest().readUInt32BE(0) / 2 ** 32;
  return Math.floor(fraction * JITTER_MS);
}

export function nextSyncAfterSuccess(connectionId: string, intervalHours: number, now: Date): Date {
  return new Date(now.getTime() + intervalHours * MS_PER_HOUR + jitterMs(connectionId));
}

/** Returns 15 minutes after the first failure, doubled after each further one, up to four hours, plus jitter. */
export function nextSyncAfterFailure(connectionId: string, consecutiveFailures: number, now: Date): Date {
  const backoffMs = Math.min(INITIAL_BACKOFF_MS * 2 ** (consecutiveFailures - 1), MAX_BACKOFF_MS);
  return new Date(now.getTime() + backoffMs + jitterMs(connectionId));
}

/**
 * A new interval counts from the last sync. A failing connection keeps its retry if that is earlier, and stays
 * without a next sync if it has none.
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
