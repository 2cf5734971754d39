import { expect } from 'chai';
import fc from 'fast-check';
import {
  compileFilter,
  compileRules,
  evaluateRules,
  tagsAfter,
} from '../../../src/domain/rules/evaluateRules.ts';
import type { Facts, Leaf, Rule, RuleConditions, TextField } from '../../../src/domain/rules/rule.ts';
import { isAnd, isLeaf, isNot, isOr } from '../../../src/domain/rules/rule.ts';
import { validateCondition } from '../../../src/domain/rules/validateCondition.ts';
import { holds } from '../../support/property.ts';
import { action, amount, condition, slug, tag, text } from '../../support/ruleArbitraries.ts';

const tree = new Map([
  ['food-and-drink', null],
  ['food-and-drink-coffee', 'food-and-drink'],
  ['travel', null],
  ['travel-flights', 'travel'],
  ['uncategorized', null],
]);

const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });

const facts: fc.Arbitrary<Facts> = fc.record({
  name: text,
  merchantName: orNull(text),
  amount,
  pending: fc.boolean(),
  tags: fc.uniqueArray(tag).map((tags) => tags.sort()),
  tagsAddedByUser: fc.uniqueArray(tag, { maxLength: 1 }),
  tagsRemovedByUser: fc.uniqueArray(tag, { maxLength: 1 }),
  userCategorySlug: orNull(slug),
  ruleCategorySlug: orNull(slug),
  providerCategorySlug: orNull(slug),
  provider: fc.constantFrom('plaid', 'csv', null),
  accountId: fc.constant('0192f0a0-0000-7000-8000-000000000001'),
  accountName: fc.constantFrom('Checking', 'Card'),
  userId: fc.constant(null),
  userName: fc.constantFrom('Alex', null),
});

const rule: fc.Arbitrary<Rule> = fc.record({
  id: fc.uuid(),
  priority: fc.constantFrom(0, 10, 50),
  createdAt: fc.constantFrom(new Date(1), new Date(2)),
  trigger: fc.constantFrom('on_create' as const, 'on_change' as const, 'always' as const),
  conditions: condition,
  actions: fc.array(action, { minLength: 1, maxLength: 3 }),
});

/** A second, simple implementation of rules, without compiling, caching or netting, to compare with. */
const plain = {
  fold: (value: string) => value.toUpperCase(),
  category: (row: Facts) =>
    row.userCategorySlug ?? row.ruleCategorySlug ?? row.providerCategorySlug ?? 'uncategorized',
  upper: (value: string) => value.toUpperCase().replaceAll('-', '_'),
  text(row: Facts, field: TextField): string {
    const category = plain.category(row);
    const primary = tree.get(category);
    const texts: Record<TextField, string | null> = {
      name: row.name,
      merchant_name: row.merchantName,
      category,
      category_primary: plain.upper(primary ?? category),
      category_detailed: primary ? plain.upper(category) : null,
      provider: row.provider,
      account_id: row.accountId,
      account_name: row.accountName,
      user_id: row.userId,
      user_name: row.userName,
    };
    return texts[field] ?? '';
  },
  /** The amount as a whole number of 10⁻²⁰. */
  scaled(decimal: string): bigint {
    const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
    return BigInt(`${sign}${whole}${fraction.padEnd(20, '0')}`);
  },
  leaf(row: Facts, { field, op, value }: Leaf): boolean {
    const values = (Array.isArray(value) ? value : [value]).map(String);
    const [first = ''] = values;
    if (field === 'amount') {
      const [left, right] = [plain.scaled(row.amount), plain.scaled(first)];
      const order = left < right ? 'less' : left > right ? 'more' : 'same';
      const meets: Record<string, string[]> = {
        eq: ['same'],
        neq: ['less', 'more'],
        gt: ['more'],
        gte: ['more', 'same'],
        lt: ['less'],
        lte: ['less', 'same'],
      };
      return meets[op]?.includes(order) ?? false;
    }
    if (field === 'pending') return (op === 'eq') === (row.pending === value);
    if (field === 'tags') return (op !== 'not_contains') === values.some((one) => row.tags.includes(one));
    const raw = plain.text(row, field);
    // JavaScript understands the test's patterns, except for the leading flag.
    if (op === 'matches')
      return first.startsWith('(?i)')
        ? new RegExp(first.slice(4), 'iu').test(raw)
        : new RegExp(first, 'u').test(raw);
    const folded = plain.fold(raw);
    if (op === 'in') return values.map(plain.fold).includes(folded);
    if (op === 'contains' || op === 'not_contains')
      return (op === 'contains') === folded.includes(plain.fold(first));
    return (op === 'eq') === (folded === plain.fold(first));
  },
  holds(row: Facts, conditions: RuleConditions): boolean {
    if (isAnd(conditions)) return conditions.and.every((part) => plain.holds(row, part));
    if (isOr(conditions)) return conditions.or.some((part) => plain.holds(row, part));
    if (isNot(conditions)) return !plain.holds(row, conditions.not);
    return isLeaf(conditions) ? plain.leaf(row, conditions) : true;
  },
};

