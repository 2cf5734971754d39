import Big from 'big.js';
import { RE2JS } from 're2js';
import type { Leaf, RuleConditions, TextField } from './rule.ts';
import { isAnd, isLeaf, isNot, isOr } from './rule.ts';
import { foldCase, type Subject } from './subject.ts';

/** Returns whether a transaction in its current state meets a condition. */
export type Matcher = (subject: Subject) => boolean;

/**
 * Compiles a condition that validateCondition accepts.
 * @throws Error if a pattern does not compile or an operator is not valid for its field.
 */
export function compileCondition(condition: RuleConditions): Matcher {
  if (isAnd(condition)) {
    const parts = condition.and.map(compileCondition);
    return (subject) => parts.every((part) => part(subject));
  }
  if (isOr(condition)) {
    const parts = condition.or.map(compileCondition);
    return (subject) => parts.some((part) => part(subject));
  }
  if (isNot(condition)) {
    const part = compileCondition(condition.not);
    return (subject) => !part(subject);
  }
  return isLeaf(condition) ? compileLeaf(condition) : () => true;
}

function compileLeaf(leaf: Leaf): Matcher {
  switch (leaf.field) {
    case 'amount':
      return compileAmount(leaf);
    case 'pending':
      return compilePending(leaf);
    case 'tags':
      return compileTags(leaf);
    default:
      return compileText(leaf, leaf.field);
  }
}

function compileText({ op, value }: Leaf, field: TextField): Matcher {
  if (op === 'in') {
    const wanted = new Set(texts(value).map(foldCase));
    return (subject) => wanted.has(subject.folded(field));
  }
  if (op === 'matches') {
    const pattern = RE2JS.compile(text(value));
    return (subject) => pattern.test(subject.text(field));
  }
  const wanted = foldCase(text(value));
  switch (op) {
    case 'eq':
      return (subject) => subject.folded(field) === wanted;
    case 'neq':
      return (subject) => subject.folded(field) !== wanted;
    case 'contains':
      return (subject) => subject.folded(field).includes(wanted);
    case 'not_contains':
      return (subject) => !subject.folded(field).includes(wanted);
    default:
      return rejectLeaf(field, op);
  }
}

function compileAmount({ op, value }: Leaf): Matcher {
  if (typeof value !== 'number') return rejectLeaf('amount', op);
  // The shortest text of a JSON number is the decimal that the client wrote.
  const limit = new Big(String(value));
  switch (op) {
    case 'eq':
      return (subject) => subject.amount.eq(limit);
    case 'neq':
      return (subject) => !subject.amount.eq(limit);
    case 'gt':
      return (subject) => subject.amount.gt(limit);
    case 'gte':
      return (subject) => subject.amount.gte(limit);
    case 'lt':
      return (subject) => subject.amount.lt(limit);
    case 'lte':
      return (subject) => subject.amount.lte(limit);
    default:
      return rejectLeaf('amount', op);
  }
}

function compilePending({ op, value }: Leaf): Matcher {
  if (op === 'eq') return (subject) => subject.pending === value;
  if (op === 'neq') return (subject) => subject.pending !== value;
  return rejectLeaf('pending', op);
}

function compileTags({ op, value }: Leaf): Matcher {
  if (op === 'in') {
    const wanted = texts(value).map(foldSlug);
    return (subject) => wanted.some((slug) => subject.hasTag(slug));
  }
  const wanted = foldSlug(text(value));
  if (op === 'contains') return (subject) => subject.hasTag(wanted);
  if (op === 'not_contains') return (subject) => !subject.hasTag(wanted);
  return rejectLeaf('tags', op);
}

/** Slugs are always lower case. */
const foldSlug = (slug: string): string => slug.toLowerCase();

const text = (value: Leaf['value']): string =>
  typeof value === 'string' ? value : rejectLeaf('value', typeof value);
const texts = (value: Leaf['value']): string[] =>
  Array.isArray(value) ? value : rejectLeaf('value', typeof value);

function rejectLeaf(field: string, op: string): never {
  throw new Error(`The condition was not validated: ${field} ${op}.`);
}
