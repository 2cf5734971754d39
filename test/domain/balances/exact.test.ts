import { expect } from 'chai';
import { toDecimal, toUnits } from '../../../src/domain/balances/exact.ts';

describe('exact decimals', () => {
  for (const [text, written] of [
    ['0', '0'],
    ['-0.5', '-0.5'],
    ['12.50', '12.5'],
    ['-1200.00', '-1200'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['-12345678901234567890.1', '-12345678901234567890.1'],
  ] as const) {
    it(`${text} is written as ${written}`, () => expect(toDecimal(toUnits(text))).to.equal(written));
  }
  it('are added without rounding', () =>
    expect(toDecimal(toUnits('0.1') + toUnits('0.2') - toUnits('0.300000000000000001'))).to.equal(
      '-0.000000000000000001',
    ));
});
