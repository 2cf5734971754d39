import type { Database } from '../context.ts';

/** The slugs that a provider's categories can map to: those of categories, and of categories merged into them. */
export async function findCategoryMeanings(db: Database): Promise<Map<string, string>> {
  const { rows } = await db.raw(
    `select slug as word, slug from categories
     union all
     select m.slug, m.into_slug from merged_categories m
     where not exists (select from categories c where c.slug = m.slug)`,
  );
  return new Map(rows.map(({ word, slug }: { word: string; slug: string }) => [word, slug]));
}
