import type { Facts, RuleConditions } from '../domain/rules/rule.ts';
import type { CategoryTree } from '../domain/rules/subject.ts';
import type { ErrorDetail } from '../errors.ts';

/** What the main thread and a thread that matches conditions say to each other. Each message has one answer. */

export type ToMatcher =
  /** Checks and compiles conditions, and forgets those before. */
  | { kind: 'compile'; conditions: RuleConditions; tree: CategoryTree }
  | { kind: 'match'; rows: readonly Facts[] };

export type FromMatcher =
  | { kind: 'compiled'; faults: ErrorDetail[] }
  /** The positions of the rows that meet the conditions. */
  | { kind: 'matched'; positions: number[] };
