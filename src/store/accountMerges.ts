import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import type { MergePlan, MergeRow } from '../domain/accountMerge.ts';
import { idColumn } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { keepCoveredDays } from './coveredDays.ts';
import { IS_FROM_FILE } from './transactionColumns.ts';
import { columnsOf, selectList } from './viewColumns.ts';

/** Merging two accounts at the user's request, and undoing it. */

export interface MergeAccount {
  id: string;
  connectionId: string | null;
  type: string;
  isoCurrencyCode: string | null;
  mergedInto: string | null;
  /** Whether an open bank login provides its transactions. */
  isLive: boolean;
}

export interface AccountMerge {
  id: string;
  source_account_id: string;
  target_account_id: string;
  took_over_login: boolean;
}

const MERGE_COLUMNS = columnsOf<AccountMerge>()([
  'id',
  'source_account_id',
  'target_account_id',
  'took_over_login',
]);

/** A merge as the API shows it. */
export type AccountMergeView = Schema<'AccountMerge'>;

/** @throws ApiError NOT_FOUND */
export async function getMergeAccount(db: Database, id: string): Promise<MergeAccount> {
  const { rows } = await db.raw(
    `select a.id, a.connection_id as "connectionId", a.type, a.iso_currency_code as "isoCurrencyCode",
       a.merged_into as "mergedInto",
       coalesce(c.status <> 'disconnected' and c.provider <> 'csv' and a.status = 'open', false) as "isLive"
     from accounts a left join connections c on c.id = a.connection_id
     where a.${idColumn(id)} = ?`,
    [id],
  );
  if (!rows[0]) throw new ApiError('NOT_FOUND', `No account has the id ${id}.`);
  return rows[0];
}

/** Locks two accounts and all their transactions, in id order. */
export async function lockForMerge(trx: Database, accountIds: readonly string[]): Promise<void> {
  await trx.raw(
    `with locked as (select id from accounts where id = any(?) order by id for update) select count(*) from locked`,
    [[...accountIds]],
  );
  await trx.raw(
    `with locked as (select id from transactions where account_id = any(?) order by id for update)
     select count(*) from locked`,
    [[...accountIds]],
  );
}

/** The transactions of an account that its provider has not removed. */
export async function findMergeRows(trx: Database, accountId: string): Promise<MergeRow[]> {
  const { rows } = await trx.raw(
    `select id, date, amount, iso_currency_code as "isoCurrencyCode", name, pending,
       deleted_by_user_at is not null as "isDeletedByUser", ${IS_FROM_FILE} as "isFromFile",
       jsonb_build_object(
         'categorySlug', user_category_slug,
         'categoryEditedAt', json_timestamp(category_edited_at)::jsonb,
         'tags', tags,
         'tagsAdded', tags_added_by_user,
         'tagsRemoved', tags_removed_by_user,
         'tagsEditedAt', json_timestamp(tags_edited_at)::jsonb,
         'transferPairId', user_transfer_pair_id,
         'transferRuledOut', transfer_ruled_out) as edits
     from transactions t
     where account_id = ? and removed_by_provider_at is null
     order by id`,
    [accountId],
  );
  return rows;
}

/** Applies a planned merge and stores the record that undoes it. */
export async function applyAccountMerge(
  trx: Database,
  merge: AccountMerge,
  plan: MergePlan,
  now: Date,
): Promise<void> {
  const pairedIds = plan.paired.map(({ source }) => source);
  await keepCoveredDays(trx, [merge.source_account_id, merge.target_account_id]);
  await trx('account_merges').insert({
    ...merge,
    moved_ids: plan.moved,
    paired_ids: pairedIds,
    dropped_ids: plan.dropped,
    edits: JSON.stringify(plan.edits),
    covered_days: trx.raw(
      `(select source.covered_earlier - target.covered_earlier from accounts source, accounts target
        where source.id = ? and target.id = ?)`,
      [merge.source_account_id, merge.target_account_id],
    ),
    merged_at: now,
  });
  await trx.raw(
    `update transactions t set
       user_category_slug = e.after ->> 'categorySlug',
       category_edited_at = (e.after ->> 'categoryEditedAt')::timestamptz,
       tags = array(select jsonb_array_elements_text(e.after -> 'tags')),
       tags_added_by_user = array(select jsonb_array_elements_text(e.after -> 'tagsAdded')),
       tags_removed_by_user = array(select jsonb_array_elements_text(e.after -> 'tagsRemoved')),
       tags_edited_at = (e.after ->> 'tagsEditedAt')::timestamptz,
       user_transfer_pair_id = (e.after ->> 'transferPairId')::uuid,
       transfer_ruled_out = (e.after ->> 'transferRuledOut')::boolean,
       updated_at = :now
     from jsonb_to_recordset(:edits::jsonb) as e(id uuid, after jsonb)
     where t.id = e.id`,
    { edits: JSON.stringify(plan.edits), now },
  );
  await trx.raw(
    `update transactions set removed_by_provider_at = :now, updated_at = :now where id = any(:ids)`,
    { ids: [...pairedIds, ...plan.dropped], now },
  );
  // Rows of two accounts may have the same id if they come from files.
  await trx.raw(
    `update transactions t set
       account_id = :target,
       external_id = case
         when exists (select from transactions o where o.account_id = :target and o.external_id = t.external_id)
         then t.external_id || '#merged:' || t.id else t.external_id end,
       updated_at = :now
     where t.id = any(:ids)`,
    { target: merge.target_account_id, ids: plan.moved, now },
  );
  await trx.raw(
    `update accounts a set covered_earlier = a.covered_earlier + m.covered_days
     from account_merges m where m.id = :id and a.id = :target`,
    { id: merge.id, target: merge.target_account_id },
  );
  await trx.raw(
    `update accounts set
       merged_into = case when id = :source then :target::uuid else merged_into end,
       possible_duplicate_of = case
         when possible_duplicate_of <> :source then possible_duplicate_of
         when id <> :target then :target::uuid end,
       updated_at = :now
     where id in (:source, :target) or possible_duplicate_of = :source`,
    { source: merge.source_account_id, target: merge.target_account_id, now },
  );
  await trx.raw(
    `update accounts set possible_duplicate_of = null
     where id in (:source, :target) and possible_duplicate_of in (:source, :target)`,
    { source: merge.source_account_id, target: merge.target_account_id },
  );
}

