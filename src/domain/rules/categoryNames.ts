import type { Action, Condition, Leaf, RuleConditions } from './rule.ts';
import { isAnd, isEvery, isLeaf, isNot, isOr, leaves } from './rule.ts';

/** Finds the categories and tags that a rule refers to, and replaces one category by another. */

interface RuleParts {
  conditions: RuleConditions;
  actions: Action[];
}

/** Returns whether a rule sets this category or compares with its whole name. */
export function namesCategory({ conditions, actions }: RuleParts, slug: string): boolean {
  const sets = actions.some((action) => action.type === 'set_category' && action.category_slug === slug);
  return sets || leaves(conditions).some((leaf) => leafNames(leaf, slug));
}

/** Returns whether a rule adds or removes this tag or has it in a condition. */
export function namesTag({ conditions, actions }: RuleParts, slug: string): boolean {
  const changes = actions.some((action) => action.type !== 'set_category' && action.tag_slug === slug);
  return (
    changes ||
    leaves(conditions).some((leaf) => leaf.field === 'tags' && wholeNames(leaf).includes(slug.toLowerCase()))
  );
}

/**
 * Returns the rule with another category in place of one that is deleted.
 * @returns null if its conditions cannot refer to the other category: a detailed category has no primary name, and
 * a primary one has no detailed name.
 */
export function renameCategory<Rule extends RuleParts>(
  rule: Rule,
  from: string,
  to: { slug: string; isPrimary: boolean },
): Rule | null {
  const conditions = leaves(rule.conditions);
  const isRenamable = conditions.every(
    (leaf) => leaf.field === 'category' || !leafNames(leaf, from) || leaf.field === fieldOf(to),
  );
  if (!isRenamable) return null;
  return {
    ...rule,
    conditions: isEvery(rule.conditions) ? rule.conditions : renameIn(rule.conditions, from, to.slug),
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
  const renamed = (value: string) => (slugOfText(value) === from ? nameFor(condition, to) : value);
  if (condition.op === 'in') return { ...condition, value: [...new Set(condition.value.map(renamed))] };
  if (condition.field === 'amount' || condition.field === 'pending') return condition;
  return { ...condition, value: renamed(condition.value) };
}

const CATEGORY_FIELDS = ['category', 'category_primary', 'category_detailed'];

const leafNames = (leaf: Leaf, slug: string): boolean =>
  CATEGORY_FIELDS.includes(leaf.field) && wholeNames(leaf).map(slugOfText).includes(slug);

/** Returns the values that a leaf compares as a whole; parts of names and patterns refer to no category. */
function wholeNames({ field, op, value }: Leaf): string[] {
  const comparesWhole = field === 'tags' || op === 'eq' || op === 'neq' || op === 'in';
  if (!comparesWhole) return [];
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((entry) => (typeof entry === 'string' ? entry.toLowerCase() : []));
}

/** Converts a primary or detailed name such as FOOD_AND_DRINK to a slug. */
const slugOfText = (text: string): string => text.toLowerCase().replaceAll('_', '-');

const nameFor = (leaf: Leaf, slug: string): string =>
  leaf.field === 'category' ? slug : slug.toUpperCase().replaceAll('-', '_');

/** Returns whether a rule refers to a category by its primary or detailed name, which it loses when it changes level. */
export function leavesLevel(
  { conditions }: Pick<RuleParts, 'conditions'>,
  category: { slug: string; primary_slug: string | null },
): boolean {
  const field = fieldOf({ isPrimary: category.primary_slug === null });
  return leaves(conditions).some((leaf) => leaf.field === field && leafNames(leaf, category.slug));
}
