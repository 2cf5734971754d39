import type { Database } from '../context.ts';
import { namesCategory, renameCategory } from '../domain/rules/categoryNames.ts';
import type { Action, Condition } from '../domain/rules/rule.ts';
import type { ErrorDetail } from '../errors.ts';
import { ApiError } from '../errors.ts';
import type { Category } from './categories.ts';
import { getCategory, lockCategoriesAndLedger, namedByRules, showMove } from './categories.ts';
import { findNamingRules } from './rules.ts';
import { VISIBLE } from './transactionColumns.ts';
import { updateInIdOrder } from './updateInIdOrder.ts';

/** Deletes and merges categories, with their transactions, children and the rules that refer to them. */

/**
 * Deletes a category, in the caller's transaction, if `check` accepts it as it is. Its transactions get the category of
 * the rules or the provider.
 * @returns the number of its transactions.
 * @throws ApiError NOT_FOUND, CATEGORY_UNDELETABLE, or CONFLICT while rules refer to it.
 */
export async function deleteCategory(
  trx: Database,
  name: string,
  now: Date,
  check: (current: Category) => void,
): Promise<number> {
  await lockCategoriesAndLedger(trx);
  const category = await lockCategory(trx, name);
  check(category);
  const { slug } = category;
  refuseUncategorized(slug);
  const children = await findChildren(trx, slug);
  if (children.length > 0)
    throw undeletable(`${slug} has categories under it: ${children.join(', ')}. Move or delete them first.`);
  const naming = await findNamingRules(trx, (rule) => namesCategory(rule, slug));
  if (naming.length > 0) throw namedByRules(slug, naming);
  const affected = await countIn(trx, slug);
  await trx('merged_categories').where('into_slug', slug).delete();
  const known = (column: string) => `(
    select k.slug from (
      select slug as word, slug from categories where slug <> :slug
      union all select slug, into_slug from merged_categories) as k
    where k.word = replace(lower(${column}), '_', '-'))`;
  await trx.raw(
    updateInIdOrder({
      set: `
        user_category_slug = nullif(user_category_slug, :slug),
        category_edited_at = case when user_category_slug = :slug then null else category_edited_at end,
        rule_category_slug = nullif(rule_category_slug, :slug),
        provider_category_slug = case when provider_category_slug = :slug
          then coalesce(${known('provider_category_detailed')}, ${known('provider_category_primary')})
          else provider_category_slug end,
        updated_at = case when category_slug = :slug then :now else updated_at end`,
      where: ':slug in (user_category_slug, rule_category_slug, provider_category_slug)',
    }),
    { slug, now },
  );
  await trx('categories').where({ slug }).delete();
  return affected;
}

/**
 * Merges a category into another and deletes it, in the caller's transaction. Its transactions, its children, the rules
 * that refer to it and future transactions with its provider category move to the other one.
 * @returns the number of transactions whose category changed.
 * @throws ApiError NOT_FOUND, VALIDATION_ERROR, CATEGORY_UNDELETABLE, or CONFLICT if a rule would change its meaning.
 */
export async function mergeCategory(
  trx: Database,
  name: string,
  intoSlug: string,
  now: Date,
): Promise<{ reassignedCount: number; deletedSlug: string }> {
  await lockCategoriesAndLedger(trx);
  const from = await lockCategory(trx, name);
  refuseUncategorized(from.slug);
  const into = await trx<Category>('categories').where('slug', intoSlug).forUpdate().first();
  if (!into) throw badTarget('names no category', 'not_found');
  const children = await findChildren(trx, from.slug);
  if (into.slug === from.slug) throw badTarget('is the category itself');
  if (into.primary_slug === from.slug) throw badTarget('is under this category');
  if (children.length > 0 && into.primary_slug !== null)
    throw badTarget('is not a primary category, and this one has categories under it');
  await renameInRules(trx, from.slug, into, now);
  const reassignedCount = await countIn(trx, from.slug);
  await reassign(trx, from.slug, into.slug, now);
  await trx<Category>('categories')
    .whereIn('slug', children)
    .update({ primary_slug: into.slug, updated_at: now });
  await showMove(trx, children, now);
  await trx('merged_categories').where('into_slug', from.slug).update({ into_slug: into.slug });
  await trx('merged_categories').insert({ slug: from.slug, into_slug: into.slug });
  await trx('categories').where('slug', from.slug).delete();
  return { reassignedCount, deletedSlug: from.slug };
}

async function reassign(trx: Database, from: string, into: string, now: Date): Promise<void> {
  const replaced = (column: string) =>
    `${column} = case when ${column} = :from then :into else ${column} end`;
  await trx.raw(
    updateInIdOrder({
      set: `
        ${replaced('user_category_slug')},
        ${replaced('rule_category_slug')},
        ${replaced('provider_category_slug')},
        updated_at = case when category_slug = :from then :now else updated_at end`,
      where: ':from in (user_category_slug, rule_category_slug, provider_category_slug)',
    }),
    { from, into, now },
  );
}

async function renameInRules(trx: Database, from: string, into: Category, now: Date): Promise<void> {
  const rules: { id: string; name: string; conditions: Condition; actions: Action[] }[] = await trx('rules')
    .select('id', 'name', 'conditions', 'actions')
    .orderBy(['priority', 'created_at', 'id'])
    .forUpdate();
  const to = { slug: into.slug, isPrimary: into.primary_slug === null };
  const renamed = rules
    .filter((rule) => namesCategory(rule, from))
    .map((rule) => ({ name: rule.name, rule: renameCategory(rule, from, to) }));
  const unsayable = renamed.filter(({ rule }) => rule === null).map(({ name }) => name);
  if (unsayable.length > 0) throw namedByRules(from, unsayable);
  for (const { rule } of renamed) {
    if (!rule) continue;
    await trx('rules')
      .where('id', rule.id)
      .update({
        conditions: JSON.stringify(rule.conditions),
        actions: JSON.stringify(rule.actions),
        updated_at: now,
      });
  }
}

/** Locks the category against new references: writing a rule or a transaction takes a share of this row's lock. */
async function lockCategory(trx: Database, name: string): Promise<Category> {
  const category = await getCategory(trx, name);
  await trx('categories').select('id').where('id', category.id).forUpdate();
  return category;
}

async function findChildren(trx: Database, slug: string): Promise<string[]> {
  const children = await trx<Category>('categories')
    .select('slug')
    .where('primary_slug', slug)
    .orderBy('slug');
  return children.map((child) => child.slug);
}

async function countIn(trx: Database, slug: string): Promise<number> {
  const [row] = await trx('transactions').where('category_slug', slug).whereRaw(VISIBLE).count('* as count');
  return Number(row?.['count'] ?? 0);
}

function refuseUncategorized(slug: string): void {
  if (slug === 'uncategorized')
    throw undeletable(
      'uncategorized cannot be deleted: it is the category of transactions without another one.',
    );
}

const undeletable = (message: string) => new ApiError('CATEGORY_UNDELETABLE', message);

function badTarget(message: string, code: ErrorDetail['code'] = 'contradiction'): ApiError {
  return new ApiError('VALIDATION_ERROR', `The body is not valid: into_slug ${message}.`, {
    details: [{ path: 'into_slug', code, message }],
  });
}
