import type { Output } from '../generated/client/index.ts';

type Connection = Pick<
  Output<'listConnections'>['data'][number],
  'status' | 'reauth_recommended' | 'last_synced_at' | 'created_at'
>;

/** What a person has to do about a connection. */
export type BankNeed = 'sign in' | 'renew the login' | 'look at failing syncs';

const DAY_MS = 24 * 60 * 60_000;
/** A failed sync is repeated on schedule; after this long, somebody should look. */
const MAX_FAILING_DAYS = 3;

/** Returns what a person has to do about a connection, the same for everybody who asks; null if nothing. */
export function findBankNeed(
  { status, reauth_recommended, last_synced_at, created_at }: Connection,
  now: Date,
): BankNeed | null {
  if (status === 'disconnected') return null;
  if (status === 'pending_reauth') return 'sign in';
  if (reauth_recommended) return 'renew the login';
  const failingMs = now.getTime() - Date.parse(last_synced_at ?? created_at);
  return status === 'error' && failingMs >= MAX_FAILING_DAYS * DAY_MS ? 'look at failing syncs' : null;
}
