import type { Audit, Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { newId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { addAuditedRows, deleteAuditedOperation } from './auditEvents.ts';

/** Requests that changed many transactions, kept so that they can be listed and undone. */

export type OperationKind = Schema<'OperationKind'>;

/** An operation as the API shows it, its times still as Date. */
export type OperationView = Omit<Schema<'Operation'>, 'created_at' | 'undone_at'> & {
  created_at: Date;
  undone_at: Date | null;
};

/** What a merge deleted and changed besides transactions. */
export interface MergedCategory {
  category: Record<string, unknown>;
  children: string[];
  /** Slugs that had been merged into the category before. */
  names: string[];
  rules: { id: string; before: unknown; after: unknown }[];
}

export interface StoredOperation extends OperationView {
  category_slug: string | null;
  merged: MergedCategory | null;
}

export interface OperationChunk {
  position: number;
  ids: string[];
  before: Record<string, unknown[]>;
  after: Record<string, unknown[]> | null;
}

const SELECT = `
  select o.id, o.kind, k.name as api_key_name, o.changed_count, o.created_at, o.undone_at, o.category_slug, o.merged
  from operations o left join api_keys k on k.id = o.api_key_id`;

export interface NewOperation {
  kind: OperationKind;
  apiKeyId: string | null;
  categorySlug: string | null;
  audit: Audit;
}

/** Returns the operation's id. Its chunks and its count follow in the same database transaction. */
export async function insertOperation(
  trx: Database,
  { kind, apiKeyId, categorySlug, audit }: NewOperation,
  now: Date,
): Promise<string> {
  const id = newId(now);
  await trx('operations').insert({
    id,
    kind,
    api_key_id: apiKeyId,
    category_slug: categorySlug,
    created_at: now,
  });
  await audit(trx, { action: 'transactions_changed', subjectId: id, detail: kind, rowCount: 0 });
  return id;
}

/** Completes an operation that is one database transaction; one without a change is not kept. Returns its id. */
export async function completeOperation(
  trx: Database,
  id: string,
  changedCount: number,
  merged: MergedCategory | null = null,
): Promise<string | null> {
  if (changedCount === 0 && !merged) {
    await trx('operations').where({ id }).delete();
    await deleteAuditedOperation(trx, id);
    return null;
  }
  await trx('operations')
    .where({ id })
    .update({ changed_count: changedCount, merged: merged && JSON.stringify(merged) });
  await addAuditedRows(trx, id, changedCount);
  return id;
}

/**
 * Adds a chunk to an operation of several database transactions.
 * @throws ApiError CONFLICT if the operation was undone meanwhile: what it adds would stay.
 */
export async function addOperationChunk(
  trx: Database,
  id: string,
  { ids, before, after }: Omit<OperationChunk, 'position'>,
): Promise<void> {
  const isOpen = await trx('operations')
    .where({ id })
    .whereNull('undone_at')
    .increment('changed_count', ids.length);
  if (isOpen === 0)
    throw new ApiError('CONFLICT', 'The operation was undone while it was running, so it has ended.');
  await addAuditedRows(trx, id, ids.length);
  await trx.raw(
    `insert into operation_chunks (operation_id, position, transaction_ids, before, after)
     select :id, coalesce(max(position) + 1, 0), :ids::uuid[], :before, :after
     from operation_chunks where operation_id = :id`,
    { id, ids, before: JSON.stringify(before), after: JSON.stringify(after) },
  );
}

/** Newest first. */
export async function listOperations(
  db: Database,
  { limit, after }: { limit: number; after: { createdAt: string; id: string } | null },
): Promise<OperationView[]> {
  const { rows }: { rows: StoredOperation[] } = await db.raw(
    `${SELECT}
     where :afterId::uuid is null or (o.created_at, o.id) < (:createdAt::timestamptz, :afterId)
     order by o.created_at desc, o.id desc limit :limit`,
    { afterId: after?.id ?? null, createdAt: after?.createdAt ?? null, limit },
  );
  return rows.map(toView);
}

/** What the API shows of it. */
export const toView = ({ category_slug: _, merged: __, ...view }: StoredOperation): OperationView => view;

/** Locks an operation against a second undoing. Throws ApiError NOT_FOUND. */
export async function lockOperation(trx: Database, id: string): Promise<StoredOperation> {
  const { rows }: { rows: StoredOperation[] } = await trx.raw(
    `${SELECT} where o.id = :id for no key update of o`,
    { id },
  );
  const [operation] = rows;
  if (!operation) throw new ApiError('NOT_FOUND', `No operation has the id ${id}.`);
  return operation;
}

/** The last chunk of an operation, or the last one before a position. */
export async function readOperationChunk(
  trx: Database,
  id: string,
  beforePosition?: number,
): Promise<OperationChunk | null> {
  const { rows } = await trx.raw(
    `select position, transaction_ids as ids, before, after from operation_chunks
     where operation_id = :id and (:before::integer is null or position < :before)
     order by position desc limit 1`,
    { id, before: beforePosition ?? null },
  );
  return rows[0] ?? null;
}

/** The transactions that an operation has changed so far. */
export async function findChangedIds(db: Database, id: string): Promise<Set<string>> {
  const { rows } = await db.raw(
    'select unnest(transaction_ids) as id from operation_chunks where operation_id = ?',
    [id],
  );
  return new Set(rows.map((row: { id: string }) => row.id));
}

export async function markUndone(trx: Database, id: string, now: Date): Promise<void> {
  await trx('operations').where({ id }).update({ undone_at: now });
}

export async function pruneOperations(db: Database, before: Date): Promise<number> {
  return db('operations').where('created_at', '<=', before).delete();
}
