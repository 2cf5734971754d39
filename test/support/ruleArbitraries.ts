import fc from 'fast-check';
import type { Action, Condition, Leaf, TextField } from '../../src/domain/rules/rule.ts';

/** Only a few words, so that random conditions often match random rows. */
export const word = fc.constantFrom(
  'coffee',
  'Coffee',
  'BLUE',
  'heron',
  'straße',
  'STRASSE',
  'a_b',
  '5%',
  '',
);
export const text = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
export const slug = fc.constantFrom(
  'food-and-drink',
  'food-and-drink-coffee',
  'travel',
  'travel-flights',
  'uncategorized',
);
export const tag = fc.constantFrom('needs-review', 'tax', 'trip');
/** Only a few amounts, as JSON and PostgreSQL write them, some of which are equal in floating point. */
export const amount = fc.constantFrom(
  '0',
  '4.5',
  '4.50',
  '-4.5',
  '0.1',
  '0.30000000000000004',
  '1234567890.12',
  '100',
);

const pattern = fc.constantFrom('^blue', '(?i)coffee', 'h.r[o]n$', '', '\\d', 'stra(ß|ss)e');
const categoryText = fc.oneof(
  slug,
  slug.map((name) => name.toUpperCase().replaceAll('-', '_')),
);

function textLeaf(field: fc.Arbitrary<TextField>, value: fc.Arbitrary<string>): fc.Arbitrary<Leaf> {
  return fc.oneof(
    fc.record({
      field,
      op: fc.constantFrom('eq' as const, 'neq' as const, 'contains' as const, 'not_contains' as const),
      value,
    }),
    fc.record({ field, op: fc.constant('matches' as const), value: pattern }),
    fc.record({
      field,
      op: fc.constant('in' as const),
      value: fc.array(value, { minLength: 1, maxLength: 3 }),
    }),
  );
}

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  textLeaf(fc.constantFrom('name', 'merchant_name'), text),
  textLeaf(fc.constantFrom('category', 'category_primary', 'category_detailed'), categoryText),
  textLeaf(
    fc.constantFrom('account_name', 'user_name', 'provider'),
    fc.constantFrom('Checking', 'alex', 'PLAID', ''),
  ),
  fc.record({
    field: fc.constant('amount' as const),
    op: fc.constantFrom(
      'eq' as const,
      'neq' as const,
      'gt' as const,
      'gte' as const,
      'lt' as const,
      'lte' as const,
    ),
    value: amount.map(Number),
  }),
  fc.record({
    field: fc.constant('pending' as const),
    op: fc.constantFrom('eq' as const, 'neq' as const),
    value: fc.boolean(),
  }),
  fc.record({
    field: fc.constant('tags' as const),
    op: fc.constantFrom('contains' as const, 'not_contains' as const),
    value: tag,
  }),
  fc.record({
    field: fc.constant('tags' as const),
    op: fc.constant('in' as const),
    value: fc.array(tag, { minLength: 1, maxLength: 2 }),
  }),
);

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition; leaf: Leaf }>((tie) => ({
  leaf,
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    fc.record({ and: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

export const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('set_category' as const), category_slug: slug }),
  fc.record({ type: fc.constant('add_tag' as const), tag_slug: tag }),
  fc.record({ type: fc.constant('remove_tag' as const), tag_slug: tag }),
);
