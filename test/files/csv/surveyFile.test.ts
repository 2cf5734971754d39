import { expect } from 'chai';
import type { AccountHints } from '../../../src/files/csv/earlierRows.ts';
import type { LayoutOverrides } from '../../../src/files/csv/layout.ts';
import { isReading, surveyFile } from '../../../src/files/csv/surveyFile.ts';
import { readAll } from './readAll.ts';

const survey = (
  file: string | Buffer,
  overrides: Partial<LayoutOverrides> = {},
  hints: Partial<AccountHints> = {},
) =>
  surveyFile(
    typeof file === 'string' ? Buffer.from(file) : file,
    { columns: {}, ...overrides },
    { type: null, isoCurrencyCode: null, earlierRows: [], ...hints },
  );

/** Date, amount and name of every row, and the skipped lines, each as one text. */
async function read(...given: Parameters<typeof survey>) {
  const found = await survey(...given);
  if (!isReading(found)) return found.questions.map(({ parameter }) => `asks ${parameter}`);
  const { transactions, skipped } = await readAll(found);
  return [
    ...transactions.map(({ date, amount, name }) => `${date} ${amount} ${name}`),
    ...skipped.map(({ line, reason }) => `line ${line}: ${reason}`),
  ];
}

/** The rows below it are about other things than signs. */
const HEADER = 'Date,Description,Debit,Credit,Balance\n';

