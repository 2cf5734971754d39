import { expect } from 'chai';
import { startTestApp, type TestApp } from '../../support/testApp.ts';
import { createImports, fixture, mt940 } from './fileImports.ts';

const entry = (status: string, day: string, name: string, amount = '15.00') =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>${status}</Sts><BookgDt><Dt>${day}</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Cdtr><Nm>${name}</Nm></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>`;
const report = (content: string) =>
  `<?xml version="1.0"?><Document><BkToCstmrAcctRpt><Rpt><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>${content}</Rpt></BkToCstmrAcctRpt></Document>`;

describe('imports that overlap', () => {
  let app: TestApp;
  let userId: string;
  let send: ReturnType<typeof createImports>['send'];
  let ledger: ReturnType<typeof createImports>['ledger'];
  before(async () => {
    app = await startTestApp();
    ({ send, ledger } = createImports(app, () => userId));
  });
  beforeEach(async () => {
    userId = (await app.post('/api/v1/users', { name: 'Member' })).body.id;
  });
  after(() => app.close());

  it('importFile: an export in CSV of the same account and days doubles nothing, in either order', async () => {
    const statement = mt940([
      ['D18,40', '01', 'ORCHARD GROCER'],
      ['D3,00', '02', 'TEA HOUSE'],
      ['D3,00', '02', 'TEA HOUSE'],
      ['C50,00', '03', 'LINDEN PAYROLL FEBRUARY'],
    ]);
    const csv =
      'Date,Description,Amount,Currency\n2024-02-01,Orchard Grocer 0117 Berlin,-18.40,EUR\n2024-02-02,Tea House,-3.00,EUR\n2024-02-02,Tea House,-3.00,EUR\n2024-02-03,Linden Payroll,50.00,EUR\n2024-02-04,Bakery,-2.00,EUR\n';
    const one = await send('import', statement, '&account_name=Main');
    const two = await send('import', csv, '&account_name=Main&positive_is=credit');
    expect(
      [one, two].map(({ body }) =>
        body.accounts.map((account: Record<string, number>) => [
          account['added_count'],
          account['unchanged_count'],
        ]),
      ),
    ).to.deep.equal([[[4, 0]], [[1, 4]]]);
    const csvFirst = await send('import', csv, '&account_name=Other&positive_is=credit');
    const thenStatement = await send(
      'import',
      statement.replaceAll('7700112', '8800112'),
      '&account_name=Other',
    );
    expect(
      [csvFirst, thenStatement].map(({ body }) =>
        body.accounts.map((account: Record<string, number>) => [
          account['added_count'],
          account['unchanged_count'],
        ]),
      ),
    ).to.deep.equal([[[5, 0]], [[0, 4]]]);
  });

  it('importFile: rows of equal day and amount under names that have nothing in common are a question', async () => {
    await send('import', mt940([['D5,00', '01', 'ORCHARD GROCER']]));
    const other = mt940([['D5,00', '01', 'ZEBRA CAB']]);
    const asked = await send('import', other);
    expect([asked.status, asked.body.error.questions]).to.deep.equal([
      422,
      [
        {
          parameter: 'overlap',
          message:
            '1 row has the day and the amount of a stored row of Account 0112, but another name: 2024-02-01 5.00 is "ZEBRA CAB" in the file and "ORCHARD GROCER" in the account.',
          choices: ['same', 'new'],
          shown: [
            { choice: 'same', reading: 'What is stored stays, and this row is not added.' },
            { choice: 'new', reading: 'This row is added too.' },
          ],
        },
      ],
    ]);
    const previewed = await send('preview', other);
    expect(previewed.body.questions).to.deep.equal(asked.body.error.questions);
    const same = await send('import', other, '&overlap=same');
    expect(same.body.accounts[0].added_count).to.equal(0);
    const added = await send('import', other, '&overlap=new');
    expect(added.body.accounts[0].added_count).to.equal(1);
    expect(await ledger()).to.deep.equal([
      'Account 0112 2024-02-01 5.00 EUR ORCHARD GROCER'.replace(' EUR', ''),
      'Account 0112 2024-02-01 5.00 EUR ZEBRA CAB'.replace(' EUR', ''),
    ]);
  });

  it('importFile: a file that has every stored row of its days proves that renamed rows are the same', async () => {
    const rows: [string, string, string][] = [
      ['D1,00', '01', 'ALPHA STORE'],
      ['D2,00', '02', 'BRAVO STORE'],
      ['D3,00', '03', 'CHARLIE STORE'],
    ];
    await send('import', mt940(rows));
    const renamed = await send(
      'import',
      mt940([...rows.slice(0, 2), ['D3,00', '03', 'ZEBRA CAB'], ['D4,00', '04', 'DELTA']]),
    );
    expect([renamed.status, renamed.body.accounts[0].added_count, renamed.body.assumptions]).to.deep.equal([
      201,
      1,
      [
        {
          what: 'overlap',
          value: 'same',
          because:
            'The file has every stored row of its days with the same amount, 1 of them under another name.',
        },
      ],
    ]);
  });

  it('importFile: equal amounts of one day prove nothing, however many have another name', async () => {
    const fares = ['ORCHARD GROCER', 'LINDEN TAXI', 'HARBOUR CAFE', 'MAPLE BOOKS'];
    const others = ['ZEBRA CAB', 'QUARRY GYM', 'VIOLET SPA', 'JUPITER KIOSK'];
    const ofDay = (names: string[]) => mt940(names.map((name) => ['D5,00', '01', name]));
    await send('import', ofDay(fares));
    const asked = await send('import', ofDay(others));
    expect([asked.status, asked.body.error.questions?.[0].parameter]).to.deep.equal([422, 'overlap']);
    expect((await ledger()).length).to.equal(4);
  });

  it('importFile: the same reference in two accounts, and again on another day, are different rows', async () => {
    const statement = (account: string, day: string) =>
      `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>${account}</BANKACCTFROM><BANKTRANLIST>` +
      `<STMTTRN><DTPOSTED>${day}<TRNAMT>-1.00<FITID>1<NAME>TEA</STMTTRN><STMTTRN><DTPOSTED>${day}<TRNAMT>-1.00<FITID>1<NAME>TEA</STMTTRN>` +
      '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>';
    for (const [account, day] of [
      ['900001', '20240201'],
      ['900002', '20240201'],
      ['900001', '20240202'],
      ['900001', '20240201'],
    ] as const) {
      await send('import', statement(account, day));
    }
    expect(await ledger()).to.deep.equal([
      'Account 0001 2024-02-01 1.00 EUR TEA',
      'Account 0001 2024-02-01 1.00 EUR TEA',
      'Account 0001 2024-02-02 1.00 EUR TEA',
      'Account 0001 2024-02-02 1.00 EUR TEA',
      'Account 0002 2024-02-01 1.00 EUR TEA',
      'Account 0002 2024-02-01 1.00 EUR TEA',
    ]);
  });

  it('importFile: what was pending is one row once it is booked, and stays so when the old file comes again', async () => {
    const pending = report(entry('PDNG', '2024-03-01', 'PIZZA PLACE'));
    await send('import', pending);
    const [before] = await app.database
      .db('transactions')
      .select('id')
      .orderBy('created_at', 'desc')
      .limit(1);
    await send('import', report(entry('BOOK', '2024-03-03', 'Pizza Place Berlin')));
    await send('import', pending);
    expect(await ledger()).to.deep.equal(['Account 2051 2024-03-03 15.00 EUR Pizza Place Berlin']);
    expect(await app.database.db('transactions').where('id', before.id).first()).to.deep.include({
      pending: false,
    });
  });

  it('importFile: a pending row that a later file of its days neither has nor books is named, and stays', async () => {
    const pending = entry('PDNG', '2024-03-01', 'PIZZA PLACE');
    const booked = entry('BOOK', '2024-02-28', 'TEA HOUSE', '3.00');
    const later = entry('BOOK', '2024-03-02', 'BAKERY', '4.00');
    await send('import', report(pending));
    expect((await send('import', report(booked))).body.assumptions).to.deep.equal([]);
    const { body } = await send('import', report(booked + later));
    expect(body.assumptions).to.deep.equal([
      {
        what: 'pending',
        value: 'kept',
        because:
          'The file has neither booked nor listed what Account 2051 has as pending in its days: 2024-03-01 15.00 "PIZZA PLACE". Delete what the bank never books.',
      },
    ]);
    expect((await send('import', report(booked + pending + later))).body.assumptions).to.deep.equal([]);
    expect(await ledger()).to.deep.equal(
      [
        'Account 2051 2024-03-02 4.00 EUR BAKERY',
        'Account 2051 2024-03-01 15.00 EUR PIZZA PLACE pending',
        'Account 2051 2024-02-28 3.00 EUR TEA HOUSE',
      ].sort(),
    );
  });

  it('importFile: MT940 finds the account that CAMT named by its IBAN, and says so', async () => {
    await send('import', fixture('camt053-reversal.xml'));
    const { body } = await send('import', mt940([['D1,00', '20', 'TEA']], { account: '00000000/7700112' }));
    expect(body.assumptions).to.deep.equal([
      {
        what: 'account',
        value: 'Account 0112',
        because: 'The numbers …0112 of the file and …0112 of the account are of one account.',
      },
    ]);
    expect(new Set((await ledger()).map((line) => line.split(' 2024')[0]))).to.deep.equal(
      new Set(['Account 0112']),
    );
  });

  it('importFile: rows in another currency than the account are a question, and both answers are possible', async () => {
    const csv =
      'Date,Description,Amount,Currency\n2024-02-01,Hotel,-10.00,EUR\n2024-02-01,Hotel,-10.00,USD\n2024-02-02,Tea,-1.00,EUR\n';
    const query = (name: string) => `&account_name=${name}&positive_is=credit`;
    const asked = await send('import', csv, query('Travel'));
    expect(asked.body.error.questions).to.deep.equal([
      {
        parameter: 'currencies',
        message: 'The account Travel is in EUR, and the file has rows in USD.',
        choices: ['separate', 'together'],
        shown: [
          { choice: 'separate', reading: 'The rows in USD become an account of their own, Travel USD.' },
          { choice: 'together', reading: 'All rows go to Travel, each with its own currency.' },
        ],
      },
    ]);
    await send('import', csv, `${query('Travel')}&currencies=separate`);
    await send('import', csv, `${query('Mixed')}&currencies=together`);
    const expected = [
      'Mixed 2024-02-01 10.00 EUR Hotel',
      'Mixed 2024-02-01 10.00 USD Hotel',
      'Mixed 2024-02-02 1.00 EUR Tea',
      'Travel 2024-02-01 10.00 EUR Hotel',
      'Travel 2024-02-02 1.00 EUR Tea',
      'Travel USD 2024-02-01 10.00 USD Hotel',
    ];
    expect((await ledger()).sort()).to.deep.equal(expected);
    await send('import', csv, `${query('Travel')}&currencies=separate`);
    await send('import', csv, `${query('Mixed')}&currencies=together`);
    expect((await ledger()).sort()).to.deep.equal(expected);
  });
});
