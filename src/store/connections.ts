import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { idColumn } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { runNamed } from '../postgres/namedStatement.ts';
import { timestampsAsText } from '../postgres/timestampsAsText.ts';
import type { ProviderName } from '../providers/provider.ts';
import { unknownUser } from './users.ts';
import { columnsOf, selectList } from './viewColumns.ts';

/** A connection as the API shows it, its times still as Date. */
export type ConnectionView = Omit<
  Schema<'Connection'>,
  | 'last_synced_at'
  | 'last_attempted_sync_at'
  | 'next_sync_at'
  | 'consent_expires_at'
  | 'created_at'
  | 'updated_at'
> & {
  consent_expires_at: Date | null;
  last_synced_at: Date | null;
  last_attempted_sync_at: Date | null;
  next_sync_at: Date | null;
  created_at: Date;
  updated_at: Date;
};

/** A connection with the fields that only syncs and removals use, such as its credentials. */
export interface ConnectionRecord {
  id: string;
  short_id: string;
  user_id: string;
  provider: ProviderName;
  external_id: string | null;
  institution_id: string | null;
  institution_name: string;
  status: Schema<'ConnectionStatus'>;
  credentials: Buffer | null;
  sync_cursor: string | null;
  sync_interval_hours: 4 | 8 | 12 | 24 | null;
  paused: boolean;
  consecutive_failures: number;
  sync_requested_at: Date | null;
  revocation_pending: boolean;
  last_synced_at: Date | null;
  next_sync_at: Date | null;
  /** False until the provider has delivered its whole history of a new login. */
  is_history_complete: boolean;
}

const RECORD_COLUMNS = columnsOf<ConnectionRecord>()([
  'id',
  'short_id',
  'user_id',
  'provider',
  'external_id',
  'institution_id',
  'institution_name',
  'status',
  'credentials',
  'sync_cursor',
  'sync_interval_hours',
  'paused',
  'consecutive_failures',
  'sync_requested_at',
  'revocation_pending',
  'last_synced_at',
  'next_sync_at',
  'is_history_complete',
]);

/** When a connection is due. Null for connections that are not synced on a schedule. */
const NEXT_SYNC_AT = `case when c.status in ('active', 'error') and not c.paused and c.provider <> 'csv'
    then c.next_sync_at end`;

/** The view of a connection, defined once. */
const SELECT_VIEW = `select ${selectList<Schema<'Connection'>>({
  id: 'c.id',
  short_id: 'c.short_id',
  user_id: 'c.user_id',
  user_name: 'u.name',
  provider: 'c.provider',
  institution_id: 'c.institution_id',
  institution_name: 'c.institution_name',
  status: 'c.status',
  error_code: 'c.error_code',
  error_message: 'c.error_message',
  last_synced_at: 'c.last_synced_at',
  last_attempted_sync_at: 'c.last_attempted_sync_at',
  accounts_count: `(select count(*)::integer from accounts a
    where a.connection_id = c.id and a.merged_into is null)`,
  paused: 'c.paused',
  sync_interval_hours: 'c.sync_interval_hours',
  next_sync_at: NEXT_SYNC_AT,
  consent_expires_at: 'c.consent_expires_at',
  reauth_recommended: 'c.reauth_recommended',
  created_at: 'c.created_at',
  updated_at: 'c.updated_at',
})}
  from connections c
  join users u on u.id = c.user_id`;

/** All connections in the order they were created. `after` is the last id of the previous page. */
export async function listConnections(
  db: Database,
  page: { userId: string | null; limit: number; after: string | null },
): Promise<Schema<'Connection'>[]> {
  return runNamed<Schema<'Connection'>>(db, {
    name: 'list_connections',
    text: `${SELECT_VIEW}
      where ($1::text is null or u.id::text = lower($1) or u.short_id = $1)
        and ($2::uuid is null or c.id > $2)
      order by c.id
      limit $3`,
    values: [page.userId, page.after, page.limit],
    types: timestampsAsText,
  });
}

