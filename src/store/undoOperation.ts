import type { Database } from '../context.ts';
import { allowLongStatements } from '../postgres/statementTimeout.ts';
import { lockCategories } from './categories.ts';
import type { OperationChunk, StoredOperation } from './operations.ts';
import { readOperationChunk } from './operations.ts';

/** Restores transactions to what they were before an operation, each where nobody has changed it since. */

/** Whether a category that a row had before is still there. */
const isThere = (slug: string) =>
  `(${slug} is null or exists (select from categories c where c.slug = ${slug}))`;

/** A user's category is the operation's where it was set at its time. */
const UNDO_CATEGORY = `
  with was as (
    select * from unnest(:ids::uuid[], :slugs::text[], :times::timestamptz[]) as w(was_id, slug, edited_at)),
  locked as materialized (select id as locked_id from transactions where id = any(:ids) order by id for update)
  update transactions set user_category_slug = slug, category_edited_at = edited_at, updated_at = :now
  from was, locked
  where id = was_id and id = locked_id
    and user_category_slug = :setSlug and category_edited_at = :setAt and ${isThere('was.slug')}
  returning id`;

const UNDO_RULES = `
  with was as (
    select * from unnest(:ids::uuid[], :slugs::text[], :tags::text[], :newSlugs::text[], :newTags::text[])
      as w(was_id, slug, was_tags, new_slug, new_tags)),
  locked as materialized (select id as locked_id from transactions where id = any(:ids) order by id for update)
  update transactions set
    rule_category_slug = slug,
    tags = array(select tag from unnest(was_tags::text[]) as tag
      where exists (select from tags s where s.slug = tag) order by tag),
    updated_at = :now
  from was, locked
  where id = was_id and id = locked_id
    and rule_category_slug is not distinct from new_slug and tags = new_tags::text[] and ${isThere('was.slug')}
  returning id`;

/** Each of the three categories that was the merged one, as far as it still is the one that it was merged into. */
const UNDO_MERGE = `
  with was as (
    select * from unnest(:ids::uuid[], :byUser::boolean[], :byRule::boolean[], :byProvider::boolean[])
      as w(was_id, by_user, by_rule, by_provider)),
  locked as materialized (select id as locked_id from transactions where id = any(:ids) order by id for update)
  update transactions set
    user_category_slug = case when by_user and user_category_slug = :into then :from else user_category_slug end,
    rule_category_slug = case when by_rule and rule_category_slug = :into then :from else rule_category_slug end,
    provider_category_slug = case when by_provider and provider_category_slug = :into
      then :from else provider_category_slug end,
    updated_at = :now
  from was, locked
  where id = was_id and id = locked_id
    and (by_user and user_category_slug = :into or by_rule and rule_category_slug = :into
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
  const result: Restored = { restoredCount: 0, kept: [] };
  for (let position = 0; ; position++) {
    const chunk = await readOperationChunk(trx, operation.id, position);
    if (!chunk) return result;
    const restored = new Set(await restoreChunk(trx, operation, chunk, now));
    result.restoredCount += restored.size;
    for (const id of chunk.ids) if (!restored.has(id)) result.kept.push(id);
  }
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
      case 'apply_all_rules': {
        const tags = list(before, 'tags');
        await lockTags(trx, tags);
        return trx.raw(UNDO_RULES, {
          ids,
          slugs: list(before, 'slug'),
          tags,
          newSlugs: list(after, 'slug'),
          newTags: list(after, 'tags'),
          now,
        });
      }
      case 'merge_category':
        return trx.raw(UNDO_MERGE, {
          ids,
          byUser: list(before, 'byUser'),
          byRule: list(before, 'byRule'),
          byProvider: list(before, 'byProvider'),
          from: operation.merged?.category['slug'] as string,
          into: operation.category_slug,
          now,
        });
    }
  })();
  return rows.map(({ id }: { id: string }) => id);
}

/** The deletion of a tag waits, and then removes it from these rows too. */
async function lockTags(trx: Database, tagLists: readonly string[]): Promise<void> {
  const slugs = new Set(tagLists.flatMap((tags) => tags.slice(1, -1).split(',')));
  slugs.delete('');
  if (slugs.size > 0) {
    await trx('tags')
      .select('slug')
      .whereIn('slug', [...slugs])
      .orderBy('slug')
      .forKeyShare();
  }
}
