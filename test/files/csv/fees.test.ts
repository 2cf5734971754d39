import { expect } from 'chai';
import type { LayoutOverrides } from '../../../src/files/csv/layout.ts';
import { isReading, surveyFile } from '../../../src/files/csv/surveyFile.ts';
import { readAll } from './readAll.ts';

/** The amounts of a file's rows, and what was assumed about its fees. */
async function read(file: string, columns: LayoutOverrides['columns'] = {}) {
  const found = await surveyFile(
    Buffer.from(file),
    { columns, positiveIs: 'credit' },
    { type: null, isoCurrencyCode: null, earlierRows: [] },
  );
  if (!isReading(found)) throw new Error(`The file asks ${JSON.stringify(found.questions)}`);
  const { transactions, skipped } = await readAll(found);
  return {
    amounts: transactions.map(({ amount }) => amount),
    assumed: found.assumptions.flatMap(({ what, value }) => (what === 'fee_column' ? [value] : [])),
    reasons: skipped.map(({ reason }) => reason),
  };
}

const unproven = 'Date,Description,Amount,Fee\n2025-01-10,Tea,-10.00,1.00\n2025-01-11,Pay,20.00,0.50\n';

describe('csv fees: a column of fees beside the amounts', () => {
  const choices: [string, LayoutOverrides['columns'], string[], string[]][] = [
    ['is not added where no balance proves it, which is said', {}, ['10.00', '-20.00'], ['none']],
    ['is added where the caller names it', { fee: 'Fee' }, ['11.00', '-19.50'], []],
    ['is added where the caller gives its number', { fee: '4' }, ['11.00', '-19.50'], []],
    ['is not added where the caller says none', { fee: 'none' }, ['10.00', '-20.00'], []],
    ['is said beside an amount that the caller names', { amount: 'Amount' }, ['10.00', '-20.00'], ['none']],
  ];
  for (const [what, columns, amounts, assumed] of choices) {
    it(`csv fees: ${what}`, async () =>
      expect(await read(unproven, columns)).to.deep.equal({ amounts, assumed, reasons: [] }));
  }

  it('csv fees: the first fee, which the balance leaves open, can be taken off by the caller', async () => {
    const file =
      'Date,Description,Amount,Fee,Balance\n2025-01-10,A,-10.00,1.00,89.00\n2025-01-11,B,-2.00,0.00,87.00\n2025-01-12,C,5.00,0.00,92.00\n';
    const amounts = (first: string) => [first, '2.00', '-5.00'];
    expect(await read(file)).to.deep.equal({ amounts: amounts('11.00'), assumed: ['Fee'], reasons: [] });
    expect(await read(file, { fee: 'none' })).to.deep.equal({
      amounts: amounts('10.00'),
      assumed: [],
      reasons: [],
    });
  });

  it('csv fees: a column that the caller names is added to amounts of two columns as well', async () => {
    const file =
      'Date,Description,Debit,Credit,Toll\n2025-01-10,A,10.00,,1.00\n2025-01-11,B,,20.00,0.50\n2025-01-12,C,5.00,,\n';
    expect(await read(file, { fee: 'Toll', debit: 'Debit', credit: 'Credit' })).to.deep.equal({
      amounts: ['11.00', '-19.50', '5.00'],
      assumed: [],
      reasons: [],
    });
  });

  it('csv fees: a fee that cannot be read makes no amount', async () => {
    const file = unproven.replace('0.50', '0.5O');
    expect(await read(file, { fee: 'Fee' })).to.deep.equal({
      amounts: ['11.00'],
      assumed: [],
      reasons: ['The fee "0.5O" cannot be read as an amount.'],
    });
  });

  /** Amount and fee, and what leaves the account: none of it fits into a floating-point number. */
  const exact: [string, string, string][] = [
    ['-999999999999999.99', '0.01', '1000000000000000.00'],
    ['-900719925474099.31', '0.02', '900719925474099.33'],
    ['-123456789012345.678', '0.001', '123456789012345.679'],
    ['123456789012345.67', '0.01', '-123456789012345.66'],
    ['-0.100000000000000001', '0.2', '0.300000000000000001'],
    ['-100000000000000.1', '0.000000000000000001', '100000000000000.100000000000000001'],
    ['0.000000000000000003', '0.000000000000000002', '-0.000000000000000001'],
    ['0.30', '0.30', '0.00'],
  ];
  for (const [amount, fee, sum] of exact) {
    it(`csv fees: ${amount} with a fee of ${fee} is ${sum} to the last digit`, async () => {
      const file = `Date,Description,Amount,Fee\n2025-01-10,A,${amount},${fee}\n2025-01-11,B,-1.00,0.00\n`;
      expect((await read(file, { fee: 'Fee' })).amounts).to.deep.equal([sum, '1.00']);
    });
  }
});
