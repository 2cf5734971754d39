import type { AppContext } from '../context.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { ProviderError } from '../providers/provider.ts';
import {
  findByExternalId,
  getConnectionRecord,
  lockConnection,
  updateConnection,
} from '../store/connections.ts';

/** What a connection is once nobody syncs it any more. */
export const DISCONNECTED = {
  status: 'disconnected',
  error_code: null,
  error_message: null,
  next_sync_at: null,
  sync_requested_at: null,
  sync_cursor: null,
  consent_expires_at: null,
  reauth_recommended: false,
} as const;

type RemovalContext = Pick<AppContext, 'db' | 'vault' | 'providers' | 'queue' | 'clock' | 'log'>;

/**
 * Disconnects a connection and revokes its access at the provider. If the provider fails, a job repeats the
 * revocation until it succeeds. Accounts and transactions stay. Removing a connection twice has no further effect.
 * @throws ApiError NOT_FOUND
 */
export async function removeConnection(
  context: RemovalContext & Pick<AppContext, 'audit'>,
  connectionId: string,
): Promise<void> {
  const { db, queue, clock, log, audit } = context;
  const idToRevoke = await inTransaction(db, async (trx) => {
    const connection = await lockConnection(trx, connectionId);
    if (connection.status === 'disconnected') return connection.revocation_pending ? connection.id : null;
    const hasAccess = connection.credentials !== null;
    await updateConnection(
      trx,
      connection.id,
      { ...DISCONNECTED, revocation_pending: hasAccess },
      clock.now(),
    );
    await audit(trx, {
      action: 'connection_removed',
      subjectId: connection.id,
      detail: connection.institution_name,
    });
    return hasAccess ? connection.id : null;
  });
  if (!idToRevoke) return;
  try {
    await revokeConnection(context, idToRevoke);
  } catch (error) {
    log.warn(
      { connectionId: idToRevoke, code: error instanceof ProviderError ? error.code : 'INTERNAL_ERROR' },
      'revocation postponed',
    );
    await queue.enqueueRevocation(idToRevoke);
  }
}

/**
 * Revokes a removed connection's access at its provider and deletes the credentials. Returns normally if there is
 * nothing left to revoke.
 * @throws ProviderError if the provider fails. The sealed credentials stay for the next attempt.
 */
export async function revokeConnection(
  { db, vault, providers, clock, log }: RemovalContext,
  connectionId: string,
): Promise<void> {
  const connection = await getConnectionRecord(db, connectionId);
  if (!connection.revocation_pending || !connection.credentials) return;
  // If the same login has been linked again, the access belongs to the new connection and must stay.
  const holder = await findByExternalId(db, connection.provider, connection.external_id ?? '');
  const link = providers[connection.provider]?.link;
  if (!link) {
    throw new ProviderError(
      'temporary',
      'PROVIDER_NOT_CONFIGURED',
      `The provider ${connection.provider} is not configured, so its access cannot be revoked.`,
    );
  }
  if (!holder) {
    await link.revoke(vault.open(connection.credentials, connection.id), connection.external_id ?? '');
  }
  await updateConnection(db, connection.id, { credentials: null, revocation_pending: false }, clock.now());
  log.info({ connectionId }, 'connection revoked');
}
