import type { AppContext, Audit, AuditAction, AuditSource, Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { newId } from '../domain/ids.ts';
import { columnsOf } from './viewColumns.ts';

/** Who did what: each event is stored in the database transaction of what it reports, so neither exists alone. */

/** An event as the API shows it, its times still as Date. */
export type AuditEventView = Omit<Schema<'AuditEvent'>, 'created_at' | 'last_at'> & {
  created_at: Date;
  last_at: Date;
};

const COLUMNS = columnsOf<AuditEventView>()([
  'id',
  'action',
  'actor',
  'api_key_id',
  'api_key_name',
  'address',
  'request_id',
  'subject_id',
  'detail',
  'row_count',
  'attempts',
  'created_at',
  'last_at',
]);

interface StoredEvent extends AuditSource {
  id: string;
  action: AuditAction;
  subjectId: string | null;
  detail: string | null;
  rowCount: number | null;
  attempts: number;
  createdAt: Date;
  lastAt: Date;
}

const UNKNOWN = { apiKeyId: null, address: null, requestId: null };
/** The server itself: jobs, webhooks and what a start does. */
export const SERVER: AuditSource = { actor: 'server', ...UNKNOWN };
/** A command on the server's machine. */
export const COMMAND: AuditSource = { actor: 'command', ...UNKNOWN };

/** Returns the function with which this source records what it does. */
export const createAudit =
  (clock: AppContext['clock'], source: AuditSource): Audit =>
  async (trx, { action, subjectId = null, detail = null, rowCount = null }) => {
    const now = clock.now();
    await storeEvent(trx, {
      ...source,
      id: newId(now),
      action,
      subjectId,
      detail,
      rowCount,
      attempts: 1,
      createdAt: now,
      lastAt: now,
    });
  };

/** Stores an event, or adds the attempts to the event of this id. */
export async function storeEvent(db: Database, event: StoredEvent): Promise<void> {
  await db.raw(
    `insert into audit_events
       (id, action, actor, api_key_id, api_key_name, address, request_id, subject_id, detail, row_count, attempts,
        created_at, last_at)
     values
       (:id, :action, :actor, :apiKeyId::uuid, (select name from api_keys where id = :apiKeyId::uuid), :address,
        :requestId, :subjectId, :detail, :rowCount, :attempts, :createdAt, :lastAt)
     on conflict (id) do update set
       attempts = audit_events.attempts + excluded.attempts,
       last_at = greatest(audit_events.last_at, excluded.last_at)`,
    { ...event },
  );
}

/** Adds to the count of a change of many transactions, which may be several database transactions. */
export async function addAuditedRows(trx: Database, operationId: string, count: number): Promise<void> {
  await trx('audit_events')
    .where({ subject_id: operationId, action: 'transactions_changed' })
    .increment('row_count', count);
}

/** Deletes the event of an operation that changed nothing. */
export async function deleteAuditedOperation(trx: Database, operationId: string): Promise<void> {
  await trx('audit_events').where({ subject_id: operationId, action: 'transactions_changed' }).delete();
}

export interface AuditFilters {
  action: AuditAction | null;
  apiKeyId: string | null;
  start: string | null;
  end: string | null;
}

/** Newest first. */
export async function listAuditEvents(
  db: Database,
  { action, apiKeyId, start, end }: AuditFilters,
  { limit, after }: { limit: number; after: { createdAt: string; id: string } | null },
): Promise<AuditEventView[]> {
  const query = db<AuditEventView>('audit_events')
    .select(...COLUMNS)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  if (action) query.whereRaw('action = ?', [action]);
  if (apiKeyId) query.whereRaw('api_key_id = ?', [apiKeyId]);
  if (start) query.whereRaw('created_at >= ?', [start]);
  if (end) query.whereRaw('created_at < ?', [end]);
  if (after) query.whereRaw('(created_at, id) < (?::timestamptz, ?::uuid)', [after.createdAt, after.id]);
  return query;
}

export async function pruneAuditEvents(db: Database, before: Date): Promise<number> {
  return db('audit_events').where('last_at', '<', before).delete();
}
