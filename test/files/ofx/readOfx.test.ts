import { expect } from 'chai';
import { readLines, readStatements } from '../readStatements.ts';

const HEADER = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

`;
const row = (fields: string) => `<STMTTRN><TRNTYPE>OTHER${fields}</STMTTRN>`;
const bank = (rows: string, { id = '111', currency = 'EUR', closing = '' } = {}) =>
  `<STMTTRNRS><STMTRS><CURDEF>${currency}<BANKACCTFROM><BANKID>20050550<ACCTID>${id}<ACCTTYPE>CHECKING</BANKACCTFROM>` +
  `<BANKTRANLIST><DTSTART>20240201<DTEND>20240229${rows}</BANKTRANLIST>${closing}</STMTRS></STMTTRNRS>`;
const file = (statements: string) => `${HEADER}<OFX><BANKMSGSRSV1>${statements}</BANKMSGSRSV1></OFX>`;
const oneRow = (fields: string, options = {}) => readLines('ofx', file(bank(row(fields), options)));

describe('OFX', () => {
  it('reads a bank account and a credit card of one file, with closed tags and without', () => {
    const card = `<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS>
      <CURDEF>USD</CURDEF>
      <CCACCTFROM><ACCTID>4111xxxx1111</ACCTID></CCACCTFROM>
      <BANKTRANLIST>
        <STMTTRN>
          <TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20240203</DTPOSTED><TRNAMT>-12.50</TRNAMT>
          <FITID>A</FITID><NAME>BOOKSHOP</NAME><MEMO></MEMO>
        </STMTTRN>
      </BANKTRANLIST>
      <LEDGERBAL><BALAMT>-12.50</BALAMT><DTASOF>20240229</DTASOF></LEDGERBAL>
      <AVAILBAL><BALAMT>987.50</BALAMT><DTASOF>20240229</DTASOF></AVAILBAL>
      </CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1>`;
    const text = `${HEADER}<OFX><BANKMSGSRSV1>${bank(row('<DTPOSTED>20240202<TRNAMT>5.00<FITID>B<NAME>REFUND'))}</BANKMSGSRSV1>${card}</OFX>`;
    expect(readStatements('ofx', text)).to.deep.equal([
      {
        account: {
          number: '111',
          name: null,
          type: 'depository',
          institutionName: null,
          isoCurrencyCode: 'EUR',
        },
        rows: [
          {
            line: 11,
            date: '2024-02-02',
            datetime: null,
            amount: '-5.00',
            isoCurrencyCode: 'EUR',
            name: 'REFUND',
            merchantName: null,
            description: 'REFUND',
            reference: 'B',
            pending: false,
            raw: { TRNTYPE: 'OTHER', DTPOSTED: '20240202', TRNAMT: '5.00', FITID: 'B', NAME: 'REFUND' },
          },
        ],
        opening: null,
        closing: null,
        skipped: [],
      },
      {
        account: {
          number: '4111xxxx1111',
          name: null,
          type: 'credit',
          institutionName: null,
          isoCurrencyCode: 'USD',
        },
        rows: [
          {
            line: 15,
            date: '2024-02-03',
            datetime: null,
            amount: '12.50',
            isoCurrencyCode: 'USD',
            name: 'BOOKSHOP',
            merchantName: null,
            description: 'BOOKSHOP',
            reference: 'A',
            pending: false,
            raw: { TRNTYPE: 'DEBIT', DTPOSTED: '20240203', TRNAMT: '-12.50', FITID: 'A', NAME: 'BOOKSHOP' },
          },
        ],
        opening: null,
        closing: '-12.50',
        skipped: [],
      },
    ]);
  });

  it('reads a header without line breaks', () => {
    const header = HEADER.replaceAll('\n', '');
    const text = `${header}<OFX><BANKMSGSRSV1>${bank(row('<DTPOSTED>20240202<TRNAMT>-1.00<FITID>B<NAME>Caf\xe9'))}</BANKMSGSRSV1></OFX>`;
    expect(readLines('ofx', Buffer.from(text, 'latin1'))).to.deep.equal({
      '111 EUR': ['2024-02-02 1.00 EUR Café #B'],
    });
  });

  it('takes elements that are empty and never closed for elements', () =>
    expect(oneRow('<DTPOSTED>20240202<TRNAMT>-1.00<CHECKNUM>\n<MEMO>\n<FITID>B\n<NAME>TEA')).to.deep.equal({
      '111 EUR': ['2024-02-02 1.00 EUR TEA #B'],
    }));

  it('a row ends where the next one begins, and a statement too, if the bank closes neither', () => {
    const open = (day: string) => `<STMTTRN><DTPOSTED>${day}<TRNAMT>-1.00<CHECKNUM>\n<NAME>TEA`;
    const one = bank(open('20240202') + open('20240203')).replace('</STMTRS></STMTTRNRS>', '');
    const other = bank(open('20240204'), { id: '222', closing: '<LEDGERBAL><BALAMT>5.00</LEDGERBAL>' });
    expect(readLines('ofx', file(one + other.replace('</BANKTRANLIST>', '')))).to.deep.equal({
      '111 EUR': ['2024-02-02 1.00 EUR TEA', '2024-02-03 1.00 EUR TEA'],
      '222 EUR': ['2024-02-04 1.00 EUR TEA'],
    });
  });

  it('keeps "&" and "<" that banks write as they are, and decodes what is escaped', () =>
    expect(oneRow('<DTPOSTED>20240202<TRNAMT>-1.00<NAME>A & B < C &amp; D&#39;s &foo;')).to.deep.equal({
      '111 EUR': ["2024-02-02 1.00 EUR A & B < C & D's &foo;"],
    }));

  const dates: [string, string][] = [
    ['20240202', '2024-02-02'],
    ['20240202120000', '2024-02-02'],
    ['20240202120000.000[-5:EST]', '2024-02-02'],
    ['20240201233000[-5:EST]', '2024-02-01'],
    ['20240201003000[+9:JST]', '2024-02-01'],
    ['20240229', '2024-02-29'],
  ];
  for (const [text, day] of dates) {
    it(`the date ${text} is the bank's local day ${day}`, () =>
      expect(oneRow(`<DTPOSTED>${text}<TRNAMT>-1.00<NAME>TEA`)).to.deep.equal({
        '111 EUR': [`${day} 1.00 EUR TEA`],
      }));
  }

  it('a time with an offset is a moment', () => {
    const [statement] = readStatements(
      'ofx',
      file(bank(row('<DTPOSTED>20240201233000[-5:EST]<TRNAMT>-1.00<NAME>TEA'))),
    );
    expect(statement?.rows[0]?.datetime).to.equal('2024-02-02T04:30:00.000Z');
  });

  it('CURRENCY states the currency of the amount, ORIGCURRENCY what it was converted from', () => {
    const foreign = '<CURRENCY><CURRATE>0.9<CURSYM>USD</CURRENCY>';
    expect(oneRow(`<DTPOSTED>20240202<TRNAMT>-10.00<NAME>HOTEL${foreign}`)).to.deep.equal({
      '111 EUR': ['2024-02-02 10.00 USD HOTEL'],
    });
    expect(
      oneRow(`<DTPOSTED>20240202<TRNAMT>-10.00<NAME>HOTEL${foreign.replaceAll('CURRENCY', 'ORIGCURRENCY')}`),
    ).to.deep.equal({ '111 EUR': ['2024-02-02 10.00 EUR HOTEL'] });
  });

  const amounts: [string, string, string][] = [
    ['-1234.56', 'EUR', '1234.56'],
    ['+1234,56', 'EUR', '-1234.56'],
    ['-1,234.56', 'EUR', '1234.56'],
    ['-1.234,56', 'EUR', '1234.56'],
    ['-.99', 'EUR', '0.99'],
    ['-1.255', 'KWD', '1.255'],
    ['-500', 'JPY', '500.00'],
    ['0', 'EUR', '0.00'],
  ];
  for (const [text, currency, amount] of amounts) {
    it(`the amount ${text} ${currency} is ${amount}`, () =>
      expect(oneRow(`<DTPOSTED>20240202<TRNAMT>${text}<NAME>TEA`, { currency })).to.deep.equal({
        [`111 ${currency}`]: [`2024-02-02 ${amount} ${currency} TEA`],
      }));
  }

  const refused: [string, string, string][] = [
    ['NaN', '<DTPOSTED>20240202<TRNAMT>NaN<NAME>T', 'Line 11: the amount (TRNAMT) "NaN" cannot be read.'],
    ['1e5', '<DTPOSTED>20240202<TRNAMT>1e5<NAME>T', 'Line 11: the amount (TRNAMT) "1e5" cannot be read.'],
    [
      'twelve decimals',
      '<DTPOSTED>20240202<TRNAMT>-1.123456789012<NAME>T',
      'Line 11: the amount (TRNAMT) "-1.123456789012" cannot be read.',
    ],
    [
      'three digits behind a separator that may group thousands',
      '<DTPOSTED>20240202<TRNAMT>-1.234<NAME>T',
      'Line 11: the amount (TRNAMT) "-1.234" cannot be read.',
    ],
    ['no amount', '<DTPOSTED>20240202<NAME>T', 'Line 11: the amount (TRNAMT) "" cannot be read.'],
    [
      'the date 0000',
      '<DTPOSTED>00000000<TRNAMT>-1.00<NAME>T',
      'Line 11: the date (DTPOSTED) "00000000" is not a day.',
    ],
    [
      'February 30th',
      '<DTPOSTED>20240230<TRNAMT>-1.00<NAME>T',
      'Line 11: the date (DTPOSTED) "20240230" is not a day.',
    ],
  ];
  for (const [what, fields, message] of refused) {
    it(`refuses ${what}, with the line`, () => expect(() => oneRow(fields)).to.throw(message));
  }

  it('refuses trades of an investment account and corrections of earlier transactions', () => {
    const trades =
      `${HEADER}<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD<INVACCTFROM><ACCTID>1</INVACCTFROM>` +
      '<INVTRANLIST><BUYMF><INVBUY><TOTAL>-1.00</INVBUY></BUYMF></INVTRANLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>';
    expect(() => readStatements('ofx', trades)).to.throw(/trades of an investment account \(BUYMF\)/);
    expect(() =>
      oneRow('<DTPOSTED>20240202<TRNAMT>-1.00<FITID>B<CORRECTFITID>A<CORRECTACTION>DELETE'),
    ).to.throw(/corrects an earlier one \("A"\)/);
  });

  it('refuses a file that is cut anywhere', () => {
    const whole = file(bank(row('<DTPOSTED>20240202<TRNAMT>-18.40<FITID>B<NAME>TEA')));
    for (let length = 1; length < whole.length; length++) {
      expect(() => readStatements('ofx', whole.slice(0, length)), `cut at ${length}`).to.throw(
        /cut off|<OFX> is missing/,
      );
    }
  });

  it('refuses entities of its own, deep nesting, an endless value and a NUL', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE OFX [<!ENTITY a "aaaa">]><OFX></OFX>`;
    expect(() => readStatements('ofx', `<OFX>${bomb}</OFX>`)).to.throw(
      /Line 1: the file declares a document type/,
    );
    expect(() => readStatements('ofx', `<OFX>${'<A>'.repeat(1_000)}`)).to.throw(/more than 50 tags are open/);
    expect(() => readStatements('ofx', `<OFX>\n<NAME>${'x'.repeat(100_000)}`)).to.throw(
      /Line 2: a value is longer than 16384 characters/,
    );
    expect(() => readStatements('ofx', file(bank(row('<NAME>\0'))))).to.throw(
      /Line 11 holds a NUL character/,
    );
  });
});
