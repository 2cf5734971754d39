import { expect } from 'chai';
import { compileRules, evaluateRules, tagsAfter } from '../../../src/domain/rules/evaluateRules.ts';
import type { Action, Facts, Rule, RuleConditions } from '../../../src/domain/rules/rule.ts';

const tree = new Map([
  ['food', null],
  ['food-coffee', 'food'],
  ['travel', null],
  ['uncategorized', null],
]);

const coffee: Facts = {
  name: 'BLUE BOTTLE #12',
  merchantName: null,
  amount: '4.50',
  pending: false,
  tags: ['daily'],
  tagsAddedByUser: [],
  tagsRemovedByUser: [],
  userCategorySlug: null,
  ruleCategorySlug: null,
  providerCategorySlug: 'food-coffee',
  provider: 'plaid',
  accountId: '0192f0a0-0000-7000-8000-000000000001',
  accountName: 'Everyday Checking',
  userId: null,
  userName: 'Ada',
};

let made = 0;
const rule = (conditions: RuleConditions, actions: Action[] = [], rest: Partial<Rule> = {}): Rule => ({
  id: `rule-${String(++made).padStart(4, '0')}`,
  priority: 10,
  createdAt: new Date(2026, 0, 1),
  trigger: 'always',
  conditions,
  actions,
  ...rest,
});

const matches = (conditions: RuleConditions, facts: Partial<Facts> = {}): boolean =>
  evaluateRules(compileRules([rule(conditions)], tree), { ...coffee, ...facts }, 'applied').hits.length === 1;

const setCategory = (category_slug: string): Action => ({ type: 'set_category', category_slug });
const addTag = (tag_slug: string): Action => ({ type: 'add_tag', tag_slug });
const removeTag = (tag_slug: string): Action => ({ type: 'remove_tag', tag_slug });

describe('rules: conditions', () => {
  const cases: [string, RuleConditions, Partial<Facts>, boolean][] = [
    ['an empty condition matches everything', {}, {}, true],
    ['eq folds case', { field: 'name', op: 'eq', value: 'blue bottle #12' }, {}, true],
    ['eq folds ß and Σ', { field: 'name', op: 'eq', value: 'ΟΔΟΣ STRASSE' }, { name: 'οδοσ straße' }, true],
    ['neq is the opposite of eq', { field: 'name', op: 'neq', value: 'blue bottle #12' }, {}, false],
    ['contains folds case', { field: 'name', op: 'contains', value: 'bottle' }, {}, true],
    ['not_contains', { field: 'name', op: 'not_contains', value: 'bottle' }, {}, false],
    ['matches keeps case', { field: 'name', op: 'matches', value: 'bottle' }, {}, false],
    ['matches finds anywhere', { field: 'name', op: 'matches', value: '#\\d+$' }, {}, true],
    ['matches takes flags', { field: 'name', op: 'matches', value: '(?i)^blue' }, {}, true],
    ['in folds case', { field: 'account_name', op: 'in', value: ['x', 'EVERYDAY checking'] }, {}, true],
    ['a missing value equals the empty string', { field: 'merchant_name', op: 'eq', value: '' }, {}, true],
    ['a missing value differs from any text', { field: 'merchant_name', op: 'neq', value: 'x' }, {}, true],
    ['a missing user is in no list', { field: 'user_id', op: 'in', value: ['x'] }, {}, false],
    ['amount: 4.50 is 4.5', { field: 'amount', op: 'eq', value: 4.5 }, {}, true],
    ['amount: 0.1 is 0.1', { field: 'amount', op: 'lte', value: 0.1 }, { amount: '0.1' }, true],
    [
      'amount: 0.10000000000000000001 is more than 0.1',
      { field: 'amount', op: 'gt', value: 0.1 },
      { amount: '0.10000000000000000001' },
      true,
    ],
    ['amount: gt excludes', { field: 'amount', op: 'gt', value: 4.5 }, {}, false],
    ['amount: gte includes', { field: 'amount', op: 'gte', value: 4.5 }, {}, true],
    ['amount: lt excludes', { field: 'amount', op: 'lt', value: 4.5 }, {}, false],
    ['amount: neq', { field: 'amount', op: 'neq', value: -4.5 }, {}, true],
    ['amount: an exponent is a decimal too', { field: 'amount', op: 'lt', value: 1e21 }, {}, true],
    ['pending eq', { field: 'pending', op: 'eq', value: true }, {}, false],
    ['pending neq', { field: 'pending', op: 'neq', value: true }, {}, true],
    ['tags contains', { field: 'tags', op: 'contains', value: 'Daily' }, {}, true],
    ['tags contains whole slugs', { field: 'tags', op: 'contains', value: 'dai' }, {}, false],
    ['tags not_contains', { field: 'tags', op: 'not_contains', value: 'daily' }, {}, false],
    ['tags in is any of', { field: 'tags', op: 'in', value: ['weekly', 'daily'] }, {}, true],
    ['category is the slug', { field: 'category', op: 'eq', value: 'food-coffee' }, {}, true],
    [
      'category_primary as the API writes it',
      { field: 'category_primary', op: 'eq', value: 'FOOD' },
      {},
      true,
    ],
    [
      'category_detailed as the API writes it',
      { field: 'category_detailed', op: 'eq', value: 'FOOD_COFFEE' },
      {},
      true,
    ],
    [
      'category_detailed of a primary is missing',
      { field: 'category_detailed', op: 'eq', value: '' },
      { providerCategorySlug: 'food' },
      true,
    ],
    [
      'a transaction without a category is uncategorized',
      { field: 'category', op: 'eq', value: 'uncategorized' },
      { providerCategorySlug: null },
      true,
    ],
    [
      "the user's category goes before the others",
      { field: 'category', op: 'eq', value: 'travel' },
      { userCategorySlug: 'travel', ruleCategorySlug: 'food' },
      true,
    ],
    [
      'and needs all',
      {
        and: [
          { field: 'pending', op: 'eq', value: false },
          { field: 'name', op: 'eq', value: 'x' },
        ],
      },
      {},
      false,
    ],
    [
      'or needs one',
      {
        or: [
          { field: 'pending', op: 'eq', value: false },
          { field: 'name', op: 'eq', value: 'x' },
        ],
      },
      {},
      true,
    ],
    ['not inverts', { not: { field: 'pending', op: 'eq', value: false } }, {}, false],
  ];
  for (const [title, conditions, facts, expected] of cases) {
    it(title, () => {
      expect(matches(conditions, facts)).to.equal(expected);
    });
  }

  it('matches: a pattern that would hang a backtracking engine is fast', () => {
    const started = performance.now();
    expect(
      matches({ field: 'name', op: 'matches', value: '^(a+)+$' }, { name: `${'a'.repeat(5000)}!` }),
    ).to.equal(false);
    expect(performance.now() - started).to.be.lessThan(1000);
  });
});

