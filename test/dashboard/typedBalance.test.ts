import { expect } from 'chai';
import { isBalance, toNumber } from '../../src/dashboard/screens/accounts/typedBalance.ts';

describe('a balance as it is typed in the dashboard', () => {
  for (const text of ['0', '1250.00', '-3', '−0.000000000000001', '1234567890123.45', '0.1']) {
    it(`${text} is stored as it is`, () => {
      expect(isBalance(text)).to.equal(true);
      expect(Number(toNumber(text).toPrecision(15))).to.equal(toNumber(text));
    });
  }
  for (const text of ['', '0x10', '1e5', '12345.123456789012345', '1234567890123.456', '1,5']) {
    it(`${JSON.stringify(text)} is refused, because a number would have another value`, () => {
      expect(isBalance(text)).to.equal(false);
    });
  }
});