describe('rules: properties', () => {
  it('a condition matches what a simple evaluation matches', () =>
    holds(
      fc.asyncProperty(condition, facts, async (conditions, row) => {
        expect(compileFilter(conditions, tree)(row)).to.equal(plain.holds(row, conditions));
      }),
      2000,
    ));

  it('rules run in order of priority, each on the result of the earlier ones, whatever order they are given in', () =>
    holds(
      fc.asyncProperty(
        fc.uniqueArray(rule, { selector: ({ id }) => id, maxLength: 6 }),
        facts,
        fc.constantFrom('created' as const, 'changed' as const, 'applied' as const),
        async (rules, row, occasion) => {
          const due = rules
            .filter(
              ({ trigger }) =>
                occasion === 'applied' ||
                trigger === 'always' ||
                trigger === { created: 'on_create', changed: 'on_change' }[occasion],
            )
            .sort((a, b) => a.priority - b.priority || +a.createdAt - +b.createdAt || (a.id < b.id ? -1 : 1));
          let now = row;
          const hits: string[] = [];
          for (const { id, conditions, actions } of due) {
            if (!plain.holds(now, conditions)) continue;
            hits.push(id);
            for (const one of actions) {
              if (one.type === 'set_category') now = { ...now, ruleCategorySlug: one.category_slug };
              else if (one.type === 'add_tag' && row.tagsRemovedByUser.includes(one.tag_slug)) continue;
              else if (one.type === 'remove_tag' && row.tagsAddedByUser.includes(one.tag_slug)) continue;
              else {
                const others = now.tags.filter((other) => other !== one.tag_slug);
                now = { ...now, tags: one.type === 'add_tag' ? [...others, one.tag_slug] : others };
              }
            }
          }
          const outcome = evaluateRules(compileRules(rules, tree), row, occasion);
          expect(outcome.hits).to.deep.equal(hits);
          expect(outcome.categorySlug ?? row.ruleCategorySlug).to.equal(now.ruleCategorySlug);
          expect(tagsAfter(row.tags, outcome)).to.deep.equal([...now.tags].sort());
          expect(outcome.tagsAdded.filter((one) => row.tags.includes(one))).to.deep.equal([]);
          expect(outcome.tagsRemoved.filter((one) => !row.tags.includes(one))).to.deep.equal([]);
        },
      ),
      1000,
    ));

  it('a valid condition compiles, and an invalid pattern is reported with its path', () => {
    const anyPattern = fc.record({
      field: fc.constantFrom('name' as const, 'account_name' as const),
      op: fc.constant('matches' as const),
      value: fc.string(),
    });
    return holds(
      fc.asyncProperty(fc.array(anyPattern, { minLength: 1, maxLength: 3 }), async (parts) => {
        const details = validateCondition({ and: parts });
        if (details.length === 0) compileFilter({ and: parts }, tree);
        for (const { path } of details) expect(path).to.match(/^conditions\.and\[\d\]\.value$/);
      }),
      500,
    );
  });
});
