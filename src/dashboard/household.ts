import type { components } from '../../generated/client/index.ts';

type Schemas = components['schemas'];
export type Account = Schemas['Account'];
export type Category = Schemas['Category'];
export type Connection = Schemas['Connection'];
export type Tag = Schemas['Tag'];
export type Transaction = Schemas['PartialTransaction'];
export type User = Schemas['User'];
export type Rule = Schemas['Rule'];

/** The categories as a tree: each primary category with those below it. */
export interface CategoryTree {
  all: Category[];
  bySlug: Map<string, Category>;
  primaries: { category: Category; children: Category[] }[];
}

export function toTree(all: Category[]): CategoryTree {
  const byName = (left: Category, right: Category) => left.name.localeCompare(right.name);
  const primaries = all
    .filter(({ primary_slug }) => primary_slug === null)
    .sort(byName)
    .map((category) => ({
      category,
      children: all.filter(({ primary_slug }) => primary_slug === category.slug).sort(byName),
    }));
  return { all, bySlug: new Map(all.map((category) => [category.slug, category])), primaries };
}

/** Hues that are told apart; a primary category keeps its own, and its children have it too. */
const HUES = [215, 25, 145, 330, 85, 265, 185, 5, 115, 300, 55, 235, 165, 345, 45, 285];

/** The hue of a category, in degrees; null without one. */
export function hueOf(slug: string | null | undefined, tree: CategoryTree | undefined): number | null {
  if (!slug || !tree) return null;
  const primary = tree.bySlug.get(slug)?.primary_slug ?? slug;
  const position = tree.primaries.findIndex(({ category }) => category.slug === primary);
  return position < 0 ? null : (HUES[position % HUES.length] ?? null);
}

export const nameOf = (account: Account): string => account.display_name ?? account.name;

/** An account is shown if it is still one of its own. */
export const isShown = ({ merged_into_account_id }: Account): boolean => merged_into_account_id === null;

export interface AccountGroup {
  type: string;
  label: string;
  /** Whether a positive balance is owed. */
  isDebt: boolean;
  accounts: Account[];
}

const GROUPS: [type: string, label: string, isDebt: boolean][] = [
  ['depository', 'Cash', false],
  ['investment', 'Investments', false],
  ['other', 'Other', false],
  ['credit', 'Credit cards', true],
  ['loan', 'Loans', true],
];

/** The accounts by what they are, in the order of a balance sheet. */
export function groupAccounts(accounts: Account[]): AccountGroup[] {
  const known = new Set(GROUPS.map(([type]) => type));
  return GROUPS.map(([type, label, isDebt]) => ({
    type,
    label,
    isDebt,
    accounts: accounts.filter(
      (account) =>
        isShown(account) && (account.type === type || (type === 'other' && !known.has(account.type))),
    ),
  })).filter((group) => group.accounts.length > 0);
}
