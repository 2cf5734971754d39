import type { Database } from '../context.ts';

/** What a provider's words may be mapped to: each category's slug, and those of categories merged into it. */
export async function findCategoryMeanings(db: Database): Promise<Map<string, string>> {
  const { rows } = await db.raw(
    `select slug as word, slug from categories
     union all
     select m.slug, m.into_slug from merged_categories m
     where not exists (select from categories c where c.slug = m.slug)`,
  );
  return new Map(rows.map(({ word, slug }: { word: string; slug: string }) => [word, slug]));
}
