import type { AppContext } from '../context.ts';
import { ApiError } from '../errors.ts';
import { lockConnection, updateConnection } from '../store/connections.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { requestSync } from '../sync/requestSync.ts';

/**
 * The user has signed in again: the connection is active, its error gone, and a sync starts. Id, accounts and
 * history stay, for both providers keep the access token.
 * @throws ApiError NOT_FOUND, CONNECTION_DISCONNECTED, SYNC_NOT_SUPPORTED for CSV.
 */
export async function completeReauth(
  context: Pick<AppContext, 'db' | 'queue' | 'clock'>,
  connectionId: string,
): Promise<void> {
  const id = await inTransaction(context.db, async (trx) => {
    const connection = await lockConnection(trx, connectionId);
    if (connection.provider === 'csv') {
      throw new ApiError('SYNC_NOT_SUPPORTED', 'A CSV connection has no login to sign in to.');
    }
    if (connection.status === 'disconnected') {
      throw new ApiError('CONNECTION_DISCONNECTED', 'This connection has been removed; link the bank anew.');
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
        consent_expires_at: null,
        reauth_recommended: false,
      },
      now,
    );
    return connection.id;
  });
  // One that is running already, or started meanwhile, is as good; it is remembered like a webhook.
  await requestSync(context, id, 'webhook');
}
