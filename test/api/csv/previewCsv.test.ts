import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { createAccounts } from '../../support/ledgerRows.ts';
import { startTestApp, type TestApp } from '../../support/testApp.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../files/csv/fixtures/${name}.csv`, import.meta.url));

describe('previewCsv', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  const preview = (body: string | Uint8Array, query = '', contentType = 'text/csv') =>
    app.post(`/api/v1/csv/preview${query}`, body, { contentType, key: app.keys.read_only });

  it('previewCsv: returns layout, mapping and rows of a known export', async () => {
    const { status, body } = await preview(fixture('capital_one'));
    expect(status).to.equal(200);
    expect(body).to.deep.equal({
      encoding: 'utf-8',
      delimiter: 'comma',
      header_line: 1,
      headers: ['Transaction Date', 'Posted Date', 'Card No.', 'Description', 'Category', 'Debit', 'Credit'],
      template: 'capital_one',
      mapping: {
        date: 'Transaction Date',
        amount: null,
        debit: 'Debit',
        credit: 'Credit',
        description: 'Description',
        merchant: null,
        currency: null,
        direction: null,
        status: null,
      },
      date_format: 'YYYY-MM-DD',
      decimal_separator: 'point',
      positive_is: null,
      row_count: 3,
      sample_rows: [
        {
          line: 2,
          cells: ['2025-06-21', '2025-06-23', '1234', 'STREAMING SERVICE', 'Entertainment', '15.49', ''],
          transaction: {
            date: '2025-06-21',
            amount: 15.49,
            iso_currency_code: null,
            name: 'STREAMING SERVICE',
            merchant_name: null,
          },
        },
        {
          line: 3,
          cells: [
            '2025-06-18',
            '2025-06-18',
            '1234',
            'CAPITAL ONE MOBILE PYMT',
            'Payment/Credit',
            '',
            '320.00',
          ],
          transaction: {
            date: '2025-06-18',
            amount: -320,
            iso_currency_code: null,
            name: 'CAPITAL ONE MOBILE PYMT',
            merchant_name: null,
          },
        },
        {
          line: 4,
          cells: ['2025-06-03', '2025-06-04', '1234', 'AIRLINE 0012345', 'Airfare', '1,204.30', ''],
          transaction: {
            date: '2025-06-03',
            amount: 1204.3,
            iso_currency_code: null,
            name: 'AIRLINE 0012345',
            merchant_name: null,
          },
        },
      ],
      skipped: [],
      undecided: [],
      notes: [],
      assumptions: [],
      questions: [],
    });
  });

  it('previewCsv: reads the file part of a form like a bare file', async () => {
    const form = new FormData();
    form.set('file', new Blob([fixture('dkb')], { type: 'text/csv' }), 'dkb.csv');
    const asForm = await app.post('/api/v1/csv/preview', form, { contentType: '' });
    const bare = await preview(fixture('dkb'));
    expect(asForm.status).to.equal(200);
    expect(asForm.body).to.deep.equal(bare.body);
    expect(bare.body.row_count).to.equal(3);
  });

  it('previewCsv: reports what is ambiguous, and which parameter resolves it', async () => {
    const text = 'Posted;Text;Value\n2025-01-02;Something;10.00\n2025-01-03;Else;20.00\n';
    const open = await preview(text, '?date_column=Posted&amount_column=3&description_column=Text');
    expect(open.body.undecided).to.deep.equal([
      {
        parameter: 'positive_is',
        message: 'Nothing tells whether positive amounts are money out (debit) or money in (credit).',
      },
    ]);
    expect([open.body.row_count, open.body.sample_rows[0]]).to.deep.equal([
      null,
      { line: 2, cells: ['2025-01-02', 'Something', '10.00'], transaction: null },
    ]);
    const decided = await preview(
      text,
      '?date_column=Posted&amount_column=3&description_column=Text&positive_is=credit&currency=CHF',
    );
    expect([decided.body.undecided, decided.body.sample_rows[0].transaction]).to.deep.equal([
      [],
      { date: '2025-01-02', amount: -10, iso_currency_code: 'CHF', name: 'Something', merchant_name: null },
    ]);
  });

  it('previewCsv: warns about dates with two possible readings', async () => {
    const { body } = await preview('Date,Description,Balance,Amount\n01/02/2025,Tea,9.00,-1.00\n');
    expect([body.date_format, body.notes]).to.deep.equal([
      'MM/DD/YYYY',
      [
        'Every date can be read month-first and day-first; MM/DD/YYYY is assumed. Give date_format to be sure.',
      ],
    ]);
  });

  it('previewCsv: names a column that the file does not have', async () => {
    const { status, body } = await preview(fixture('amex'), '?amount_column=Betrag');
    expect([status, body.error.code, body.error.details]).to.deep.equal([
      400,
      'INVALID_PARAMETER',
      [
        {
          path: 'amount_column',
          message: 'is not a column of the file: "Date", "Description", "Card Member", "Account #", "Amount"',
        },
      ],
    ]);
  });

  const forms: [string, () => FormData, string][] = [
    ['without a file', () => new FormData(), 'has no part named "file"'],
    [
      'with options as parts',
      () => {
        const form = new FormData();
        form.set('strict', 'true');
        form.set('file', new Blob(['a,b']), 'a.csv');
        return form;
      },
      'has a part named "strict"; options are query parameters',
    ],
    [
      'with two files',
      () => {
        const form = new FormData();
        form.append('file', new Blob(['a,b']), 'a.csv');
        form.append('file', new Blob(['a,b']), 'b.csv');
        return form;
      },
      'has more than one file',
    ],
  ];
  for (const [what, make, message] of forms) {
    it(`previewCsv: refuses a form ${what}`, async () => {
      const { status, body } = await app.post('/api/v1/csv/preview', make(), { contentType: '' });
      expect([status, body]).to.deep.equal([
        400,
        {
          error: {
            code: 'INVALID_PARAMETER',
            message: `The form ${message}.`,
            details: [{ path: 'file', message }],
          },
        },
      ]);
    });
  }

  it('previewCsv: refuses a form that was cut off', async () => {
    const body =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nDate,Amount\r\n';
    const answer = await preview(body, '', 'multipart/form-data; boundary=x');
    expect([answer.status, answer.body.error.code]).to.deep.equal([400, 'INVALID_PARAMETER']);
  });

  it('previewCsv: refuses a form without a boundary', async () => {
    const answer = await preview('anything', '', 'multipart/form-data');
    expect([answer.status, answer.body.error.code]).to.deep.equal([400, 'INVALID_PARAMETER']);
  });

  it('previewCsv: refuses an account that an import would refuse, and a file that is not CSV', async () => {
    const { db } = app.database;
    const { accountIds } = await createAccounts(db, ['Fed by a bank']);
    const fed = await preview(fixture('amex'), `?account_id=${accountIds[0]}`);
    const unknown = await preview(fixture('amex'), '?account_id=AAAAAAAA');
    const zip = await preview(Buffer.from('PK\u0003\u0004 renamed'));
    expect([fed, unknown, zip].map(({ status, body }) => [status, body.error.code])).to.deep.equal([
      [409, 'CONFLICT'],
      [404, 'NOT_FOUND'],
      [422, 'IMPORT_ERROR'],
    ]);
  });
});
