import type { Output } from '../../../generated/client/index.ts';
import type { Session } from './session.ts';

export type Category = Output<'listCategories'>['data'][number];

export async function listCategories({ client }: Session): Promise<Category[]> {
  const rows: Category[] = [];
  for await (const row of client.categories.list({ limit: 500 })) rows.push(row);
  return rows;
}

/** Returns the name of each slug. Where several categories share a name, that of the primary one precedes it. */
export function nameCategories(
  categories: readonly Pick<Category, 'slug' | 'name' | 'primary_slug'>[],
): Map<string, string> {
  const bySlug = new Map(categories.map((category) => [category.slug, category]));
  return new Map(
    categories.map(({ slug, name, primary_slug }) => {
      const isShared = categories.some((other) => other.name === name && other.slug !== slug);
      const primary = bySlug.get(primary_slug ?? '')?.name;
      return [slug, isShared && primary !== undefined ? `${primary}: ${name}` : name];
    }),
  );
}
