import type { Database } from '../context.ts';
import type { CategoryLine } from '../domain/categoryFile.ts';
import { newId, newShortId } from '../domain/ids.ts';
import { leavesLevel } from '../domain/rules/categoryNames.ts';
import type { ErrorDetail } from '../errors.ts';
import { ApiError } from '../errors.ts';
import type { Category } from './categories.ts';
import { findCategories, isSame, lockCategoriesForChange, showMove } from './categories.ts';
import { findNamingRules } from './rules.ts';

/**
 * Creates and updates the categories of the lines, all or none, in the caller's transaction. Other categories stay.
 * @throws ApiError VALIDATION_ERROR with each line that cannot be imported.
 */
export async function importCategories(
  trx: Database,
  lines: readonly CategoryLine[],
  now: Date,
): Promise<{ createdCount: number; updatedCount: number }> {
  await lockCategoriesForChange(trx);
  const existing = new Map((await findCategories(trx)).map((category) => [category.slug, category]));
  const errors = [...findMisplaced(lines, existing), ...(await findNamed(trx, lines, existing))];
  if (errors.length > 0) throw invalidFile(errors);
  const created = lines.filter(({ slug }) => !existing.has(slug));
  const updated = lines.filter((line) => {
    const before = existing.get(line.slug);
    return before !== undefined && !isSame(before, line);
  });
  if (created.length > 0) {
    await trx<Category>('categories').insert(
      created.map(({ line: _, ...fields }) => ({
        ...fields,
        id: newId(now),
        short_id: newShortId(),
        created_at: now,
        updated_at: now,
      })),
    );
    await trx('merged_categories')
      .whereIn(
        'slug',
        created.map(({ slug }) => slug),
      )
      .delete();
  }
  for (const { line: _, slug, ...fields } of updated) {
    await trx<Category>('categories')
      .where({ slug })
      .update({ ...fields, updated_at: now });
  }
  const moved = updated.filter(({ slug, primary_slug }) => existing.get(slug)?.primary_slug !== primary_slug);
  await showMove(
    trx,
    moved.map(({ slug }) => slug),
    now,
  );
  return { createdCount: created.length, updatedCount: updated.length };
}

/** Lines that would give the tree a third level or a missing primary category. */
function findMisplaced(
  lines: readonly CategoryLine[],
  existing: ReadonlyMap<string, Category>,
): ErrorDetail[] {
  const primaryOf = new Map([...existing].map(([slug, { primary_slug }]) => [slug, primary_slug]));
  for (const { slug, primary_slug } of lines) primaryOf.set(slug, primary_slug);
  const parents = new Set([...primaryOf.values()].filter((slug) => slug !== null));
  return lines.flatMap(({ line, slug, primary_slug }) => {
    const wrong = (message: string, code: ErrorDetail['code'] = 'contradiction') => [
      { path: `line ${line}: primary_slug`, code, message },
    ];
    if (primary_slug === null) return [];
    if (primary_slug === slug) return wrong('is the category itself');
    if (!primaryOf.has(primary_slug)) return wrong('names no category', 'not_found');
    if (primaryOf.get(primary_slug) !== null) return wrong('is not a primary category');
    if (parents.has(slug)) return wrong('cannot be given: other categories are under this one');
    return slug === 'uncategorized' ? wrong('cannot be given: uncategorized stays a primary one') : [];
  });
}

/** Lines that would remove the name by which rules refer to a category. */
async function findNamed(
  trx: Database,
  lines: readonly CategoryLine[],
  existing: ReadonlyMap<string, Category>,
): Promise<ErrorDetail[]> {
  const errors: ErrorDetail[] = [];
  for (const { line, slug, primary_slug } of lines) {
    const before = existing.get(slug);
    if (!before || (before.primary_slug === null) === (primary_slug === null)) continue;
    const naming = await findNamingRules(trx, (rule) => leavesLevel(rule, before));
    if (naming.length === 0) continue;
    errors.push({
      path: `line ${line}: primary_slug`,
      code: 'in_use',
      message: `would leave rules without it: ${naming.join(', ')}`,
    });
  }
  return errors;
}

/** As many as a person reads before correcting the file. */
const MAX_ERRORS = 100;

export function invalidFile(errors: readonly ErrorDetail[]): ApiError {
  const [first] = errors;
  return new ApiError(
    'VALIDATION_ERROR',
    `The file is not valid, and nothing was imported: ${first?.path} ${first?.message}.`,
    { details: errors.slice(0, MAX_ERRORS) },
  );
}
