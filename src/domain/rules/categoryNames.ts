import type { Action, Condition, Leaf } from './rule.ts';
import { isAnd, isLeaf, isNot, isOr, leaves } from './rule.ts';

/** Which categories and tags a rule speaks of by name, and how it speaks of another one instead. */

interface Wording {
  conditions: Condition;
  actions: Action[];
}

/** Whether a rule sets this category, or asks for it by its whole name. */
export function namesCategory({ conditions, actions }: Wording, slug: string): boolean {
  const sets = actions.some((action) => action.type === 'set_category' && action.category_slug === slug);
  return sets || leaves(conditions).some((leaf) => leafNames(leaf, slug));
}

/** Whether a rule adds or removes this tag, or asks for it. */
export function namesTag({ conditions, actions }: Wording, slug: string): boolean {
  const changes = actions.some((action) => action.type !== 'set_category' && action.tag_slug === slug);
  return (
    changes ||
    leaves(conditions).some((leaf) => leaf.field === 'tags' && wholeNames(leaf).includes(slug.toLowerCase()))
  );
}

/**
 * The rule with another category in place of one that is going away.
 * @returns null when its conditions cannot say the same of the other one: a detailed category has no
 * primary name of its own, and a primary one no detailed name.
 */
export function renameCategory<Rule extends Wording>(
  rule: Rule,
  from: string,
  to: { slug: string; isPrimary: boolean },
): Rule | null {
  const conditions = leaves(rule.conditions);
  const sayable = conditions.every(
    (leaf) => leaf.field === 'category' || !leafNames(leaf, from) || leaf.field === fieldOf(to),
  );
  if (!sayable) return null;
  return {
    ...rule,
    conditions: renameIn(rule.conditions, from, to.slug),
    actions: rule.actions.map((action) =>
      action.type === 'set_category' && action.category_slug === from
        ? { ...action, category_slug: to.slug }
        : action,
    ),
  };
}

const fieldOf = ({ isPrimary }: { isPrimary: boolean }) =>
  isPrimary ? 'category_primary' : 'category_detailed';

function renameIn(condition: Condition, from: string, to: string): Condition {
  if (isAnd(condition)) return { and: condition.and.map((part) => renameIn(part, from, to)) };
  if (isOr(condition)) return { or: condition.or.map((part) => renameIn(part, from, to)) };
  if (isNot(condition)) return { not: renameIn(condition.not, from, to) };
  if (!isLeaf(condition) || !leafNames(condition, from)) return condition;
  const renamed = (value: string) => (slugOfText(value) === from ? wordingFor(condition, to) : value);
  const { value } = condition;
  if (Array.isArray(value)) return { ...condition, value: [...new Set(value.map(renamed))] };
  return typeof value === 'string' ? { ...condition, value: renamed(value) } : condition;
}

const CATEGORY_FIELDS = ['category', 'category_primary', 'category_detailed'];

const leafNames = (leaf: Leaf, slug: string): boolean =>
  CATEGORY_FIELDS.includes(leaf.field) && wholeNames(leaf).map(slugOfText).includes(slug);

/** The texts that a leaf compares a whole value with; a part of a name and a pattern name nothing. */
function wholeNames({ field, op, value }: Leaf): string[] {
  const comparesWhole = field === 'tags' || op === 'eq' || op === 'neq' || op === 'in';
  if (!comparesWhole) return [];
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((entry) => (typeof entry === 'string' ? entry.toLowerCase() : []));
}

/** The primary and the detailed one are written FOOD_AND_DRINK. */
const slugOfText = (text: string): string => text.toLowerCase().replaceAll('_', '-');

const wordingFor = (leaf: Leaf, slug: string): string =>
  leaf.field === 'category' ? slug : slug.toUpperCase().replaceAll('-', '_');

/** Whether a rule asks for a category by the name it has as a primary or as a detailed one, and would lose it. */
export function leavesLevel(
  { conditions }: Pick<Wording, 'conditions'>,
  category: { slug: string; primary_slug: string | null },
): boolean {
  const field = fieldOf({ isPrimary: category.primary_slug === null });
  return leaves(conditions).some((leaf) => leaf.field === field && leafNames(leaf, category.slug));
}
