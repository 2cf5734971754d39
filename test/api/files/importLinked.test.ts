import { expect } from 'chai';
import { page } from '../../support/scriptedProvider.ts';
import { type FileLine, LinkedAccount, row, toCsv } from './linkedAccount.ts';

const bankRows = [
  row('p1', '2026-03-02', 'ORCHARD GROCER 0117', '18.40'),
  row('p2', '2026-03-03', 'TEA HOUSE', '3'),
  row('p3', '2026-03-03', 'TEA HOUSE', '3'),
  row('p4', '2026-03-05', 'LINDEN PAYROLL', '-2000'),
];
const overlapping: FileLine[] = [
  ['2026-03-02', 'Orchard Grocer', '18.40'],
  ['2026-03-03', 'Tea House', '3.00'],
  ['2026-03-03', 'Tea House', '3.00'],
  ['2026-03-05', 'Linden Payroll March', '-2000.00'],
];
const older: FileLine[] = [
  ['2024-01-10', 'Old Bakery', '4.20'],
  ['2025-07-01', 'Old Landlord', '900.00'],
  ['2026-03-01', 'Sunday Market', '12.00'],
];
const bankLedger = [
  '2026-03-02 ORCHARD GROCER 0117 18.4',
  '2026-03-03 TEA HOUSE 3',
  '2026-03-03 TEA HOUSE 3',
  '2026-03-05 LINDEN PAYROLL -2000',
];
const olderLedger = [
  '2024-01-10 Old Bakery 4.2',
  '2025-07-01 Old Landlord 900',
  '2026-03-01 Sunday Market 12',
];
const counts = (result: Record<string, unknown>) => [
  result['added_count'],
  result['updated_count'],
  result['unchanged_count'],
  (result['skipped'] as unknown[]).length,
];

