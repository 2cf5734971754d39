import type { Matcher } from './matcher.ts';
import { compileCondition } from './matcher.ts';
import type { Action, Facts, Occasion, Rule, RuleConditions, Trigger } from './rule.ts';
import type { CategoryTree } from './subject.ts';
import { Subject } from './subject.ts';

/**
 * The evaluator of rules for syncs, imports, previews and for applying rules to existing transactions.
 *
 *   const compiled = compileRules(await findEnabledRules(db), await readCategoryTree(db));
 *   const outcome = evaluateRules(compiled, facts, 'created');
 */

interface CompiledRule {
  id: string;
  trigger: Trigger;
  matches: Matcher;
  actions: readonly Action[];
}

export interface CompiledRules {
  rules: readonly CompiledRule[];
  tree: CategoryTree;
}

export interface Outcome {
  /** The category set by the last rule; undefined if none did. The user's category overrides it. */
  categorySlug: string | undefined;
  /** The changes after all rules have run; a tag that was added and removed again is in neither list. */
  tagsAdded: string[];
  tagsRemoved: string[];
  /** The ids of the rules whose conditions were met, in the order they ran. */
  hits: string[];
}

/** Sorts the rules in the order they run and compiles their conditions for many transactions. */
export function compileRules(rules: readonly Rule[], tree: CategoryTree): CompiledRules {
  const inOrder = [...rules].sort(
    (one, other) =>
      one.priority - other.priority ||
      one.createdAt.getTime() - other.createdAt.getTime() ||
      (one.id < other.id ? -1 : 1),
  );
  return {
    tree,
    rules: inOrder.map(({ id, trigger, conditions, actions }) => ({
      id,
      trigger,
      matches: compileCondition(conditions),
      actions,
    })),
  };
}

const NOTHING: Outcome = { categorySlug: undefined, tagsAdded: [], tagsRemoved: [], hits: [] };

/** Runs the rules for the occasion on one transaction. */
export function evaluateRules(compiled: CompiledRules, facts: Facts, occasion: Occasion): Outcome {
  if (compiled.rules.length === 0) return NOTHING;
  const subject = new Subject(facts, compiled.tree);
  const hits: string[] = [];
  let categorySlug: string | undefined;
  for (const rule of compiled.rules) {
    if (!isDue(rule.trigger, occasion) || !rule.matches(subject)) continue;
    hits.push(rule.id);
    for (const action of rule.actions) {
      applyAction(subject, action);
      if (action.type === 'set_category') categorySlug = action.category_slug;
    }
  }
  if (hits.length === 0) return NOTHING;
  const { added, removed } = subject.tagChanges();
  return { categorySlug, tagsAdded: added, tagsRemoved: removed, hits };
}

/** Returns a transaction's tags after an outcome in alphabetical order, as they are stored. */
export function tagsAfter(tags: readonly string[], outcome: Outcome): string[] {
  const removed = new Set(outcome.tagsRemoved);
  return [...new Set([...tags, ...outcome.tagsAdded])].filter((slug) => !removed.has(slug)).sort();
}

/** Compiles conditions without a rule, for previews. */
export function compileFilter(conditions: RuleConditions, tree: CategoryTree): (facts: Facts) => boolean {
  const matches = compileCondition(conditions);
  return (facts) => matches(new Subject(facts, tree));
}

/** Rules that a user applies to existing transactions run regardless of their trigger. */
function isDue(trigger: Trigger, occasion: Occasion): boolean {
  switch (occasion) {
    case 'created':
      return trigger !== 'on_change';
    case 'changed':
      return trigger !== 'on_create';
    case 'applied':
      return true;
  }
}

function applyAction(subject: Subject, action: Action): void {
  switch (action.type) {
    case 'set_category':
      subject.setCategory(action.category_slug);
      break;
    case 'add_tag':
      subject.addTag(action.tag_slug);
      break;
    case 'remove_tag':
      subject.removeTag(action.tag_slug);
      break;
  }
}
