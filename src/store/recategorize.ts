import type { Database } from '../context.ts';
import { type ChangedSet, checkExpectation } from '../domain/expectedChange.ts';
import { namesCategory, renameCategory } from '../domain/rules/categoryNames.ts';
import type { Action, RuleConditions } from '../domain/rules/rule.ts';
import type { ErrorDetail } from '../errors.ts';
import { ApiError } from '../errors.ts';
import type { Category } from './categories.ts';
import { getCategory, lockCategoriesAndLedger, namedByRules, showMove } from './categories.ts';
import type { MassWrite } from './massWrite.ts';
import { completeOperation, insertOperation, type MergedCategory } from './operations.ts';
import { findChangedSet, recordedUpdate } from './recordedUpdate.ts';
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
 * Merges a category into another and deletes it, in the caller's transaction; a dry run checks everything and changes
 * and locks nothing. Its transactions, its children, the rules that refer to it and future transactions with its
 * provider category move to the other one.
 * @returns the transactions that show another category.
 * @throws ApiError NOT_FOUND, VALIDATION_ERROR, CATEGORY_UNDELETABLE, COUNT_MISMATCH, or CONFLICT if a rule would change
 * its meaning.
 */
export async function mergeCategory(
  trx: Database,
  name: string,
  intoSlug: string,
  { apiKeyId, audit, expectation, dryRun }: MassWrite,
  now: Date,
): Promise<{ shown: ChangedSet; deletedSlug: string; operationId: string | null }> {
  if (!dryRun) await lockCategoriesAndLedger(trx);
  const from = dryRun ? await getCategory(trx, name) : await lockCategory(trx, name);
  refuseUncategorized(from.slug);
  const wanted = trx<Category>('categories').where('slug', intoSlug).first();
  const into = await (dryRun ? wanted : wanted.forUpdate());
  if (!into) throw badTarget('names no category', 'not_found');
  const children = await findChildren(trx, from.slug);
  if (into.slug === from.slug) throw badTarget('is the category itself');
  if (into.primary_slug === from.slug) throw badTarget('is under this category');
  if (children.length > 0 && into.primary_slug !== null)
    throw badTarget('is not a primary category, and this one has categories under it');
  const rules = await planRenames(trx, from.slug, into, { lock: !dryRun });
  const shown = await findChangedSet(trx, { text: `category_slug = ? and ${VISIBLE}`, values: [from.slug] });
  checkExpectation(expectation, shown);
  if (dryRun) return { shown, deletedSlug: from.slug, operationId: null };
  await writeRenames(trx, rules, now);
  const operationId = await insertOperation(
    trx,
    { kind: 'merge_category', apiKeyId, audit, categorySlug: into.slug },
    now,
  );
  const { count } = await reassign(trx, operationId, from.slug, into.slug, now);
  await trx<Category>('categories')
    .whereIn('slug', children)
    .update({ primary_slug: into.slug, updated_at: now });
  await showMove(trx, children, now);
  const names: { slug: string }[] = await trx('merged_categories')
    .where('into_slug', from.slug)
    .update({ into_slug: into.slug })
    .returning('slug');
  await trx('merged_categories').insert({ slug: from.slug, into_slug: into.slug });
  await trx('categories').where('slug', from.slug).delete();
  const merged = { category: { ...from }, children, names: names.map(({ slug }) => slug), rules };
  await completeOperation(trx, operationId, count, merged);
  return { shown, deletedSlug: from.slug, operationId };
}

const COLUMNS = ['user_category_slug', 'rule_category_slug', 'provider_category_slug'];

function reassign(
  trx: Database,
  operationId: string,
  from: string,
  into: string,
  now: Date,
): Promise<ChangedSet> {
  const isFrom = (column: string) => `coalesce(${column} = ?, false)`;
  const [byUser = '', byRule = '', byProvider = ''] = COLUMNS.map(isFrom);
  const set = COLUMNS.map((column) => `${column} = case when ${column} = ? then ? else ${column} end`);
  return recordedUpdate(
    trx,
    operationId,
    {
      keep: { byUser, byRule, byProvider },
      where: `? in (${COLUMNS.join(', ')})`,
      set: `${set.join(', ')}, updated_at = case when category_slug = ? then ? else updated_at end`,
    },
    [...COLUMNS.map(() => from), from, ...COLUMNS.flatMap(() => [from, into]), from, now],
  );
}

/** The rules that name the category, with what they say of the other one. Throws ApiError CONFLICT. */
async function planRenames(
  trx: Database,
  from: string,
  into: Category,
  { lock }: { lock: boolean },
): Promise<MergedCategory['rules']> {
  const all = trx('rules')
    .select('id', 'name', 'conditions', 'actions')
    .orderBy(['priority', 'created_at', 'id']);
  const rules: { id: string; name: string; conditions: RuleConditions; actions: Action[] }[] = await (lock
    ? all.forUpdate()
    : all);
  const to = { slug: into.slug, isPrimary: into.primary_slug === null };
  const unsayable: string[] = [];
  const renamed: MergedCategory['rules'] = [];
  for (const { id, name, conditions, actions } of rules) {
    const before = { conditions, actions };
    if (!namesCategory(before, from)) continue;
    const after = renameCategory(before, from, to);
    if (after) renamed.push({ id, before, after });
    else unsayable.push(name);
  }
  if (unsayable.length > 0) throw namedByRules(from, unsayable);
  return renamed;
}

async function writeRenames(trx: Database, rules: MergedCategory['rules'], now: Date): Promise<void> {
  for (const { id, after } of rules) {
    await trx.raw(
      `update rules set conditions = :after::jsonb -> 'conditions', actions = :after::jsonb -> 'actions',
         updated_at = :now
       where id = :id`,
      { id, after: JSON.stringify(after), now },
    );
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
