import type { AppContext } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { LinkSession } from '../providers/provider.ts';
import { getConnectionRecord } from '../store/connections.ts';
import { getUser } from '../store/users.ts';
import { providerOf, toApiError } from './providerOf.ts';

type SessionContext = Pick<AppContext, 'config' | 'db' | 'vault' | 'providers'>;

/**
 * What a browser needs to link a new login for a user.
 * @throws ApiError VALIDATION_ERROR for an unknown user, PROVIDER_NOT_CONFIGURED, PROVIDER_ERROR.
 */
export async function createLinkSession(
  { config, db, providers }: SessionContext,
  userId: string,
  provider: 'plaid' | 'teller',
): Promise<LinkSession> {
  const { link } = providerOf(providers, provider);
  const user = await getUser(db, userId).catch((error: unknown) => {
    if (!(error instanceof ApiError && error.code === 'NOT_FOUND')) throw error;
    throw new ApiError('VALIDATION_ERROR', 'The body is not valid: user_id names no user.', {
      details: [{ path: 'user_id', message: 'names no user' }],
    });
  });
  return link
    .createSession({ userId: user.id, webhookUrl: webhookUrl(config.publicUrl, provider) })
    .catch(toApiError);
}

/**
 * What a browser needs to sign in again to a login that exists.
 * @throws ApiError NOT_FOUND, CONNECTION_DISCONNECTED, SYNC_NOT_SUPPORTED for CSV, PROVIDER_NOT_CONFIGURED,
 *   PROVIDER_ERROR.
 */
export async function createReauthSession(
  { config, db, vault, providers }: SessionContext,
  connectionId: string,
): Promise<LinkSession> {
  const connection = await getConnectionRecord(db, connectionId);
  if (connection.provider === 'csv') {
    throw new ApiError('SYNC_NOT_SUPPORTED', 'A CSV connection has no login to sign in to.');
  }
  if (!connection.credentials || !connection.external_id || connection.status === 'disconnected') {
    throw new ApiError('CONNECTION_DISCONNECTED', 'This connection has been removed; link the bank anew.');
  }
  const { link } = providerOf(providers, connection.provider);
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
