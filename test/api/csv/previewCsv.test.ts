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
        fee: null,
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

  it('previewCsv: asks about dates with two possible readings, and shows both', async () => {
    const text = 'Date,Description,Debit,Credit\n01/02/2025,Tea,1.00,\n';
    const { body } = await preview(text);
    expect([body.date_format, body.row_count, body.questions]).to.deep.equal([
      null,
      null,
      [
        {
          parameter: 'date_format',
          message: 'The dates can be read in more than one way, and nothing in the file proves which.',
          choices: ['DD/MM/YYYY', 'MM/DD/YYYY'],
          shown: [
            { choice: 'DD/MM/YYYY', reading: '01/02/2025 is 2025-02-01' },
            { choice: 'MM/DD/YYYY', reading: '01/02/2025 is 2025-01-02' },
          ],
        },
      ],
    ]);
    const answered = await preview(text, '?date_format=MM/DD/YYYY');
    expect([answered.body.questions, answered.body.sample_rows[0].transaction.date]).to.deep.equal([
      [],
      '2025-01-02',
    ]);
  });

  it('previewCsv: names what was assumed, and the evidence', async () => {
    const rows = ['Tea', 'Cake', 'Jam', 'Rolls'].map((name, row) => `2025-01-1${row},${name},-${row + 1}.00`);
    const { body } = await preview(`Date,Description,Amount\n${rows.join('\n')}\n`);
    const because = '4 of 4 amounts in the sample have a minus.';
    expect([body.assumptions, body.notes]).to.deep.equal([
      [{ what: 'positive_is', value: 'credit', because }],
      [`positive_is is taken to be credit. ${because}`],
    ]);
  });

  it('previewCsv: reads a direction column whose words only the caller knows', async () => {
    const text =
      'Date,Text,Amount,Zx\n2025-01-02,Tea,3.00,ja\n2025-01-03,Pay,50.00,nee\n2025-01-04,Jam,2.00,ja\n';
    const asked = await preview(text, '?direction_column=Zx');
    expect(asked.body.questions[0]).to.deep.include({ parameter: 'debit_value', choices: ['ja', 'nee'] });
    const told = await preview(text, '?direction_column=Zx&debit_value=ja');
    expect(
      told.body.sample_rows.map((row: { transaction: { amount: number } }) => row.transaction.amount),
    ).to.deep.equal([3, -50, 2]);
  });

  it('previewCsv: reads a status whose words only the caller knows', async () => {
    const text =
      'Date,Text,Debit,Credit,Status\n2025-01-02,Tea,3.00,,Zork\n2025-01-03,Jam,2.00,,Blag\n2025-01-04,Pay,,9.00,Zork\n';
    const asked = await preview(text);
    expect(asked.body.questions[0]).to.deep.include({
      parameter: 'booked_status',
      choices: ['Zork', 'Blag', '*'],
    });
    const mistaken = await preview(text, '?booked_status=Zrok');
    const message = 'is no value of the status column: "Zork", "Blag"';
    expect([mistaken.status, mistaken.body.error.details]).to.deep.equal([
      400,
      [{ path: 'booked_status', code: 'not_found', message }],
    ]);
    const told = await preview(text, '?booked_status=Zork');
    expect([told.body.row_count, told.body.skipped]).to.deep.equal([
      2,
      [{ line: 3, reason: 'The status is "Blag": it is not booked. Import again once it is.' }],
    ]);
  });

  it('previewCsv: the encoding is the parameter, else the charset of the upload, else a guess that is named', async () => {
    const file = Buffer.concat([
      Buffer.from('Date,Description,Debit,Credit\n2025-01-02,'),
      Buffer.from([0xd7, 0xe0, 0xe9]),
      Buffer.from(',1.00,\n'),
    ]);
    const name = (body: { sample_rows: { transaction: { name: string } }[] }) =>
      body.sample_rows[0]?.transaction.name;
    const stated = await preview(file, '?encoding=windows-1251');
    const declared = await preview(file, '', 'text/csv; charset=windows-1253');
    expect([name(stated.body), name(declared.body)]).to.deep.equal(['Чай', 'Χΰι']);
    const guessed = await preview(file);
    expect(guessed.body.assumptions.map(({ what }: { what: string }) => what)).to.include('encoding');
  });

  it('previewCsv: names a column that the file does not have', async () => {
    const { status, body } = await preview(fixture('amex'), '?amount_column=Betrag');
    expect([status, body.error.code, body.error.details]).to.deep.equal([
      400,
      'INVALID_PARAMETER',
      [
        {
          path: 'amount_column',
          code: 'not_found',
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
            request_id: body.error.request_id,
            doc_url: '/docs/errors#INVALID_PARAMETER',
            code: 'INVALID_PARAMETER',
            message: `The form ${message}.`,
            details: [{ path: 'file', code: 'malformed', message }],
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
