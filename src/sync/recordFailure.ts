import type { Database } from '../context.ts';
import { nextSyncAfterFailure } from '../domain/schedule.ts';
import { type ConnectionRecord, updateConnection } from '../store/connections.ts';

/** Why a sync failed, in the words of its log. */
export interface Failure {
  code: string;
  message: string;
  needsReauth: boolean;
  /** No later sync can succeed: none is scheduled. */
  isPermanent?: boolean;
}

/** Shows on the connection, which is locked, that a sync of it has failed, and says when to try again. */
export async function recordFailure(
  trx: Database,
  connection: ConnectionRecord,
  { code, message, needsReauth, isPermanent = false }: Failure,
  now: Date,
): Promise<void> {
  if (connection.status === 'disconnected') return;
  // Signing in again stays the first thing to do.
  if (connection.status === 'pending_reauth' && !needsReauth) return;
  const failures = connection.consecutive_failures + 1;
  await updateConnection(
    trx,
    connection.id,
    {
      status: needsReauth ? 'pending_reauth' : 'error',
      error_code: code,
      error_message: message,
      consecutive_failures: failures,
      next_sync_at: needsReauth || isPermanent ? null : nextSyncAfterFailure(connection.id, failures, now),
    },
    now,
  );
}
