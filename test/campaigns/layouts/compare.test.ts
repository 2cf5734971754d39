import { expect } from 'chai';
import type { GeneratedFile, Truth } from './files/generatedFile.ts';
import { makeFile } from './files/makeFile.ts';
import { compare, type Stored } from './judge/compare.ts';

const file: GeneratedFile = {
  ...makeFile(1),
  truth: {
    rows: [
      { dates: ['2024-02-03'], amount: 1250, word: 'Grocery' },
      { dates: ['2024-02-05'], amount: -250000, word: 'Payroll' },
    ],
    decoys: [{ what: 'balance row', amount: 777700 }],
    digits: 2,
    currency: 'EUR',
    isCurrencyStated: true,
    doubts: [],
    columns: new Map(),
    positiveIs: 'credit',
    debitWord: null,
    bookedWord: null,
  } satisfies Truth,
};
const right: Stored[] = [
  {
    date: '2024-02-03',
    amount: 12.5,
    iso_currency_code: 'EUR',
    name: 'GREENLEAF GROCERY',
    merchant_name: null,
  },
  { date: '2024-02-05', amount: -2500, iso_currency_code: 'EUR', name: 'Salary', merchant_name: 'Payroll' },
];
/** The faults when the first row is stored otherwise, or with further rows. */
const faultsOf = (changes: Partial<Stored>, ...further: Stored[]) => {
  const [first, ...rest] = right;
  if (!first) return expect.fail('no row');
  return Object.fromEntries(compare(file, [{ ...first, ...changes }, ...rest, ...further]).faults);
};

describe('layouts: comparison', () => {
  it('what is right has no fault, in any order', () => {
    for (const stored of [right, [...right].reverse()]) {
      const comparison = compare(file, stored);
      expect([...comparison.faults]).to.deep.equal([]);
      expect(comparison.uselessNames + comparison.garbledNames).to.equal(0);
    }
  });

  it('each kind of wrong money is named', () => {
    expect(faultsOf({ amount: -12.5 })).to.deep.equal({ 'other sign': 1 });
    expect(faultsOf({ date: '2024-03-02' })).to.deep.equal({ 'day and month exchanged': 1 });
    expect(faultsOf({ date: '2024-02-04' })).to.deep.equal({ 'other date': 1 });
    expect(faultsOf({ amount: 1250 })).to.deep.equal({ decimals: 1 });
    expect(faultsOf({ amount: 12.505 })).to.deep.equal({ 'other amount': 1 });
    expect(faultsOf({ iso_currency_code: 'USD' })).to.deep.equal({ 'other currency': 1 });
    const [, second] = right;
    if (!second) return expect.fail('no row');
    expect(faultsOf({}, { ...second, amount: -7777 })).to.deep.equal({ 'balance row stored': 1 });
    expect(faultsOf({}, { ...second, amount: 5 })).to.deep.equal({ 'extra row': 1 });
    expect(Object.fromEntries(compare(file, right.slice(1)).faults)).to.deep.equal({ 'row missing': 1 });
  });

  it('a name without the payee is useless, but the money is right', () => {
    const [first, second] = right;
    if (!first || !second) return expect.fail('no row');
    const comparison = compare(file, [{ ...first, name: 'Debit' }, second]);
    expect(comparison.uselessNames).to.equal(1);
    expect([...comparison.faults]).to.deep.equal([]);
  });
});
