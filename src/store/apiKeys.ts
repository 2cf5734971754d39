import type { AppContext, Audit, Database, Reach, Scope } from '../context.ts';
import { generateApiKey } from '../domain/apiKey.ts';
import { idColumn, newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { runReserved } from '../postgres/namedStatement.ts';
import { createAudit, SERVER } from './auditEvents.ts';
import { columnsOf } from './viewColumns.ts';

export interface ApiKey {
  id: string;
  short_id: string;
  name: string;
  scope: Scope;
  /** What the key is limited to; null in both for the whole household. */
  account_ids: string[] | null;
  user_ids: string[] | null;
  /** The first characters of the key. The key itself is not stored. */
  prefix: string;
  expires_at: Date | null;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

const COLUMNS = columnsOf<ApiKey>()([
  'id',
  'short_id',
  'name',
  'scope',
  'account_ids',
  'user_ids',
  'prefix',
  'expires_at',
  'created_at',
  'last_used_at',
  'revoked_at',
]);

/** last_used_at only shows whether a key is still in use, so it is not written for each request. */
const LAST_USED_GRAIN_MS = 60_000;

/** Keys in the order they were created, revoked ones included. `after` is the last id of the previous page. */
export async function listApiKeys(
  db: Database,
  page: { limit: number; after: string | null },
): Promise<ApiKey[]> {
  const query = db<ApiKey>('api_keys')
    .select(...COLUMNS)
    .orderBy('id')
    .limit(page.limit);
  return page.after ? query.where('id', '>', page.after) : query;
}

/** @throws ApiError NOT_FOUND */
export async function getApiKey(db: Database, id: string): Promise<ApiKey> {
  const apiKey = await db<ApiKey>('api_keys')
    .select(...COLUMNS)
    .where(idColumn(id), id)
    .first();
  return apiKey ?? notFound(id);
}

export interface NewApiKey {
  name: string;
  scope: Scope;
  accountIds?: readonly string[] | null | undefined;
  userIds?: readonly string[] | null | undefined;
  expiresAt?: Date | null;
  /** Whether the key belongs to a session of the dashboard, which has a rate limit of its own. */
  isDashboardSession?: boolean;
  /** By default the server itself. */
  audit?: Audit;
}

/**
 * Creates a key. Only this call returns its text.
 * @throws ApiError VALIDATION_ERROR with each account and user that does not exist.
 */
export async function createApiKey(
  db: Database,
  input: NewApiKey,
  now: Date,
): Promise<ApiKey & { key: string }> {
  const { name, scope, accountIds = null, userIds = null, expiresAt = null } = input;
  const { isDashboardSession = false, audit = createAudit({ now: () => now }, SERVER) } = input;
  await requireAll(db, { accounts: accountIds ?? [], users: userIds ?? [] });
  const { key, prefix, digest } = generateApiKey();
  const apiKey = {
    id: newId(now),
    short_id: newShortId(),
    name,
    scope,
    account_ids: accountIds && [...accountIds],
    user_ids: userIds && [...userIds],
    prefix,
    expires_at: expiresAt,
    created_at: now,
    last_used_at: null,
    revoked_at: null,
  };
  const limits = accountIds || userIds ? ', limited to some accounts' : '';
  await inTransaction(db, async (trx) => {
    await trx('api_keys').insert({ ...apiKey, digest, is_dashboard_session: isDashboardSession });
    await audit(trx, {
      action: 'api_key_created',
      subjectId: apiKey.id,
      detail: `${name} (${scope}${limits})`,
    });
  });
  return { ...apiKey, key };
}

async function requireAll(
  db: Database,
  wanted: { accounts: readonly string[]; users: readonly string[] },
): Promise<void> {
  const known = async (table: 'accounts' | 'users') =>
    new Set<string>(
      await db(table)
        .whereIn('id', [...wanted[table]])
        .pluck('id'),
    );
  const missing = (path: string, ids: readonly string[], found: ReadonlySet<string>, noun: string) =>
    ids.flatMap((id, position) =>
      found.has(id.toLowerCase())
        ? []
        : [{ path: `${path}[${position}]`, code: 'not_found' as const, message: `names no ${noun}` }],
    );
  const details = [
    ...missing('account_ids', wanted.accounts, await known('accounts'), 'account'),
    ...missing('user_ids', wanted.users, await known('users'), 'user'),
  ];
  const [first] = details;
  if (!first) return;
  const message = `The body is not valid: ${first.path} ${first.message}.`;
  throw new ApiError('VALIDATION_ERROR', message, { details });
}

/**
 * Revokes a key, in every process from the next request on. Revoking it again changes nothing.
 * @throws ApiError NOT_FOUND
 */
export async function revokeApiKey(
  db: Database,
  id: string,
  now: Date,
  audit: Audit = createAudit({ now: () => now }, SERVER),
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const [revoked] = await trx<ApiKey>('api_keys')
      .where(idColumn(id), id)
      .whereNull('revoked_at')
      .update({ revoked_at: now })
      .returning(['id', 'name']);
    if (revoked) await audit(trx, { action: 'api_key_revoked', subjectId: revoked.id, detail: revoked.name });
    else await getApiKey(trx, id);
  });
}

