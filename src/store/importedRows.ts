import type { Database } from '../context.ts';
import { IS_EDITED, IS_FROM_FILE } from './transactionColumns.ts';

/** What an import asks of the ledger before it writes: which of a file's rows are stored already, by whatever file. */

export async function haveTransactions(trx: Database, accountIds: readonly string[]): Promise<boolean> {
  const { rows } = await trx.raw(
    'select exists (select from transactions where account_id = any (:ids::uuid[])) as found',
    { ids: [...accountIds] },
  );
  return rows[0].found;
}

/** Those of the ids that a row of the account has, or had before it took over another one. */
export async function findStoredIds(
  trx: Database,
  accountId: string,
  externalIds: readonly string[],
): Promise<string[]> {
  const { rows } = await trx.raw(
    `select external_id as id from transactions
     where account_id = :accountId and external_id = any (:externalIds)
     union
     select pending_external_id from transactions
     where account_id = :accountId and pending_external_id = any (:externalIds)`,
    { accountId, externalIds: [...externalIds] },
  );
  return rows.map(({ id }: { id: string }) => id);
}

/** Those of the ids that a visible or deleted row from a file has, which no bank has taken over or removed. */
export async function findFileRowIds(
  trx: Database,
  accountId: string,
  externalIds: readonly string[],
): Promise<string[]> {
  return trx('transactions')
    .where('account_id', accountId)
    .whereRaw('external_id = any (?)', [[...externalIds]])
    .whereNull('removed_by_provider_at')
    .pluck('external_id');
}

/** A stored row that a file may have under another id. */
export interface StoredRow {
  id: string;
  externalId: string;
  amount: string;
  currency: string | null;
  date: string;
  name: string;
  merchantName: string | null;
  pending: boolean;
  isDeletedByUser: boolean;
  isEdited: boolean;
  isFromFile: boolean;
}

/**
 * The rows of an account in these days, both included, and those that are pending; without those that the imports
 * added which the present one replaces.
 */
export async function findRowsOfDays(
  trx: Database,
  accountId: string,
  { from, to, replaced }: { from: string; to: string; replaced: readonly string[] },
): Promise<StoredRow[]> {
  const { rows } = await trx.raw(
    `select t.id, t.external_id as "externalId", t.amount,
       coalesce(t.iso_currency_code, t.unofficial_currency_code) as currency, t.date, t.name,
       t.merchant_name as "merchantName", t.pending, t.deleted_by_user_at is not null as "isDeletedByUser",
       ${IS_EDITED} as "isEdited", ${IS_FROM_FILE} as "isFromFile"
     from transactions t
     where t.account_id = :accountId and t.removed_by_provider_at is null
       and (t.date between :from and :to or t.pending)
       and t.id not in (
         select held.id from import_chunks c, unnest(c.transaction_ids, c.added) as held (id, added)
         where c.import_id = any (:replaced::uuid[]) and held.added)
     order by t.date, t.id`,
    { accountId, from, to, replaced: [...replaced] },
  );
  return rows;
}

/** A stored row that is not booked. */
export type PendingRow = Pick<StoredRow, 'externalId' | 'date' | 'amount' | 'name'>;

/** The pending rows of an account in these days, both included, that a user sees. */
export async function findPendingRows(
  trx: Database,
  accountId: string,
  { from, to }: { from: string; to: string },
): Promise<PendingRow[]> {
  const { rows } = await trx.raw(
    `select external_id as "externalId", date, amount, name from transactions
     where account_id = :accountId and pending and date between :from and :to
       and removed_by_provider_at is null and deleted_by_user_at is null
     order by date, id`,
    { accountId, from, to },
  );
  return rows;
}

/** A row that an import added, with its line in the file. */
export interface AddedRow {
  id: string;
  line: number;
  accountId: string;
  externalId: string;
  isFromFile: boolean;
}

/** The rows that these imports added from these lines of their file. */
export async function findAddedRows(
  trx: Database,
  importIds: readonly string[],
  lines: readonly number[],
): Promise<AddedRow[]> {
  if (importIds.length === 0 || lines.length === 0) return [];
  const { rows } = await trx.raw(
    `select t.id, held.line, t.account_id as "accountId", t.external_id as "externalId",
       ${IS_FROM_FILE} as "isFromFile"
     from import_chunks c, unnest(c.transaction_ids, c.lines, c.added) as held (id, line, added)
       join transactions t on t.id = held.id
     where c.import_id = any (:importIds::uuid[]) and held.added and held.line = any (:lines::int[])
     order by held.line, t.id`,
    { importIds: [...importIds], lines: [...lines] },
  );
  return rows;
}

