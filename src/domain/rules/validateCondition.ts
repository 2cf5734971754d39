import { RE2JS } from 're2js';
import type { ErrorDetail } from '../../errors.ts';
import type { Condition, Field, Leaf, Operator } from './rule.ts';
import { isAnd, isLeaf, isNot, isOr } from './rule.ts';

export const MAX_LEVELS = 10;

const TEXT_OPERATORS: readonly Operator[] = ['eq', 'neq', 'contains', 'not_contains', 'matches', 'in'];
const NUMBER_OPERATORS: readonly Operator[] = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte'];
const BOOLEAN_OPERATORS: readonly Operator[] = ['eq', 'neq'];
const TAG_OPERATORS: readonly Operator[] = ['contains', 'not_contains', 'in'];

function operatorsOf(field: Field): readonly Operator[] {
  switch (field) {
    case 'amount':
      return NUMBER_OPERATORS;
    case 'pending':
      return BOOLEAN_OPERATORS;
    case 'tags':
      return TAG_OPERATORS;
    default:
      return TEXT_OPERATORS;
  }
}

/**
 * Checks what the contract's schema cannot express: the depth of conditions, which operators and values a field
 * accepts, and that a pattern compiles. Each error has a path such as conditions.and[1].value.
 */
export function validateCondition(condition: Condition, path = 'conditions', level = 1): ErrorDetail[] {
  if (level > MAX_LEVELS) return [{ path, message: `is nested more than ${MAX_LEVELS} levels deep` }];
  const each = (parts: Condition[], name: string) =>
    parts.flatMap((part, position) => validateCondition(part, `${path}.${name}[${position}]`, level + 1));
  if (isAnd(condition)) return each(condition.and, 'and');
  if (isOr(condition)) return each(condition.or, 'or');
  if (isNot(condition)) return validateCondition(condition.not, `${path}.not`, level + 1);
  if (isLeaf(condition)) return validateLeaf(condition, path);
  return level === 1 ? [] : [{ path, message: 'must not be empty; only the top level may be {}' }];
}

function validateLeaf({ field, op, value }: Leaf, path: string): ErrorDetail[] {
  const operators = operatorsOf(field);
  if (!operators.includes(op))
    return [{ path: `${path}.op`, message: `must be one of ${operators.join(', ')} for ${field}` }];
  const at = `${path}.value`;
  if (op === 'in') return Array.isArray(value) ? [] : [{ path: at, message: 'must be a list of strings' }];
  switch (field) {
    case 'amount':
      return Number.isFinite(value) ? [] : [{ path: at, message: 'must be a number' }];
    case 'pending':
      return typeof value === 'boolean' ? [] : [{ path: at, message: 'must be true or false' }];
    default:
      if (typeof value !== 'string') return [{ path: at, message: 'must be a string' }];
      return op === 'matches' ? validatePattern(value, at) : [];
  }
}

function validatePattern(pattern: string, path: string): ErrorDetail[] {
  try {
    RE2JS.compile(pattern);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    return [{ path, message: `is not a regular expression in RE2 syntax: ${reason}` }];
  }
}
