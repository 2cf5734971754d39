import { expect } from 'chai';
import { parseAmount } from '../../../src/files/csv/amounts.ts';
import { DecimalEvidence } from '../../../src/files/csv/decimals.ts';

const decide = (values: string[], currencies: string[] = []) => {
  const evidence = new DecimalEvidence();
  for (const value of values) evidence.add(value);
  return evidence.decide(currencies);
};

describe('the amounts of CSV files', () => {
  const pointed: [string, string | null][] = [
    ['12.5', '12.50'],
    ['-12.50', '-12.50'],
    ['+12.50', '12.50'],
    ['$1,234.56', '1234.56'],
    ['-$5', '-5.00'],
    ['$-5', '-5.00'],
    ['- $ 5.10', '-5.10'],
    ['+ $1,200.00', '1200.00'],
    ['($5.00)', '-5.00'],
    ['$(5.00)', '-5.00'],
    ['(5.00) USD', '-5.00'],
    ['5.00-', '-5.00'],
    ['−3.20', '-3.20'],
    ['USD 5.00', '5.00'],
    ['5.00 EUR', '5.00'],
    ['CA$5', '5.00'],
    ['kr 5', '5.00'],
    ['1\u202f234.50', '1234.50'],
    ['1 234.50', '1234.50'],
    ["1'234.50", '1234.50'],
    ['1’234.50', '1234.50'],
    ['1,23,456.70', '123456.70'],
    ['.5', '0.50'],
    ['007', '7.00'],
    ['-0.00', '0.00'],
    ['1.2345', '1.2345'],
    ['999999999999999.99', '999999999999999.99'],
    ['0.1000000000', '0.10'],
    ['9999999999999999.00', null],
    ['1,2', null],
    ['12,34.5', null],
    ['1.2.3', null],
    ['--5', null],
    ['(5)-', null],
    ['(-5)', null],
    ['1e5', null],
    ['0x10', null],
    ['NaN', null],
    ['Infinity', null],
    ['=1+1', null],
    ['', null],
    ['-', null],
    ['USD', null],
    ['1'.repeat(60_000), null],
  ];
  for (const [text, value] of pointed) {
    it(`csv amounts: ${text.slice(0, 30) || 'nothing'} is ${value ?? 'no amount'}`, () =>
      expect(parseAmount(text, '.')?.value ?? null).to.equal(value));
  }

  const withComma: [string, string | null][] = [
    ['1.234,56', '1234.56'],
    ['-12,5', '-12.50'],
    ['1 234,50 €', '1234.50'],
    ['1.234', '1234.00'],
    ['2.500', '2500.00'],
    ['12.50', null],
  ];
  for (const [text, value] of withComma) {
    it(`csv amounts: with a decimal comma, ${text} is ${value ?? 'no amount'}`, () =>
      expect(parseAmount(text, ',')?.value ?? null).to.equal(value));
  }

  const written: [string, string][] = [
    ['١٬٢٣٤٫٥٠', '1234.50'],
    ['۱۲٫۵۰', '12.50'],
    ['１２．５０', '12.50'],
    ['Rs. 1,23,456.00', '123456.00'],
    ['12.50 Kč', '12.50'],
    ['-12.50EUR', '-12.50'],
    ['R$ -12.50', '-12.50'],
    ['1\u2009234.50', '1234.50'],
    ['0.000000000000000001', '0.000000000000000001'],
  ];
  for (const [text, value] of written) {
    it(`csv amounts: ${text} is ${value}`, () => expect(parseAmount(text, '.')?.value).to.equal(value));
  }

  it('csv amounts: letters beside a number are kept, for they may say its direction', () =>
    expect(
      ['12.00 CR', '12.00DR', 'Cr. 12.00', '12.00 S', '12.00'].map((text) => parseAmount(text, '.')?.marker),
    ).to.deep.equal(['cr', 'dr', 'cr', 's', '']));

  const separators: [string[], '.' | ',' | null, string[]?][] = [
    [['12.50', '1,234.00'], '.'],
    [['12,50', '1.234,00'], ','],
    [['1.234', '5,80'], ','],
    [['1.234', '5.80'], '.'],
    [['1,234,567'], '.'],
    [['1,23,456'], '.'],
    [['0.123'], '.'],
    [['12345.678'], '.'],
    [['5', '10'], '.'],
    [['1.50', '1,50', '2.50'], '.'],
    [['1.50', '1,50'], null],
    [['1.234', '1,234'], null],
    [['1,234'], null],
    [['1,234'], '.', ['EUR']],
    [['1.234'], ',', ['JPY']],
    [['31.422', '7.050'], '.', ['KWD']],
    [['31,422'], ',', ['BHD']],
    [['31.422', '500'], null, ['KWD']],
    [['31.422'], null, ['KWD', 'EUR']],
    [['1.234'], null, ['BTC']],
  ];
  for (const [values, separator, currencies] of separators) {
    const what = `${values.join(' and ')}${currencies ? ` in ${currencies.join(' and ')}` : ''}`;
    it(`csv amounts: ${what} ${separator ? `have a decimal ${separator}` : 'leave the separator open'}`, () =>
      expect(decide(values, currencies)).to.equal(separator));
  }
});
