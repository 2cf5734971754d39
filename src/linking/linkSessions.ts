import { createHash, randomBytes } from 'node:crypto';
import type { AppContext } from '../context.ts';
import { newId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import type { LinkParameters, SignIn } from '../providers/provider.ts';
import { type ConnectionRecord, findConnectionRecord, getConnectionRecord } from '../store/connections.ts';
import {
  getLinkSession,
  insertLinkSession,
  type LinkSessionView,
  takeUnpolledSessions,
  toLinkSessionView,
} from '../store/linkSessions.ts';
import { requireUser } from '../store/users.ts';
import { requireProvider, toApiError } from './requireProvider.ts';

type SessionContext = Pick<AppContext, 'config' | 'db' | 'vault' | 'providers' | 'clock'>;
type OpeningContext = SessionContext & Pick<AppContext, 'audit'>;

export type LinkProvider = 'plaid' | 'teller';

/** Where the page of a session is, and where it leads to at the end. */
export interface PageAddresses {
  /** The scheme and host at which the browser reaches this server. */
  origin: string;
  returnPath: string | undefined;
}

/** How long a page can be opened. Plaid's own default. */
const LIFETIME_MS = 30 * 60_000;
const DEFAULT_RETURN_PATH = '/link/done';
const TOKEN_BYTES = 32;
/** A client that polls faster than this makes no more calls to the provider. */
const MIN_POLL_MS = 2_000;

export const digestToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Creates a session that links a new login, with the page to open.
 * @throws ApiError VALIDATION_ERROR for an unknown user, PROVIDER_NOT_CONFIGURED, PROVIDER_ERROR.
 */
export async function createLinkSession(
  context: OpeningContext,
  { userId, provider }: { userId: string; provider: LinkProvider },
  addresses: PageAddresses,
): Promise<LinkSessionView & { url: string }> {
  requireProvider(context.providers, provider);
  const user = await requireUser(context.db, userId);
  return openSession(context, { userId: user.id, provider, connection: null }, addresses);
}

/**
 * Creates a session that signs in to an existing login again, with the page to open.
 * @throws ApiError NOT_FOUND, CONNECTION_DISCONNECTED, SYNC_NOT_SUPPORTED for CSV, PROVIDER_NOT_CONFIGURED,
 *   PROVIDER_ERROR.
 */
export async function createReauthSession(
  context: OpeningContext,
  connectionId: string,
  addresses: PageAddresses,
): Promise<LinkSessionView & { url: string }> {
  const connection = await getConnectionRecord(context.db, connectionId);
  const { provider, user_id: userId } = connection;
  if (provider === 'csv') {
    throw new ApiError('SYNC_NOT_SUPPORTED', 'A CSV connection has no login. Import a file to update it.');
  }
  return openSession(context, { userId, provider, connection }, addresses);
}

/**
 * Returns what the provider's script needs on a Link page of the client's own.
 * @throws ApiError VALIDATION_ERROR, CONNECTION_DISCONNECTED, PROVIDER_NOT_CONFIGURED, PROVIDER_ERROR.
 */
export async function getLinkParameters(
  context: SessionContext,
  request: { userId: string; provider: LinkProvider; connectionId: string | null },
): Promise<LinkParameters> {
  const { provider, connectionId } = request;
  const { link } = requireProvider(context.providers, provider);
  const user = await requireUser(context.db, request.userId);
  const connection = connectionId === null ? null : await findConnectionRecord(context.db, connectionId);
  if (connectionId !== null && (connection?.user_id !== user.id || connection.provider !== provider)) {
    const message = 'is not a connection of this user and provider';
    throw new ApiError('VALIDATION_ERROR', `The body is not valid: connection_id ${message}.`, {
      details: [{ path: 'connection_id', code: 'not_found', message }],
    });
  }
  return link
    .getParameters(toSignIn(context, { userId: user.id, provider, connection: connection ?? null }))
    .catch(toApiError);
}

/**
 * Returns a session. While it is open, a job looks soon at what happened on its page.
 * @throws ApiError NOT_FOUND
 */
export async function watchLinkSession(
  { db, queue, clock, log }: Pick<AppContext, 'db' | 'queue' | 'clock' | 'log'>,
  id: string,
): Promise<LinkSessionView> {
  const session = await getLinkSession(db, id);
  if (session.status === 'open') {
    const now = clock.now();
    const since = new Date(now.getTime() - MIN_POLL_MS);
    for (const due of await takeUnpolledSessions(db, { id: session.id, since, now, limit: 1 })) {
      await queue
        .enqueueLinkSession(due)
        .catch((error) => log.warn({ linkSessionId: due, err: error }, 'link session not queued'));
    }
  }
  return toLinkSessionView(session);
}

interface SessionOwner {
  userId: string;
  provider: LinkProvider;
  connection: ConnectionRecord | null;
}

async function openSession(
  context: OpeningContext,
  owner: SessionOwner,
  { origin, returnPath = DEFAULT_RETURN_PATH }: PageAddresses,
): Promise<LinkSessionView & { url: string }> {
  const { db, vault, providers, clock, audit } = context;
  const { link } = requireProvider(providers, owner.provider);
  const signIn = toSignIn(context, owner);
  const now = clock.now();
  const id = newId(now);
  const returnUrl = new URL(returnPath, origin);
  returnUrl.searchParams.set('link_session', id);
  const hosted = await link.hosted
    ?.open({ ...signIn, lifetimeSeconds: LIFETIME_MS / 1000, returnUrl: returnUrl.href })
    .catch(toApiError);
  const { url, token } = hosted ?? createOwnPage(origin);
  const session = {
    id,
    user_id: owner.userId,
    provider: owner.provider,
    connection_id: owner.connection?.id ?? null,
    token_digest: digestToken(token),
    token: hosted ? vault.seal(token, id) : null,
    return_url: returnUrl.href,
    expires_at: new Date(now.getTime() + LIFETIME_MS),
  };
  await inTransaction(db, async (trx) => {
    await insertLinkSession(trx, session, now);
    await audit(trx, {
      action: owner.connection ? 'reauth_session_created' : 'link_session_created',
      subjectId: id,
      detail: owner.connection?.institution_name ?? owner.provider,
    });
  });
  return { ...toLinkSessionView(await getLinkSession(db, id)), url };
}

function createOwnPage(origin: string): { url: string; token: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { url: `${origin}/link/${token}`, token };
}

function toSignIn(
  { config, vault }: Pick<SessionContext, 'config' | 'vault'>,
  { userId, provider, connection }: SessionOwner,
): SignIn {
  const webhookUrl = config.publicUrl && `${config.publicUrl}/webhooks/${provider}`;
  if (!connection) return { userId, webhookUrl, login: null };
  const { id, credentials, external_id: externalId, status } = connection;
  if (!credentials || !externalId || status === 'disconnected') {
    throw new ApiError('CONNECTION_DISCONNECTED', 'This connection has been removed. Link the bank again.');
  }
  return { userId, webhookUrl, login: { credentials: vault.open(credentials, id), externalId } };
}
