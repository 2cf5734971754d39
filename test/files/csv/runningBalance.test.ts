import { expect } from 'chai';
import {
  proveBalance,
  proveUnorderedBalance,
  signsFromBalance,
} from '../../../src/files/csv/money/runningBalance.ts';

const units = (values: (number | null)[]) =>
  values.map((value) => (value === null ? null : BigInt(value) * 10n ** 18n));
const prove = (amounts: (number | null)[], balances: (number | null)[]) =>
  proveBalance(units(amounts), units(balances)).map(({ sign, timeRuns }) => [sign, timeRuns]);

describe('running balances', () => {
  const cases: [string, (number | null)[], (number | null)[], [number, string][]][] = [
    ['in the order of time', [-5, 20, -3], [95, 115, 112], [[1, 'down']]],
    ['newest first', [-3, 20, -5], [112, 115, 95], [[1, 'up']]],
    ['of amounts that are positive for money out', [5, -20, 3], [95, 115, 112], [[-1, 'down']]],
    ['with gaps', [-5, 20, -3, -1], [95, null, 112, null], [[1, 'down']]],
    ['newest first, with gaps', [-1, -3, 20, -5], [111, null, 115, 95], [[1, 'up']]],
    [
      'with equal amounts prove the order of time no more than the sign',
      [-5, -5, -5],
      [95, 90, 85],
      [
        [1, 'down'],
        [-1, 'up'],
      ],
    ],
    ['that move without an amount are none', [-5, null, -3], [95, 115, 112], []],
    ['of one row prove nothing', [-5], [95], []],
    ['that are a counter prove nothing', [1, 1, 1], [1, 2, 3], []],
  ];
  for (const [what, amounts, balances, expected] of cases) {
    it(`csv balance: ${what}`, () => expect(prove(amounts, balances)).to.deep.equal(expected));
  }

  it('csv balance: signs each amount that has no sign, but for the first', () =>
    expect(signsFromBalance(units([5, 20, 3]), units([95, 115, 112]), 'down')).to.deep.equal([0, 1, -1]));

  it('csv balance: rows in any order prove the sign', () =>
    expect(proveUnorderedBalance(units([20, -5, -3, -7, 40]), units([115, 95, 112, 105, 145]))).to.equal(1));
});
