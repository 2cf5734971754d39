import { expect } from 'chai';
import type { Condition } from '../../../src/domain/rules/rule.ts';
import { MAX_LEVELS, validateCondition } from '../../../src/domain/rules/validateCondition.ts';

const leaf: Condition = { field: 'name', op: 'eq', value: 'x' };

const nested = (levels: number): Condition =>
  Array.from({ length: levels - 1 }).reduce<Condition>((inner) => ({ not: inner }), leaf);

const paths = (condition: Condition) => validateCondition(condition).map(({ path }) => path);

describe('validateCondition', () => {
  it('accepts ten levels and refuses eleven', () => {
    expect(paths(nested(MAX_LEVELS))).to.deep.equal([]);
    expect(paths(nested(MAX_LEVELS + 1))).to.deep.equal([`conditions${'.not'.repeat(10)}`]);
  });

  it('accepts only patterns in RE2 syntax: no look-ahead, no back-reference, no open bracket', () => {
    const matches = (value: string) => paths({ field: 'name', op: 'matches', value });
    expect(['^a+$', '(?i)x|y', '\\bword\\b', '\\p{L}+'].flatMap(matches)).to.deep.equal([]);
    for (const pattern of ['(?=x)', '(a)\\1', '[', '(', 'a**', '(?:a{1000}){1000}'])
      expect(matches(pattern), pattern).to.deep.equal(['conditions.value']);
  });
});
