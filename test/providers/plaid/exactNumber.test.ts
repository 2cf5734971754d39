import Big from 'big.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { ExactNumber, parseExactly, toDecimal } from '../../../src/providers/plaid/exactNumber.ts';
import { holds } from '../../support/property.ts';

const digits = (maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength }).map((each) => each.join(''));

/** Any JSON number, in any notation. */
const jsonNumber = fc
  .record({
    sign: fc.constantFrom('', '-'),
    whole: digits(20).map((text) => text.replace(/^0+(?=\d)/, '')),
    fraction: fc.option(digits(20), { nil: null }),
    exponent: fc.option(
      fc.tuple(fc.constantFrom('e', 'E', 'e+', 'e-', 'E-'), fc.integer({ min: 0, max: 40 })),
      { nil: null },
    ),
  })
  .map(
    ({ sign, whole, fraction, exponent }) =>
      `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${exponent === null ? '' : exponent.join('')}`,
  );

const space = fc.constantFrom('', ' ', '\n');

describe('parseExactly and toDecimal', () => {
  it('numbers keep their value to the last digit, at any place in the JSON', async () => {
    await holds(
      fc.asyncProperty(
        fc.array(jsonNumber, { minLength: 1 }),
        space,
        fc.string(),
        async (numbers, gap, name) => {
          const list = numbers.map((number) => `${gap}${number}${gap}`).join(',');
          const json = `{"name":${JSON.stringify(name)},"first":${gap}${numbers[0]}${gap},"all":[${list}]}`;
          const parsed = parseExactly(json) as { name: string; first: number; all: (number | ExactNumber)[] };
          expect(parsed.name).to.equal(name);
          for (const [at, number] of [parsed.first, ...parsed.all].entries()) {
            const decimal = toDecimal(number);
            expect(decimal).to.match(/^-?(0|[1-9]\d*)(\.\d+)?$/);
            const sent = numbers[Math.max(0, at - 1)] ?? '';
            expect(Big(decimal).eq(Big(sent)), `${sent} became ${decimal}`).to.equal(true);
          }
        },
      ),
      1_000,
    );
  });

  it('JSON.stringify writes a number if that keeps its digits, otherwise text', () => {
    const parsed = parseExactly('[12.50,0.1,1e2,123456789012345.678,12345678901234567890]');
    expect(JSON.stringify(parsed)).to.equal('[12.5,0.1,100,"123456789012345.678","12345678901234567890"]');
  });

  it('a number can be the whole JSON', () => {
    expect(toDecimal(parseExactly('1e400') as ExactNumber)).to.equal(`1${'0'.repeat(400)}`);
  });

  it('digits inside a string stay a string', () => {
    expect(parseExactly('{"name":"UNIT 5E4 ","id":"12345678901234567890","amount":1.10}')).to.deep.equal({
      name: 'UNIT 5E4 ',
      id: '12345678901234567890',
      amount: new ExactNumber('1.10'),
    });
  });
});
