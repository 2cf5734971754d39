import type { Database } from '../context.ts';
import { newId, newShortId } from '../domain/ids.ts';
import { timestampsAsText } from '../postgres/timestampsAsText.ts';
import type { ProviderFields } from './transactionColumns.ts';
import { PROVIDER_COLUMNS } from './transactionColumns.ts';

/** Writes the transactions of syncs and imports. Reads are in transactions.ts. */

/** A stored transaction as the planner compares it. */
export interface StoredTransaction extends ProviderFields {
  id: string;
  deletedByUser: boolean;
  removedByProvider: boolean;
  /** Whether the current database transaction wrote it. */
  isWritten: boolean;
}

/** The provider's data of a transaction, or the position of the staged change that holds it. */
export interface RawTransaction {
  raw?: unknown;
  stagedAt?: string | null;
}

export interface RuleOutcome {
  /** The category that rules set. Undefined keeps the stored one. */
  ruleCategorySlug?: string | null | undefined;
  tags?: string[] | undefined;
}

export type NewTransaction = Omit<StoredTransaction, 'id' | 'deletedByUser' | 'isWritten'> &
  RawTransaction &
  RuleOutcome;
export type ChangedTransaction = Omit<StoredTransaction, 'isWritten'> & RawTransaction & RuleOutcome;

const SELECT = `
  select id, ${PROVIDER_COLUMNS.map(({ name, key }) => `${name} as "${key}"`).join(', ')},
    deleted_by_user_at is not null as "deletedByUser", removed_by_provider_at is not null as "removedByProvider",
    xmin = pg_current_xact_id()::xid as "isWritten"
  from transactions`;

/** Timestamps are text, as in a provider's feed. */
const OPTIONS = { types: timestampsAsText };

/**
 * The rows of these accounts whose provider id, or the id of the pending transaction that they replaced, is one of
 * these ids. Deleted rows are included.
 */
export async function findNamed(
  db: Database,
  accountIds: readonly string[],
  externalIds: readonly string[],
): Promise<StoredTransaction[]> {
  const query = db.raw(
    `${SELECT} where account_id = any(:accounts) and external_id = any(:ids)
     union all
     ${SELECT.trimStart()} where account_id = any(:accounts) and pending_external_id = any(:ids)
       and external_id <> all(:ids)`,
    { accounts: [...accountIds], ids: [...externalIds] },
  );
  return (await query.options(OPTIONS)).rows;
}

/** Rows by their ids. */
export async function findByIds(db: Database, ids: readonly string[]): Promise<StoredTransaction[]> {
  if (ids.length === 0) return [];
  const query = db.raw(`${SELECT} where id = any(:ids::uuid[])`, { ids: [...ids] });
  return (await query.options(OPTIONS)).rows;
}

/** The columns of a JSON record, named as in this process. */
const RECORD = `
  id uuid, "shortId" text, ${PROVIDER_COLUMNS.map(({ key, type }) => `"${key}" ${type}`).join(', ')},
  raw jsonb, "stagedAt" bigint, "removedByProvider" boolean, "ruleCategorySlug" text, tags jsonb`;

/**
 * The provider's data of a record `r`. It is the largest part of a staged change, so it is copied within the database.
 * A subquery, not a join: without statistics of a new sync, PostgreSQL would read all its changes for each chunk.
 */
const RAW = `
  coalesce(r.raw, (
    select nullif(s.raw::jsonb, 'null') from staged_changes s
    where s.sync_log_id = :syncLogId and s.position = r."stagedAt"))`;

/** The columns that an insert sets. PostgreSQL derives the others. */
const NEW_COLUMNS = `
  id, short_id, ${PROVIDER_COLUMNS.map(({ name }) => name).join(', ')}, rule_category_slug, category_primary_slug,
  tags, raw, removed_by_provider_at, created_at, updated_at`;

/** The values of NEW_COLUMNS, from JSON records. */
const NEW_VALUES = `
  r.id, r."shortId", ${PROVIDER_COLUMNS.map(({ key }) => `r."${key}"`).join(', ')}, r."ruleCategorySlug", (
    select coalesce(c.primary_slug, c.slug) from categories c
    where c.slug = coalesce(r."ruleCategorySlug", r."categorySlug", 'uncategorized')
  ), array(select jsonb_array_elements_text(r.tags)), ${RAW},
  case when r."removedByProvider" then :now::timestamptz end, :now, :now
  from jsonb_to_recordset(:records::jsonb) as r(${RECORD})`;

const toNewRecords = (rows: readonly NewTransaction[], now: Date): string =>
  `[${rows.map((row) => toNewRecord(row, now)).join()}]`;

/** The ids are added to the text: a copy of an object with so many fields takes 2 kB and three times as long. */
function toNewRecord(row: NewTransaction, now: Date): string {
  const ids = JSON.stringify({ id: newId(now), shortId: newShortId() });
  return `${JSON.stringify(row).slice(0, -1)},${ids.slice(1)}`;
}

/**
 * Stores new rows in one statement, in a transaction that holds the tree of categories. `syncLogId` is the sync that
 * what they name is staged of, null where nothing is.
 */
export async function insertTransactions(
  db: Database,
  rows: readonly NewTransaction[],
  syncLogId: string | null,
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.raw(`insert into transactions (${NEW_COLUMNS}) select ${NEW_VALUES}`, {
    records: toNewRecords(rows, now),
    syncLogId,
    now,
  });
}

