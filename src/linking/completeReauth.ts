import type { AppContext } from '../context.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { lockConnection, updateConnection } from '../store/connections.ts';
import { requestSync } from '../sync/requestSync.ts';

/**
 * Completes a reauthentication: sets the connection active, clears its error and starts a sync. Its id, accounts
 * and history stay, because both providers keep the access token.
 * @throws ApiError NOT_FOUND, CONNECTION_DISCONNECTED, SYNC_NOT_SUPPORTED for CSV.
 */
export async function completeReauth(
  context: Pick<AppContext, 'db' | 'queue' | 'clock' | 'audit'>,
  connectionId: string,
): Promise<void> {
  const id = await inTransaction(context.db, async (trx) => {
    const connection = await lockConnection(trx, connectionId);
    if (connection.provider === 'csv') {
      throw new ApiError('SYNC_NOT_SUPPORTED', 'A CSV connection has no login. Import a file to update it.');
    }
    if (connection.status === 'disconnected') {
      throw new ApiError('CONNECTION_DISCONNECTED', 'This connection has been removed. Link the bank again.');
    }
    const now = context.clock.now();
    await updateConnection(
      trx,
      connection.id,
      {
        status: 'active',
        error_code: null,
        error_message: null,
        consecutive_failures: 0,
        next_sync_at: now,
        // With the change, so that a sync that ends next knows that another one judges the new login.
        sync_requested_at: now,
        consent_expires_at: null,
        reauth_recommended: false,
      },
      now,
    );
    await context.audit(trx, {
      action: 'connection_reauthenticated',
      subjectId: connection.id,
      detail: connection.institution_name,
    });
    return connection.id;
  });
  // With this trigger a sync that is already running is not a conflict: another one follows it.
  await requestSync(context, id, 'webhook');
}
