import { expect } from 'chai';
import { readLines, readStatements } from '../readStatements.ts';

const document = (
  content: string,
  { name = 'Stmt', account = '<Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy>' } = {},
) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
<${name}><Id>1</Id><Acct>${account}</Acct>
${content}
</${name}></BkToCstmrStmt></Document>`;
const details = (content: string) => `<NtryDtls>${content}</NtryDtls>`;
const payment = (content: string) => `<TxDtls>${content}</TxDtls>`;
const parties = (debtor: string, creditor: string) =>
  `<RltdPties><Dbtr><Nm>${debtor}</Nm></Dbtr><Cdtr><Nm>${creditor}</Nm></Cdtr></RltdPties>`;
const entry = (
  content: string,
  {
    amount = '1.00',
    direction = 'DBIT',
    status = '<Sts>BOOK</Sts>',
    date = '<Dt>2024-02-16</Dt>',
    currency = 'EUR',
  } = {},
) =>
  `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${status}<BookgDt>${date}</BookgDt>${content}</Ntry>`;
const balance = (code: string, amount: string, direction = 'CRDT') =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd></Bal>`;
const read = (content: string, options = {}) =>
  Object.values(readLines('camt', document(content, options)))[0];

describe('CAMT', () => {
  it('reads a whole statement, its names with a prefix', () => {
    const text = document(
      balance('OPBD', '10.00', 'DBIT') +
        balance('CLBD', '11.00', 'DBIT') +
        entry(
          `<AcctSvcrRef>R1</AcctSvcrRef>${details(payment(`${parties('ME', 'SHOP')}<RmtInf><Ustrd>Order 7</Ustrd></RmtInf>`))}`,
        ),
    )
      .replace(/<(\/?)(?=[A-Z])/g, '<$1camt:')
      .replace('xmlns=', 'xmlns:camt=');
    expect(readStatements('camt', text)).to.deep.equal([
      {
        account: {
          number: 'DE02120300000000202051',
          name: null,
          type: null,
          institutionName: null,
          isoCurrencyCode: 'EUR',
        },
        rows: [
          {
            line: 4,
            date: '2024-02-16',
            datetime: null,
            amount: '1.00',
            isoCurrencyCode: 'EUR',
            name: 'SHOP',
            merchantName: 'SHOP',
            description: 'SHOP Order 7',
            reference: 'R1',
            pending: false,
            raw: {
              Amt: { Ccy: 'EUR', value: '1.00' },
              CdtDbtInd: 'DBIT',
              Sts: 'BOOK',
              BookgDt: { Dt: '2024-02-16' },
              AcctSvcrRef: 'R1',
              NtryDtls: {
                TxDtls: {
                  RltdPties: { Dbtr: { Nm: 'ME' }, Cdtr: { Nm: 'SHOP' } },
                  RmtInf: { Ustrd: 'Order 7' },
                },
              },
            },
          },
        ],
        opening: '-10.00',
        closing: '-11.00',
        skipped: [],
      },
    ]);
  });

  const both = details(payment(parties('DEBTOR', 'CREDITOR')));
  const rows: [string, string, string][] = [
    ['money out: the creditor', entry(both), '2024-02-16 1.00 EUR CREDITOR'],
    ['money in: the debtor', entry(both, { direction: 'CRDT' }), '2024-02-16 -1.00 EUR DEBTOR'],
    [
      'a returned payment: money in from the creditor',
      entry(`<RvslInd>true</RvslInd>${both}`, { direction: 'CRDT' }),
      '2024-02-16 -1.00 EUR CREDITOR',
    ],
    [
      'a recalled credit: money out to the debtor',
      entry(`<RvslInd>true</RvslInd>${both}`),
      '2024-02-16 1.00 EUR DEBTOR',
    ],
    [
      'the party of newer versions',
      entry(details(payment('<RltdPties><Cdtr><Pty><Nm>NEWER</Nm></Pty></Cdtr></RltdPties>'))),
      '2024-02-16 1.00 EUR NEWER',
    ],
    [
      'the status of newer versions',
      entry(both, { status: '<Sts><Cd>PDNG</Cd></Sts>' }),
      '2024-02-16 1.00 EUR CREDITOR pending',
    ],
    ['no status', entry(both, { status: '' }), '2024-02-16 1.00 EUR CREDITOR'],
    [
      'a time with an offset',
      entry(both, { date: '<DtTm>2024-02-16T00:30:00+02:00</DtTm>' }),
      '2024-02-16 1.00 EUR CREDITOR',
    ],
    [
      'an entry without a party',
      entry('<AddtlNtryInf>ACCOUNT FEE</AddtlNtryInf>'),
      '2024-02-16 1.00 EUR ACCOUNT FEE',
    ],
    [
      'an entry with a purpose alone',
      entry(details(payment('<RmtInf><Ustrd>Card 16.02</Ustrd><Ustrd>TEA</Ustrd></RmtInf>'))),
      '2024-02-16 1.00 EUR Card 16.02 TEA',
    ],
    [
      "a batch's total, not its payments",
      entry(details(payment(parties('ME', 'A')) + payment(parties('ME', 'B'))), { amount: '30.00' }),
      '2024-02-16 30.00 EUR A, B',
    ],
    [
      'the reference of the only payment',
      entry(details(payment('<Refs><AcctSvcrRef>P1</AcctSvcrRef></Refs>'))),
      '2024-02-16 1.00 EUR No description #P1',
    ],
    [
      'a reference that is none',
      entry('<AcctSvcrRef>NOTPROVIDED</AcctSvcrRef>'),
      '2024-02-16 1.00 EUR No description',
    ],
    ['another currency', entry(both, { currency: 'USD' }), '2024-02-16 1.00 USD CREDITOR'],
  ];
  for (const [what, content, expected] of rows) {
    it(`reads ${what}`, () => expect(read(content)).to.deep.equal([expected]));
  }

  it('the opening balance is OPBD, else the closing one of the day before', () => {
    const opening = (content: string) => readStatements('camt', document(content))[0]?.opening;
    expect(opening(balance('PRCD', '5.00'))).to.equal('5.00');
    expect(opening(balance('PRCD', '5.00') + balance('OPBD', '6.00'))).to.equal('6.00');
    expect(opening(balance('OPBD', '6.00') + balance('PRCD', '5.00'))).to.equal('6.00');
    expect(opening(balance('CLAV', '5.00'))).to.equal(null);
  });

  it('reads reports of the day and notifications', () => {
    expect(read(entry(both), { name: 'Rpt' })).to.deep.equal(['2024-02-16 1.00 EUR CREDITOR']);
    expect(read(entry(both), { name: 'Ntfctn' })).to.deep.equal(['2024-02-16 1.00 EUR CREDITOR']);
  });

  it('what is announced or due later is skipped, with the reason', () => {
    const [found] = readStatements(
      'camt',
      document(entry('', { status: '<Sts>INFO</Sts>' }) + entry('', { status: '<Sts><Cd>FUTR</Cd></Sts>' })),
    );
    expect([found?.rows, found?.skipped]).to.deep.equal([
      [],
      [
        'line 4: The bank announces it for information: it is not booked.',
        'line 4: It is due in the future: it is not booked.',
      ],
    ]);
  });

  it('keeps the first payments of a batch of thousands', () => {
    const text = document(
      entry(details(payment(parties('ME', 'SHOP')).repeat(5_000)), { amount: '5000.00' }),
    );
    const [found] = readStatements('camt', text);
    const raw = found?.rows[0]?.raw as { NtryDtls: { TxDtls: unknown[] } };
    expect([found?.rows[0]?.amount, raw.NtryDtls.TxDtls.length]).to.deep.equal(['5000.00', 20]);
  });

  const refused: [string, string, RegExp][] = [
    ['NaN', document(entry('', { amount: 'NaN' })), /^Line 4: the amount "NaN" cannot be read/],
    ['1e5', document(entry('', { amount: '1e5' })), /^Line 4: the amount "1e5" cannot be read/],
    [
      'a sign in an amount',
      document(entry('', { amount: '-1.00' })),
      /^Line 4: the amount "-1.00" cannot be read/,
    ],
    ['twelve decimals', document(entry('', { amount: '1.123456789012' })), /^Line 4: the amount/],
    [
      'the year 0000',
      document(entry('', { date: '<Dt>0000-01-01</Dt>' })),
      /^Line 4: the booking date "0000-01-01" is not a day/,
    ],
    ['an unknown direction', document(entry('', { direction: 'X' })), /^Line 4: CdtDbtInd "X" does not say/],
    [
      'an unknown status',
      document(entry('', { status: '<Sts>HELD</Sts>' })),
      /^Line 4: the status \(Sts\) "HELD" is unknown/,
    ],
    [
      'a statement without an account',
      document('').replace(/<Acct>.*<\/Acct>/, ''),
      /^Line 3: the statement does not name its account/,
    ],
    ['other XML', '<Document><Invoice/></Document>', /holds no statement, report or notification of CAMT/],
    ['broken XML', document('<Ntry></Amt>'), /^Line 4: the file is not well-formed XML/],
    [
      'an entity bomb',
      '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><Document>&b;</Document>',
      /^Line 1: the file declares a document type/,
    ],
    [
      'an entity of its own',
      document('<Ntry>&bomb;</Ntry>'),
      /^Line 4: the file is not well-formed XML: undefined entity/,
    ],
    ['deep nesting', document('<A>'.repeat(100)), /^Line 4: more than 50 elements are open/],
    [
      'an endless text',
      document(`<Ntry><Amt>${'1'.repeat(600_000)}`),
      /a text or a tag is longer than 262144 characters/,
    ],
    [
      'an entry without an end',
      document(`<Ntry>${'<A/>'.repeat(30_000)}</Ntry>`),
      /an entry has more than 20000 elements/,
    ],
    ['a NUL', document('<Ntry>\0</Ntry>'), /^Line 4 holds a NUL character/],
  ];
  for (const [what, text, message] of refused) {
    it(`refuses ${what}, with the line`, () => expect(() => readStatements('camt', text)).to.throw(message));
  }

  it('refuses a file that is cut anywhere', () => {
    const whole = document(entry(both));
    for (let length = 1; length < whole.length; length++) {
      expect(() => readStatements('camt', whole.slice(0, length)), `cut at ${length}`).to.throw(
        /^Line \d+: /,
      );
    }
  });
});
