import type { Database } from '../context.ts';
import { newId, newShortId } from '../domain/ids.ts';
import { leavesLevel } from '../domain/rules/categoryNames.ts';
import type { ErrorDetail } from '../errors.ts';
import { ApiError } from '../errors.ts';
import { allowLongStatements } from '../postgres/statementTimeout.ts';
import { findNamingRules } from './rules.ts';
import { updateInIdOrder } from './updateInIdOrder.ts';
import { columnsOf } from './viewColumns.ts';

/** The two-level tree of categories. Changes to many transactions at once are in recategorize.ts. */

export interface Category {
  id: string;
  short_id: string;
  slug: string;
  name: string;
  primary_slug: string | null;
  description: string;
  created_at: Date;
  updated_at: Date;
}

export type CategoryInput = Pick<Category, 'name' | 'primary_slug' | 'description'>;

const COLUMNS = columnsOf<Category>()([
  'id',
  'short_id',
  'slug',
  'name',
  'primary_slug',
  'description',
  'created_at',
  'updated_at',
]);

/** Categories by slug. `after` is the last slug of the previous page. */
export async function listCategories(
  db: Database,
  page: { limit: number; after: string | null },
): Promise<Category[]> {
  const query = db<Category>('categories')
    .select(...COLUMNS)
    .orderByRaw('slug collate "C"')
    .limit(page.limit);
  return page.after === null ? query : query.whereRaw('slug collate "C" > ?', [page.after]);
}

/** All categories, by slug. */
export async function findCategories(db: Database): Promise<Category[]> {
  return db<Category>('categories')
    .select(...COLUMNS)
    .orderByRaw('slug collate "C"');
}

/** The slug of each category's primary category, by slug. */
export async function readCategoryTree(db: Database): Promise<Map<string, string | null>> {
  const rows = await db<Category>('categories').select('slug', 'primary_slug').orderBy('slug');
  return new Map(rows.map((row) => [row.slug, row.primary_slug]));
}

/**
 * Finds a category by UUID, slug or short id. A slug takes precedence over a short id.
 * @throws ApiError NOT_FOUND
 */
export async function getCategory(db: Database, name: string): Promise<Category> {
  const category = await db<Category>('categories')
    .select(...COLUMNS)
    .whereRaw('id::text = ?', [name.toLowerCase()])
    .orWhere('slug', name)
    .orWhere('short_id', name)
    .orderByRaw('(short_id = ?), (slug = ?)', [name, name])
    .first();
  return category ?? notFound(name);
}

/** Locks the categories against other changes of them, so that none can add a third level. Reads and syncs go on. */
export async function lockCategoriesForChange(trx: Database): Promise<void> {
  await trx.raw('lock table categories in share row exclusive mode');
}

/**
 * Locks the categories for a change that also rewrites transactions. It waits for syncs and imports before it locks
 * any row, so that neither waits for rows of the other.
 */
export async function lockCategoriesAndLedger(trx: Database): Promise<void> {
  await allowLongStatements(trx);
  await trx.raw('lock table categories in exclusive mode');
}

/** Keeps the categories as they are until the end of the database transaction, which sets them on transactions. */
export async function lockCategories(trx: Database): Promise<void> {
  await trx.raw('lock table categories in row share mode');
}

/**
 * Adds a category, in the caller's transaction.
 * @throws ApiError VALIDATION_ERROR: 409 if the slug is taken, 422 if the category cannot be under that primary one.
 */
export async function createCategory(
  trx: Database,
  input: { slug: string } & CategoryInput,
  now: Date,
): Promise<Category> {
  const { slug, name, primary_slug, description } = input;
  await lockCategoriesForChange(trx);
  await checkPrimary(trx, slug, primary_slug);
  const [category] = await trx<Category>('categories')
    .insert({
      id: newId(now),
      short_id: newShortId(),
      slug,
      name,
      primary_slug,
      description,
      created_at: now,
      updated_at: now,
    })
    .onConflict('slug')
    .ignore()
    .returning([...COLUMNS]);
  if (!category)
    throw new ApiError('VALIDATION_ERROR', `Another category has the slug ${slug}.`, {
      status: 409,
      details: [{ path: 'slug', code: 'taken', message: 'belongs to another category' }],
    });
  // The slug refers to this category again, not to the one that its namesake was merged into.
  await trx('merged_categories').where({ slug }).delete();
  return category;
}

