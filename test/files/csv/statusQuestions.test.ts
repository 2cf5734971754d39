import { expect } from 'chai';
import { ApiError } from '../../../src/errors.ts';
import { lines, readOrAsk as read } from './readOrAsk.ts';

describe('csv: which rows are booked', () => {
  const statuses = (...words: string[]) =>
    lines(
      'Date,Description,Amount,Zork',
      ...words.map((word, row) => `2025-01-1${row},Row ${row},-${row + 1}.00,${word}`),
    );

  it('csv status: a column of few unknown words, most of them one, is asked about', async () => {
    const file = statuses('blau', 'blau', 'blau', 'blau', 'grün');
    expect(await read(file)).to.deep.equal(['booked_status: blau or grün or *']);
    expect(await read(file, { bookedStatus: 'blau' })).to.deep.equal([
      '10 1.00',
      '11 2.00',
      '12 3.00',
      '13 4.00',
      '1 skipped',
    ]);
  });

  it('csv status: a word that comes after the first thousands of rows is judged as well', async () => {
    const rows = Array.from({ length: 2_500 }, (_none, row) => `2025-01-10,Row ${row},-1.00,Posted`);
    const file = (last: string) =>
      lines('Date,Description,Amount,Status', ...rows, `2025-01-11,Late,-9.00,${last}`);
    expect((await read(file('Pending'))).slice(-2)).to.deep.equal(['10 1.00', '1 skipped']);
    expect(await read(file('blau'))).to.deep.equal(['booked_status: Posted or blau or *']);
    expect((await read(file('blau'), { bookedStatus: 'Posted' })).at(-1)).to.equal('1 skipped');
  });

  it('csv status: words of both kinds show the column, however few rows are booked', async () => {
    const file = statuses('Booked', 'Booked', 'Declined', 'zork');
    expect(await read(file)).to.deep.equal([
      'booked_status: Booked or Declined or zork or *',
      'positive_is: debit or credit',
    ]);
  });

  it('csv status: categories, and words that follow the sign, are no status', async () => {
    expect(await read(statuses('food', 'food', 'rent', 'car', 'fun'))).to.have.length(5);
    const sides = lines(
      'Date,Description,Amount,Zork',
      '2025-01-10,A,-1.00,weg',
      '2025-01-11,B,-2.00,weg',
      '2025-01-12,C,-3.00,weg',
      '2025-01-13,D,-4.00,weg',
      '2025-01-15,E,-5.00,weg',
      '2025-01-16,F,-6.00,weg',
      '2025-01-17,G,5.00,her',
    );
    expect(await read(sides)).to.have.length(7);
  });

  const balances = (last: string) =>
    lines(
      'Date,Description,Amount,Balance,Status',
      '2025-01-10,A,-1.00,99.00,blau',
      '2025-01-11,B,-2.00,97.00,blau',
      '2025-01-12,C,5.00,102.00,blau',
      '2025-01-13,D,-4.00,98.00,blau',
      `2025-01-14,E,-8.00,${last},rot`,
    );

  it('csv status: the running balance proves which unknown word is booked', async () => {
    const booked = ['10 1.00', '11 2.00', '12 -5.00', '13 4.00'];
    expect(await read(balances(''))).to.deep.equal([...booked, '1 skipped']);
    expect(await read(balances('90.00'))).to.deep.equal([...booked, '14 8.00']);
  });

  const channels = (header: string) =>
    lines(
      `Date,Description,Amount,${header}`,
      ...['Online', 'Branch', 'Online', 'Online', 'Branch', 'Online', 'Online'].map(
        (word, row) => `2025-01-1${row},Row ${row},-${row + 1}.00,${word}`,
      ),
    );

  it('csv status: a column that is none can be said to be none', async () => {
    expect(await read(channels('Zork'))).to.deep.equal(['booked_status: Online or Branch or *']);
    expect(await read(channels('Zork'), { bookedStatus: '*' })).to.have.length(7);
    const pending = lines('Date,Description,Amount,Status', '2025-01-10,A,-1.00,Pending');
    expect(await read(pending, { bookedStatus: '*', positiveIs: 'credit' })).to.deep.equal(['10 1.00']);
  });

  const pockets = (header: string) =>
    lines(
      `Date,Description,Amount,Balance,${header}`,
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2025-01-0${day},Row,-1.00,${100 - day}.00,Main`),
      '2025-01-09,Hotel,-30.00,,Holiday',
      '2025-01-10,Ferry,-40.00,,Holiday',
    );

  it('csv status: rows without a balance are not booked only where the column is called a status', async () => {
    expect(await read(pockets('Pocket'))).to.deep.equal(['booked_status: Main or Holiday or *']);
    expect((await read(pockets('Pocket'), { bookedStatus: '*' })).slice(-2)).to.deep.equal([
      '09 30.00',
      '10 40.00',
    ]);
    expect((await read(pockets('Status'))).slice(-2)).to.deep.equal(['08 1.00', '2 skipped']);
  });

  it('csv status: an answer that no row has is refused, with the values that rows have', async () => {
    const refusal = async (file: string, bookedStatus: string) => {
      try {
        return await read(file, { bookedStatus });
      } catch (error) {
        return error instanceof ApiError
          ? [error.code, error.details?.[0]?.code, error.details?.[0]?.message]
          : error;
      }
    };
    const values = '"blau", "grün"';
    expect(await refusal(statuses('blau', 'blau', 'blau', 'blau', 'grün'), 'blua')).to.deep.equal([
      'INVALID_PARAMETER',
      'not_found',
      `is no value of the status column: ${values}`,
    ]);
    expect(await refusal(statuses('a', 'b', 'c', 'd', 'e'), 'Booked')).to.deep.equal([
      'INVALID_PARAMETER',
      'not_found',
      'is in no column of the file that could be a status',
    ]);
    // A month in which all is booked, and one without rows, are no mistake.
    expect(await refusal(statuses('blau', 'blau', 'blau', 'blau'), 'blau')).to.have.length(4);
    expect(await refusal(lines('Date,Description,Amount,Status'), 'blau')).to.deep.equal([]);
  });

  it('csv status: the answer finds its column, also where another looks more like a status', async () => {
    const file = lines(
      'Date,Description,Amount,Zork,State',
      ...['ja', 'ja', 'ja', 'ja', 'nein'].map(
        (word, row) => `2025-01-1${row},Row ${row},-${row + 1}.00,${word},CA`,
      ),
    );
    expect(await read(file, { bookedStatus: 'ja' })).to.deep.equal([
      '10 1.00',
      '11 2.00',
      '12 3.00',
      '13 4.00',
      '1 skipped',
    ]);
  });

  it('csv status: words for what was paid are no status, however few there are', async () => {
    const texts = (header: string, ...texts: string[]) =>
      lines(`Date,${header},Amount`, ...texts.map((text, row) => `2025-01-1${row},${text},-${row + 1}.00`));
    const refunds = [
      'Refund cancelled flight',
      'Paid rent',
      'Completed course',
      'Paid rent',
      'Posted letter',
    ];
    for (const header of ['Description', 'Zork', 'Type'])
      expect(await read(texts(header, ...refunds), { positiveIs: 'credit' }), header).to.have.length(5);
    expect(await read(texts('Description', 'Cancelled', 'Paid', 'Paid', 'Paid', 'Paid'))).to.have.length(5);
  });

  const many = (rows: number, word: (row: number) => string) =>
    lines(
      'Date,Description,Amount,Status',
      ...Array.from({ length: rows }, (_none, row) => `2025-01-10,Row ${row},-1.00,${word(row)}`),
    );

  it('csv status: a column that is called one may have any number of values, of any length', async () => {
    const pending = 'Pending, as the shop has not asked for it from the account yet';
    const word = (row: number) => (row % 2 === 0 ? `Posted on day ${row}` : `"${pending}, day ${row}"`);
    expect((await read(many(40, word))).slice(-2)).to.deep.equal(['10 1.00', '20 skipped']);
    const late = many(2_100, (row) => (row < 2_000 ? 'Posted' : `Zork ${row}`));
    expect((await read(late))[0]).to.match(/^booked_status: Posted or Zork 2000 or .* or \*$/);
    const lateStop = many(2_200, (row) => (row < 2_100 ? `Posted ${row}` : 'Pending'));
    expect((await read(lateStop)).at(-1)).to.equal('100 skipped');
  });

  it('csv status: a status of a single unknown word is one as soon as a later row has another', async () => {
    const file = many(2_100, (row) => (row < 2_099 ? 'blau' : 'rot'));
    expect(await read(file)).to.deep.equal(['booked_status: blau or rot or *']);
    expect(await read(many(5, () => 'blau'))).to.have.length(5);
  });

  it('csv status: more text than can be judged is asked about', async () => {
    const file = many(20, (row) => `Posted ${row} ${'x'.repeat(60_000)}`);
    expect(await read(file)).to.deep.equal(['booked_status: *']);
    expect(await read(file, { bookedStatus: '*' })).to.have.length(20);
  });
});
