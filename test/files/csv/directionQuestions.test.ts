import { expect } from 'chai';
import { ApiError } from '../../../src/errors.ts';
import type { LayoutOverrides } from '../../../src/files/csv/layout.ts';
import { surveyFile } from '../../../src/files/csv/surveyFile.ts';
import { lines, readOrAsk } from './readOrAsk.ts';

/** Twelve rows with one word, and one row each with the others, under a header that may mean anything. */
const words = (usual: string, ...others: string[]) =>
  lines(
    'Date,Description,Amount,Type',
    ...Array.from({ length: 12 }, (_none, row) => `2025-01-${10 + row},A${row},1.00,${usual}`),
    ...others.map((word, row) => `2025-01-${30 - row},B,${9 - row}.00,${word}`),
  );

/** The last row or rows, or what is asked, where the caller names the column. */
async function readLast(file: string, answers: Partial<LayoutOverrides>, rows = 1) {
  const found = await readOrAsk(file, { columns: { direction: 'Type' }, ...answers });
  return found.slice(-rows);
}

describe('csv: which words are money out', () => {
  it('csv signs: a word beside a known one is asked for, and both answers are possible', async () => {
    const file = words('Debit', 'Fee');
    expect(await readOrAsk(file)).to.deep.equal(['direction_column: Type']);
    expect(await readLast(file, {})).to.deep.equal(['debit_value: Debit or Fee']);
    expect(await readLast(file, { debitValue: 'Fee' })).to.deep.equal(['30 9.00']);
    expect(await readLast(file, { debitValue: 'Debit' })).to.deep.equal(['30 -9.00']);
  });

  it('csv signs: the question says what becomes of each word', async () => {
    const { questions } = await surveyFile(
      Buffer.from(words('Debit', 'Fee')),
      { columns: { direction: 'Type' } },
      { type: null, isoCurrencyCode: null, earlierRows: [] },
    );
    expect(questions[0]?.shown).to.deep.equal([
      { choice: 'Debit', reading: 'Debit is money out, Fee is money in' },
      { choice: 'Fee', reading: 'Debit and Fee are money out' },
    ]);
  });

  it('csv signs: of two unknown words, the one that is not money out is money in', async () => {
    expect(await readLast(words('ja', 'nee'), { debitValue: 'ja' })).to.deep.equal(['30 -9.00']);
    expect(await readLast(words('Debit', 'Credit'), { debitValue: 'Credit' }, 2)).to.deep.equal([
      '21 -1.00',
      '30 9.00',
    ]);
  });

  it('csv signs: of three words, an unknown one is never money in by itself', async () => {
    const file = words('Debit', 'Credit', 'Fee');
    expect(await readLast(file, { debitValue: 'Fee' }, 2)).to.deep.equal(['30 -9.00', '29 8.00']);
    expect(await readLast(file, { debitValue: 'Debit' })).to.deep.equal([
      'credit_value: Debit or Credit or Fee',
    ]);
    const both = { debitValue: 'Debit', creditValue: 'Fee' };
    expect(await readLast(file, both, 2)).to.deep.equal(['30 -9.00', '29 -8.00']);
    const neither = { debitValue: 'Debit', creditValue: 'Credit' };
    expect(await readLast(file, neither, 2)).to.deep.equal(['30 -9.00', '1 skipped']);
  });

  it('csv signs: an answer finds its column', async () => {
    const found = await readOrAsk(words('ja', 'nee'), { debitValue: 'nee' });
    expect([found[0], found.at(-1)]).to.deep.equal(['10 -1.00', '30 9.00']);
  });

  it('csv signs: an answer that no row has is refused, with the words that rows have', async () => {
    const refusal = async (file: string, answers: Partial<LayoutOverrides>) => {
      try {
        return await readOrAsk(file, answers);
      } catch (error) {
        return error instanceof ApiError ? error.details : error;
      }
    };
    const details = (path: string, found: string) => [
      { path, code: 'not_found', message: `is no value of the direction column: ${found}` },
    ];
    const dutch = words('Af', 'Bij');
    expect(await refusal(dutch, { debitValue: 'Afschrift' })).to.deep.equal(
      details('debit_value', '"Af", "Bij"'),
    );
    const columns = { direction: 'Type' };
    expect(await refusal(words('ja', 'nee'), { columns, debitValue: 'x' })).to.deep.equal(
      details('debit_value', '"ja", "nee"'),
    );
    expect(await refusal(words('ja', 'nee'), { columns, creditValue: 'x' })).to.deep.equal(
      details('credit_value', '"ja", "nee"'),
    );
    expect(await refusal(lines('Date,Description,Amount,Type'), { columns, debitValue: 'x' })).to.deep.equal(
      [],
    );
  });
});