/** Exchanges the bank logins of two accounts. */
export async function exchangeLogins(trx: Database, [one, other]: readonly [string, string]): Promise<void> {
  const rows = await trx('accounts')
    .select('id', 'connection_id', 'external_id', 'persistent_id', 'status', 'missing_since', 'covered_from')
    .whereIn('id', [one, other]);
  await trx('accounts')
    .where('id', one)
    .update({ external_id: `exchanging ${one}` });
  for (const [id, from] of [
    [other, one],
    [one, other],
  ] as const) {
    const { id: _, ...login } = rows.find((row) => row.id === from);
    await trx('accounts').where({ id }).update(login);
  }
}

/** The merge that hid an account and has not been undone. */
export async function findAccountMerge(trx: Database, sourceAccountId: string): Promise<AccountMerge | null> {
  const merge = await trx('account_merges')
    .select(...MERGE_COLUMNS)
    .where('source_account_id', sourceAccountId)
    .whereNull('undone_at')
    .first();
  return merge ?? null;
}

/** Undoes a merge. An edit of the target is undone only if the transaction has not been edited since. */
export async function undoAccountMerge(
  trx: Database,
  { id, source_account_id: source, target_account_id: target }: AccountMerge,
  now: Date,
): Promise<void> {
  await trx.raw(
    `update transactions t set
       user_category_slug = case when category_is_same then
         (select slug from categories where slug = e.before ->> 'categorySlug') else t.user_category_slug end,
       category_edited_at = case when category_is_same
         then (e.before ->> 'categoryEditedAt')::timestamptz else t.category_edited_at end,
       tags = case when tags_are_same then
         array(select tag from jsonb_array_elements_text(e.before -> 'tags') as tag where tag in (select slug from tags))
         else t.tags end,
       tags_added_by_user = case when tags_are_same
         then array(select jsonb_array_elements_text(e.before -> 'tagsAdded')) else t.tags_added_by_user end,
       tags_removed_by_user = case when tags_are_same
         then array(select jsonb_array_elements_text(e.before -> 'tagsRemoved')) else t.tags_removed_by_user end,
       tags_edited_at = case when tags_are_same
         then (e.before ->> 'tagsEditedAt')::timestamptz else t.tags_edited_at end,
       user_transfer_pair_id = case when transfer_is_same
         then (e.before ->> 'transferPairId')::uuid else t.user_transfer_pair_id end,
       transfer_ruled_out = case when transfer_is_same
         then (e.before ->> 'transferRuledOut')::boolean else t.transfer_ruled_out end,
       updated_at = :now
     from account_merges m
     cross join lateral jsonb_to_recordset(m.edits) as e(id uuid, before jsonb, after jsonb)
     join transactions now_row on now_row.id = e.id
     cross join lateral (select
       json_timestamp(now_row.category_edited_at)::jsonb = e.after -> 'categoryEditedAt'
         and now_row.user_category_slug is not distinct from e.after ->> 'categorySlug' as category_is_same,
       json_timestamp(now_row.tags_edited_at)::jsonb = e.after -> 'tagsEditedAt' as tags_are_same,
       now_row.user_transfer_pair_id is not distinct from (e.after ->> 'transferPairId')::uuid
         and now_row.transfer_ruled_out = (e.after ->> 'transferRuledOut')::boolean as transfer_is_same) as same
     where m.id = :id and t.id = e.id`,
    { id, now },
  );
  await trx.raw(
    `update transactions t set removed_by_provider_at = null, updated_at = :now
     from account_merges m
     where m.id = :id and t.id = any(m.paired_ids || m.dropped_ids) and t.account_id = :source`,
    { id, source, now },
  );
  await trx.raw(
    `update transactions t set
       account_id = :source,
       external_id = replace(t.external_id, '#merged:' || t.id, ''),
       updated_at = :now
     from account_merges m
     where m.id = :id and t.id = any(m.moved_ids) and t.account_id = :target`,
    { id, source, target, now },
  );
  await trx('accounts').where('id', source).update({ merged_into: null, updated_at: now });
  await trx.raw(
    `update accounts a set covered_earlier = a.covered_earlier - m.covered_days, updated_at = :now
     from account_merges m where m.id = :id and a.id = :target`,
    { id, target, now },
  );
  await trx('account_merges').where({ id }).update({ undone_at: now });
}

const MERGE_VIEW = selectList<AccountMergeView>({
  id: 'id',
  source_account_id: 'source_account_id',
  into_account_id: 'target_account_id',
  moved_count: 'cardinality(moved_ids)',
  paired_count: 'cardinality(paired_ids)',
  merged_at: "json_timestamp(merged_at)::json #>> '{}'",
  undone_at: "json_timestamp(undone_at)::json #>> '{}'",
});

export async function getAccountMerge(db: Database, id: string): Promise<AccountMergeView> {
  const { rows } = await db.raw(`select ${MERGE_VIEW} from account_merges where id = ?`, [id]);
  return rows[0];
}
