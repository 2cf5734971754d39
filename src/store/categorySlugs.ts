import type { Database } from '../context.ts';

/** The slugs of all categories: what a provider's words may be mapped to. */
export async function findCategorySlugs(db: Database): Promise<Set<string>> {
  const rows = await db('categories').select('slug');
  return new Set(rows.map((row) => row.slug));
}