describe('files into an account of a linked bank', () => {
  const linked = new LinkedAccount();
  beforeEach(() => linked.start());
  afterEach(() => linked.app.close());

  it('importFile: adds the years before the history of the bank, and nothing to its days', async () => {
    await linked.link(bankRows);
    const result = await linked.import([...older, ...overlapping]);
    expect(counts(result)).to.deep.equal([3, 0, 4, 0]);
    expect(result.assumptions.at(-1)).to.deep.equal({
      what: 'overlap',
      value: 'from 2026-03-02',
      because:
        "The bank itself provides Everyday Checking from 2026-03-02 on. Of the file's rows of the bank's days 4 are there already, and 0 are left out.",
    });
    expect(await linked.ledger()).to.deep.equal([...olderLedger, ...bankLedger]);
  });

  it('importFile: rows of days of the bank that it does not have are skipped with their reason, as previewFile shows', async () => {
    await linked.link(bankRows);
    const lines: FileLine[] = [
      ...older,
      ['2026-03-02', 'Not In The Feed', '1.00'],
      ...overlapping,
      ['2026-03-04', 'Nor This One', '2.00'],
    ];
    const skipped = [
      { line: 5, reason: "The bank's own history begins on this day, and does not have this row." },
      { line: 10, reason: 'The bank itself provides this day, and does not have this row.' },
    ];
    const preview = await linked.send('preview', toCsv(lines));
    expect(preview.body.skipped).to.deep.equal(skipped);
    expect(preview.body.questions).to.deep.equal([]);
    const result = await linked.import(lines);
    expect(result.skipped).to.deep.equal(skipped);
    expect(preview.body.assumptions).to.deep.equal(result.assumptions);
    expect(await linked.ledger()).to.deep.equal([...olderLedger, ...bankLedger]);
  });

  it('importCsv, previewCsv: take the account too', async () => {
    await linked.link(bankRows);
    const path = (operation: string) =>
      `/api/v1/csv/${operation}?account_id=${linked.accountId}&positive_is=debit`;
    const file = toCsv([...older, ...overlapping, ['2026-03-04', 'Missing', '2.00']]);
    const preview = await linked.app.post(path('preview'), file, { contentType: 'text/csv' });
    expect(preview.body.skipped.map(({ line }: { line: number }) => line)).to.deep.equal([9]);
    const { body } = await linked.app.post(path('import'), file, { contentType: 'text/csv' });
    expect(counts(body)).to.deep.equal([3, 0, 4, 1]);
  });

  it('importFile: an import into a linked account is no sync, and changes nothing of the connection', async () => {
    await linked.link(bankRows);
    const read = async () => [
      (await linked.app.get(`/api/v1/connections/${linked.connectionId}`)).body,
      (await linked.app.get('/api/v1/sync-logs')).body.data.length,
      (await linked.app.get(`/api/v1/accounts/${linked.accountId}`)).body,
    ];
    const before = await read();
    await linked.import([...older, ...overlapping]);
    expect(await read()).to.deep.equal(before);
  });

  it('importFile: a file without a day of the bank is accepted, and the result says that nothing was compared', async () => {
    await linked.link(bankRows);
    const { assumptions, ...result } = await linked.import(older.slice(0, 2));
    expect(counts(result)).to.deep.equal([2, 0, 0, 0]);
    expect(assumptions.at(-1)).to.include({ what: 'overlap', value: 'none' });
  });

  it('importFile: the days of the bank that do not fit are a question, and its answer imports the file', async () => {
    await linked.link(bankRows);
    const strange: FileLine[] = [
      ...older,
      ['2026-03-02', 'Orchard Grocer', '18.40'],
      ['2026-03-03', 'Another Cafe', '7.00'],
      ['2026-03-05', 'Another Shop', '8.00'],
    ];
    const asked = await linked.send('import', toCsv(strange));
    expect([asked.status, asked.body.error.code]).to.deep.equal([422, 'IMPORT_QUESTION']);
    expect(asked.body.error.questions).to.deep.equal([
      {
        parameter: 'same_account',
        message:
          'Of the 3 rows in the file of the days that the bank itself provides, 1 has a counterpart in Everyday Checking, which has 3 more of these days. Import the file into another account, or confirm that it is of Everyday Checking.',
        choices: ['true'],
        shown: [
          {
            choice: 'true',
            reading: 'The file is of Everyday Checking, and its rows of other days are added.',
          },
        ],
      },
    ]);
    expect(await linked.ledger()).to.deep.equal(bankLedger);
    const result = await linked.import(strange, '&same_account=true');
    expect(counts(result)).to.deep.equal([3, 0, 1, 2]);
  });

  it('importFile: a file read with the wrong sign is a question that says so', async () => {
    await linked.link(bankRows);
    const reversed = [...older, ...overlapping].map(
      ([day, text, amount]): FileLine => [day, text, amount.startsWith('-') ? amount.slice(1) : `-${amount}`],
    );
    const { body } = await linked.send('import', toCsv(reversed));
    expect(body.error.questions[0].message).to.match(/With the opposite sign 4 of them would/);
  });

  it('importFile: a row just before the days of the bank that may be one of its rows is a question', async () => {
    await linked.link(bankRows);
    const lines: FileLine[] = [...older, ['2026-03-01', 'Orchard Grocer', '18.40'], ...overlapping.slice(1)];
    const asked = await linked.send('import', toCsv(lines));
    expect(asked.body.error.questions.map(({ parameter }: { parameter: string }) => parameter)).to.deep.equal(
      ['overlap'],
    );
    expect(counts(await linked.import(lines, '&overlap=same'))).to.deep.equal([3, 0, 4, 0]);
    expect(await linked.ledger()).to.deep.equal([...olderLedger, ...bankLedger]);
  });

  it('importFile: pending rows of the file are never added to a linked account', async () => {
    await linked.link([row('p1', '2026-03-02', 'ORCHARD GROCER', '18.40', { isoCurrencyCode: 'USD' })]);
    const entry = (status: string, day: string, amount: string, name: string) =>
      `<Ntry><Amt Ccy="USD">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>${status}</Sts><BookgDt><Dt>${day}</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Cdtr><Nm>${name}</Nm></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>`;
    const camt = `<?xml version="1.0"?><Document><BkToCstmrAcctRpt><Rpt><Acct><Id><Othr><Id>1230042</Id></Othr></Id><Ccy>USD</Ccy></Acct>${entry('BOOK', '2025-01-02', '5.00', 'Old Shop')}${entry('PDNG', '2025-01-03', '6.00', 'Pending Shop')}</Rpt></BkToCstmrAcctRpt></Document>`;
    const { status, body } = await linked.app.post(
      `/api/v1/files/import?account_id=${linked.accountId}`,
      camt,
      { contentType: 'application/xml' },
    );
    expect(status).to.equal(201);
    expect(counts(body.accounts[0])).to.deep.equal([1, 0, 0, 1]);
    expect(await linked.ledger()).to.deep.equal(['2025-01-02 Old Shop 5', '2026-03-02 ORCHARD GROCER 18.4']);
  });

  it('importFile: the file must fit the account in currency, number and type', async () => {
    await linked.link(bankRows);
    const relabelled = await linked.send('import', toCsv(older), '&currency=EUR');
    expect([relabelled.status, relabelled.body.error.details]).to.deep.equal([
      400,
      [{ path: 'currency', code: 'contradiction', message: 'contradicts the account, which is in USD' }],
    ]);
    const ofx = (account: string, currency: string, rows: readonly FileLine[]) =>
      `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>${currency}<BANKACCTFROM><BANKID>1<ACCTID>${account}<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>${rows
        .map(
          ([day, text, amount], at) =>
            `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day.replaceAll('-', '')}<TRNAMT>${amount.startsWith('-') ? amount.slice(1) : `-${amount}`}<FITID>${at}<NAME>${text}</STMTTRN>`,
        )
        .join('')}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
    const post = (file: string, query = '') =>
      linked.app.post(`/api/v1/files/import?account_id=${linked.accountId}${query}`, file, {
        contentType: 'application/x-ofx',
      });
    const parametersOf = ({ body }: Awaited<ReturnType<typeof post>>) =>
      body.error.questions.map(({ parameter }: { parameter: string }) => parameter);
    expect(parametersOf(await post(ofx('1230042', 'EUR', older)))).to.deep.equal(['account_id']);
    const other = await post(ofx('1239999', 'USD', older));
    expect(parametersOf(other)).to.deep.equal(['same_account']);
    expect(other.body.error.questions[0].message).to.match(
      /^The account Everyday Checking has the number …0042 and the file is of …9999\./,
    );
    const card = await post(
      ofx('1230042', 'USD', older)
        .replaceAll('BANKACCTFROM', 'CCACCTFROM')
        .replaceAll('STMTTRNRS', 'CCSTMTTRNRS')
        .replaceAll('BANKMSGSRSV1', 'CREDITCARDMSGSRSV1')
        .replaceAll('<STMTRS>', '<CCSTMTRS>')
        .replaceAll('</STMTRS>', '</CCSTMTRS>')
        .replace('<ACCTTYPE>CHECKING', ''),
    );
    expect(parametersOf(card)).to.deep.equal(['same_account']);
    expect(card.body.error.questions[0].message).to.match(
      /of the type depository and the file of the type credit/,
    );
    // The rows that both have prove that it is the same account under an earlier number.
    const proven = await post(ofx('1239999', 'USD', [...older, ...overlapping]));
    expect(proven.status).to.equal(201);
    expect(proven.body.assumptions[0]).to.include({ what: 'account' });
    expect(await linked.ledger()).to.deep.equal([...olderLedger, ...bankLedger]);
  });

  it('importFile: while the history is incomplete, or without a row of the bank, the answer is 409 with a remedy', async () => {
    await linked.link([]);
    const empty = await linked.send('import', toCsv(older));
    expect([empty.status, empty.body.error.code]).to.deep.equal([409, 'CONFLICT']);
    expect(empty.body.error.message).to.match(/has not delivered a transaction/);
    await linked.sync(page({ upserted: bankRows, cursor: '2', isHistoryComplete: false }));
    const early = await linked.send('preview', toCsv(older));
    expect(early.status).to.equal(409);
    expect(early.body.error.message).to.match(/still delivering the history/);
    linked.bank.pulls = [];
    const { checking } = await import('../../support/scriptedProvider.ts');
    await linked.sync(page({ accounts: [checking], upserted: bankRows, cursor: '3' }));
    expect(linked.bank.pulls.map(({ cursor }) => cursor)).to.deep.equal([null]);
    expect(counts(await linked.import([...older, ...overlapping]))).to.deep.equal([3, 0, 4, 0]);
  });

  it('importFile: an account of a removed connection and one kept by hand are refused', async () => {
    await linked.link(bankRows);
    const { body: manual } = await linked.app.post('/api/v1/accounts', {
      user_id: (await linked.app.get('/api/v1/users')).body.data[0].id,
      name: 'Cash',
      type: 'other',
      iso_currency_code: 'USD',
    });
    const byHand = await linked.app.post(`/api/v1/files/import?account_id=${manual.id}`, toCsv(older), {
      contentType: 'application/octet-stream',
    });
    expect([byHand.status, byHand.body.error.code]).to.deep.equal([409, 'CONFLICT']);
    await linked.app.delete(`/api/v1/connections/${linked.connectionId}`);
    const removed = await linked.send('import', toCsv(older));
    expect([removed.status, removed.body.error.code]).to.deep.equal([409, 'CONNECTION_DISCONNECTED']);
  });
});
