import { expect } from 'chai';
import { parseAmount, SeparatorTally } from '../../../src/files/csv/amounts.ts';

const decide = (values: string[]) => {
  const tally = new SeparatorTally();
  for (const value of values) tally.add(value);
  return tally.decide();
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
    ['$(5.00)', null],
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

  it('csv amounts: CR and DR say the direction themselves', () =>
    expect([parseAmount('12.00 CR', '.'), parseAmount('12.00DR', '.')]).to.deep.equal([
      { value: '12.00', says: 'credit' },
      { value: '12.00', says: 'debit' },
    ]));

  const separators: [string[], '.' | ',' | null][] = [
    [['12.50', '1,234.00'], '.'],
    [['12,50', '1.234,00'], ','],
    [['1,234'], '.'],
    [['1.234'], ','],
    [['1.234', '5,80'], ','],
    [['1.234', '5.80'], '.'],
    [['1,234,567'], '.'],
    [['0.123'], '.'],
    [['5', '10'], '.'],
    [['1.50', '1,50', '2.50'], '.'],
    [['1.50', '1,50'], null],
    [['1.234', '1,234'], null],
  ];
  for (const [values, separator] of separators) {
    it(`csv amounts: ${values.join(' and ')} ${separator ? `have a decimal ${separator}` : 'contradict each other'}`, () =>
      expect(decide(values)).to.equal(separator));
  }
});