/**
 * Updates a category, in the caller's transaction, if `check` accepts it as it is. A new primary category is written to
 * its transactions.
 * @throws ApiError NOT_FOUND, VALIDATION_ERROR, or CONFLICT if rules refer to it on the level that it would leave.
 */
export async function updateCategory(
  trx: Database,
  name: string,
  input: CategoryInput,
  now: Date,
  check: (current: Category) => void,
): Promise<Category> {
  await lockCategoriesForChange(trx);
  const before = await getCategory(trx, name);
  check(before);
  if (isSame(before, input)) return before;
  await checkMove(trx, before, input.primary_slug);
  const [category] = await trx<Category>('categories')
    .where('id', before.id)
    .update({
      name: input.name,
      primary_slug: input.primary_slug,
      description: input.description,
      updated_at: now,
    })
    .returning([...COLUMNS]);
  if (before.primary_slug !== input.primary_slug) await showMove(trx, [before.slug], now);
  return category ?? notFound(name);
}

export const isSame = (category: Category, { name, primary_slug, description }: CategoryInput): boolean =>
  category.name === name && category.primary_slug === primary_slug && category.description === description;

/** Writes the primary category of the transactions in categories that have moved. */
export async function showMove(trx: Database, slugs: readonly string[], now: Date): Promise<void> {
  if (slugs.length === 0) return;
  await lockCategoriesAndLedger(trx);
  const set = `category_primary_slug = (
      select coalesce(c.primary_slug, c.slug) from categories c where c.slug = transactions.category_slug),
    updated_at = :now`;
  await trx.raw(updateInIdOrder({ set, where: 'category_slug = any(:slugs)' }), { slugs: [...slugs], now });
}

async function checkMove(trx: Database, category: Category, primarySlug: string | null): Promise<void> {
  if (category.primary_slug === primarySlug) return;
  await checkPrimary(trx, category.slug, primarySlug);
  const changesLevel = (category.primary_slug === null) !== (primarySlug === null);
  if (!changesLevel) return;
  if (category.slug === 'uncategorized')
    throw badPrimary('cannot be given: uncategorized stays a primary one');
  const child = await trx<Category>('categories').select('slug').where('primary_slug', category.slug).first();
  if (child)
    throw badPrimary(
      `cannot be given: ${child.slug} is under this category, and a third level would come about`,
    );
  const naming = await findNamingRules(trx, (rule) => leavesLevel(rule, category));
  if (naming.length > 0) throw namedByRules(category.slug, naming);
}

/** @throws ApiError VALIDATION_ERROR when a category cannot be under that one. */
async function checkPrimary(trx: Database, slug: string, primarySlug: string | null): Promise<void> {
  if (primarySlug === null) return;
  if (primarySlug === slug) throw badPrimary('is the category itself');
  const primary = await trx<Category>('categories').select('primary_slug').where('slug', primarySlug).first();
  if (!primary) throw badPrimary('names no category', 'not_found');
  if (primary.primary_slug !== null)
    throw badPrimary('is not a primary category, and a third level would come about');
}

function badPrimary(message: string, code: ErrorDetail['code'] = 'contradiction'): ApiError {
  return new ApiError('VALIDATION_ERROR', `The body is not valid: primary_slug ${message}.`, {
    details: [{ path: 'primary_slug', code, message }],
  });
}

export function namedByRules(slug: string, names: readonly string[]): ApiError {
  return new ApiError('CONFLICT', `Rules name the category ${slug}: ${names.join(', ')}.`, {
    details: names.map((name) => ({
      path: 'slug',
      code: 'in_use',
      message: `is named by the rule "${name}"`,
    })),
  });
}

function notFound(name: string): never {
  throw new ApiError('NOT_FOUND', `No category has the id or slug ${name}.`);
}