/** @throws ApiError NOT_FOUND */
export async function getConnection(db: Database, id: string): Promise<ConnectionView> {
  const { rows } = await db.raw<{ rows: ConnectionView[] }>(`${SELECT_VIEW} where c.?? = ?`, [
    idColumn(id),
    id,
  ]);
  return rows[0] ?? notFound(id);
}

/** @throws ApiError NOT_FOUND */
export async function getConnectionRecord(db: Database, id: string): Promise<ConnectionRecord> {
  return (await findConnectionRecord(db, id)) ?? notFound(id);
}

export async function findConnectionRecord(db: Database, id: string): Promise<ConnectionRecord | undefined> {
  return db<ConnectionRecord>('connections')
    .select(...RECORD_COLUMNS)
    .where(idColumn(id), id)
    .first();
}

/**
 * Locks a connection until the end of the database transaction. Rows that refer to it can still be inserted.
 * @throws ApiError NOT_FOUND
 */
export async function lockConnection(trx: Database, id: string): Promise<ConnectionRecord> {
  const record = await trx<ConnectionRecord>('connections')
    .select(...RECORD_COLUMNS)
    .where(idColumn(id), id)
    .forNoKeyUpdate()
    .first();
  return record ?? notFound(id);
}

/** Blocks syncs of this connection from writing until the end of the database transaction, after running ones end. */
export async function blockSyncs(trx: Database, id: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`ledger ${id}`]);
}

/** The connection with this provider id that has not been removed. */
export async function findByExternalId(
  db: Database,
  provider: ProviderName,
  externalId: string,
): Promise<ConnectionRecord | null> {
  const record = await db<ConnectionRecord>('connections')
    .select(...RECORD_COLUMNS)
    .where({ provider, external_id: externalId })
    .whereNot('status', 'disconnected')
    .first();
  return record ?? null;
}

export interface NewConnection {
  id: string;
  short_id: string;
  user_id: string;
  provider: ProviderName;
  external_id: string | null;
  institution_id: string | null;
  institution_name: string;
  credentials: Buffer | null;
  /** Being linked. If linking fails, its access must be revoked like that of a removed connection. */
  isUnderWay?: boolean;
}

const FOREIGN_KEY_VIOLATION = '23503';

/** An arbitrary number that no other advisory lock uses. */
const LINKING_LOCK = 7_269_052;

/** Serializes linking until the end of the database transaction: the next login sees what this one stored. */
export async function lockLinking(trx: Database): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(?)', [LINKING_LOCK]);
}

/**
 * Creates a connection. It is due immediately, unless it is being linked.
 * @throws ApiError VALIDATION_ERROR when there is no such user.
 */
export async function insertConnection(
  db: Database,
  { isUnderWay = false, ...connection }: NewConnection,
  now: Date,
): Promise<void> {
  const state = { status: isUnderWay ? 'disconnected' : 'active', revocation_pending: isUnderWay };
  await db('connections')
    .insert({ ...connection, ...state, next_sync_at: now, created_at: now, updated_at: now })
    .catch(refuseUnknownUser);
}

export interface ConnectionChanges {
  user_id?: string;
  status?: Schema<'ConnectionStatus'>;
  institution_id?: string | null;
  institution_name?: string;
  error_code?: string | null;
  error_message?: string | null;
  credentials?: Buffer | null;
  external_id?: string | null;
  sync_cursor?: string | null;
  is_history_complete?: boolean;
  paused?: boolean;
  sync_interval_hours?: number | null;
  consecutive_failures?: number;
  sync_requested_at?: Date | null;
  revocation_pending?: boolean;
  last_synced_at?: Date;
  last_attempted_sync_at?: Date;
  next_sync_at?: Date | null;
  consent_expires_at?: Date | null;
  reauth_recommended?: boolean;
}

