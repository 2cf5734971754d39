import { expect } from 'chai';
import { readLines, readStatements } from '../readStatements.ts';

const statement = (
  rows: string,
  { account = '7700112', opening = 'C240131EUR100,00', closing = 'C240229EUR100,00' } = {},
) => `:20:STARTUMS\n:25:${account}\n:28C:1/1\n:60F:${opening}\n${rows}\n:62F:${closing}\n-\n`;
const row = (line: string, details = 'TEA') => `:61:${line}\n:86:${details}`;
const read = (rows: string, options = {}) => Object.values(readLines('mt940', statement(rows, options)))[0];

describe('MT940', () => {
  it('reads a whole statement in its envelope', () => {
    const text = `{1:F01DEUTDEFFXXXX0000000000}{2:O9400000000000N}{3:}{4:\r\n${statement(
      row(
        '2402050206CR1550,00NTRFREF123//BANK456\nSUPPLEMENT',
        '166?00GUTSCHRIFT?20SVWZ+LOHN?32EMPLOYER GMBH',
      ),
    ).replaceAll('\n', '\r\n')}`;
    expect(readStatements('mt940', text)).to.deep.equal([
      {
        account: { number: '7700112', name: null, type: null, institutionName: null, isoCurrencyCode: 'EUR' },
        rows: [
          {
            line: 6,
            date: '2024-02-06',
            datetime: null,
            amount: '-1550.00',
            isoCurrencyCode: 'EUR',
            name: 'EMPLOYER GMBH',
            merchantName: 'EMPLOYER GMBH',
            description: 'EMPLOYER GMBH LOHN GUTSCHRIFT SUPPLEMENT REF123',
            reference: 'BANK456',
            pending: false,
            raw: {
              61: '2402050206CR1550,00NTRFREF123//BANK456\nSUPPLEMENT',
              86: '166?00GUTSCHRIFT?20SVWZ+LOHN?32EMPLOYER GMBH',
            },
          },
        ],
        opening: '100.00',
        closing: '100.00',
        skipped: [],
      },
    ]);
  });

  const lines: [string, string, string][] = [
    ['a debit', '2402010201D1,00NMSCNONREF', '2024-02-01 1.00 EUR TEA'],
    ['a credit', '2402010201C1,00NMSCNONREF', '2024-02-01 -1.00 EUR TEA'],
    ['CR, a credit with a funds code', '2402010201CR1,00NMSCNONREF', '2024-02-01 -1.00 EUR TEA'],
    ['DR, a debit with a funds code', '2402010201DR1,00NMSCNONREF', '2024-02-01 1.00 EUR TEA'],
    ['CN, a credit with a funds code', '2402010201CN1,00NMSCNONREF', '2024-02-01 -1.00 EUR TEA'],
    ['RC, a reversed credit', '2402010201RC1,00NMSCNONREF', '2024-02-01 1.00 EUR TEA'],
    ['RD, a reversed debit', '2402010201RD1,00NMSCNONREF', '2024-02-01 -1.00 EUR TEA'],
    ['RDR, a reversed debit with a funds code', '2402010201RDR1,00NMSCNONREF', '2024-02-01 -1.00 EUR TEA'],
    ['RCR, a reversed credit with a funds code', '2402010201RCR1,00NMSCNONREF', '2024-02-01 1.00 EUR TEA'],
    ['RDN, a reversed debit with a funds code', '2402010201RDN1,00NMSCNONREF', '2024-02-01 -1.00 EUR TEA'],
    ['an amount without decimals', '2402010201D12,NMSCNONREF', '2024-02-01 12.00 EUR TEA'],
    ['an amount of decimals alone', '2402010201D,99NMSCNONREF', '2024-02-01 0.99 EUR TEA'],
    ['no entry date', '240201D1,00NMSCNONREF', '2024-02-01 1.00 EUR TEA'],
    ['blanks for the entry date', '240201    D1,00NMSCNONREF', '2024-02-01 1.00 EUR TEA'],
    ['an entry date of the year before', '2401011231D1,00NMSCNONREF', '2023-12-31 1.00 EUR TEA'],
    ['an entry date of the year after', '2312310102D1,00NMSCNONREF', '2024-01-02 1.00 EUR TEA'],
    ['an entry on a leap day', '2403010229D1,00NMSCNONREF', '2024-02-29 1.00 EUR TEA'],
    ["the bank's reference", '2402010201D1,00NMSCNONREF//4711', '2024-02-01 1.00 EUR TEA #4711'],
  ];
  for (const [what, line, expected] of lines) {
    it(`reads ${what}: ${line}`, () => expect(read(row(line))).to.deep.equal([expected]));
  }

  it('reads three decimals of a currency that has them', () =>
    expect(
      read(row('2402010201D1,255NMSCNONREF'), { opening: 'C240131KWD2,', closing: 'C240229KWD0,745' }),
    ).to.deep.equal(['2024-02-01 1.255 KWD TEA']));

  const details: [string, string, string | null, string][] = [
    [
      'numbered subfields with "?"',
      '166?00GUTSCHRIFT?20SVWZ+Rent?21 of May?32JANE?33 DOE',
      'JANE DOE',
      'JANE DOE',
    ],
    ['numbered subfields with "<"', '166<00GUTSCHRIFT<20Rent<32JANE DOE', 'JANE DOE', 'JANE DOE'],
    ['numbered subfields with "~"', '020~00OUT~20Rent~32JANE DOE', 'JANE DOE', 'JANE DOE'],
    ['numbered subfields with "^"', '020^00OUT^20Rent^32JANE DOE', 'JANE DOE', 'JANE DOE'],
    ['numbered subfields with "+"', '020+00OUT+20Rent+32JANE DOE', 'JANE DOE', 'JANE DOE'],
    [
      'subfields that wrap inside of their number',
      '166?00GUT\nSCHRIFT?2\n0Rent?3\n2JANE DOE',
      'JANE DOE',
      'JANE DOE',
    ],
    [
      'a name that wraps inside of a word',
      '166?00X?32ORCHARD GROCER GESELLSCHAFT?33mit Haftung',
      'ORCHARD GROCER GESELLSCHAFTmit Haftung',
      'ORCHARD GROCER GESELLSCHAFTmit Haftung',
    ],
    ['a purpose without a party', '808?00FEES?20EREF+1?21SVWZ+Account fee', null, 'Account fee'],
    ['neither', '808?00FEES?34000', null, 'FEES'],
    [
      'slash codes',
      '/TRTP/SEPA OVERBOEKING/IBAN/NL54BANK0007700113/BIC/BANKNL2A/NAME/J DOE/REMI/Rent May/EREF/X',
      'J DOE',
      'J DOE',
    ],
    [
      'the counterparty of slash codes',
      '/CNTP/NL54BANK0007700113/BANKNL2A/J DOE///REMI/USTD//Rent/',
      'J DOE',
      'J DOE',
    ],
    ['free text', 'CARD PAYMENT\nTEA HOUSE', null, 'CARD PAYMENT TEA HOUSE'],
  ];
  for (const [what, text, party, name] of details) {
    it(`reads ${what}`, () => {
      const [found] = readStatements('mt940', statement(row('2402010201D1,00NMSCNONREF', text)));
      expect([found?.rows[0]?.merchantName, found?.rows[0]?.name]).to.deep.equal([party, name]);
    });
  }

  it('pages continue each other, also with those of another account between them', () => {
    const page = (account: string, marks: string, text: string) =>
      statement(row('2402010201D1,00NMSCNONREF', text), { account })
        .replace(':60F:', `:60${marks[0]}:`)
        .replace(':62F:', `:62${marks[1]}:`);
    expect(
      readLines(
        'mt940',
        page('1', 'FM', 'A') + page('2', 'FF', 'B') + page('1', 'MM', 'C') + page('1', 'MF', 'D'),
      ),
    ).to.deep.equal({
      '1 EUR': ['2024-02-01 1.00 EUR A', '2024-02-01 1.00 EUR C', '2024-02-01 1.00 EUR D'],
      '2 EUR': ['2024-02-01 1.00 EUR B'],
    });
  });

  it('a :86: below the closing balance belongs to the statement', () =>
    expect(
      readLines('mt940', statement(`${row('2402010201D1,00NMSCNONREF')}\n:62F:C240229EUR99,00\n:86:BE WELL`)),
    ).to.deep.equal({
      '7700112 EUR': ['2024-02-01 1.00 EUR TEA'],
    }));

  const accounts: [string, string][] = [
    ['20050550/7700112', '7700112'],
    ['DEUTDEFF/7700112', '7700112'],
    ['NL81BANK0007700112EUR', 'NL81BANK0007700112'],
    ['NL81 BANK 0007 7001 12', 'NL81BANK0007700112'],
    ['7700112', '7700112'],
  ];
  for (const [account, number] of accounts) {
    it(`the account ${account} has the number ${number}`, () =>
      expect(readStatements('mt940', statement('', { account }))[0]?.account.number).to.equal(number));
  }

  it('reads MT942: rows of an interim report are pending', () => {
    const text =
      ':20:1\n:25:7700112\n:28C:1\n:34F:EUR0,\n:13D:2402011200+0100\n:61:2402010201D1,00NMSCNONREF\n:86:TEA\n:90D:1EUR1,00\n:90C:0EUR0,\n-\n';
    expect(readLines('mt940', text)).to.deep.equal({ '7700112 EUR': ['2024-02-01 1.00 EUR TEA pending'] });
  });

  const refused: [string, string, RegExp][] = [
    [
      'an amount that is cut',
      ':20:1\n:25:1\n:60F:C240131EUR1,00\n:61:2402010201D1',
      /^Line 4: :61: is not a date, a debit or credit mark and an amount with a comma: "2402010201D1"\./,
    ],
    [
      'a statement that is cut',
      ':20:1\n:25:1\n:60F:C240131EUR1,00\n:61:2402010201D18,4',
      /^Line 1: the statement that begins here has no closing balance/,
    ],
    [
      'an interim report that is cut inside an amount',
      ':20:1\n:25:1\n:34F:EUR0,\n:61:2402010201D18,4',
      /^Line 4: the message has no end behind the row that begins here.*cut off/,
    ],
    [
      'a statement whose last page is missing',
      statement(row('2402010201D1,00NMSCNONREF')).replace(':62F:', ':62M:'),
      /^Line 1: the page that begins here ends with an intermediate balance \(:62M:\), and the next page is missing/,
    ],
    [
      'a missing last page before another account',
      statement('').replace(':62F:', ':62M:') + statement('', { account: '8800112' }),
      /^Line 1: the page that begins here ends with an intermediate balance/,
    ],
    ['NaN', statement(row('2402010201DNaN,00NMSCNONREF')), /^Line 5: :61: is not/],
    ['1e5', statement(row('2402010201D1e5,00NMSCNONREF')), /^Line 5: :61: is not/],
    [
      'twelve decimals',
      statement(row('2402010201D1,123456789012NMSC')),
      /^Line 5: :61: has an amount that cannot be read/,
    ],
    [
      'a comma alone',
      statement(row('2402010201D,NMSCNONREF')),
      /^Line 5: :61: has an amount that cannot be read/,
    ],
    ['the month 00', statement(row('240001D1,00NMSC')), /^Line 5: :61: begins with a date that is not a day/],
    [
      'an entry date that is no day',
      statement(row('2402010230D1,00NMSC')),
      /^Line 5: :61: has an entry date that is not a day/,
    ],
    [
      'a balance that cannot be read',
      statement('', { closing: 'C240229EUR1.00' }),
      /^Line 6: the balance \(:62F:\) "C240229EUR1.00" cannot be read/,
    ],
    [
      'a balance in another currency',
      statement('', { closing: 'C240229USD1,00' }),
      /^Line 6: the balance is in USD, the statement in EUR/,
    ],
    [
      'an endless field',
      statement(row('2402010201D1,00NMSC', 'A\n'.repeat(20_000))),
      /^Line 6: the field :86: is longer than 16384 characters/,
    ],
    [
      'an endless line',
      statement(row('2402010201D1,00NMSC', 'A'.repeat(200_000))),
      /^Line 6 is longer than 65536 characters/,
    ],
    ['a NUL', statement(row('2402010201D1,00NMSC', 'A\0')), /^Line 6 holds a NUL character/],
  ];
  for (const [what, text, message] of refused) {
    it(`refuses ${what}, with the line`, () => expect(() => readStatements('mt940', text)).to.throw(message));
  }
});