/** Updates existing rows with the changes of the provider and of rules. A deletion by the user is not changed. */
export async function updateTransactions(
  db: Database,
  rows: readonly ChangedTransaction[],
  syncLogId: string | null,
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map((row) => ({
    ...row,
    tags: row.tags ?? null,
    ruleCategorySlug: row.ruleCategorySlug ?? null,
  }));
  await db.raw(
    `update transactions t set
       ${PROVIDER_COLUMNS.map(({ name, key }) => `${name} = r."${key}"`).join(', ')},
       raw = coalesce(${RAW}, t.raw),
       rule_category_slug = coalesce(r."ruleCategorySlug", t.rule_category_slug),
       tags = case when r.tags is null or r.tags = 'null' then t.tags
         else array(select jsonb_array_elements_text(r.tags)) end,
       removed_by_provider_at =
         case when r."removedByProvider" then coalesce(t.removed_by_provider_at, :now) end,
       updated_at = :now
     from jsonb_to_recordset(:records::jsonb) as r(${RECORD})
     where t.id = r.id`,
    { records: JSON.stringify(records), syncLogId, now },
  );
}

/**
 * Marks rows as removed by the provider and sets their provider ids: a replaced row loses its id, and a row that
 * replaced a pending one keeps that id. Deletion by the user is independent.
 */
export async function removeTransactions(
  db: Database,
  rows: readonly Pick<StoredTransaction, 'id' | 'externalId' | 'pendingExternalId'>[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.raw(
    `update transactions t set
       external_id = r.external_id,
       pending_external_id = r.pending_external_id,
       removed_by_provider_at = coalesce(t.removed_by_provider_at, :now),
       updated_at = :now
     from unnest(:ids::uuid[], :externalIds::text[], :pendingExternalIds::text[])
       as r(id, external_id, pending_external_id)
     where t.id = r.id`,
    {
      ids: rows.map(({ id }) => id),
      externalIds: rows.map(({ externalId }) => externalId),
      pendingExternalIds: rows.map(({ pendingExternalId }) => pendingExternalId),
      now,
    },
  );
}

/**
 * Moves the user's edits of a row to the one that replaced it. Of two categories, and of two edits of a tag, the newer
 * one is kept. A deletion is always moved, and can be undone on the new row.
 */
export async function handOnEdits(
  db: Database,
  pairs: readonly { from: string; to: string }[],
  now: Date,
): Promise<void> {
  if (pairs.length === 0) return;
  await db.raw(
    `with pair as (
       select to_id, other.*, coalesce(other.tags_edited_at, '-infinity') > coalesce(t.tags_edited_at, '-infinity')
           as has_newer_tags,
         other.user_category_slug is not null and (t.user_category_slug is null
           or coalesce(other.category_edited_at, '-infinity') > coalesce(t.category_edited_at, '-infinity'))
           as has_newer_category
       from unnest(:from::uuid[], :to::uuid[]) as pair(from_id, to_id)
         join transactions other on other.id = pair.from_id
         join transactions t on t.id = pair.to_id),
     joined as (
       select t.id, pair.user_category_slug, pair.category_edited_at, pair.has_newer_category,
         pair.deleted_by_user_at, pair.user_transfer_pair_id,
         pair.transfer_ruled_out, greatest(t.tags_edited_at, pair.tags_edited_at) as tags_edited_at,
         t.tags || pair.tags as tags,
         array(select tag from unnest(t.tags_added_by_user || pair.tags_added_by_user) as tag
           except select unnest(case when pair.has_newer_tags then pair.tags_removed_by_user
             else t.tags_removed_by_user end) order by tag) as added,
         array(select tag from unnest(t.tags_removed_by_user || pair.tags_removed_by_user) as tag
           except select unnest(case when pair.has_newer_tags then pair.tags_added_by_user
             else t.tags_added_by_user end) order by tag) as removed
       from transactions t join pair on pair.to_id = t.id)
     update transactions t set
       user_category_slug =
         case when j.has_newer_category then j.user_category_slug else t.user_category_slug end,
       category_edited_at =
         case when j.has_newer_category then j.category_edited_at else t.category_edited_at end,
       tags = array(select tag from unnest(j.tags || j.added) as tag
         except select unnest(j.removed) order by tag),
       tags_added_by_user = j.added,
       tags_removed_by_user = j.removed,
       tags_edited_at = j.tags_edited_at,
       user_transfer_pair_id = coalesce(t.user_transfer_pair_id, j.user_transfer_pair_id),
       transfer_ruled_out = t.transfer_ruled_out or j.transfer_ruled_out,
       deleted_by_user_at = coalesce(t.deleted_by_user_at, j.deleted_by_user_at),
       updated_at = :now
     from joined j where t.id = j.id`,
    { from: pairs.map(({ from }) => from), to: pairs.map(({ to }) => to), now },
  );
  await db.raw(
    `update transactions set deleted_by_user_at = null, user_transfer_pair_id = null, updated_at = :now
     where id = any(:from::uuid[]) and (deleted_by_user_at is not null or user_transfer_pair_id is not null)`,
    { from: pairs.map(({ from }) => from), now },
  );
}
