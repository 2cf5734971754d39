import type { ExportAccount } from '../../store/transactionExports.ts';
import type { LedgerEntry } from './ledgerEntry.ts';

/**
 * The names of a ledger's accounts. A name depends on the household alone, not on the filters of the export, so that
 * files of different years fit together, and no two accounts or categories have the same one.
 */

const TRANSFERS = 'Equity:Transfers';

/** Loans and cards are what the household owes. */
const LIABILITIES = new Set(['credit', 'loan']);

/** A part of an account's name as a format can hold it; never empty. */
export type PartOfName = (text: string) => string;

/** `Assets:First Platypus Bank:Checking` by the id of the account. */
export function nameAccounts(accounts: readonly ExportAccount[], part: PartOfName): Map<string, string> {
  const plain = accounts.map(({ id, shortId, institutionName, name, type }) => {
    const root = LIABILITIES.has(type) ? 'Liabilities' : 'Assets';
    return { id, suffix: shortId, name: [root, part(institutionName), part(name)].join(':') };
  });
  return distinguish(plain, (name, suffix) => `${name}-${suffix}`);
}

/** The accounts of categories by their slugs, one for each kind of entry. */
export interface CategoryNames {
  income: ReadonlyMap<string, string>;
  spending: ReadonlyMap<string, string>;
}

/** `Expenses:Food-And-Drink:Groceries` and, without repeating the root, `Income:Wages`. */
export function nameCategories(
  categories: readonly { slug: string; primarySlug: string | null }[],
): CategoryNames {
  const nameBelow = (root: string) =>
    distinguish(
      categories.map(({ slug, primarySlug }) => {
        const own =
          primarySlug && slug.startsWith(`${primarySlug}-`) ? slug.slice(primarySlug.length + 1) : slug;
        const primary = primarySlug === null ? '' : `${capitalize(primarySlug)}:`;
        const below = primary === `${root}:` ? root : `${root}:${primary}`.replace(/:$/, '');
        return { id: slug, suffix: capitalize(slug), name: `${below}:${capitalize(own)}` };
      }),
      (name, suffix) => `${name.slice(0, name.lastIndexOf(':'))}:${suffix}`,
    );
  return { income: nameBelow('Income'), spending: nameBelow('Expenses') };
}

/** The account on the other side of an entry. */
export function categoryAccount(
  names: CategoryNames,
  { categorySlug, flow }: Pick<LedgerEntry, 'categorySlug' | 'flow'>,
): string {
  if (flow === 'transfer in' || flow === 'transfer out') return TRANSFERS;
  const name = names[flow].get(categorySlug);
  if (name === undefined) throw new Error(`No category has the slug ${categorySlug}.`);
  return name;
}

/** `food-and-drink` → `Food-And-Drink`. */
const capitalize = (slug: string): string =>
  slug.replace(/(^|-)([a-z])/g, (_, hyphen: string, letter: string) => hyphen + letter.toUpperCase());

interface Named {
  id: string;
  name: string;
  suffix: string;
}

/** Case counts for no one who reads a ledger, so names that differ in case alone are distinguished too. */
function distinguish(
  list: readonly Named[],
  rename: (name: string, suffix: string) => string,
): Map<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of list) counts.set(fold(name), (counts.get(fold(name)) ?? 0) + 1);
  return new Map(
    list.map(({ id, name, suffix }) => [id, (counts.get(fold(name)) ?? 0) > 1 ? rename(name, suffix) : name]),
  );
}

const fold = (name: string): string => name.toLowerCase();
