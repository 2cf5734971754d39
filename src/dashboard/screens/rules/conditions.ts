import type { components } from '../../../../generated/client/index.ts';
import { negate, signOf } from '../../money.ts';

type Schemas = components['schemas'];
export type Conditions = Schemas['RuleConditions'];
export type Action = Schemas['RuleAction'];
type Condition = Schemas['RuleCondition'];

/** One line of the builder. The value is what somebody typed or chose. */
export interface Line {
  field: string;
  op: string;
  value: string;
}

/** The conditions as lines, all or any of which must hold. */
export interface Simple {
  join: 'and' | 'or';
  lines: Line[];
}

export const FIELDS: readonly (readonly [field: string, label: string])[] = [
  ['name', 'Text'],
  ['merchant_name', 'Merchant'],
  // The API counts money out as positive.
  ['amount', 'Money out'],
  ['category', 'Category'],
  ['account_id', 'Account'],
  ['user_id', 'Member'],
  ['tags', 'Tag'],
  ['pending', 'Status'],
  ['category_detailed', "Bank's category"],
  ['account_name', "Account's name"],
  ['provider', 'Provider'],
];

const TEXT_OPS = [
  ['contains', 'contains'],
  ['not_contains', 'does not contain'],
  ['eq', 'is'],
  ['neq', 'is not'],
  ['matches', 'matches the expression'],
] as const;
const CHOICE_OPS = [
  ['eq', 'is'],
  ['neq', 'is not'],
] as const;
const AMOUNT_OPS = [
  ['gt', 'is more than'],
  ['gte', 'is at least'],
  ['lt', 'is less than'],
  ['lte', 'is at most'],
  ['eq', 'is'],
  ['neq', 'is not'],
] as const;
const TAG_OPS = [
  ['contains', 'is set'],
  ['not_contains', 'is not set'],
] as const;

/** The comparisons of a field. Those of a field with fixed values need no text comparison. */
export function operatorsOf(field: string): readonly (readonly [op: string, label: string])[] {
  if (field === 'amount') return AMOUNT_OPS;
  if (field === 'tags') return TAG_OPS;
  return ['category', 'account_id', 'user_id', 'pending', 'provider'].includes(field) ? CHOICE_OPS : TEXT_OPS;
}

export const EMPTY_LINE: Line = { field: 'name', op: 'contains', value: '' };

const isLine = (condition: Condition): condition is Condition & { field: string; op: string } =>
  'field' in condition && !Array.isArray(condition.value);

function toLine(condition: Condition): Line | null {
  if (!isLine(condition) || !('value' in condition)) return null;
  const { field, op, value } = condition;
  if (!FIELDS.some(([name]) => name === field)) return null;
  return operatorsOf(field).some(([name]) => name === op) ? { field, op, value: String(value) } : null;
}

/** Null for conditions that are nested, or otherwise more than the builder shows. */
export function toSimple(conditions: Conditions): Simple | null {
  const join = 'or' in conditions ? 'or' : 'and';
  const parts: Condition[] =
    'and' in conditions
      ? conditions.and
      : 'or' in conditions
        ? conditions.or
        : 'field' in conditions
          ? [conditions]
          : [];
  if (parts.length === 0) {
    const isEvery = 'match' in conditions || Object.keys(conditions).length === 0;
    return isEvery ? { join: 'and', lines: [] } : null;
  }
  const lines = parts.map(toLine);
  return lines.every((line) => line !== null) ? { join, lines } : null;
}

function toCondition({ field, op, value }: Line): Condition {
  const typed = field === 'amount' ? Number(value) : field === 'pending' ? value === 'true' : value;
  // The builder offers only fields and comparisons that belong together; the server checks them.
  return { field, op, value: typed } as Condition;
}

export const isComplete = ({ field, value }: Line): boolean =>
  field === 'amount' ? /^-?\d+(\.\d+)?$/.test(value) : value.trim() !== '';

export function fromSimple({ join, lines }: Simple): Conditions {
  const complete = lines.filter(isComplete).map(toCondition);
  const [only] = complete;
  if (!only) return { match: 'every_transaction' };
  if (complete.length === 1) return only;
  return join === 'or' ? { or: complete } : { and: complete };
}

/** A sentence for lists: `merchant is “Adobe” and money out is more than “10”`. */
export function describeConditions(conditions: Conditions, names: ReadonlyMap<string, string>): string {
  const simple = toSimple(conditions);
  if (!simple) return 'Nested conditions';
  if (simple.lines.length === 0) return 'Every transaction';
  return simple.lines.map((line) => describeLine(line, names)).join(` ${simple.join} `);
}

function describeLine({ field, op, value }: Line, names: ReadonlyMap<string, string>): string {
  if (field === 'amount') return describeAmount(op, value);
  const label = FIELDS.find(([name]) => name === field)?.[1] ?? field;
  const comparison = operatorsOf(field).find(([name]) => name === op)?.[1] ?? op;
  const shown = field === 'pending' ? (value === 'true' ? 'pending' : 'posted') : (names.get(value) ?? value);
  return field === 'tags' ? `tag ${shown} ${comparison}` : `${label.toLowerCase()} ${comparison} “${shown}”`;
}

const MIRRORED: Record<string, string> = { gt: 'lt', gte: 'lte', lt: 'gt', lte: 'gte' };

/** Says which way the money went, and whether the other way matches too. */
function describeAmount(op: string, value: string): string {
  const isIn = signOf(value) < 0;
  if (op === 'lt' && signOf(value) === 0) return 'money came in';
  const told = isIn ? (MIRRORED[op] ?? op) : op;
  const comparison = AMOUNT_OPS.find(([name]) => name === told)?.[1] ?? told;
  const amount = isIn ? negate(value) : value;
  const other = told === 'lt' || told === 'lte' ? `, or money ${isIn ? 'went out' : 'came in'}` : '';
  return `money ${isIn ? 'in' : 'out'} ${comparison} “${amount}”${other}`;
}

export function describeActions(actions: readonly Action[], names: ReadonlyMap<string, string>): string {
  return actions
    .map((action) => {
      if (action.type === 'set_category') return names.get(action.category_slug) ?? action.category_slug;
      const tag = names.get(`tag ${action.tag_slug}`) ?? action.tag_slug;
      return action.type === 'add_tag' ? `tag ${tag}` : `no tag ${tag}`;
    })
    .join(', ');
}
