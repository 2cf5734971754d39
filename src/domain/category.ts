/** FOOD_AND_DRINK_GROCERIES → food-and-drink-groceries: how Plaid's names become our slugs. */
export const slugOf = (providerName: string): string => providerName.toLowerCase().replaceAll('_', '-');

/**
 * The category that the provider's words stand for: the detailed one if we know it, else the primary one.
 * @returns null when neither is known here.
 */
export function providerCategorySlug(
  category: { primary: string | null; detailed: string | null },
  knownSlugs: ReadonlySet<string>,
): string | null {
  const candidates = [category.detailed, category.primary].flatMap((name) => (name ? slugOf(name) : []));
  return candidates.find((slug) => knownSlugs.has(slug)) ?? null;
}
