import type { AppContext } from '../context.ts';
import { ProviderError } from '../providers/provider.ts';
import {
  findByExternalId,
  getConnectionRecord,
  lockConnection,
  updateConnection,
} from '../store/connections.ts';
import { inTransaction } from '../store/inTransaction.ts';

type RemovalContext = Pick<AppContext, 'db' | 'vault' | 'providers' | 'queue' | 'clock' | 'log'>;

/**
 * Removes a connection: it is disconnected at once, and its access at the provider is revoked; where that
 * fails, a job tries until it succeeds. Accounts and transactions stay. Removing it twice changes nothing.
 * @throws ApiError NOT_FOUND
 */
export async function removeConnection(context: RemovalContext, connectionId: string): Promise<void> {
  const { db, queue, clock, log } = context;
  const owed = await inTransaction(db, async (trx) => {
    const connection = await lockConnection(trx, connectionId);
    if (connection.status === 'disconnected') return connection.revocation_pending ? connection.id : null;
    const isOwed = connection.credentials !== null;
    await updateConnection(
      trx,
      connection.id,
      {
        status: 'disconnected',
        error_code: null,
        error_message: null,
        next_sync_at: null,
        sync_requested_at: null,
        sync_cursor: null,
        consent_expires_at: null,
        reauth_recommended: false,
        revocation_pending: isOwed,
      },
      clock.now(),
    );
    return isOwed ? connection.id : null;
  });
  if (!owed) return;
  try {
    await revokeConnection(context, owed);
  } catch (error) {
    log.warn(
      { connectionId: owed, code: error instanceof ProviderError ? error.code : 'INTERNAL_ERROR' },
      'revocation postponed',
    );
    await queue.enqueueRevocation(owed);
  }
}

/**
 * Ends the access of a removed connection at its provider and wipes the credentials. Returns normally when
 * there is nothing left to revoke.
 * @throws ProviderError when the provider cannot be reached: the credentials stay, sealed, for the next try.
 */
export async function revokeConnection(
  { db, vault, providers, clock, log }: RemovalContext,
  connectionId: string,
): Promise<void> {
  const connection = await getConnectionRecord(db, connectionId);
  if (!connection.revocation_pending || !connection.credentials) return;
  // Linked anew under the same name at the provider, it is the new connection's access now.
  const holder = await findByExternalId(db, connection.provider, connection.external_id ?? '');
  const link = providers[connection.provider]?.link;
  if (!link) {
    throw new ProviderError(
      'temporary',
      'PROVIDER_NOT_CONFIGURED',
      `The provider ${connection.provider} is not configured.`,
    );
  }
  if (!holder) {
    await link.revoke(vault.open(connection.credentials, connection.id), connection.external_id ?? '');
  }
  await updateConnection(db, connection.id, { credentials: null, revocation_pending: false }, clock.now());
  log.info({ connectionId }, 'connection revoked');
}
