import Big from 'big.js';
import type { Facts, TextField } from './rule.ts';

/** The slug of each category's primary category; null for a primary one. */
export type CategoryTree = ReadonlyMap<string, string | null>;

/**
 * Converts to upper case, not lower case, so that the two lower-case sigmas of Greek are equal, and the German ß and
 * SS are too.
 */
export const foldCase = (text: string): string => text.toUpperCase();

/** A transaction while rules run on it: each rule sees the changes of the earlier ones. */
export class Subject {
  readonly #facts: Facts;
  readonly #tree: CategoryTree;
  readonly #folded = new Map<TextField, string>();
  #amount: Big | undefined;
  #ruleCategorySlug: string | null;
  #tags: Set<string> | undefined;

  constructor(facts: Facts, tree: CategoryTree) {
    this.#facts = facts;
    this.#tree = tree;
    this.#ruleCategorySlug = facts.ruleCategorySlug;
  }

  get amount(): Big {
    this.#amount ??= new Big(this.#facts.amount);
    return this.#amount;
  }

  get pending(): boolean {
    return this.#facts.pending;
  }

  /** Returns the field's text, or an empty string if it has none. */
  text(field: TextField): string {
    const facts = this.#facts;
    switch (field) {
      case 'name':
        return facts.name;
      case 'merchant_name':
        return facts.merchantName ?? '';
      case 'category':
        return this.#categorySlug();
      case 'category_primary':
        return upperSnake(this.#tree.get(this.#categorySlug()) ?? this.#categorySlug());
      case 'category_detailed':
        return this.#tree.get(this.#categorySlug()) ? upperSnake(this.#categorySlug()) : '';
      case 'provider':
        return facts.provider ?? '';
      case 'account_id':
        return facts.accountId;
      case 'account_name':
        return facts.accountName;
      case 'user_id':
        return facts.userId ?? '';
      case 'user_name':
        return facts.userName ?? '';
    }
  }

  /** Returns the field's text for comparisons that ignore case. */
  folded(field: TextField): string {
    let folded = this.#folded.get(field);
    if (folded === undefined) {
      folded = foldCase(this.text(field));
      this.#folded.set(field, folded);
    }
    return folded;
  }

  hasTag(slug: string): boolean {
    return this.#tags ? this.#tags.has(slug) : this.#facts.tags.includes(slug);
  }

  /** Sets the category of a rule. If the user has overridden the category, conditions still see the override. */
  setCategory(slug: string): void {
    this.#ruleCategorySlug = slug;
    for (const field of ['category', 'category_primary', 'category_detailed'] as const)
      this.#folded.delete(field);
  }

  /** Adds a tag, unless the user removed it. */
  addTag(slug: string): void {
    if (this.#facts.tagsRemovedByUser.includes(slug)) return;
    this.#tags ??= new Set(this.#facts.tags);
    this.#tags.add(slug);
  }

  /** Removes a tag, unless the user added it. */
  removeTag(slug: string): void {
    if (this.#facts.tagsAddedByUser.includes(slug)) return;
    this.#tags ??= new Set(this.#facts.tags);
    this.#tags.delete(slug);
  }

  /** Returns the changes of the tags by all rules together. */
  tagChanges(): { added: string[]; removed: string[] } {
    const after = this.#tags;
    if (!after) return { added: [], removed: [] };
    const before = new Set(this.#facts.tags);
    return {
      added: [...after].filter((slug) => !before.has(slug)).sort(),
      removed: [...before].filter((slug) => !after.has(slug)).sort(),
    };
  }

  #categorySlug(): string {
    const { userCategorySlug, providerCategorySlug } = this.#facts;
    return userCategorySlug ?? this.#ruleCategorySlug ?? providerCategorySlug ?? 'uncategorized';
  }
}

/** Returns a category's name in the API: food-and-drink becomes FOOD_AND_DRINK. */
const upperSnake = (slug: string): string => slug.toUpperCase().replaceAll('-', '_');
