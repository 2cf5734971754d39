import { expect } from 'chai';
import { findContradictions } from '../../src/domain/filterRanges.ts';

describe('findContradictions', () => {
  for (const [filters, paths] of [
    [{}, []],
    [{ start_date: '2026-01-01', end_date: '2026-01-01' }, []],
    [{ start_date: '2026-01-02', end_date: '2026-01-01' }, ['start_date']],
    [{ start_date: '2026-01-02' }, []],
    [{ min_amount: 5, max_amount: 5 }, []],
    [{ min_amount: 5.01, max_amount: 5 }, ['min_amount']],
    [{ min_amount: -5, max_amount: -10 }, ['min_amount']],
    [{ min_amount: 0, max_amount: 0 }, []],
    [{ search: 'ab' }, []],
    [{ search: 'a' }, ['search']],
    [{ search: 'tea, b' }, ['search']],
    [{ search: 'tea,coffee' }, []],
    [{ search: 'tea,' }, ['search']],
    [{ search: '   ' }, ['search']],
    [{ exclude_search: 'a' }, ['exclude_search']],
    [
      { start_date: '2027-01-01', end_date: '2026-01-01', min_amount: 2, max_amount: 1, search: 'x' },
      ['start_date', 'min_amount', 'search'],
    ],
  ] as const) {
    it(`${JSON.stringify(filters)}: ${paths.length === 0 ? 'nothing' : paths.join(', ')}`, () => {
      expect(findContradictions(filters).map(({ path }) => path)).to.deep.equal(paths);
    });
  }
});
