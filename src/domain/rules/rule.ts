/**
 * A rule has *conditions* and *actions*. A condition is a *leaf*, which tests one field, or it combines other
 * conditions. The *facts* are what conditions see of a transaction. The *occasion* is why rules run: a transaction was
 * created, the provider changed it, or a user applies rules to existing transactions.
 */

export const TEXT_FIELDS = [
  'name',
  'merchant_name',
  'category',
  'category_primary',
  'category_detailed',
  'provider',
  'account_id',
  'account_name',
  'user_id',
  'user_name',
] as const;

export type TextField = (typeof TEXT_FIELDS)[number];
export type Field = TextField | 'amount' | 'pending' | 'tags';

/** A comparison of one field. The contract's schema admits exactly these. */
export type Leaf =
  | { field: TextField; op: 'eq' | 'neq' | 'contains' | 'not_contains' | 'matches'; value: string }
  | { field: TextField; op: 'in'; value: string[] }
  | { field: 'amount'; op: 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte'; value: number }
  | { field: 'pending'; op: 'eq' | 'neq'; value: boolean }
  | { field: 'tags'; op: 'contains' | 'not_contains'; value: string }
  | { field: 'tags'; op: 'in'; value: string[] };

export type Condition = { and: Condition[] } | { or: Condition[] } | { not: Condition } | Leaf;

/** The whole condition of a rule. The first one matches every transaction. */
export type RuleConditions = { match?: 'every_transaction' } | Condition;

export type Action =
  | { type: 'set_category'; category_slug: string }
  | { type: 'add_tag'; tag_slug: string }
  | { type: 'remove_tag'; tag_slug: string };

export type Trigger = 'on_create' | 'on_change' | 'always';

export interface Rule {
  id: string;
  priority: number;
  createdAt: Date;
  trigger: Trigger;
  conditions: RuleConditions;
  actions: Action[];
}

export type Occasion = 'created' | 'changed' | 'applied';

/** A transaction as the conditions see it. */
export interface Facts {
  name: string;
  merchantName: string | null;
  /** A decimal, as PostgreSQL writes it. */
  amount: string;
  pending: boolean;
  tags: readonly string[];
  /** What the user decided about tags: rules neither remove the ones added nor add the ones removed. */
  tagsAddedByUser: readonly string[];
  tagsRemovedByUser: readonly string[];
  /** The user's override of the category. Rules do not change it. */
  userCategorySlug: string | null;
  ruleCategorySlug: string | null;
  providerCategorySlug: string | null;
  provider: string | null;
  accountId: string;
  accountName: string;
  userId: string | null;
  userName: string | null;
}

/** The kinds of conditions, distinguished by their keys. */
export const isAnd = (condition: RuleConditions): condition is { and: Condition[] } => 'and' in condition;
export const isOr = (condition: RuleConditions): condition is { or: Condition[] } => 'or' in condition;
export const isNot = (condition: RuleConditions): condition is { not: Condition } => 'not' in condition;
export const isLeaf = (condition: RuleConditions): condition is Leaf => 'field' in condition;

export const isEvery = (conditions: RuleConditions): conditions is { match?: 'every_transaction' } =>
  !isAnd(conditions) && !isOr(conditions) && !isNot(conditions) && !isLeaf(conditions);

/** Returns the leaves of a condition from left to right. */
export function leaves(condition: RuleConditions): Leaf[] {
  if (isAnd(condition)) return condition.and.flatMap(leaves);
  if (isOr(condition)) return condition.or.flatMap(leaves);
  if (isNot(condition)) return leaves(condition.not);
  return isLeaf(condition) ? [condition] : [];
}
