import type { CategoryTree } from '../household.ts';

/** The categories for a select, children below their parents. The spaces are such that a browser keeps them. */
export function categoryOptions(tree: CategoryTree | undefined): (readonly [slug: string, label: string])[] {
  return (tree?.primaries ?? []).flatMap(({ category, children }) => [
    [category.slug, category.name] as const,
    ...children.map((child) => [child.slug, `\u00a0\u00a0\u00a0${child.name}`] as const),
  ]);
}