/**
 * As revokeApiKey, unless nobody would have full access any more. It locks the keys with full access, so that two
 * requests cannot revoke the last two.
 * @throws ApiError NOT_FOUND, LAST_FULL_ACCESS_KEY
 */
export function revokeApiKeyUnlessLast(db: Database, id: string, now: Date, audit: Audit): Promise<void> {
  return inTransaction(db, async (trx) => {
    const holders: { id: string; short_id: string }[] = await trx('api_keys')
      .select('id', 'short_id')
      .where({ scope: 'full_access', is_dashboard_session: false })
      .whereNull('account_ids')
      .whereNull('user_ids')
      .whereNull('revoked_at')
      .where((lasting) => lasting.whereNull('expires_at').orWhere('expires_at', '>', now))
      .orderBy('id')
      .forUpdate();
    const [only] = holders;
    const isOnly = holders.length === 1 && (only?.id === id.toLowerCase() || only?.short_id === id);
    if (isOnly) throw lastFullAccessKey();
    await revokeApiKey(trx, id, now, audit);
  });
}

const lastFullAccessKey = (): ApiError =>
  new ApiError(
    'LAST_FULL_ACCESS_KEY',
    "This is the last key with full access. Create another one first, or run `breadbox keys revoke` on the server's machine.",
  );

/** The short ids of the keys with these names that are neither revoked nor expired, in the order of their creation. */
export const findValidKeyIds = (db: Database, names: readonly string[], now: Date): Promise<string[]> =>
  db('api_keys')
    .whereIn('name', [...names])
    .whereNull('revoked_at')
    .where((lasting) => lasting.whereNull('expires_at').orWhere('expires_at', '>', now))
    .orderBy('id')
    .pluck('short_id');

export interface FoundKey {
  digest: Buffer;
  id: string;
  scope: Scope;
  reach: Reach | null;
  isDashboardSession: boolean;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

/** The keys with these digests, in no order. Unknown digests are left out. */
export async function findApiKeys(db: Database, digests: readonly Buffer[]): Promise<FoundKey[]> {
  const rows = await runReserved<
    Omit<FoundKey, 'reach'> & { accountIds: string[] | null; userIds: string[] | null }
  >(db, {
    name: 'find_api_keys',
    text: `select digest, id, scope, account_ids as "accountIds", user_ids as "userIds", expires_at as "expiresAt",
        revoked_at as "revokedAt", last_used_at as "lastUsedAt", is_dashboard_session as "isDashboardSession"
      from api_keys where digest = any($1::bytea[])`,
    values: [digests],
  });
  return rows.map(({ accountIds, userIds, ...key }) => ({
    ...key,
    reach: accountIds || userIds ? { accountIds: accountIds ?? [], userIds: userIds ?? [] } : null,
  }));
}

/**
 * Creates the look-up that every request makes. Look-ups of one turn of the event loop share a statement, because a
 * client with several connections mostly uses one key. The statement is sent after the last of them was called,
 * so a revocation applies from the next request on. The use of a key is recorded to the minute, in the
 * background.
 */
export function createApiKeyFinder({
  db,
  clock,
  log,
}: Pick<AppContext, 'db' | 'clock' | 'log'>): (digest: Buffer) => Promise<FoundKey | null> {
  let digests = new Map<string, Buffer>();
  let answer: Promise<Map<string, FoundKey>> | null = null;

  async function ask(): Promise<Map<string, FoundKey>> {
    await new Promise((resolve) => setImmediate(resolve));
    const asked = [...digests.values()];
    digests = new Map();
    answer = null;
    const keys = await findApiKeys(db, asked);
    for (const key of keys) {
      if (isUseToBeNoted(key, clock.now())) {
        void touchApiKey(db, key.id, clock.now()).catch((error) =>
          log.warn({ err: error }, 'use of an API key not noted'),
        );
      }
    }
    return new Map(keys.map((key) => [key.digest.toString('base64'), key]));
  }

  return async (digest) => {
    const name = digest.toString('base64');
    digests.set(name, digest);
    answer ??= ask();
    return (await answer).get(name) ?? null;
  };
}

const isUseToBeNoted = ({ revokedAt, lastUsedAt }: FoundKey, now: Date): boolean =>
  !revokedAt && (!lastUsedAt || now.getTime() - lastUsedAt.getTime() > LAST_USED_GRAIN_MS);

/** Several processes may record the same use: it is written once. */
async function touchApiKey(db: Database, id: string, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - LAST_USED_GRAIN_MS);
  await db('api_keys')
    .where('id', id)
    .where((unnoted) => unnoted.whereNull('last_used_at').orWhere('last_used_at', '<', stale))
    .update({ last_used_at: now });
}

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No API key has the id ${id}.`);
}

/** Deletes keys of sessions of the dashboard that expired before, unless an operation still names its key. */
export async function pruneDashboardKeys(db: Database, before: Date): Promise<number> {
  return db('api_keys')
    .where('is_dashboard_session', true)
    .where('expires_at', '<=', before)
    .whereNotExists(db('operations').whereRaw('operations.api_key_id = api_keys.id'))
    .delete();
}
