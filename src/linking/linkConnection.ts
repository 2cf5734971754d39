import type { AppContext, Database } from '../context.ts';
import { newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import type { FeedAccount, Link, LinkCredentials, LinkedLogin } from '../providers/provider.ts';
import { ProviderError } from '../providers/provider.ts';
import type { ConnectionView } from '../store/connections.ts';
import {
  deleteUnlinked,
  findByExternalId,
  getConnection,
  insertConnection,
  lockConnection,
  lockLinking,
  updateConnection,
} from '../store/connections.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { findLinkedAccounts } from '../store/linkedAccounts.ts';
import { getUser } from '../store/users.ts';
import { requestSync } from '../sync/requestSync.ts';
import { storeAccounts } from '../sync/storeAccounts.ts';
import { findDuplicateLogin } from './findDuplicateLogin.ts';
import { providerOf, toApiError } from './providerOf.ts';
import { revokeConnection } from './removeConnection.ts';

type LinkContext = Pick<AppContext, 'db' | 'vault' | 'providers' | 'queue' | 'clock' | 'log'>;

/** Listing the accounts of a new login takes one call; a provider that hangs must not hang the browser. */
const LIST_LIMIT_MS = 20_000;
const UNKNOWN_INSTITUTION = 'Unknown institution';

/**
 * Turns what the browser was handed into a connection: exchanges it for an access token, stores that token
 * sealed, stores the accounts and asks for the initial sync. Whatever fails once the provider has issued a
 * token, a crash included, the token is either stored or revoked. A duplicate is refused before the exchange
 * where the browser was told enough: at some banks a second login ends the first one.
 * @throws ApiError VALIDATION_ERROR, PROVIDER_NOT_CONFIGURED, PROVIDER_ERROR, DUPLICATE_CONNECTION.
 */
export async function linkConnection(
  context: LinkContext,
  userId: string,
  credentials: LinkCredentials,
): Promise<ConnectionView> {
  const { db, clock } = context;
  const { link, feed } = providerOf(context.providers, credentials.provider);
  await getUser(db, userId).catch(unknownUser);
  const preview = link.preview?.(credentials);
  if (preview) await refuseLinkedAccounts(db, userId, preview, preview.accounts);
  const login = await link.exchange(credentials).catch(toApiError);
  // The same login handed over once more is the one that another connection lives on: its token stays.
  const holder = await findByExternalId(db, credentials.provider, login.externalId);
  if (holder) throw duplicateOf(holder.id);
  const id = await storeToken(context, link, { userId, provider: credentials.provider, login });
  try {
    const institution = await describe(link, login);
    const accounts = await feed
      .listAccounts(login.credentials, AbortSignal.timeout(LIST_LIMIT_MS))
      .catch(toApiError);
    await inTransaction(db, async (trx) => {
      await lockLinking(trx);
      await refuseDuplicate(trx, { userId, provider: credentials.provider, login }, institution, accounts);
      const now = clock.now();
      const stored = await lockConnection(trx, id);
      if (!stored.revocation_pending) throw new Error('The connection was removed while it was linked.');
      const { institutionId: institution_id, institutionName: institution_name } = institution;
      await updateConnection(
        trx,
        id,
        { status: 'active', revocation_pending: false, next_sync_at: now, institution_id, institution_name },
        now,
      );
      const owner = { id, provider: credentials.provider, user_id: userId, institution_id, institution_name };
      await storeAccounts(trx, owner, { accounts, closed: [] }, now);
    });
  } catch (error) {
    await giveBack(context, id);
    throw error;
  }
  await requestSync(context, id, 'initial');
  return getConnection(db, id);
}

async function describe(link: Link, login: LinkedLogin) {
  const { institutionId, institutionName } = login;
  if (institutionName) return { institutionId, institutionName };
  const described = await link.describe(login.credentials).catch(toApiError);
  return {
    institutionId: institutionId ?? described.institutionId,
    institutionName: described.institutionName ?? UNKNOWN_INSTITUTION,
  };
}

/** The same login, or the same institution with the same accounts of the same user, linked once more. */
async function refuseDuplicate(
  trx: Database,
  { userId, provider, login }: { userId: string; provider: LinkCredentials['provider']; login: LinkedLogin },
  institution: { institutionId: string | null; institutionName: string },
  accounts: readonly FeedAccount[],
): Promise<void> {
  const same = await findByExternalId(trx, provider, login.externalId);
  if (same) throw duplicateOf(same.id);
  await refuseLinkedAccounts(trx, userId, institution, accounts);
}

async function refuseLinkedAccounts(
  db: Database,
  userId: string,
  institution: { institutionId: string | null; institutionName: string | null },
  accounts: Parameters<typeof findDuplicateLogin>[1],
): Promise<void> {
  const existingId = findDuplicateLogin(await findLinkedAccounts(db, userId, institution), accounts);
  if (existingId) throw duplicateOf(existingId);
}

/**
 * Stores the token, sealed, the moment the provider has issued it. Until the login is linked its access is owed
 * to the provider, so that it is revoked even if this process dies now.
 */
async function storeToken(
  { db, vault, clock, log }: LinkContext,
  link: Link,
  given: { userId: string; provider: LinkCredentials['provider']; login: LinkedLogin },
): Promise<string> {
  const { userId, provider, login } = given;
  const id = newId(clock.now());
  try {
    await insertConnection(
      db,
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
    return id;
  } catch (error) {
    await link
      .revoke(login.credentials, login.externalId)
      .catch((failure) =>
        log.error({ externalId: login.externalId, err: failure }, 'unstored login could not be revoked'),
      );
    throw error;
  }
}

/** Nothing came of it: the access is revoked, now or by a job, and then nothing is left of the connection. */
async function giveBack(context: LinkContext, id: string): Promise<void> {
  const { db, queue, log } = context;
  try {
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

const duplicateOf = (connectionId: string): ApiError =>
  new ApiError(
    'DUPLICATE_CONNECTION',
    'These accounts are already linked. Use the existing connection, or remove it first.',
    {
      details: [{ path: 'connection_id', message: connectionId }],
    },
  );

function unknownUser(error: unknown): never {
  if (!(error instanceof ApiError && error.code === 'NOT_FOUND')) throw error;
  throw new ApiError('VALIDATION_ERROR', 'The body is not valid: user_id names no user.', {
    details: [{ path: 'user_id', message: 'names no user' }],
  });
}
