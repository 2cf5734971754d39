import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { startTestApp, type TestApp } from '../../support/testApp.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../files/csv/fixtures/${name}.csv`, import.meta.url));

describe('importCsv', () => {
  let app: TestApp;
  let userId: string;
  before(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    userId = (await app.post('/api/v1/users', { name: 'Member' })).body.id;
  });
  after(() => app.close());

  const importFile = (body: string | Uint8Array, query: string) =>
    app.post(`/api/v1/csv/import?${query}`, body, { contentType: 'text/csv' });
  const newAccount = (name: string) => `user_id=${userId}&account_name=${encodeURIComponent(name)}`;
  const ledger = async (accountId: string) =>
    app.database
      .db('transactions')
      .select('date', 'amount', 'name', 'merchant_name', 'iso_currency_code')
      .where('account_id', accountId)
      .whereNull('deleted_by_user_at')
      .whereNull('removed_by_provider_at')
      .orderBy(['date', 'name', 'amount']);
  const ledgerIds = (accountId: string): Promise<string[]> =>
    app.database.db('transactions').where('account_id', accountId).orderBy('id').pluck('id');
  const storedRows = async () => (await app.database.db('transactions').count().first())?.['count'];

  it('importCsv: creates connection and account, and stores what the preview showed', async () => {
    const query = `${newAccount('Rewards Card')}&currency=USD`;
    const previewed = await app.post(`/api/v1/csv/preview?${query}`, fixture('chase_card'), {
      contentType: 'text/csv',
    });
    const { status, body } = await importFile(fixture('chase_card'), query);
    expect(status).to.equal(201);
    expect(body).to.deep.equal({
      import_id: body.import_id,
      connection_id: body.connection_id,
      account_id: body.account_id,
      added_count: 5,
      updated_count: 0,
      unchanged_count: 0,
      skipped: [],
      assumptions: [{ what: 'positive_is', value: 'credit', because: 'The header is that of Chase.' }],
    });
    const stored = (await ledger(body.account_id)).map((row) => ({ ...row, amount: Number(row.amount) }));
    const shown = previewed.body.sample_rows.map((row: { transaction: unknown }) => row.transaction);
    expect(stored).to.have.deep.members(shown);
    const account = await app.get(`/api/v1/accounts/${body.account_id}`);
    expect([
      account.body.name,
      account.body.type,
      account.body.iso_currency_code,
      account.body.institution_name,
    ]).to.deep.equal(['Rewards Card', 'credit', 'USD', 'Chase']);
    const connection = await app.get(`/api/v1/connections/${body.connection_id}/status`);
    expect([
      connection.body.provider,
      connection.body.status,
      connection.body.user_id,
      connection.body.recent_sync.status,
      connection.body.recent_sync.added_count,
    ]).to.deep.equal(['csv', 'active', userId, 'success', 5]);
  });

  it('importCsv: the same file again changes nothing', async () => {
    const first = await importFile(fixture('dkb'), newAccount('Giro'));
    const before = await app.database
      .db('transactions')
      .select('*')
      .where('account_id', first.body.account_id)
      .orderBy('id');
    const second = await importFile(fixture('dkb'), newAccount('  giro '));
    const after = await app.database
      .db('transactions')
      .select('*')
      .where('account_id', first.body.account_id)
      .orderBy('id');
    expect(second.body).to.deep.equal({
      ...first.body,
      import_id: second.body.import_id,
      added_count: 0,
      unchanged_count: 3,
    });
    expect(after).to.deep.equal(before);
  });

  it('importCsv: overlapping exports merge, and equal rows of one file stay separate', async () => {
    const rows = (...dates: string[]) =>
      ['Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit']
        .concat(dates.map((date) => `${date},${date},1,Coffee,Dining,3.00,`))
        .join('\n');
    const first = await importFile(rows('2025-01-02', '2025-01-02', '2025-01-01'), newAccount('Card'));
    const second = await importFile(
      rows('2025-01-03', '2025-01-02', '2025-01-02', '2025-01-02'),
      `account_id=${first.body.account_id}`,
    );
    expect([second.body.added_count, second.body.unchanged_count]).to.deep.equal([2, 2]);
    expect((await ledger(first.body.account_id)).map((row) => row.date)).to.deep.equal([
      '2025-01-01',
      '2025-01-02',
      '2025-01-02',
      '2025-01-02',
      '2025-01-03',
    ]);
  });

  it('importCsv: a row with more details in a later export is updated', async () => {
    const file = (merchant: string) =>
      `Date,Description,Amount,Balance,Merchant\n2025-01-02,POS 17,-3.00,7.00,${merchant}\n`;
    const query = `${newAccount('Bank')}&positive_is=credit`;
    await importFile(file(''), query);
    const { body } = await importFile(file('Tea House'), query);
    expect([body.added_count, body.updated_count, body.unchanged_count]).to.deep.equal([0, 1, 0]);
    expect((await ledger(body.account_id))[0].merchant_name).to.equal('Tea House');
  });

  it('importCsv: a row that the user deleted stays deleted', async () => {
    const first = await importFile(fixture('mint'), newAccount('Old'));
    const { db } = app.database;
    await db('transactions')
      .where({ account_id: first.body.account_id, name: 'Paycheck' })
      .update({ deleted_by_user_at: new Date() });
    const second = await importFile(fixture('mint'), newAccount('Old'));
    expect([second.body.added_count, second.body.unchanged_count]).to.deep.equal([0, 3]);
    expect(await ledger(first.body.account_id)).to.have.length(2);
  });

  const withBadRows = [
    'Date,Description,Amount,Balance',
    '2025-01-02,Tea,-3.00,7.00',
    '2025-02-30,No such day,-3.00,4.00',
    '2025-01-03,Not a number,minus three,4.00',
    '2025-01-04,"Open quote,-1.00,3.00',
    '2025-01-05,Cake,-2.00,1.00',
    'Total,,-8.00,',
  ].join('\n');
  const badLines = [
    { line: 3, reason: 'The date "2025-02-30" is no day in the format YYYY-MM-DD.' },
    { line: 4, reason: '"minus three" cannot be read as an amount.' },
    { line: 5, reason: 'A quote that begins on this line is never closed.' },
  ];

  it('importCsv: accounts for every line and imports the good ones', async () => {
    const { status, body } = await importFile(withBadRows, `${newAccount('Bad')}&positive_is=credit`);
    expect([status, body.added_count, body.skipped]).to.deep.equal([
      201,
      2,
      [...badLines, { line: 7, reason: 'A balance or a total, not a transaction.' }],
    ]);
  });

  it('importCsv: strict imports all or nothing, and lines with totals are not errors', async () => {
    const before = await storedRows();
    const { status, body } = await importFile(
      withBadRows,
      `${newAccount('Strict')}&positive_is=credit&strict=true`,
    );
    expect([status, body.error]).to.deep.equal([
      422,
      {
        request_id: body.error.request_id,
        doc_url: '/docs/errors#IMPORT_ERROR',
        code: 'IMPORT_ERROR',
        message:
          'With strict, no row may be unreadable: line 3: The date "2025-02-30" is no day in the format YYYY-MM-DD.',
        details: badLines.map(({ line, reason }) => ({
          path: `line ${line}`,
          code: 'malformed',
          message: reason,
        })),
      },
    ]);
    expect(await storedRows()).to.equal(before);
    expect(await app.database.db('accounts').where('name', 'Strict')).to.deep.equal([]);
    const clean = await importFile(fixture('bank_of_america'), `${newAccount('Strict')}&strict=true`);
    expect([clean.status, clean.body.added_count]).to.deep.equal([201, 3]);
  });

  it('importCsv: refuses a file whose layout is ambiguous, and stores nothing', async () => {
    const { status, body } = await importFile(
      'Date,Details,Amount\n2025-01-02,Tea,3.00\n',
      newAccount('Open'),
    );
    expect([status, body.error]).to.deep.equal([
      422,
      {
        request_id: body.error.request_id,
        doc_url: '/docs/errors#IMPORT_QUESTION',
        code: 'IMPORT_QUESTION',
        message: 'The file leaves a question open. Send it again with positive_is.',
        details: [
          {
            path: 'positive_is',
            code: 'undecided',
            message: 'Nothing tells whether positive amounts are money out (debit) or money in (credit).',
          },
        ],
        questions: [
          {
            parameter: 'positive_is',
            message: 'Nothing tells whether positive amounts are money out (debit) or money in (credit).',
            choices: ['debit', 'credit'],
            shown: [
              { choice: 'debit', reading: '3.00 is money out' },
              { choice: 'credit', reading: '3.00 is money in' },
            ],
          },
        ],
      },
    ]);
    expect(await app.database.db('connections').where('user_id', userId)).to.deep.equal([]);
  });

  it('importCsv: a file in which no row can be read is an error, not an empty success', async () => {
    const { status, body } = await importFile(
      'Date,Description,Amount\n2025-01-02,Tea,3.00\n',
      `${newAccount('Wrong')}&date_format=DD/MM/YYYY&positive_is=debit`,
    );
    expect([status, body.error.code, body.error.details]).to.deep.equal([
      422,
      'IMPORT_ERROR',
      [
        {
          path: 'line 2',
          code: 'malformed',
          message: 'The date "2025-01-02" is no day in the format DD/MM/YYYY.',
        },
      ],
    ]);
    expect(await app.database.db('connections').where('user_id', userId)).to.deep.equal([]);
  });

  it('importCsv: a file without transactions succeeds with zero rows', async () => {
    const { status, body } = await importFile('Date,Description,Amount\n', newAccount('Quiet'));
    expect([status, body.added_count, body.skipped]).to.deep.equal([201, 0, []]);
  });

  it("importCsv: the currency is the row's, else the parameter's, else the account's, else unknown", async () => {
    const text =
      'Date,Description,Amount,Currency\n2025-01-02,A,-1.00,CHF\n2025-01-03,A,-1.00,CHF\n2025-01-04,A,-1.00,CHF\n2025-01-05,B,-2.00,\n';
    const unknown = await importFile(
      text,
      `${newAccount('No currency')}&positive_is=credit&currency_column=Currency`,
    );
    const known = await importFile(
      text,
      `${newAccount('Euro')}&currency=EUR&currencies=together&positive_is=credit&currency_column=Currency`,
    );
    const again = await importFile(
      text.replaceAll(',B,', ',C,'),
      `account_id=${known.body.account_id}&currencies=together&overlap=new&positive_is=credit&currency_column=Currency`,
    );
    const currencies = async (id: string) =>
      (await ledger(id)).map((row) => [row.name, row.iso_currency_code]);
    expect(await currencies(unknown.body.account_id)).to.deep.equal([
      ['A', 'CHF'],
      ['A', 'CHF'],
      ['A', 'CHF'],
      ['B', null],
    ]);
    expect(again.body.added_count).to.equal(1);
    expect(await currencies(known.body.account_id)).to.deep.equal([
      ['A', 'CHF'],
      ['A', 'CHF'],
      ['A', 'CHF'],
      ['B', 'EUR'],
      ['C', 'EUR'],
    ]);
  });

  it('importCsv: text that a spreadsheet would run as a formula is stored unchanged', async () => {
    const text = `Date,Description,Amount,Balance\n2025-01-02,"=HYPERLINK(""http://example.test"",""x"")",-1.00,1.00\n2025-01-02,@SUM(A1),-2.00,-1.00\n`;
    const { body } = await importFile(text, newAccount('Formula'));
    expect((await ledger(body.account_id)).map((row) => row.name)).to.deep.equal([
      '=HYPERLINK("http://example.test","x")',
      '@SUM(A1)',
    ]);
  });

  it('importCsv: two concurrent imports of one file store it once', async () => {
    const both = await Promise.all([
      importFile(fixture('monzo'), newAccount('Twice')),
      importFile(fixture('monzo'), newAccount('Twice')),
    ]);
    expect(both.map(({ status }) => status)).to.deep.equal([201, 201]);
    expect(both.map(({ body }) => body.added_count).sort()).to.deep.equal([0, 3]);
    expect(both[0]?.body.account_id).to.equal(both[1]?.body.account_id);
  });

  it('importCsv: a small file does not wait for rows that it does not change', async () => {
    const made = await importFile(fixture('monzo'), newAccount('Busy'));
    const [held] = await ledgerIds(made.body.account_id);
    const other = 'Date,Description,Amount\n2026-01-31,Bakery,-3.20\n2026-02-01,Refund,1.00\n';
    const answer = await app.database.db.transaction(async (trx) => {
      await trx('transactions').where('id', held).forUpdate().first();
      return importFile(other, `account_id=${made.body.account_id}`);
    });
    expect(answer).to.deep.include({ status: 201 });
  });

  it('importCsv: concurrent first files of many accounts are all stored', async () => {
    const names = ['Checking', 'Savings', 'Card', 'Loan', 'Joint', 'Travel'];
    await importFile(fixture('chase_card'), newAccount('Made before'));
    const answers = await Promise.all(
      names.map((name) => importFile(fixture('chase_card'), newAccount(name))),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal(names.map(() => 201));
    const counts = await Promise.all(answers.map(async ({ body }) => (await ledger(body.account_id)).length));
    expect(counts).to.deep.equal(names.map(() => 5));
  });

  it('importCsv: all accounts of a user belong to one connection', async () => {
    const one = await importFile(fixture('amex'), newAccount('One'));
    const two = await importFile(fixture('citi'), newAccount('Two'));
    expect(one.body.connection_id).to.equal(two.body.connection_id);
    expect(one.body.account_id).to.not.equal(two.body.account_id);
  });

  it('importCsv: names the missing account parameters', async () => {
    const { status, body } = await importFile(fixture('amex'), 'account_name=Card');
    expect([status, body.error]).to.deep.equal([
      400,
      {
        request_id: body.error.request_id,
        doc_url: '/docs/errors#INVALID_PARAMETER',
        code: 'INVALID_PARAMETER',
        message: 'Name the account: give account_id, or user_id and account_name.',
        details: [{ path: 'user_id', code: 'required', message: 'is required without account_id' }],
      },
    ]);
  });

  it('importCsv: refuses account parameters together with an account id', async () => {
    const first = await importFile(fixture('amex'), newAccount('Given'));
    const { status, body } = await importFile(
      fixture('amex'),
      `account_id=${first.body.account_id}&account_type=loan`,
    );
    expect([status, body.error.details]).to.deep.equal([
      400,
      [
        {
          path: 'account_type',
          code: 'contradiction',
          message: 'describes a new account; leave it out beside account_id',
        },
      ],
    ]);
  });

  it('importCsv: refuses an account synced by a provider, a removed one and an unknown one', async () => {
    const { db } = app.database;
    const first = await importFile(fixture('amex'), newAccount('Fed'));
    const into = () => importFile(fixture('amex'), `account_id=${first.body.account_id}`);
    await db('connections').where('id', first.body.connection_id).update({ provider: 'plaid' });
    const fed = await into();
    await db('connections')
      .where('id', first.body.connection_id)
      .update({ provider: 'csv', status: 'disconnected' });
    const removed = await into();
    const unknown = await importFile(fixture('amex'), 'account_id=0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01');
    expect([fed, removed, unknown].map(({ status, body }) => [status, body.error.code])).to.deep.equal([
      [409, 'CONFLICT'],
      [409, 'CONNECTION_DISCONNECTED'],
      [404, 'NOT_FOUND'],
    ]);
  });

  it('importCsv: accepts the short id of the account', async () => {
    const first = await importFile(fixture('amex'), newAccount('Short'));
    const { short_id } = (await app.get(`/api/v1/accounts/${first.body.account_id}`)).body;
    const second = await importFile(fixture('amex'), `account_id=${short_id}`);
    expect([second.body.account_id, second.body.unchanged_count]).to.deep.equal([first.body.account_id, 3]);
  });

  it('importCsv: rules run as in syncs', async () => {
    const rule = await app.post('/api/v1/rules', {
      name: 'Coffee',
      conditions: { field: 'name', op: 'contains', value: 'corner coffee' },
      actions: [
        { type: 'set_category', category_slug: 'food-and-drink-coffee' },
        { type: 'add_tag', tag_slug: 'needs-review' },
      ],
    });
    expect(rule.status).to.equal(201);
    const { body } = await importFile(fixture('chase_card'), newAccount('Ruled'));
    const rows = await app.database
      .db('transactions')
      .select('name', 'category_slug', 'tags')
      .where('account_id', body.account_id)
      .orderBy(['date', 'name']);
    expect(rows.map(({ name, category_slug, tags }) => [name, category_slug, tags])).to.deep.equal([
      ['SHOE STORE', 'uncategorized', []],
      ['Payment Thank You - Web', 'uncategorized', []],
      ['GREEN GROCER, MAIN ST', 'uncategorized', []],
      ['CORNER COFFEE 12', 'food-and-drink-coffee', ['needs-review']],
      ['CORNER COFFEE 12', 'food-and-drink-coffee', ['needs-review']],
    ]);
    expect((await app.get(`/api/v1/rules/${rule.body.id}`)).body.hit_count).to.equal(2);
  });

  it('importCsv: an account keeps the layout of its files', async () => {
    const months = [
      'Date,Description,Amount\n13/01/2025,Rent,-900.00\n14/01/2025,Tea,-3.00\n31/01/2025,Pay,2000.00\n',
      // Without the earlier file, this one would be asked for the sign and for the order of day and month.
      'Date,Description,Amount\n04/02/2025,Gift,50.00\n',
    ];
    const first = await importFile(months[0] ?? '', `${newAccount('Local bank')}&positive_is=credit`);
    const second = await importFile(months[1] ?? '', `account_id=${first.body.account_id}`);
    expect([first.status, second.status]).to.deep.equal([201, 201]);
    expect(
      (await ledger(first.body.account_id)).map((row) => [row.date, row.amount, row.name]),
    ).to.deep.equal([
      ['2025-01-13', '900.00', 'Rent'],
      ['2025-01-14', '3.00', 'Tea'],
      ['2025-01-31', '-2000.00', 'Pay'],
      ['2025-02-04', '-50.00', 'Gift'],
    ]);
  });

  it('importCsv: after the connection was removed, the same name creates a new account', async () => {
    const first = await importFile(fixture('amex'), newAccount('Again'));
    const synced = await app.post('/api/v1/sync', { connection_id: first.body.connection_id });
    expect([synced.status, synced.body.error.code]).to.deep.equal([409, 'SYNC_NOT_SUPPORTED']);
    const removed = await app.delete(`/api/v1/connections/${first.body.connection_id}`);
    expect(removed.status).to.be.below(300);
    const second = await importFile(fixture('amex'), newAccount('Again'));
    expect([second.status, second.body.added_count]).to.deep.equal([201, 3]);
    expect(second.body.connection_id).to.not.equal(first.body.connection_id);
    expect(await ledger(first.body.account_id)).to.have.length(3);
  });

  it('importCsv: needs full_access', async () => {
    const { status, body } = await app.post(`/api/v1/csv/import?${newAccount('X')}`, fixture('amex'), {
      contentType: 'text/csv',
      key: app.keys.read_only,
    });
    expect([status, body.error.code]).to.deep.equal([403, 'FORBIDDEN']);
  });

  it('importCsv: refuses other content types', async () => {
    const { status } = await app.post(`/api/v1/csv/import?${newAccount('X')}`, { file: 'a,b' });
    expect(status).to.equal(415);
  });
});
