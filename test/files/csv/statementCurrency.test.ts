import { expect } from 'chai';
import { isReading, surveyFile } from '../../../src/files/csv/surveyFile.ts';
import { readAll } from './readAll.ts';

/** The currency that the lines around the rows state is the rows' own, unless the rows name another one. */

const ROWS = '2024-02-16;Orchard Grocer;-18.40;81.60\n2024-02-17;Tea House;-3.00;78.60\n';
const HEADER = 'Date;Description;Amount;Balance\n';

async function currenciesOf(file: string): Promise<(string | null)[]> {
  const found = await surveyFile(
    Buffer.from(file),
    { columns: {}, positiveIs: 'credit' },
    { type: null, isoCurrencyCode: null, earlierRows: [] },
  );
  if (!isReading(found)) throw new Error(JSON.stringify(found.questions));
  const { transactions } = await readAll(found);
  return transactions.map(({ isoCurrencyCode }) => isoCurrencyCode);
}

const files: [what: string, file: string, currency: string | null][] = [
  ['a line that names it', `Currency;EUR\n\n${HEADER}${ROWS}`, 'EUR'],
  ['a line of one cell', `Currency: GBP\n\n${HEADER}${ROWS}`, 'GBP'],
  ['a line in German', `Kontoauszug\nWährung;CHF;;\n${HEADER}${ROWS}`, 'CHF'],
  ['the closing balance', `Closing balance;78.60 EUR\n\n${HEADER}${ROWS}`, 'EUR'],
  ['a balance in Chinese', `本期余额: 78.60 CNY\n\n${HEADER}${ROWS}`, 'CNY'],
  ['a balance below the rows', `${HEADER}${ROWS};Closing balance;78.60 EUR;\n`, 'EUR'],
  ['the header of a balance that the rows prove', HEADER.replace('Balance', 'Balance in SEK') + ROWS, 'SEK'],
  ['the word in the header of the amounts', HEADER.replace('Amount', 'Montant en euros') + ROWS, 'EUR'],
  ['an abbreviation in it', HEADER.replace('Amount', 'İşlem Tutarı (TL)') + ROWS, 'TRY'],
  ['an abbreviation beside the amounts', HEADER + ROWS.replace(/(-\d+)\.00|(-\d+\.\d+)/g, '"$& Ft"'), 'HUF'],
  ['reais, whose sign has a dollar in it', HEADER.replace('Amount', 'Valor (R$)') + ROWS, 'BRL'],
  ['a sign of several currencies', HEADER.replace('Amount', 'Beløp (kr)') + ROWS, null],
  ['a word that only begins like one', HEADER.replace('Amount', 'Eurocard amount') + ROWS, null],
  ['two lines that agree', `Currency;EUR\nOpening balance;100.00 EUR\n${HEADER}${ROWS}`, 'EUR'],
  ['two lines that contradict each other', `Currency;EUR\nCurrency;USD\n${HEADER}${ROWS}`, null],
  ['an amount that is no balance', `Card limit;500.00 EUR\n${HEADER}${ROWS}`, null],
  ['a code that no line calls a currency', `Branch;EUR\n${HEADER}${ROWS}`, null],
];

describe('the currency that a CSV file states', () => {
  for (const [what, file, currency] of files) {
    it(`${what}: ${currency ?? 'none'}`, async () =>
      expect(await currenciesOf(file)).to.deep.equal([currency, currency]));
  }

  it('a column of currencies outranks it, row by row', async () => {
    const rows = '2024-02-16;Orchard Grocer;-18.40;USD\n2024-02-17;Tea House;-3.00;EUR\n';
    expect(
      await currenciesOf(`Currency;EUR\n\n${HEADER.replace('Balance', 'Currency')}${rows}`),
    ).to.deep.equal(['USD', 'EUR']);
  });
});