describe('finding out how a CSV file is laid out', () => {
  it('csv encoding: Windows-1252 where the bytes are not UTF-8', async () => {
    const file = Buffer.from(`${HEADER}2025-01-02,Caf\xe9 \x80 \x93x\x94,1.00,,1.00\n`, 'latin1');
    expect((await survey(file)).source.encoding.encoding).to.equal('windows-1252');
    expect(await read(file)).to.deep.equal(['2025-01-02 1.00 Café € “x”']);
  });

  it('csv encoding: an emoji cut by bytes damages neither its row nor the accents of others', async () => {
    const file = Buffer.concat([
      Buffer.from(`${HEADER}2025-01-02,Café,1.00,,1.00\n2025-01-03,Pizza `),
      Buffer.from('🍕').subarray(0, 3),
      Buffer.from(',2.00,,-1.00\n'),
    ]);
    expect(await read(file)).to.deep.equal(['2025-01-02 1.00 Café', '2025-01-03 2.00 Pizza']);
  });

  it('csv encoding: a file that ends in the middle of an emoji is still UTF-8', async () => {
    const file = Buffer.from('Date,Debit,Credit,Description\n2025-01-02,1.00,,Tea\n2025-01-03,2.00,,Cake 🍰');
    expect(await read(file.subarray(0, -1))).to.deep.equal(['2025-01-02 1.00 Tea', '2025-01-03 2.00 Cake']);
  });

  it('csv encoding: characters that straddle the pieces come out whole', async () => {
    const rows = Array.from({ length: 3_000 }, (_none, row) => `2025-01-02,é🍕é ${row},1.00,,1.00`);
    const names = rows.map((_row, row) => `2025-01-02 1.00 é🍕é ${row}`);
    for (const encoding of ['utf8', 'utf16le'] as const) {
      for (const shift of ['', 'x', 'xx', 'xxx']) {
        const text = `\uFEFF${HEADER.replace('Balance', `Balance${shift}`)}${rows.join('\r\n')}`;
        expect(await read(Buffer.from(text, encoding))).to.deep.equal(names);
      }
    }
  });

  it('csv lines: quoted line breaks are part of the text and counted as lines', async () => {
    const file = `${HEADER}2025-01-02,"Tea\r\nand\r\n\r\ncake",1.00,,1.00\r\n\r\nnonsense,Row 8,1.00,,1.00\r\n`;
    expect(await read(file, { dateFormat: 'YYYY-MM-DD' })).to.deep.equal([
      '2025-01-02 1.00 Tea and cake',
      'line 7: "nonsense" is not a date.',
    ]);
  });

  it('csv lines: a stray quote does not swallow the rows below it', async () => {
    const file = `${HEADER}2025-01-02,"Tea,1.00,,1.00\n2025-01-03,"Cake",2.00,,1.00\n2025-01-04,5" nail,3.00,,1.00\n2025-01-05,Jam,4.00,,1.00\n`;
    expect(await read(file)).to.deep.equal([
      '2025-01-03 2.00 Cake',
      '2025-01-04 3.00 5" nail',
      '2025-01-05 4.00 Jam',
      'line 2: A quote that begins on this line is never closed.',
    ]);
  });

  it('csv lines: one of 65,536 characters is read, one more is refused', async () => {
    const line = (length: number) => {
      const [before, after] = ['2025-01-02,', ',1.00,,1.00'];
      return `${HEADER}${before}${'x'.repeat(length - before.length - after.length)}${after}`;
    };
    expect(await read(line(65_536))).to.deep.equal([`2025-01-02 1.00 ${'x'.repeat(500)}`]);
    const refusal = await survey(line(65_537)).catch((error: Error) => error);
    expect(refusal)
      .to.have.property('message')
      .that.matches(/^Line 2 is longer than 65536 characters/);
  });

  it('csv columns: 256 are read, one more is refused', async () => {
    const columns = (count: number) =>
      `${HEADER.trim()}${',x'.repeat(count - 5)}\n2025-01-02,Tea,1.00,,1.00\n`;
    expect(await read(columns(256))).to.deep.equal(['2025-01-02 1.00 Tea']);
    const refusal = await survey(columns(257)).catch((error: Error) => error);
    expect(refusal)
      .to.have.property('message')
      .that.matches(/^Line 1 has more than 256 columns/);
  });

  it('csv columns: empty ones, nameless ones and ones without a row are no obstacle', async () => {
    const file = ',Date,,Description,,Amount,\n,2025-01-02,,Tea,,-1.00,\n,2025-01-03,,Cake\n';
    expect(await read(file, { positiveIs: 'credit' })).to.deep.equal([
      '2025-01-02 1.00 Tea',
      'line 3: The amount is empty.',
    ]);
  });

  it('csv columns: a dash in place of a description says nothing, whatever the rows beside it say', async () => {
    const file = (other: string) => `Date,Description,Amount\n2025-01-02,-,1.00\n2025-01-13,${other},2.00\n`;
    const [first] = await read(file('-'), { positiveIs: 'debit' });
    const [second] = await read(file('Tea'), { positiveIs: 'debit' });
    expect([first, second]).to.deep.equal(Array(2).fill('2025-01-02 1.00 No description'));
  });

  it('csv columns: without a header the content tells', async () => {
    const file =
      '17;01.02.2025;Bäckerei am Eck;-3,20\n18;27.02.2025;Blumen;-9,00\n19;28.02.2025;Gehalt;1.500,00\n';
    const found = await survey(file);
    expect([found.layout.headerLine, found.dateFormat, found.decimalSeparator]).to.deep.equal([
      null,
      'DD.MM.YYYY',
      ',',
    ]);
    expect(await read(file)).to.deep.equal([
      '2025-02-01 3.20 Bäckerei am Eck',
      '2025-02-27 9.00 Blumen',
      '2025-02-28 -1500.00 Gehalt',
    ]);
  });

  it('csv columns: two columns of amounts without names are not guessed at', async () =>
    expect(await read('01.02.2025;Tee;-3,20;96,80\n')).to.deep.equal(['asks amount_column']));

  it('csv columns: the caller names them by header or number, and the rest follows', async () => {
    const file = 'When|What|How much|Left\n2025-01-02|Tea|-1.00|9.00\n';
    const columns = { date: 'when', amount: '3', description: 'What' };
    expect(await read(file, { columns, positiveIs: 'credit' })).to.deep.equal(['2025-01-02 1.00 Tea']);
  });

  it('csv columns: a caller without a header goes by number', async () => {
    const file = '2025-01-02,Tea,-1.00,9.00\n2025-01-03,Cake,-2.00,7.00\n';
    expect(
      await read(file, {
        hasHeader: false,
        columns: { date: '1', amount: '3', description: '2' },
        positiveIs: 'credit',
      }),
    ).to.deep.equal(['2025-01-02 1.00 Tea', '2025-01-03 2.00 Cake']);
  });

  it('csv columns: a name is not believed against its cells', async () => {
    const file = 'Datum;Valuta;Omschrijving;Bedrag\n02-01-2025;EUR;Thee;-1,00\n';
    const found = await survey(file);
    expect([found.layout.columns.date, found.layout.columns.currency]).to.deep.equal([0, 1]);
  });

  const card = (amounts: string[]) =>
    `Date,Description,Amount\n${amounts.map((amount, row) => `2025-01-${10 + row},Row,${amount}`).join('\n')}\n`;
  const sums = async (...given: Parameters<typeof survey>) =>
    (await read(...given)).map((line) => line.split(' ')[1]);

  it('csv signs: most rows of an account are money out, by four rows at least', async () => {
    expect(await sums(card(['-5.00', '-6.00', '-7.00', '-8.00']))).to.deep.equal([
      '5.00',
      '6.00',
      '7.00',
      '8.00',
    ]);
    expect(await read(card(['-5.00', '-6.00', '-7.00']))).to.deep.equal(['asks positive_is']);
    expect((await survey(card(['-5.00', '-6.00', '-7.00', '-8.00']))).assumptions).to.deep.equal([
      { what: 'positive_is', value: 'credit', because: '4 of 4 amounts in the sample have a minus.' },
    ]);
  });

  it('csv signs: amounts without any sign are not signed by the type of the account', async () => {
    const file = card(['5.00', '6.00', '7.00', '8.00', '9.00', '10.00']);
    expect(await read(file, {}, { type: 'credit' })).to.deep.equal(['asks positive_is']);
    expect(await read(file, {}, { type: 'depository' })).to.deep.equal(['asks positive_is']);
  });

  it("csv signs: a card's few payments are the amounts with a minus", async () => {
    const file = card(['5.00', '6.00', '7.00', '8.00', '9.00', '10.00', '-45.00']);
    expect(await read(file)).to.deep.equal(['asks positive_is']);
    expect((await sums(file, {}, { type: 'credit' })).at(-1)).to.equal('-45.00');
  });

  it('csv signs: the word of the caller outranks everything', async () => {
    expect(
      await sums(card(['-5.00', '6.00']), { positiveIs: 'debit' }, { type: 'depository' }),
    ).to.deep.equal(['-5.00', '6.00']);
  });

  it('csv signs: debit minus credit, also where both are filled', async () => {
    const file =
      'Date,Description,Debit,Credit\n2025-01-02,A,5.00,\n2025-01-03,B,,7.5\n2025-01-04,C,1.00,0.25\n2025-01-05,D,0.00,2.00\n';
    expect(await sums(file)).to.deep.equal(['5.00', '-7.50', '0.75', '-2.00']);
  });

  it('csv signs: a column that is written with a minus throughout means the same without', async () => {
    const file = 'Date,Description,Money Out,Money In\n2025-01-02,A,-5.00,\n2025-01-03,B,,7.50\n';
    expect(await sums(file)).to.deep.equal(['5.00', '-7.50']);
  });

  it('csv signs: a reversal among debits stays a reversal', async () => {
    const file = 'Date,Description,Debit,Credit\n2025-01-02,A,5.00,\n2025-01-03,A back,-5.00,\n';
    expect(await sums(file)).to.deep.equal(['5.00', '-5.00']);
  });

  it('csv signs: a word that says neither direction is a fault of its row', async () => {
    const rows = Array.from({ length: 10 }, (_none, row) => `2025-01-${10 + row},A${row},5.00,debit`);
    const file = `Date,Description,Amount,Transaction Type\n2025-01-02,B,6.00,sideways\n2025-01-04,C,7.00,Credit\n${rows.join('\n')}\n`;
    const found = await read(file);
    expect([found[0], found.at(-1)]).to.deep.equal([
      '2025-01-04 -7.00 C',
      'line 2: "sideways" does not say whether money went out or came in.',
    ]);
  });

  it('csv amounts: an account whose currency is known asks no more than before, beside a compound of balance', async () => {
    const file =
      'Datum,Naam,Bedrag,Kenmerk,Valuta,Rekeningsaldo\n20231231,Groen,"-96,80",97-50,EUR,"7065,66"\n';
    for (const isoCurrencyCode of [null, 'EUR']) {
      expect(await read(file, { positiveIs: 'credit' }, { isoCurrencyCode })).to.deep.equal([
        '2023-12-31 96.80 Groen',
      ]);
    }
  });
});
