import type { Database } from '../context.ts';
import { nextSyncAfterFailure } from '../domain/schedule.ts';
import { type ConnectionRecord, updateConnection } from '../store/connections.ts';

/** Why a sync failed, as its log shows it. */
export interface Failure {
  code: string;
  message: string;
  needsReauth: boolean;
  /** No later sync can succeed, so none is scheduled. */
  isPermanent?: boolean;
}

/** Records a failed sync on its connection, which is locked, and schedules the next attempt. */
export async function recordFailure(
  trx: Database,
  connection: ConnectionRecord,
  { code, message, needsReauth, isPermanent = false }: Failure,
  now: Date,
): Promise<void> {
  if (connection.status === 'disconnected') return;
  // Another error must not hide that the user has to sign in again.
  if (connection.status === 'pending_reauth' && !needsReauth) return;
  // This sync may have begun before somebody signed in again. The one that was requested since says whether that helped.
  if (needsReauth && connection.sync_requested_at) return;
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
