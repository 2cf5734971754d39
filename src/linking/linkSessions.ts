import type { AppContext } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { LinkSession } from '../providers/provider.ts';
import { getConnectionRecord } from '../store/connections.ts';
import { requireUser } from '../store/users.ts';
import { requireProvider, toApiError } from './requireProvider.ts';

type SessionContext = Pick<AppContext, 'config' | 'db' | 'vault' | 'providers'>;

/**
 * Creates what the browser needs to link a new login for a user.
 * @throws ApiError VALIDATION_ERROR for an unknown user, PROVIDER_NOT_CONFIGURED, PROVIDER_ERROR.
 */
export async function createLinkSession(
  { config, db, providers }: SessionContext,
  userId: string,
  provider: 'plaid' | 'teller',
): Promise<LinkSession> {
  const { link } = requireProvider(providers, provider);
  const user = await requireUser(db, userId);
  return link
    .createSession({ userId: user.id, webhookUrl: webhookUrl(config.publicUrl, provider) })
    .catch(toApiError);
}

/**
 * Creates what the browser needs to sign in again to an existing login.
 * @throws ApiError NOT_FOUND, CONNECTION_DISCONNECTED, SYNC_NOT_SUPPORTED for CSV, PROVIDER_NOT_CONFIGURED,
 *   PROVIDER_ERROR.
 */
export async function createReauthSession(
  { config, db, vault, providers }: SessionContext,
  connectionId: string,
): Promise<LinkSession> {
  const connection = await getConnectionRecord(db, connectionId);
  if (connection.provider === 'csv') {
    throw new ApiError('SYNC_NOT_SUPPORTED', 'A CSV connection has no login. Import a file to update it.');
  }
  if (!connection.credentials || !connection.external_id || connection.status === 'disconnected') {
    throw new ApiError('CONNECTION_DISCONNECTED', 'This connection has been removed. Link the bank again.');
  }
  const { link } = requireProvider(providers, connection.provider);
  return link
    .createReauthSession({
      userId: connection.user_id,
      credentials: vault.open(connection.credentials, connection.id),
      externalId: connection.external_id,
      webhookUrl: webhookUrl(config.publicUrl, connection.provider),
    })
    .catch(toApiError);
}

const webhookUrl = (publicUrl: string | null, provider: string): string | null =>
  publicUrl && `${publicUrl}/webhooks/${provider}`;
