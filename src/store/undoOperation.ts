import type { Database } from '../context.ts';
import { allowLongStatements } from '../postgres/statementTimeout.ts';
import { lockCategories } from './categories.ts';
import type { OperationChunk, StoredOperation } from './operations.ts';
import { readOperationChunk } from './operations.ts';

/** Restores transactions to what they were before an operation, each where nobody has changed it since. */

/** Whether a category that a row had before is still there. */
const isThere = (slug: string) =>
  `(${slug} is null or exists (select from categories c where c.slug = ${slug}))`;

const LOCKED =
  'locked as materialized (select id as locked_id from transactions where id = any(:ids) order by id for update)';

/** A user's category is the operation's where it was set at its time. */
const UNDO_CATEGORY = `
  with was as (
    select * from unnest(:ids::uuid[], :slugs::text[], :times::timestamptz[]) as w(was_id, slug, edited_at)),
  ${LOCKED}
  update transactions set user_category_slug = slug, category_edited_at = edited_at, updated_at = :now
  from was, locked
  where id = was_id and id = locked_id
    and user_category_slug = :setSlug and category_edited_at = :setAt and ${isThere('was.slug')}
  returning id`;

/** What the user has said about a tag since then holds, also where it left the tags of the row as they were. */
const UNDO_RULES = `
  with was as (
    select * from unnest(:ids::uuid[], :slugs::text[], :tags::text[], :newSlugs::text[], :newTags::text[])
      as w(was_id, slug, was_tags, new_slug, new_tags)),
  ${LOCKED}
  update transactions set
    rule_category_slug = slug,
    tags = array(
      select slug collate "C" as tag from tags s
      where s.slug = any(was_tags::text[] || tags_added_by_user) and s.slug <> all(tags_removed_by_user)
      order by tag),
    updated_at = :now
  from was, locked
  where id = was_id and id = locked_id
    and rule_category_slug is not distinct from new_slug
    and tags @> new_tags::text[] and tags <@ new_tags::text[] and ${isThere('was.slug')}
  returning id`;

/**
 * Each of the three categories that was the merged one, as far as it still is the one that it was merged into. One that
 * the user has chosen since is not.
 */
const STILL_BY_USER =
  'by_user and user_category_slug = :into and coalesce(category_edited_at <= :mergedAt, true)';
const UNDO_MERGE = `
  with was as (
    select * from unnest(:ids::uuid[], :byUser::boolean[], :byRule::boolean[], :byProvider::boolean[])
      as w(was_id, by_user, by_rule, by_provider)),
  ${LOCKED}
  update transactions set
    user_category_slug = case when ${STILL_BY_USER} then :from else user_category_slug end,
    rule_category_slug = case when by_rule and rule_category_slug = :into then :from else rule_category_slug end,
    provider_category_slug = case when by_provider and provider_category_slug = :into
      then :from else provider_category_slug end,
    updated_at = :now
  from was, locked
  where id = was_id and id = locked_id
    and (${STILL_BY_USER} or by_rule and rule_category_slug = :into
      or by_provider and provider_category_slug = :into)
  returning id`;

export interface Restored {
  restoredCount: number;
  /** Transactions that stay as they are. */
  kept: string[];
}

/** Restores the transactions of an operation, in the caller's transaction. */
export async function restoreTransactions(
  trx: Database,
  operation: StoredOperation,
  now: Date,
): Promise<Restored> {
  await allowLongStatements(trx);
  await lockCategories(trx);
  await lockTags(trx, operation.id);
  const restored = new Set<string>();
  const kept = new Set<string>();
  // The last change of a transaction comes first, where an operation has several.
  for (let chunk = await readOperationChunk(trx, operation.id); chunk; ) {
    for (const id of await restoreChunk(trx, operation, chunk, now)) restored.add(id);
    for (const id of chunk.ids) kept.add(id);
    chunk = await readOperationChunk(trx, operation.id, chunk.position);
  }
  return { restoredCount: restored.size, kept: [...kept].filter((id) => !restored.has(id)) };
}

async function restoreChunk(
  trx: Database,
  operation: StoredOperation,
  { ids, before, after }: OperationChunk,
  now: Date,
): Promise<string[]> {
  const list = (lists: OperationChunk['before'] | null, name: string) => {
    const values = lists?.[name];
    if (!values) throw new Error(`A chunk of the operation ${operation.id} lacks ${name}.`);
    return values as string[];
  };
  const { rows } = await (async () => {
    switch (operation.kind) {
      case 'bulk_recategorize':
      case 'batch_categorize':
        return trx.raw(UNDO_CATEGORY, {
          ids,
          slugs: list(before, 'slug'),
          times: list(before, 'editedAt'),
          setSlug: operation.category_slug,
          setAt: operation.created_at,
          now,
        });
      case 'apply_rule':
      case 'apply_all_rules':
        return trx.raw(UNDO_RULES, {
          ids,
          slugs: list(before, 'slug'),
          tags: list(before, 'tags'),
          newSlugs: list(after, 'slug'),
          newTags: list(after, 'tags'),
          now,
        });
      case 'merge_category':
        return trx.raw(UNDO_MERGE, {
          ids,
          byUser: list(before, 'byUser'),
          byRule: list(before, 'byRule'),
          byProvider: list(before, 'byProvider'),
          from: operation.merged?.category['slug'] as string,
          into: operation.category_slug,
          mergedAt: operation.created_at,
          now,
        });
    }
  })();
  return rows.map(({ id }: { id: string }) => id);
}

/** Those of all chunks, before any transaction is locked. The deletion of a tag waits, and then removes it here too. */
async function lockTags(trx: Database, operationId: string): Promise<void> {
  await trx.raw(
    `select from tags
     where slug in (
       select unnest(list::text[]) from operation_chunks, jsonb_array_elements_text(before -> 'tags') as list
       where operation_id = ?)
     order by slug for key share`,
    [operationId],
  );
}
