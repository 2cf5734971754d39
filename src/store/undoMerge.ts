import type { Database } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { Category } from './categories.ts';
import { lockCategoriesAndLedger, showMove } from './categories.ts';
import type { MergedCategory, StoredOperation } from './operations.ts';

/**
 * Brings back a category that was merged into another one, with those of its children and rules that nobody has changed
 * since, in the caller's transaction.
 * @throws ApiError CONFLICT where its slug or its place in the tree is taken.
 */
export async function undoMerge(
  trx: Database,
  { category_slug: into }: StoredOperation,
  { category, children, names, rules }: MergedCategory,
  now: Date,
): Promise<void> {
  await lockCategoriesAndLedger(trx);
  const slug = String(category['slug']);
  const primarySlug = category['primary_slug'];
  if (await trx('categories').select('id').where({ slug }).first()) {
    throw new ApiError(
      'CONFLICT',
      `Another category has the slug ${slug} by now. Rename or delete it first.`,
    );
  }
  if (primarySlug !== null) {
    const primary = await trx<Category>('categories')
      .select('primary_slug')
      .where('slug', String(primarySlug))
      .first();
    if (primary?.primary_slug !== null) {
      throw new ApiError(
        'CONFLICT',
        `${primarySlug}, which ${slug} was under, is no primary category any more.`,
      );
    }
  }
  await trx('merged_categories').where({ slug }).delete();
  await trx('categories').insert({ ...category, updated_at: now });
  await trx('merged_categories').whereIn('slug', names).where('into_slug', into).update({ into_slug: slug });
  const moved: { slug: string }[] = await trx('categories')
    .whereIn('slug', children)
    .where('primary_slug', into)
    .update({ primary_slug: slug, updated_at: now })
    .returning('slug');
  for (const { id, before, after } of rules) {
    await trx.raw(
      `update rules set
         conditions = :before::jsonb -> 'conditions', actions = :before::jsonb -> 'actions', updated_at = :now
       where id = :id and conditions = :after::jsonb -> 'conditions' and actions = :after::jsonb -> 'actions'`,
      { id, before: JSON.stringify(before), after: JSON.stringify(after), now },
    );
  }
  await showMove(
    trx,
    moved.map((child) => child.slug),
    now,
  );
}