describe('rules: order and outcome', () => {
  const outcomeOf = (
    rules: Rule[],
    facts: Partial<Facts> = {},
    occasion: 'created' | 'changed' | 'applied' = 'applied',
  ) => evaluateRules(compileRules(rules, tree), { ...coffee, ...facts }, occasion);

  it('rules run by priority, then by creation, and the last set_category wins', () => {
    const late = rule({}, [setCategory('travel')], { priority: 50 });
    const young = rule({}, [setCategory('food')], { createdAt: new Date(2026, 5, 1) });
    const old = rule({}, [setCategory('food-coffee')]);
    expect(outcomeOf([late, young, old])).to.deep.equal({
      categorySlug: 'travel',
      tagsAdded: [],
      tagsRemoved: [],
      hits: [old.id, young.id, late.id],
    });
  });

  it('each rule sees the category and the tags that earlier rules set', () => {
    const first = rule({}, [setCategory('travel'), addTag('trip'), removeTag('daily')]);
    const second = rule(
      {
        and: [
          { field: 'category_primary', op: 'eq', value: 'travel' },
          { field: 'tags', op: 'contains', value: 'trip' },
          { field: 'tags', op: 'not_contains', value: 'daily' },
        ],
      },
      [addTag('seen')],
      { priority: 11 },
    );
    expect(outcomeOf([second, first])).to.deep.equal({
      categorySlug: 'travel',
      tagsAdded: ['seen', 'trip'],
      tagsRemoved: ['daily'],
      hits: [first.id, second.id],
    });
  });

  it('a tag that is added and removed again is no change', () => {
    const both = [rule({}, [addTag('a'), removeTag('daily')]), rule({}, [removeTag('a'), addTag('daily')])];
    expect([outcomeOf(both).tagsAdded, outcomeOf(both).tagsRemoved]).to.deep.equal([[], []]);
    expect(
      tagsAfter(['daily'], outcomeOf([rule({}, [addTag('b'), addTag('a'), removeTag('c')])])),
    ).to.deep.equal(['a', 'b', 'daily']);
  });

  it("conditions see the user's category, and tags still change", () => {
    const first = rule({}, [setCategory('travel')]);
    const second = rule({ field: 'category', op: 'eq', value: 'food' }, [addTag('mine')], { priority: 11 });
    expect(outcomeOf([first, second], { userCategorySlug: 'food' })).to.deep.equal({
      categorySlug: 'travel',
      tagsAdded: ['mine'],
      tagsRemoved: [],
      hits: [first.id, second.id],
    });
  });

  const byUser: [string, Partial<Facts>, Action[], string[]][] = [
    [
      'no rule adds a tag again that the user removed',
      { tags: [], tagsRemovedByUser: ['x'] },
      [addTag('x')],
      [],
    ],
    [
      'what the user added, no rule removes',
      { tags: ['x'], tagsAddedByUser: ['x'] },
      [removeTag('x')],
      ['x'],
    ],
    [
      'other tags change as ever',
      { tags: ['y'], tagsRemovedByUser: ['x'] },
      [addTag('z'), removeTag('y')],
      ['z'],
    ],
    [
      'not even for the next action',
      { tags: ['x'], tagsAddedByUser: ['x'] },
      [removeTag('x'), addTag('x')],
      ['x'],
    ],
  ];
  for (const [name, row, actions, tags] of byUser) {
    it(name, () => {
      const facts = { ...coffee, ...row };
      const outcome = evaluateRules(compileRules([rule({}, actions)], tree), facts, 'applied');
      expect(tagsAfter(facts.tags, outcome)).to.deep.equal(tags);
    });
  }

  it('the trigger decides whether a rule runs on new or on changed transactions', () => {
    const rules = (['on_create', 'on_change', 'always'] as const).map((trigger) =>
      rule({}, [addTag(trigger.replace('_', '-'))], { trigger }),
    );
    expect(outcomeOf(rules, {}, 'created').tagsAdded).to.deep.equal(['always', 'on-create']);
    expect(outcomeOf(rules, {}, 'changed').tagsAdded).to.deep.equal(['always', 'on-change']);
    expect(outcomeOf(rules, {}, 'applied').tagsAdded).to.deep.equal(['always', 'on-change', 'on-create']);
  });
});
