/** FOOD_AND_DRINK_GROCERIES → food-and-drink-groceries: how Plaid's names become our slugs. */
export const slugOf = (providerName: string): string => providerName.toLowerCase().replaceAll('_', '-');

/**
 * The category that the provider's words stand for: the detailed one if we know it, else the primary one.
 * `meanings` holds what each word means here, which for a merged category is the one it was merged into.
 * @returns null when neither is known here.
 */
export function providerCategorySlug(
  category: { primary: string | null; detailed: string | null },
  meanings: ReadonlyMap<string, string>,
): string | null {
  for (const name of [category.detailed, category.primary]) {
    const slug = name ? meanings.get(slugOf(name)) : undefined;
    if (slug !== undefined) return slug;
  }
  return null;
}
