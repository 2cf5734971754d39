import { expect } from 'chai';
import fc from 'fast-check';
import {
  compare,
  formatCompact,
  formatMoney,
  negate,
  signOf,
  sum,
  toDecimal,
} from '../../src/dashboard/money.ts';

describe('amounts in the dashboard', () => {
  for (const [value, expected] of [
    [12.5, '12.5'],
    [-0.01, '-0.01'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-2.25e22, '-22500000000000000000000'],
    ['123456789012345678.987654321', '123456789012345678.987654321'],
  ] as const) {
    it(`reads ${value} as ${expected}`, () => {
      expect(toDecimal(value)).to.equal(expected);
    });
  }

  for (const [value, currency, options, expected] of [
    [1234.5, 'USD', {}, '$1,234.50'],
    [-1234.5, 'USD', {}, '−$1,234.50'],
    [1234.5, 'USD', { sign: 'always' }, '+$1,234.50'],
    [0, 'USD', { sign: 'always' }, '$0.00'],
    ['-0.00', 'EUR', { sign: 'always' }, '€0.00'],
    [1234.5, 'CAD', {}, 'CA$1,234.50'],
    [1234.5, 'AUD', {}, 'A$1,234.50'],
    [1234.5, 'CNY', {}, 'CN¥1,234.50'],
    [1500, 'JPY', {}, '¥1,500'],
    [1.5, 'KWD', {}, 'KWD 1.500'],
    ['0.123456789012345678', 'USD', {}, '$0.123456789012345678'],
    ['123456789012345678901.05', 'EUR', {}, '€123,456,789,012,345,678,901.05'],
    [-1234.5, 'EUR', { locale: 'de-DE' }, '−1.234,50 €'],
    [0.5, 'BTC', {}, 'BTC 0.50'],
    [0.5, 'miles', {}, '0.5 miles'],
    [12.5, null, {}, '12.50'],
  ] as const) {
    it(`writes ${value} ${currency} as ${expected}`, () => {
      const written = formatMoney(value, currency, { locale: 'en-US', ...options });
      expect(written.replaceAll(/[\u00a0\u202f]/g, ' ')).to.equal(expected);
    });
  }

  for (const [currency, expected] of [
    ['USD', '$12.3K'],
    ['CAD', 'CA$12.3K'],
    ['CNY', 'CN¥12.3K'],
    ['JPY', '¥12.3K'],
    ['KWD', 'KWD 12.3K'],
  ] as const) {
    it(`writes 12,345 ${currency} on the axis of a chart as ${expected}`, () => {
      expect(formatCompact(12_345, currency, 'en-US').replaceAll('\u00a0', ' ')).to.equal(expected);
    });
  }

  it('adds exactly what floating point does not', () => {
    expect(sum([0.1, 0.2])).to.equal('0.3');
    expect(sum(['9007199254740993.01', '-0.02'])).to.equal('9007199254740992.99');
    expect(sum([])).to.equal('0');
  });

  it('sums like integers of the smallest unit, in any order', () => {
    const cents = fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { maxLength: 50 });
    fc.assert(
      fc.property(cents, (units) => {
        const total = units.reduce((before, each) => before + each, 0);
        const decimal = (unit: number) => (unit / 100).toFixed(2);
        expect(compare(sum(units.map(decimal)), decimal(total))).to.equal(0);
      }),
    );
  });

  it('turns a sign around, and zero has none', () => {
    expect([negate(12.5), negate('-3'), negate(0), negate('-0.00')]).to.deep.equal([
      '-12.5',
      '3',
      '0',
      '0.00',
    ]);
    expect([signOf(5), signOf('-0.001'), signOf('0.00')]).to.deep.equal([1, -1, 0]);
    expect([compare('10', '9.99'), compare(-1, 1), compare('1.50', 1.5)]).to.deep.equal([1, -1, 0]);
  });
});
