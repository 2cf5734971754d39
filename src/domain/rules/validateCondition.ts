import { RE2JS } from 're2js';
import type { ErrorDetail } from '../../errors.ts';
import type { Condition, RuleConditions } from './rule.ts';
import { isAnd, isLeaf, isNot, isOr } from './rule.ts';

export const MAX_LEVELS = 10;
/** A pattern of a thousand plain characters has a thousand instructions; repetitions of classes have far more. */
const MAX_PATTERN_INSTRUCTIONS = 2_500;

/**
 * Checks what the contract's schema cannot express: the depth of conditions, and that a pattern compiles. Each error has a path such as conditions.and[1].value.
 */
export function validateCondition(condition: RuleConditions, path = 'conditions', level = 1): ErrorDetail[] {
  if (level > MAX_LEVELS)
    return [{ path, code: 'max_depth', message: `is nested more than ${MAX_LEVELS} levels deep` }];
  const each = (parts: Condition[], name: string) =>
    parts.flatMap((part, position) => validateCondition(part, `${path}.${name}[${position}]`, level + 1));
  if (isAnd(condition)) return each(condition.and, 'and');
  if (isOr(condition)) return each(condition.or, 'or');
  if (isNot(condition)) return validateCondition(condition.not, `${path}.not`, level + 1);
  const isPattern = isLeaf(condition) && condition.op === 'matches';
  return isPattern ? validatePattern(condition.value, `${path}.value`) : [];
}

function validatePattern(pattern: string, path: string): ErrorDetail[] {
  try {
    if (RE2JS.compile(pattern).programSize() <= MAX_PATTERN_INSTRUCTIONS) return [];
    return [{ path, code: 'max_length', message: 'is too complex: write it with fewer repetitions' }];
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    return [{ path, code: 'format', message: `is not a regular expression in RE2 syntax: ${reason}` }];
  }
}