/** @throws ApiError NOT_FOUND, or VALIDATION_ERROR when there is no such user. */
export async function updateConnection(
  db: Database,
  id: string,
  changes: ConnectionChanges,
  now: Date,
): Promise<void> {
  const updated = await db('connections')
    .where(idColumn(id), id)
    .update({ ...changes, updated_at: now })
    .catch(refuseUnknownUser);
  if (updated === 0) notFound(id);
}

/**
 * Finds connections without a running sync that are due, or whose webhook request is unanswered because the process
 * died. A connection whose time is after `latest` got it from a wrong clock, so it is due too.
 */
export async function findDueConnections(
  db: Database,
  { now, latest }: { now: Date; latest: Date },
  limit: number,
): Promise<{ id: string; sync_requested_at: Date | null }[]> {
  return db('connections as c')
    .select('c.id', 'c.sync_requested_at')
    .whereIn('c.status', ['active', 'error'])
    .where('c.paused', false)
    .whereNot('c.provider', 'csv')
    .whereRaw('(c.next_sync_at <= ? or c.next_sync_at > ? or c.sync_requested_at is not null)', [now, latest])
    .whereNotExists(
      db('sync_logs as l')
        .select(db.raw('1'))
        .whereRaw("l.connection_id = c.id and l.status = 'in_progress'"),
    )
    .orderBy('c.next_sync_at')
    .limit(limit);
}

/** All healthy connections that a provider's feed can update, in the order they were created. */
export async function findActiveConnections(db: Database, limit: number): Promise<{ id: string }[]> {
  return db('connections')
    .select('id')
    .where('status', 'active')
    .whereNot('provider', 'csv')
    .orderBy('id')
    .limit(limit);
}

/** Returns the providers of the connections that are not removed. */
export async function listLinkedProviders(db: Database): Promise<string[]> {
  return db('connections')
    .whereNot('status', 'disconnected')
    .distinct()
    .orderBy('provider')
    .pluck('provider');
}

/** The connections that findActiveConnections leaves out, removed ones included. */
export async function findInactiveConnections(
  db: Database,
  limit: number,
): Promise<{ id: string; status: Schema<'ConnectionStatus'> }[]> {
  return db('connections')
    .select('id', 'status')
    .whereRaw(`(status <> 'active' or provider = 'csv')`)
    .orderBy('id')
    .limit(limit);
}

export async function findSealedCredentials(
  db: Database,
): Promise<{ id: string; short_id: string; credentials: Buffer }[]> {
  return db('connections').select('id', 'short_id', 'credentials').whereNotNull('credentials').orderBy('id');
}

/** Marks a link as still under way, if it has been since `since`. Returns whether it has. */
export async function extendLinking(db: Database, id: string, since: Date, now: Date): Promise<boolean> {
  const extended = await db('connections')
    .where({ id, status: 'disconnected', revocation_pending: true })
    .where('updated_at', '>=', since)
    .update({ updated_at: now });
  return extended > 0;
}

/** Deletes a connection that never was linked. Nothing refers to it. */
export async function deleteUnlinked(db: Database, id: string): Promise<void> {
  await db('connections').where({ id, status: 'disconnected' }).delete();
}

/**
 * Finds connections whose access is not yet revoked, because the provider could not be reached. A connection that is
 * being linked is marked too, so only those are returned that have not changed since `unchangedSince`.
 */
export async function findPendingRevocations(
  db: Database,
  unchangedSince: Date,
  limit: number,
): Promise<{ id: string }[]> {
  return db('connections')
    .select('id')
    .where('revocation_pending', true)
    .where('updated_at', '<', unchangedSince)
    .orderBy('id')
    .limit(limit);
}

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No connection has the id ${id}.`);
}

function refuseUnknownUser(error: unknown): never {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code !== FOREIGN_KEY_VIOLATION) throw error;
  unknownUser();
}
