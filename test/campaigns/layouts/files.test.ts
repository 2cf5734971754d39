import { TextDecoder } from 'node:util';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { type DateShape, dayOf, writeDate } from './files/dates.ts';
import { canEncode, type Encoding, encode } from './files/encode.ts';
import { makeFile } from './files/makeFile.ts';
import { writeNumber } from './files/numbers.ts';
import { english } from './words/english.ts';
import { french } from './words/romance.ts';

const FILES = 300;

describe('layouts: generated files', () => {
  const files = Array.from({ length: FILES }, (_, seed) => makeFile(seed));

  it('the same seed makes the same file', () => {
    expect(makeFile(7).bytes).to.deep.equal(makeFile(7).bytes);
    expect(makeFile(7).text).not.to.equal(makeFile(8).text);
  });

  it('every encoding is decoded to the text that was encoded', () => {
    for (const { bytes, text, layout } of files) {
      const decoder = new TextDecoder(layout.encoding.replace('-bom', ''));
      expect(decoder.decode(bytes)).to.equal(text);
    }
  });

  it('an encoding without a character of the text is recognised', () => {
    const cases: [string, Encoding, boolean][] = [
      ['Łódź', 'windows-1250', true],
      ['Łódź', 'windows-1252', false],
      ['日付', 'shift_jis', true],
      ['Größe €', 'iso-8859-15', true],
      ['Șofer', 'windows-1250', false],
    ];
    for (const [text, encoding, expected] of cases)
      expect(canEncode(text, encoding), text).to.equal(expected);
    expect([...encode('Ł', 'windows-1250')]).to.deep.equal([0xa3]);
  });

  it('every row of a table has a cell for each column, and a row for each movement', () => {
    for (const { seed, text, layout, truth } of files) {
      const records: string[][] = parse(layout.hasSepLine ? text.slice(text.indexOf(layout.lineEnd)) : text, {
        delimiter: layout.delimiter,
        record_delimiter: layout.lineEnd,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
      });
      const width = Math.max(...[...truth.columns.values()].map(({ number }) => Number(number)));
      const wide = records.filter((cells) => cells.length === width);
      expect(wide.length, `seed ${seed}`).to.be.at.least(truth.rows.length);
      expect(Math.max(...records.map((cells) => cells.length)), `seed ${seed}`).to.equal(width);
    }
  });

  it('numbers are written as their country does', () => {
    const cases: [string, Parameters<typeof writeNumber>][] = [
      ['1,234.50', [123450, 2, { decimal: '.', group: ',' }, 'full']],
      ['1234,5', [123450, 2, { decimal: ',', group: '' }, 'trimmed']],
      ['1234', [123400, 2, { decimal: '.', group: '' }, 'trimmed']],
      ['12,34,567.89', [123456789, 2, { decimal: '.', group: ',', indian: true }, 'full']],
      ['0,05', [5, 2, { decimal: ',', group: '.' }, 'full']],
      ['31.422', [31422, 3, { decimal: '.', group: ',' }, 'full']],
      ['1.500', [1500, 0, { decimal: ',', group: '.' }, 'full']],
      ['1500,00', [1500, 0, { decimal: ',', group: '' }, 'two']],
      ['12.5000', [1250, 2, { decimal: '.', group: '' }, 'four']],
    ];
    for (const [expected, given] of cases) expect(writeNumber(...given)).to.equal(expected);
  });

  it('dates are written in their shape, with the months of the language', () => {
    const cases: [string, DateShape, typeof english][] = [
      ['2024-02-03', 'YYYY-MM-DD', english],
      ['3/2/2024', 'D/M/YYYY', english],
      ['02/03/24', 'MM/DD/YY', english],
      ['03-Feb-24', 'DD-Mon-YY', english],
      ['February 3, 2024', 'Month D, YYYY', english],
      ['03 févr 2024', 'DD Mon YYYY', french],
      ['2024.02.03.', 'YYYY.MM.DD.', english],
    ];
    for (const [expected, shape, language] of cases) {
      const style = { shape, time: '', asFormula: false, monthCase: 'as is' } as const;
      expect(writeDate({ day: dayOf('2024-02-03'), minute: 600 }, style, language)).to.equal(expected);
    }
  });
});
