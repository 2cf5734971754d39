import { expect } from 'chai';
import { startTestApp, type TestApp } from '../../support/testApp.ts';
import { createImports } from './fileImports.ts';

/** The same days of one account, as an export of each format and then in CSV, whose texts have nothing in common. */

interface BankRow {
  day: string;
  /** In cents; positive is money in. */
  cents: number;
  party: string;
  csvText: string;
}

const ROWS: BankRow[] = [
  { day: '01', cents: -1840, party: 'ORCHARD GROCER', csvText: 'Card payment 4711' },
  { day: '02', cents: -300, party: 'TEA HOUSE', csvText: 'POS 0815 Berlin' },
  { day: '02', cents: 5000, party: 'LINDEN PAYROLL', csvText: 'Incoming wages' },
  { day: '15', cents: -6415, party: 'HARBOUR ENERGY', csvText: 'Direct debit M-1' },
  { day: '28', cents: 1, party: 'INTEREST', csvText: 'Closing of accounts' },
];
const NUMBER = '7700112';
const decimal = (cents: number) => (cents / 100).toFixed(2);
const lines = (rows: readonly BankRow[], write: (row: BankRow, at: number) => string) =>
  rows.map(write).join('');

const formats: Record<string, (rows: readonly BankRow[]) => string> = {
  ofx: (rows) =>
    `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>${NUMBER}<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>` +
    lines(
      rows,
      ({ day, cents, party }, at) =>
        `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>202402${day}<TRNAMT>${decimal(cents)}<FITID>F${at}<NAME>${party}</STMTTRN>`,
    ) +
    '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
  qif: (rows) =>
    `!Type:Bank\n${lines(rows, ({ day, cents, party }) => `D02/${day}'24\nT${decimal(cents)}\nP${party}\n^\n`)}`,
  camt: (rows) =>
    `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>${NUMBER}</Id></Othr></Id><Ccy>EUR</Ccy></Acct>` +
    lines(
      rows,
      ({ day, cents, party }, at) =>
        `<Ntry><Amt Ccy="EUR">${decimal(Math.abs(cents))}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2024-02-${day}</Dt></BookgDt><AcctSvcrRef>R${at}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><${cents < 0 ? 'Cdtr' : 'Dbtr'}><Nm>${party}</Nm></${cents < 0 ? 'Cdtr' : 'Dbtr'}></RltdPties></TxDtls></NtryDtls></Ntry>`,
    ) +
    '</Stmt></BkToCstmrStmt></Document>',
  mt940: (rows) =>
    `:20:1\n:25:1/${NUMBER}\n:28C:1\n:60F:C240131EUR0,\n` +
    lines(
      rows,
      ({ day, cents, party }, at) =>
        `:61:2402${day}02${day}${cents < 0 ? 'D' : 'C'}${decimal(Math.abs(cents)).replace('.', ',')}NTRFNONREF//B${at}\n:86:${party}\n`,
    ) +
    `:62F:${balance(rows)}\n-\n`,
};

function balance(rows: readonly BankRow[]): string {
  const sum = rows.reduce((total, { cents }) => total + cents, 0);
  return `${sum < 0 ? 'D' : 'C'}240229EUR${decimal(Math.abs(sum)).replace('.', ',')}`;
}

const csv = (rows: readonly BankRow[]) =>
  `Date,Description,Amount,Currency\n${lines(rows, ({ day, cents, csvText }) => `2024-02-${day},${csvText},${decimal(cents)},EUR\n`)}`;

const added = (answer: { body: { accounts?: { added_count: number }[] } }) =>
  answer.body.accounts?.map(({ added_count }) => added_count);

describe('importFile: a CSV export of the same account and days', () => {
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

  for (const [format, write] of Object.entries(formats)) {
    const queries = {
      file: `&account_name=Main${format === 'qif' ? '&currency=EUR' : ''}`,
      csv: '&account_name=Main&positive_is=credit',
    };
    const orders = [
      ['CSV after', { body: write(ROWS), query: queries.file }, { body: csv(ROWS), query: queries.csv }],
      ['CSV before', { body: csv(ROWS), query: queries.csv }, { body: write(ROWS), query: queries.file }],
    ] as const;
    for (const [order, first, second] of orders) {
      it(`${order} ${format}, under other names: adds no row, and says why`, async () => {
        expect(added(await send('import', first.body, first.query))).to.deep.equal([ROWS.length]);
        const stored = await ledger();
        const answer = await send('import', second.body, second.query);
        expect([answer.status, added(answer)]).to.deep.equal([201, [0]]);
        const { assumptions } = answer.body;
        expect(assumptions.find(({ what }: { what: string }) => what === 'overlap')).to.deep.equal({
          what: 'overlap',
          value: 'same',
          because:
            'The file has every stored row of its days with the same amount, 5 of them under another name.',
        });
        expect(await ledger()).to.deep.equal(stored);
      });
    }

    it(`CSV after ${format}, two of whose rows it has under other names: asks, and stores nothing meanwhile`, async () => {
      await send('import', write(ROWS), queries.file);
      const stored = await ledger();
      const part = csv(ROWS.slice(1, 3));
      const asked = await send('import', part, queries.csv);
      expect([asked.status, asked.body.error?.questions?.[0]?.parameter]).to.deep.equal([422, 'overlap']);
      expect(await ledger()).to.deep.equal(stored);
      const answered = await send('import', part, `${queries.csv}&overlap=same`);
      expect([answered.status, added(answered)]).to.deep.equal([201, [0]]);
      expect(await ledger()).to.deep.equal(stored);
    });

    it(`CSV after ${format}, with a day more: adds that day's row alone`, async () => {
      await send('import', write(ROWS), queries.file);
      const stored = await ledger();
      const more = [...ROWS, { day: '29', cents: -777, party: '', csvText: 'Bakery' }];
      const answer = await send('import', csv(more), queries.csv);
      expect([answer.status, added(answer)]).to.deep.equal([201, [1]]);
      expect(await ledger()).to.deep.equal([...stored, 'Main 2024-02-29 7.77 EUR Bakery'].sort());
    });
  }

  it('CSV that states the currency after QIF that states none, and the reverse: adds no row', async () => {
    for (const [first, second] of [
      [formats['qif']?.(ROWS) ?? '', csv(ROWS)],
      [csv(ROWS), formats['qif']?.(ROWS) ?? ''],
    ] as const) {
      userId = (await app.post('/api/v1/users', { name: 'Member' })).body.id;
      await send('import', first, '&account_name=Main&positive_is=credit');
      await send('import', second, '&account_name=Main&positive_is=credit');
      expect((await ledger()).length).to.equal(ROWS.length);
    }
  });
});
