import { expect } from 'chai';
import { ApiError } from '../../../src/errors.ts';
import { lines, readOrAsk as read } from './readOrAsk.ts';

/** Amounts without a sign beside a balance that only some of them raise. */

const HEADER = 'Date,Description,Amount,Balance';
const ROWS = [
  '2025-01-10,A,1.00,99.00',
  '2025-01-11,B,2.00,97.00',
  '2025-01-12,C,5.00,102.00',
  '2025-01-13,D,4.00,98.00',
];
const REFUSAL =
  /^The amounts have no signs, although the one on line \d+ raises the balance and the one on line \d+ lowers it\./;

async function refusalOf(...given: Parameters<typeof read>): Promise<unknown> {
  try {
    return await read(...given);
  } catch (error) {
    expect(error).to.be.instanceOf(ApiError);
    return error instanceof ApiError ? error.message : error;
  }
}

describe('csv: amounts without a sign that move the balance in both directions', () => {
  for (const positiveIs of [undefined, 'debit', 'credit'] as const) {
    it(`csv signs: are refused, positive_is ${positiveIs ?? 'not given'}`, async () => {
      const options = positiveIs ? { positiveIs } : {};
      expect(await refusalOf(lines(HEADER, ...ROWS), options)).to.match(REFUSAL);
      expect(await refusalOf(lines(HEADER, ...[...ROWS].reverse()), options)).to.match(REFUSAL);
    });
  }

  it('csv signs: one row against twenty is enough', async () => {
    const file = lines(
      HEADER,
      ...Array.from({ length: 20 }, (_none, row) => `2025-01-05,R${row},1.00,${99 - row}.00`),
      '2025-01-12,C,5.00,85.00',
    );
    expect(await refusalOf(file, { positiveIs: 'debit' })).to.match(REFUSAL);
  });

  it('csv signs: are read where the balance moves one way, as the caller says', async () => {
    const falling = lines(
      HEADER,
      '2025-01-10,A,1.00,99.00',
      '2025-01-11,B,2.00,97.00',
      '2025-01-12,C,5.00,92.00',
      '2025-01-13,D,4.00,88.00',
    );
    expect(await read(falling, { positiveIs: 'debit' })).to.deep.equal([
      '10 1.00',
      '11 2.00',
      '12 5.00',
      '13 4.00',
    ]);
  });

  it('csv signs: a column of words that says which is which is read, whatever the caller says of all', async () => {
    const words = ['D', 'D', 'C', 'D'];
    const rows = ROWS.map((row, at) => `${row},${words[at]}`);
    const told = lines(`${HEADER},Type`, ...rows);
    expect(await read(told)).to.deep.equal(['10 1.00', '11 2.00', '12 -5.00', '13 4.00']);
    expect(await read(told, { positiveIs: 'debit' })).to.deep.equal([
      '10 1.00',
      '11 2.00',
      '12 -5.00',
      '13 4.00',
    ]);
  });
});
