import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { idColumn, newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import type { StoredTransaction } from './ledger.ts';
import type { ProviderFields } from './transactionColumns.ts';
import { columnsOf } from './viewColumns.ts';

/** Imports of files: each is a batch of rows that can be listed and taken back. */

/** An import as the API shows it, its times still as Date. */
export type ImportView = Omit<Schema<'FileImport'>, 'created_at' | 'taken_back_at'> & {
  created_at: Date;
  taken_back_at: Date | null;
};

const COLUMNS = columnsOf<ImportView>()([
  'id',
  'short_id',
  'connection_id',
  'format',
  'status',
  'accounts',
  'assumptions',
  'created_at',
  'replaced_by',
  'taken_back_at',
]);

export interface ImportFilters {
  connectionId: string | null;
  accountId: string | null;
}

/** Newest first. */
export async function listImports(
  db: Database,
  { connectionId, accountId }: ImportFilters,
  { limit, after }: { limit: number; after: { createdAt: string; id: string } | null },
): Promise<ImportView[]> {
  const query = db<ImportView>('imports')
    .select(...COLUMNS)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  if (connectionId !== null) {
    query.where('connection_id', db('connections').select('id').where(idColumn(connectionId), connectionId));
  }
  if (accountId !== null) {
    query.whereRaw(
      `accounts @> (select jsonb_build_array(jsonb_build_object('account_id', id)) from accounts where ?? = ?)`,
      [idColumn(accountId), accountId],
    );
  }
  if (after) query.whereRaw('(created_at, id) < (?, ?)', [after.createdAt, after.id]);
  return query;
}

/** @throws ApiError NOT_FOUND */
export async function getImport(db: Database, id: string): Promise<ImportView> {
  const found = await db<ImportView>('imports')
    .select(...COLUMNS)
    .where(idColumn(id), id)
    .first();
  if (!found) throw new ApiError('NOT_FOUND', `No import has the id ${id}.`);
  return found;
}

export interface NewImport {
  connectionId: string;
  format: ImportView['format'];
  fileDigest: string;
  assumptions: ImportView['assumptions'];
}

/** The imports of this file into any of these accounts that are in force: a new one of it replaces them. */
export async function findImportsOfFile(
  trx: Database,
  fileDigest: string,
  accountIds: readonly string[],
): Promise<string[]> {
  const { rows } = await trx.raw(
    `select id from imports
     where file_digest = :fileDigest and status = 'imported'
       and exists (select from jsonb_array_elements(accounts) as held
         where held ->> 'account_id' = any (:accountIds::text[]))
     order by id`,
    { fileDigest, accountIds: [...accountIds] },
  );
  return rows.map(({ id }: { id: string }) => id);
}

/** Stores an import whose accounts are set once its rows are written. @returns its id. */
export async function insertImport(trx: Database, one: NewImport, now: Date): Promise<string> {
  const id = newId(now);
  await trx('imports').insert({
    id,
    short_id: newShortId(),
    connection_id: one.connectionId,
    format: one.format,
    status: 'imported',
    file_digest: one.fileDigest,
    accounts: '[]',
    assumptions: JSON.stringify(one.assumptions),
    created_at: now,
  });
  return id;
}

export async function setImportedAccounts(
  trx: Database,
  id: string,
  accounts: ImportView['accounts'],
): Promise<void> {
  await trx('imports')
    .where({ id })
    .update({ accounts: JSON.stringify(accounts) });
}

/** Rows of the file with the ids under which they are stored, by the column. */
export interface HeldRows {
  accountIds: string[];
  externalIds: string[];
  lines: number[];
  added: boolean[];
}

/** Records which transactions an import holds. */
export async function insertChunk(
  trx: Database,
  importId: string,
  position: number,
  rows: HeldRows,
): Promise<void> {
  await trx.raw(
    `insert into import_chunks (import_id, position, transaction_ids, lines, added)
     select :importId, :position, array_agg(t.id order by r.line), array_agg(r.line order by r.line),
       array_agg(r.added order by r.line)
     from unnest(:accountIds::uuid[], :externalIds::text[], :lines::int[], :added::boolean[])
         as r (account_id, external_id, line, added)
       join transactions t on t.account_id = r.account_id and t.external_id = r.external_id
     having count(*) > 0`,
    { importId, position, ...rows },
  );
}

/** What an import made of a transaction that was stored before. */
export interface ImportChange {
  id: string;
  before: ProviderFields;
  after: ProviderFields;
}

export async function insertChanges(
  trx: Database,
  importId: string,
  changes: readonly ImportChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await trx.raw(
    `insert into import_changes (import_id, transaction_id, before, after)
     select :importId, r.id, r.before, r.after
     from jsonb_to_recordset(:changes::jsonb) as r (id uuid, before jsonb, after jsonb)`,
    { importId, changes: JSON.stringify(changes) },
  );
}

/** Changes of an import that can still be undone, with the row as it is now. */
export async function findChanges(trx: Database, importId: string): Promise<ImportChange[]> {
  const { rows } = await trx.raw(
    `select transaction_id as id, before, after from import_changes where import_id = ? order by transaction_id`,
    [importId],
  );
  return rows;
}

/**
 * Lets an import continue an earlier one of the same file: what that one added, this one has added, and what that one
 * changed goes back to what it was before both.
 */
export async function continueImports(
  trx: Database,
  importId: string,
  replaced: readonly string[],
): Promise<void> {
  if (replaced.length === 0) return;
  const ids = { importId, replaced: [...replaced] };
  await trx.raw(
    `with owned as materialized (
       select distinct held.id from import_chunks c, unnest(c.transaction_ids, c.added) as held (id, added)
       where c.import_id = any (:replaced::uuid[]) and held.added),
     flags as (
       select c.position, array_agg(held.added or owned.id is not null order by held.at) as added
       from import_chunks c cross join unnest(c.transaction_ids, c.added) with ordinality as held (id, added, at)
         left join owned on owned.id = held.id
       where c.import_id = :importId group by c.position)
     update import_chunks c set added = flags.added from flags
     where c.import_id = :importId and c.position = flags.position`,
    ids,
  );
  await trx.raw(
    `with held as materialized (
       select held.id, held.added from import_chunks c, unnest(c.transaction_ids, c.added) as held (id, added)
       where c.import_id = :importId)
     insert into import_changes (import_id, transaction_id, before, after)
     select distinct on (earlier.transaction_id) :importId::uuid, earlier.transaction_id, earlier.before, earlier.after
     from import_changes earlier join held on held.id = earlier.transaction_id
     where earlier.import_id = any (:replaced::uuid[])
     order by earlier.transaction_id, earlier.import_id
     on conflict (import_id, transaction_id) do update set before = excluded.before`,
    ids,
  );
  await trx.raw(
    `delete from import_changes where import_id = :importId and transaction_id in (
       select held.id from import_chunks c, unnest(c.transaction_ids, c.added) as held (id, added)
       where c.import_id = :importId and held.added)`,
    { importId },
  );
  await trx.raw(
    `update imports set status = 'replaced', replaced_by = :importId where id = any (:replaced::uuid[])`,
    ids,
  );
}

/** Forgets the changes of an import that another one continues. */
export async function deleteContinuedChanges(trx: Database, importId: string, by: string): Promise<void> {
  await trx.raw(
    `delete from import_changes where import_id = :importId
       and transaction_id in (
         select held.id from import_chunks c, unnest(c.transaction_ids) as held (id) where c.import_id = :by)`,
    { importId, by },
  );
}

/** The import, locked until the end of the transaction. @throws ApiError NOT_FOUND */
export async function lockImport(trx: Database, id: string): Promise<ImportView> {
  const { id: found } = await getImport(trx, id);
  await trx('imports').select('id').where('id', found).forUpdate().first();
  return getImport(trx, found);
}

export async function markTakenBack(trx: Database, id: string, now: Date): Promise<void> {
  await trx('imports').where({ id }).update({ status: 'taken_back', taken_back_at: now });
  await trx('import_changes').where('import_id', id).del();
}

/** The fields of a stored row that a provider reports. */
export const toProviderFields = ({
  id: _id,
  deletedByUser: _deletedByUser,
  removedByProvider: _removedByProvider,
  isWritten: _isWritten,
  ...fields
}: StoredTransaction): ProviderFields => fields;
