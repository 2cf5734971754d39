import type { AppContext, Database, Progress } from '../context.ts';
import { newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import type { FeedAccount, Link, LinkCredentials, LinkedLogin } from '../providers/provider.ts';
import { ProviderError } from '../providers/provider.ts';
import type { ConnectionView } from '../store/connections.ts';
import {
  deleteUnlinked,
  extendLinking,
  findByExternalId,
  findConnectionRecord,
  getConnection,
  insertConnection,
  lockConnection,
  lockLinking,
  updateConnection,
} from '../store/connections.ts';
import { findLinkedAccounts } from '../store/linkedAccounts.ts';
import { requireUser } from '../store/users.ts';
import { requestSync } from '../sync/requestSync.ts';
import { storeAccounts } from '../sync/storeAccounts.ts';
import { findDuplicateLogin } from './findDuplicateLogin.ts';
import { revokeConnection } from './removeConnection.ts';
import { requireProvider, toApiError } from './requireProvider.ts';

type LinkContext = Pick<AppContext, 'db' | 'vault' | 'providers' | 'queue' | 'clock' | 'log' | 'audit'>;

/** A browser waits for the accounts of the new login, so a provider that hangs must not block it. */
const LIST_TIMEOUT_MS = 20_000;
/** An unfinished link is younger than this, or its process died. */
export const LINK_GRACE_MS = 10 * 60 * 1000;
const UNKNOWN_INSTITUTION = 'Unknown institution';

/**
 * Creates a connection: exchanges the browser's credentials for an access token, stores the sealed token and the
 * accounts, and requests the initial sync. Once the provider has issued the token, it is either stored or revoked,
 * even if the process crashes. A duplicate is refused before the exchange if the credentials list the accounts,
 * because at some banks a second login ends the first one. A try that was interrupted is continued with the token that
 * it stored, because the browser's credentials can be exchanged only once.
 * @throws ApiError VALIDATION_ERROR, PROVIDER_NOT_CONFIGURED, PROVIDER_ERROR, DUPLICATE_CONNECTION.
 */
export async function linkConnection(
  context: LinkContext,
  userId: string,
  credentials: LinkCredentials,
  { progress, beforeExchange }: LinkAttempt = { progress: null },
): Promise<ConnectionView> {
  const { db } = context;
  requireProvider(context.providers, credentials.provider);
  await requireUser(db, userId);
  const step = progress?.find<LinkStep>() ?? null;
  const id = step?.isLinked
    ? step.connectionId
    : await linkLogin(context, { userId, credentials, progress, beforeExchange }, step?.connectionId);
  await requestSync(context, id, 'initial');
  return getConnection(db, id);
}

/** What a try has stored: the token, and then the connection with its accounts. */
export interface LinkStep {
  connectionId: string;
  isLinked: boolean;
}

export interface LinkAttempt {
  progress: Progress | null;
  /** Called when nothing but the exchange is left to do. An error keeps the credentials from being exchanged. */
  beforeExchange?: (() => Promise<void>) | undefined;
}

/** Another try has taken this one over, or may not repeat what it did. */
export class LinkInterrupted extends Error {}

interface LinkRequest extends LinkAttempt {
  userId: string;
  credentials: LinkCredentials;
}

/** Links a login, from the token that an interrupted try has stored, or else from the browser's credentials. */
async function linkLogin(context: LinkContext, request: LinkRequest, storedId?: string): Promise<string> {
  const { db, clock } = context;
  const { userId, progress } = request;
  const { provider } = request.credentials;
  const { link, feed } = requireProvider(context.providers, provider);
  const stored = storedId === undefined ? null : await findStoredLogin(context, storedId);
  const { id, login } = stored ?? (await storeLogin(context, link, request));
  try {
    const institution = await getInstitution(link, login);
    const accounts = await feed
      .listAccounts(login.credentials, AbortSignal.timeout(LIST_TIMEOUT_MS))
      .catch(toApiError);
    await inTransaction(db, async (trx) => {
      await lockLinking(trx);
      await refuseDuplicate(trx, { userId, provider, login }, institution, accounts);
      const now = clock.now();
      const connection = await lockConnection(trx, id);
      if (!connection.revocation_pending)
        throw new Error('The connection was removed while it was being linked.');
      const { institutionId: institution_id, institutionName: institution_name } = institution;
      await updateConnection(
        trx,
        id,
        { status: 'active', revocation_pending: false, next_sync_at: now, institution_id, institution_name },
        now,
      );
      const owner = { id, provider, user_id: userId, institution_id, institution_name };
      await storeAccounts(trx, owner, { accounts, closed: [] }, now);
      await context.audit(trx, { action: 'connection_linked', subjectId: id, detail: institution_name });
      await progress?.keep(trx, { connectionId: id, isLinked: true } satisfies LinkStep);
    });
  } catch (error) {
    await discardLogin(context, id, progress);
    throw error;
  }
  return id;
}

/**
 * The login that an interrupted try has stored, unless its access has been revoked since or is about to be: a job
 * revokes it LINK_GRACE_MS after its last change, of which there is one now.
 */
async function findStoredLogin({ db, vault, clock }: LinkContext, id: string) {
  const now = clock.now();
  if (!(await extendLinking(db, id, new Date(now.getTime() - LINK_GRACE_MS / 2), now))) return null;
  const record = await findConnectionRecord(db, id);
  if (!record?.credentials || !record.external_id) return null;
  const institutionName = record.institution_name === UNKNOWN_INSTITUTION ? null : record.institution_name;
  const { institution_id: institutionId, external_id: externalId } = record;
  const credentials = vault.open(record.credentials, id);
  return { id, login: { credentials, externalId, institutionId, institutionName } };
}

/** Exchanges the browser's credentials and stores the token. */
async function storeLogin(context: LinkContext, link: Link, request: LinkRequest) {
  const { userId, credentials, progress, beforeExchange } = request;
  const { db } = context;
  const { provider } = credentials;
  const preview = link.preview?.(credentials);
  if (preview) await refuseLinkedAccounts(db, userId, preview, preview.accounts);
  await beforeExchange?.();
  const login = await link.exchange(credentials).catch(toApiError);
  // An existing connection uses this same login, so its token must not be revoked.
  const holder = await findByExternalId(db, provider, login.externalId);
  if (holder) throw duplicateConnection(holder.id);
  const id = await storeToken(context, link, { userId, provider, login, progress });
  return { id, login };
}

async function getInstitution(link: Link, login: LinkedLogin) {
  const { institutionId, institutionName } = login;
  if (institutionName) return { institutionId, institutionName };
  const institution = await link.getInstitution(login.credentials).catch(toApiError);
  return {
    institutionId: institutionId ?? institution.institutionId,
    institutionName: institution.institutionName ?? UNKNOWN_INSTITUTION,
  };
}

/** Refuses a login that is linked already, and one whose accounts the user has already linked. */
async function refuseDuplicate(
  trx: Database,
  { userId, provider, login }: { userId: string; provider: LinkCredentials['provider']; login: LinkedLogin },
  institution: { institutionId: string | null; institutionName: string },
  accounts: readonly FeedAccount[],
): Promise<void> {
  const same = await findByExternalId(trx, provider, login.externalId);
  if (same) throw duplicateConnection(same.id);
  await refuseLinkedAccounts(trx, userId, institution, accounts);
}

async function refuseLinkedAccounts(
  db: Database,
  userId: string,
  institution: { institutionId: string | null; institutionName: string | null },
  accounts: Parameters<typeof findDuplicateLogin>[1],
): Promise<void> {
  const existingId = findDuplicateLogin(await findLinkedAccounts(db, userId, institution), accounts);
  if (existingId) throw duplicateConnection(existingId);
}

/**
 * Stores the sealed token as soon as the provider has issued it, marked for revocation until linking succeeds: if
 * this process dies in between, a job revokes it.
 */
async function storeToken(
  { db, vault, clock, log }: LinkContext,
  link: Link,
  owner: Pick<LinkRequest, 'userId' | 'progress'> & {
    provider: LinkCredentials['provider'];
    login: LinkedLogin;
  },
): Promise<string> {
  const { userId, provider, login, progress } = owner;
  const id = newId(clock.now());
  try {
    await inTransaction(db, async (trx) => {
      await insertConnection(
        trx,
        {
          id,
          short_id: newShortId(),
          user_id: userId,
          provider,
          external_id: login.externalId,
          institution_id: login.institutionId,
          institution_name: login.institutionName ?? UNKNOWN_INSTITUTION,
          credentials: vault.seal(login.credentials, id),
          isUnderWay: true,
        },
        clock.now(),
      );
      await progress?.keep(trx, { connectionId: id, isLinked: false } satisfies LinkStep);
    });
    return id;
  } catch (error) {
    // The try that took over has the same access, and revoking it would end that one's login.
    if (error instanceof LinkInterrupted && link.exchangesRepeatedly) throw error;
    await link
      .revoke(login.credentials, login.externalId)
      .catch((failure) =>
        log.error({ externalId: login.externalId, err: failure }, 'login not stored and not revoked'),
      );
    throw error;
  }
}

/**
 * Undoes a failed link: revokes the access, now or by a job, and then deletes the connection. The same request sent
 * again must not continue with an access that is about to be revoked.
 */
async function discardLogin(context: LinkContext, id: string, progress: Progress | null): Promise<void> {
  const { db, queue, log } = context;
  try {
    await inTransaction(db, async (trx) => progress?.keep(trx, null));
    await revokeConnection(context, id);
    await deleteUnlinked(db, id);
  } catch (error) {
    const code = error instanceof ProviderError ? error.code : 'INTERNAL_ERROR';
    log.warn({ connectionId: id, code }, 'revocation postponed');
    await queue
      .enqueueRevocation(id)
      .catch((failure) => log.warn({ connectionId: id, err: failure }, 'revocation not queued'));
  }
}

const duplicateConnection = (connectionId: string): ApiError =>
  new ApiError(
    'DUPLICATE_CONNECTION',
    'These accounts are already linked. Use the existing connection, or remove it first.',
    {
      details: [{ path: 'connection_id', code: 'existing', message: connectionId }],
    },
  );
