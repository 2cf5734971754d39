/** Converts Plaid's name of a category to our slug: FOOD_AND_DRINK_GROCERIES → food-and-drink-groceries. */
export const slugOf = (providerName: string): string => providerName.toLowerCase().replaceAll('_', '-');

/**
 * Returns the slug of the provider's category: of the detailed one if it is known here, else of the primary one.
 * `meanings` maps each slug to itself, or to the category it was merged into.
 * @returns null if neither is known here.
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
