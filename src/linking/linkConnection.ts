import type { AppContext, Database } from '../context.ts';
import { newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import type { FeedAccount, Link, LinkCredentials, LinkedLogin } from '../providers/provider.ts';
import { findLinkedAccounts, upsertAccounts } from '../store/accounts.ts';
import type { ConnectionView } from '../store/connections.ts';
import { findByExternalId, getConnection, insertConnection, lockLinking } from '../store/connections.ts';
import { getUser } from '../store/users.ts';
import { requestSync } from '../sync/requestSync.ts';
import { providerOf, toApiError } from './providerOf.ts';

type LinkContext = Pick<AppContext, 'db' | 'vault' | 'providers' | 'queue' | 'clock' | 'log'>;

/** Listing the accounts of a new login takes one call; a provider that hangs must not hang the browser. */
const LIST_LIMIT_MS = 20_000;

/**
 * Turns what the browser was handed into a connection: exchanges it for an access token, stores that token
 * sealed, stores the accounts and asks for the initial sync. Whatever fails once the provider has issued a
 * token, the token is either stored or revoked.
 * @throws ApiError VALIDATION_ERROR, PROVIDER_NOT_CONFIGURED, PROVIDER_ERROR, DUPLICATE_CONNECTION.
 */
export async function linkConnection(
  context: LinkContext,
  userId: string,
  credentials: LinkCredentials,
): Promise<ConnectionView> {
  const { db, vault, clock } = context;
  const { link, feed } = providerOf(context.providers, credentials.provider);
  await getUser(db, userId).catch(unknownUser);
  const login = await link.exchange(credentials).catch(toApiError);
  const id = newId(clock.now());
  try {
    const institution = await describe(link, login);
    const accounts = await feed
      .listAccounts(login.credentials, AbortSignal.timeout(LIST_LIMIT_MS))
      .catch(toApiError);
    await db.transaction(async (trx) => {
      await lockLinking(trx);
      await refuseDuplicate(trx, credentials.provider, login, institution, accounts);
      const now = clock.now();
      await insertConnection(
        trx,
        {
          id,
          short_id: newShortId(),
          user_id: userId,
          provider: credentials.provider,
          external_id: login.externalId,
          institution_id: institution.institutionId,
          institution_name: institution.institutionName,
          credentials: vault.seal(login.credentials, id),
        },
        now,
      );
      await upsertAccounts(
        trx,
        { connectionId: id, institutionName: institution.institutionName },
        accounts,
        now,
      );
    });
  } catch (error) {
    // The same login handed over once more is the one that another connection lives on.
    const holder = await findByExternalId(db, credentials.provider, login.externalId);
    if (!holder) await revokeUnstored(context, link, login);
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
    institutionName: described.institutionName ?? 'Unknown institution',
  };
}

/** The same institution with the same accounts is the same login, linked once more. */
async function refuseDuplicate(
  trx: Database,
  provider: LinkCredentials['provider'],
  login: LinkedLogin,
  institution: { institutionId: string | null; institutionName: string },
  accounts: readonly FeedAccount[],
): Promise<void> {
  const same = await findByExternalId(trx, provider, login.externalId);
  const existingId = same?.id ?? findSameAccounts(await findLinkedAccounts(trx, institution), accounts);
  if (!existingId) return;
  throw new ApiError('DUPLICATE_CONNECTION', 'These accounts are linked already.', {
    details: [{ path: 'connection_id', message: existingId }],
  });
}

interface Identity {
  name: string;
  mask: string | null;
  type: string;
}

/** The connection whose accounts are just these, or none. */
function findSameAccounts(
  linked: readonly (Identity & { connectionId: string })[],
  accounts: readonly Identity[],
): string | null {
  const signature = (list: readonly Identity[]) =>
    list
      .map(({ name, mask, type }) => JSON.stringify([name, mask, type]))
      .sort()
      .join('\n');
  const wanted = signature(accounts);
  const connectionIds = new Set(linked.map(({ connectionId }) => connectionId));
  const found = [...connectionIds].find(
    (id) => signature(linked.filter(({ connectionId }) => connectionId === id)) === wanted,
  );
  return found ?? null;
}

/** An access token that is not stored must not live on at the provider. */
async function revokeUnstored({ log }: LinkContext, link: Link, login: LinkedLogin): Promise<void> {
  try {
    await link.revoke(login.credentials, login.externalId);
  } catch (error) {
    log.error({ externalId: login.externalId, err: error }, 'unstored login could not be revoked');
  }
}

function unknownUser(error: unknown): never {
  if (!(error instanceof ApiError && error.code === 'NOT_FOUND')) throw error;
  throw new ApiError('VALIDATION_ERROR', 'The body is not valid: user_id names no user.', {
    details: [{ path: 'user_id', message: 'names no user' }],
  });
}
