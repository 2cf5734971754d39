import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import type { LinkOutcome } from '../domain/linkOutcome.ts';
import { ApiError } from '../errors.ts';

/** A link session as the API shows it, its times still as Date. */
export type LinkSessionView = Omit<Schema<'LinkSession'>, 'expires_at'> & { expires_at: Date };

export interface LinkSessionRecord {
  id: string;
  user_id: string;
  provider: 'plaid' | 'teller';
  connection_id: string | null;
  status: Schema<'LinkSessionStatus'>;
  token: Buffer | null;
  return_url: string;
  expires_at: Date;
  connection_ids: string[];
  error_code: string | null;
  error_message: string | null;
}

const COLUMNS = [
  'id',
  'user_id',
  'provider',
  'connection_id',
  'status',
  'token',
  'return_url',
  'expires_at',
  'connection_ids',
  'error_code',
  'error_message',
] as const satisfies readonly (keyof LinkSessionRecord)[];

export interface NewLinkSession {
  id: string;
  user_id: string;
  provider: 'plaid' | 'teller';
  connection_id: string | null;
  token_digest: Buffer;
  token: Buffer | null;
  return_url: string;
  expires_at: Date;
}

export async function insertLinkSession(db: Database, session: NewLinkSession, now: Date): Promise<void> {
  await db('link_sessions').insert({ ...session, created_at: now });
}

export const toLinkSessionView = (session: LinkSessionRecord): LinkSessionView => ({
  id: session.id,
  provider: session.provider,
  status: session.status,
  expires_at: session.expires_at,
  connection_ids: session.connection_ids,
  error:
    session.error_code === null
      ? null
      : { code: session.error_code, message: session.error_message ?? session.error_code },
});

export async function findLinkSession(db: Database, id: string): Promise<LinkSessionRecord | null> {
  return (
    (await db('link_sessions')
      .select<LinkSessionRecord[]>(...COLUMNS)
      .where({ id })
      .first()) ?? null
  );
}

/** @throws ApiError NOT_FOUND */
export async function getLinkSession(db: Database, id: string): Promise<LinkSessionRecord> {
  const session = await findLinkSession(db, id);
  if (!session) throw new ApiError('NOT_FOUND', `No link session has the id ${id}.`);
  return session;
}

/** Finds the session of a page by the digest of its secret. */
export async function findLinkSessionByToken(
  db: Database,
  tokenDigest: Buffer,
): Promise<LinkSessionRecord | null> {
  const session = await db('link_sessions')
    .select<LinkSessionRecord[]>(...COLUMNS)
    .where({ token_digest: tokenDigest })
    .first();
  return session ?? null;
}

/** Locks a session until the end of the database transaction. */
export async function lockLinkSession(trx: Database, id: string): Promise<LinkSessionRecord | null> {
  const session = await trx('link_sessions')
    .select<LinkSessionRecord[]>(...COLUMNS)
    .where({ id })
    .forUpdate()
    .first();
  return session ?? null;
}

/** Ends an open session. Its secrets are deleted. */
export async function endLinkSession(
  trx: Database,
  id: string,
  { status, connectionIds, failure }: LinkOutcome,
  now: Date,
): Promise<void> {
  await trx('link_sessions')
    .where({ id, status: 'open' })
    .update({
      status,
      connection_ids: connectionIds,
      error_code: failure?.code ?? null,
      error_message: failure?.message ?? null,
      token: null,
      ended_at: now,
    });
}

/**
 * Marks the open sessions that no job has looked at since then, or only one of the given ids, as looked at now. Of
 * several processes that ask at once, one gets the session. A time after `now` is from a wrong clock.
 * @returns their ids.
 */
export async function takeUnpolledSessions(
  db: Database,
  { id, since, now, limit }: { id: string | null; since: Date; now: Date; limit: number },
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `update link_sessions set polled_at = :now
     where id in (
       select id from link_sessions
       where status = 'open' and (:id::uuid is null or id = :id)
         and (polled_at is null or polled_at <= :since or polled_at > :now)
       order by polled_at nulls first, id
       limit :limit
       for update skip locked)
     returning id`,
    { id, since, now, limit },
  );
  return rows.map((row) => row.id);
}

export async function pruneLinkSessions(db: Database, before: Date): Promise<number> {
  return db('link_sessions').whereNot('status', 'open').where('created_at', '<', before).delete();
}