/** Gives rows other ids of the file, locked in the order of their own ids. */
export async function changeExternalIds(
  trx: Database,
  pairs: readonly { id: string; externalId: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const ids = pairs.map(({ id }) => id);
  await trx.raw(
    `with locked as (select id from transactions where id = any (:ids::uuid[]) order by id for update)
     update transactions t set external_id = pair.external_id
     from unnest(:ids::uuid[], :externalIds::text[]) as pair (id, external_id), locked
     where t.id = pair.id and locked.id = t.id`,
    { ids, externalIds: pairs.map(({ externalId }) => externalId) },
  );
}

/** Why a transaction stays although its import is taken back. `confirmed`: another import or a bank has it too. */
export type KeepReason = 'edited' | 'deleted' | 'confirmed' | 'moved';

export interface KeptRow {
  id: string;
  reason: KeepReason;
}

/** Whether the import `i` is into one of the accounts. Its connection does not tell: a login can be linked again. */
const IS_OF_ACCOUNTS = `exists (
  select from jsonb_array_elements(i.accounts) as account
  where account ->> 'account_id' = any (:accountIds::text[]))`;

/**
 * Deletes transactions that an import added, except those that a user has edited or deleted since, that moved to
 * another account, or that another import or a bank has as well.
 */
export async function removeImported(
  trx: Database,
  {
    importId,
    accountIds,
    except,
  }: { importId: string; accountIds: readonly string[]; except: string | null },
): Promise<{ removedCount: number; kept: KeptRow[] }> {
  const { rows } = await trx.raw(
    `with mine as (
       -- What it added, and what an import added that was taken back and left to this one.
       select held.id from import_chunks c, unnest(c.transaction_ids, c.added) as held (id, added)
       where c.import_id = :importId and (held.added or held.id in (
         select earlier.id from imports i join import_chunks c on c.import_id = i.id,
           unnest(c.transaction_ids, c.added) as earlier (id, added)
         where i.status = 'taken_back' and earlier.added and ${IS_OF_ACCOUNTS}))),
     others as (
       select distinct held.id from imports i join import_chunks c on c.import_id = i.id,
         unnest(c.transaction_ids) as held (id)
       where i.status = 'imported' and i.id <> :importId and i.id is distinct from :except::uuid
         and ${IS_OF_ACCOUNTS}),
     excepted as (
       select held.id from import_chunks c, unnest(c.transaction_ids) as held (id) where c.import_id = :except::uuid),
     locked as materialized (
       select t.id, case
         when t.account_id <> all (:accountIds::uuid[]) then 'moved'
         when t.deleted_by_user_at is not null then 'deleted'
         when ${IS_EDITED} then 'edited'
         when t.id in (select id from others) or not ${IS_FROM_FILE} then 'confirmed'
       end as reason
       from transactions t
       where t.id in (select id from mine) and t.id not in (select id from excepted)
       order by t.id for update),
     removed as (
       delete from transactions where id in (select id from locked where reason is null) returning id)
     select id, reason, (select count(*)::int from removed) as removed
     from (select id, reason from locked where reason is not null union all select null, null) as answer
     order by id nulls last`,
    { importId, accountIds: [...accountIds], except },
  );
  const kept = rows.filter(({ id }: { id: string | null }) => id !== null);
  return {
    removedCount: rows.at(-1).removed,
    kept: kept.map(({ id, reason }: KeptRow) => ({ id, reason })),
  };
}

/** Deletes those of these accounts that an import made, that nothing is in any more and that no bank fills. */
export async function removeEmptyAccounts(trx: Database, accountIds: readonly string[]): Promise<void> {
  await trx.raw(
    `delete from accounts a where a.id = any (:ids::uuid[])
       and (select provider from connections c where c.id = a.connection_id) = 'csv'
       and a.display_name is null and a.user_id is null and a.merged_into is null
       and not exists (select from transactions t where t.account_id = a.id)
       and not exists (select from accounts other where other.merged_into = a.id or other.possible_duplicate_of = a.id)
       and not exists (
         select from account_merges m where a.id in (m.source_account_id, m.target_account_id))
       and exists (
         select from imports i, jsonb_array_elements(i.accounts) as held
         where held ->> 'account_id' = a.id::text and (held ->> 'is_new')::boolean)
       and not exists (
         select from imports i, jsonb_array_elements(i.accounts) as held
         where i.status = 'imported' and held ->> 'account_id' = a.id::text)`,
    { ids: [...accountIds] },
  );
}
