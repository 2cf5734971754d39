import { expect } from 'chai';
import { listPeriodEnds } from '../../../src/domain/balances/periods.ts';

describe('listPeriodEnds', () => {
  const cases: [from: string, to: string, granularity: 'day' | 'week' | 'month', ends: string[]][] = [
    ['2026-11-01', '2026-11-01', 'day', ['2026-11-01']],
    ['2026-02-27', '2026-03-01', 'day', ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['2026-11-18', '2026-12-01', 'week', ['2026-11-22', '2026-11-29', '2026-12-01']],
    ['2026-11-22', '2026-11-23', 'week', ['2026-11-22', '2026-11-23']],
    ['2024-01-31', '2024-03-31', 'month', ['2024-01-31', '2024-02-29', '2024-03-31']],
    ['0050-01-15', '0050-02-03', 'month', ['0050-01-31', '0050-02-03']],
    ['9999-12-30', '9999-12-31', 'week', ['9999-12-31']],
    ['9999-12-30', '9999-12-31', 'day', ['9999-12-30', '9999-12-31']],
  ];
  for (const [from, to, granularity, ends] of cases) {
    it(`${granularity}s from ${from} to ${to}`, () =>
      expect(listPeriodEnds(from, to, granularity)).to.deep.equal(ends));
  }
});
