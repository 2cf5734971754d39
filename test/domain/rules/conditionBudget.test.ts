import { expect } from 'chai';
import { findBudgetFaults, findLengthFaults } from '../../../src/domain/rules/conditionBudget.ts';

const leaf = (value = 'x') => ({ field: 'name', op: 'contains', value });
const pattern = () => ({ field: 'name', op: 'matches', value: 'x' });
const many = <Value>(count: number, make: () => Value) => Array.from({ length: count }, make);
const groups = (count: number, size: number) => ({ or: many(count, () => ({ and: many(size, leaf) })) });
const nested = (levels: number): object => (levels === 0 ? leaf() : { not: nested(levels - 1) });

const TEXT_BYTES = 64 * 1024 - JSON.stringify(leaf('')).length;

const cases: [string, unknown, string | null][] = [
  ['500 comparisons', groups(5, 100), null],
  ['501 comparisons', { or: [groups(5, 100), leaf()] }, 'more than 500 comparisons'],
  [
    '40,000 objects that are no conditions',
    { or: many(40_000, () => ({ a: 1 })) },
    'more than 500 comparisons',
  ],
  ['501 groups', nested(501), 'more than 500 comparisons or groups'],
  [
    'groups without a comparison',
    { or: many(501, () => ({ and: [] })) },
    'more than 500 comparisons or groups',
  ],
  ['64 KiB', leaf('x'.repeat(TEXT_BYTES)), null],
  ['a byte more', leaf('x'.repeat(TEXT_BYTES + 1)), 'more than 64 KiB'],
  ['50 patterns', { or: many(50, pattern) }, null],
  ['51 patterns', { or: many(51, pattern) }, '51 patterns, and the maximum is 50'],
  ['the empty condition', {}, null],
  ['no object at all', 'name', null],
];

describe('findBudgetFaults', () => {
  for (const [what, conditions, message] of cases) {
    it(`${what}: ${message ? 'refused' : 'accepted'}`, () => {
      const faults = findBudgetFaults(conditions);
      expect(faults.map(({ path }) => path)).to.deep.equal(message ? ['conditions'] : []);
      if (message) expect(faults[0]?.message).to.contain(message);
    });
  }

  it('a body that is too long for its conditions is refused by its length alone', () => {
    expect(findLengthFaults(96 * 1024)).to.deep.equal([]);
    expect(findLengthFaults(96 * 1024 + 1)[0]?.message).to.contain('more than 64 KiB');
  });
});
