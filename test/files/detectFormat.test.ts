import { expect } from 'chai';
import { detectFormat } from '../../src/files/detectFormat.ts';

const CHOOSE = 'Choose CAMT, MT940, OFX, QFX, QIF or CSV where the bank offers the export.';

describe('the format of a file', () => {
  const known: [string, string, string][] = [
    ['OFX 1', 'OFXHEADER:100\nDATA:OFXSGML\n', 'ofx'],
    ['OFX 2', '<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>\n<OFX>', 'ofx'],
    ['OFX without a header', '<OFX><SIGNONMSGSRSV1>', 'ofx'],
    ['QIF', '!Type:Bank\nD1/1/2024\n', 'qif'],
    ['QIF with accounts', '\ufeff!Option:AutoSwitch\n!Account\n', 'qif'],
    [
      'CAMT.053',
      '<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">',
      'camt',
    ],
    ['CAMT with a prefix', '<n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.052.001.02">', 'camt'],
    ['MT940 in an envelope', '{1:F01BANKDEFFXXXX0000000000}{2:', 'mt940'],
    ['bare MT940', '\r\n:20:STARTUMSE\r\n:25:', 'mt940'],
    ['MT940 with lines above it', 'ABNANL2A\r\n940\r\nABNANL2A\r\n:20:ABN AMRO', 'mt940'],
    ['MT940 of Rabobank', ':940:\r\n:20:940A240201', 'mt940'],
    ['QIF without a header', "D2/16'24\nT-1.00\nPTEA\n^\n", 'qif'],
    ['CSV', 'Date,Amount\n', 'csv'],
    ['CSV that begins with a quote', '"Date";"Amount"\n', 'csv'],
    ['a text', 'hello', 'csv'],
  ];
  for (const [what, text, format] of known) {
    it(`${what} is ${format}`, () => expect(detectFormat(Buffer.from(text))).to.equal(format));
  }

  it('UTF-16 is recognized with its mark and without', () => {
    for (const mark of ['\ufeff', '']) {
      expect(
        detectFormat(Buffer.from(`${mark}OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n`, 'utf16le')),
      ).to.equal('ofx');
    }
  });

  const refused: [string, string, string][] = [
    ['XLSX', 'PK\x03\x04\x14', 'a ZIP archive or an Excel workbook (.xlsx)'],
    ['XLS', '\xd0\xcf\x11\xe0\xa1\xb1', 'an old Excel workbook (.xls)'],
    ['PDF', '%PDF-1.4', 'a PDF'],
    ['gzip', '\x1f\x8b\x08', 'a gzip archive'],
    ['PNG', '\x89PNG\r\n', 'an image'],
    ['JPEG', '\xff\xd8\xff\xe0', 'an image'],
    ['HTML', '\n<!DOCTYPE html><html>', 'a web page (the download may have met a sign-in page)'],
    ['JSON', '{"transactions": []}', 'JSON'],
    ['a list in JSON', '[{"amount": 1}]', 'JSON'],
    ['other XML', '<?xml version="1.0"?><rss>', 'XML, but not OFX or CAMT'],
    [
      "Excel's XML",
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      'an Excel workbook in XML',
    ],
  ];
  for (const [what, text, name] of refused) {
    it(`${what} is refused, with the exports to choose`, () =>
      expect(() => detectFormat(Buffer.from(text, 'latin1'))).to.throw(
        `The file is ${name}, not an export of transactions. ${CHOOSE}`,
      ));
  }

  it('an empty file is refused', () =>
    expect(() => detectFormat(Buffer.alloc(0))).to.throw('The file is empty.'));
});
