import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { startTestApp, type TestApp } from '../../support/testApp.ts';
import { createImports, fixture, formats, mt940 } from './fileImports.ts';

describe('importFile', () => {
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

  /** Every fixture with what an import without any further parameter answers. */
  const outcomes: Record<string, [status: number, codeOrAccounts: string | number[]]> = {
    'camt052-pending.xml': [201, [3]],
    'camt053-batch.xml': [201, [5, 1]],
    'camt053-charges.xml': [201, [1]],
    'camt053-multi-statements.xml': [201, [2, 1]],
    'camt053-reversal-balances-disagree.xml': [422, 'IMPORT_QUESTION'],
    'camt053-reversal.xml': [201, [4]],
    'camt054-notification.xml': [201, [2]],
    'mt940-no-entry-date.sta': [201, [2]],
    'mt940-one-line-envelopes.sta': [201, [3]],
    'mt940-pages-accounts.sta': [201, [3, 1]],
    'mt940-sparkasse.sta': [201, [3]],
    'mt940-subfields.sta': [201, [4, 1]],
    'mt942-interim.sta': [201, [3]],
    'ofx1-bank-and-card.ofx': [201, [3, 1, 2]],
    'ofx1-cp1252.ofx': [201, [3]],
    'ofx1-invest-cash-only.ofx': [201, [2]],
    'ofx1-utf16be-unmarked.ofx': [201, [2]],
    'ofx1-utf16le.ofx': [201, [3]],
    'ofx1-utf8-declared-1252.ofx': [201, [3]],
    'ofx2-pending.ofx': [201, [6]],
    'ofx2-quicken.qfx': [201, [3, 2]],
    'qif-invst.qif': [422, 'IMPORT_ERROR'],
    'qif-multi-accounts.qif': [201, [2, 2]],
    'qif-no-type.qif': [400, 'INVALID_PARAMETER'],
    'qif-splits.qif': [201, [3, 1]],
    'qif-thousands-u-t.qif': [400, 'INVALID_PARAMETER'],
  };
  for (const name of readdirSync(formats).filter((file) => !file.endsWith('.json'))) {
    it(`importFile: ${name} into the accounts that it names, and again without a change`, async () => {
      const first = await send('import', fixture(name));
      const [status, expected] = outcomes[name] ?? [];
      expect([
        first.status,
        first.body.error?.code ??
          first.body.accounts.map(({ added_count }: { added_count: number }) => added_count),
      ]).to.deep.equal([status, expected]);
      if (status !== 201) {
        expect(await ledger()).to.deep.equal([]);
        return;
      }
      const stored = await ledger();
      const again = await send('import', fixture(name));
      expect(again.body.accounts).to.deep.equal(
        first.body.accounts.map((account: Record<string, unknown>) => ({
          ...account,
          added_count: 0,
          unchanged_count: account['added_count'],
        })),
      );
      expect([again.body.replaced_import_ids, await ledger()]).to.deep.equal([
        [first.body.import_id],
        stored,
      ]);
    });
  }

  it('importFile: stores what previewFile showed', async () => {
    const shown = await send('preview', fixture('mt940-pages-accounts.sta'));
    expect(shown.status).to.equal(200);
    expect(shown.body).to.deep.equal({
      format: 'mt940',
      accounts: [
        {
          account_id: null,
          name: 'Account 111',
          mask: '111',
          type: 'other',
          iso_currency_code: 'EUR',
          row_count: 3,
          first_date: '2024-02-01',
          last_date: '2024-02-02',
          opening_balance: 100,
          closing_balance: 85,
        },
        {
          account_id: null,
          name: 'Account 222',
          mask: '222',
          type: 'other',
          iso_currency_code: 'USD',
          row_count: 1,
          first_date: '2024-02-02',
          last_date: '2024-02-02',
          opening_balance: -20,
          closing_balance: 30,
        },
      ],
      row_count: 4,
      sample_rows: [
        {
          line: 5,
          date: '2024-02-01',
          amount: 10,
          iso_currency_code: 'EUR',
          name: 'ROW ONE SHOP',
          merchant_name: null,
          pending: false,
        },
        {
          line: 13,
          date: '2024-02-01',
          amount: 10,
          iso_currency_code: 'EUR',
          name: 'ROW ONE SHOP',
          merchant_name: null,
          pending: false,
        },
        {
          line: 15,
          date: '2024-02-02',
          amount: -5,
          iso_currency_code: 'EUR',
          name: 'ROW TWO REFUND',
          merchant_name: null,
          pending: false,
        },
        {
          line: 23,
          date: '2024-02-02',
          amount: -50,
          iso_currency_code: 'USD',
          name: 'DOLLAR DEPOSIT',
          merchant_name: null,
          pending: false,
        },
      ],
      skipped: [],
      assumptions: [],
      questions: [],
    });
    expect(await ledger()).to.deep.equal([]);
    await send('import', fixture('mt940-pages-accounts.sta'));
    expect(await ledger()).to.deep.equal([
      'Account 111 2024-02-01 10.00 EUR ROW ONE SHOP',
      'Account 111 2024-02-01 10.00 EUR ROW ONE SHOP',
      'Account 111 2024-02-02 -5.00 EUR ROW TWO REFUND',
      'Account 222 2024-02-02 -50.00 USD DOLLAR DEPOSIT',
    ]);
  });

  it('importFile: balances that do not follow from the rows are a question that says by how much', async () => {
    const refused = await send('import', fixture('camt053-reversal-balances-disagree.xml'));
    expect([refused.status, refused.body.error]).to.deep.equal([
      422,
      {
        request_id: refused.body.error.request_id,
        doc_url: '/docs/errors#IMPORT_QUESTION',
        code: 'IMPORT_QUESTION',
        message: 'The file leaves a question open. Send it again with accept_difference.',
        details: [
          {
            path: 'accept_difference',
            code: 'undecided',
            message:
              'The closing balance of the statement on line 3 differs by 60.00 from its opening balance and its rows. Download the file again, or accept the difference.',
          },
        ],
        questions: [
          {
            parameter: 'accept_difference',
            message:
              'The closing balance of the statement on line 3 differs by 60.00 from its opening balance and its rows. Download the file again, or accept the difference.',
            choices: ['60.00'],
            shown: [{ choice: '60.00', reading: 'The statement on line 3 differs by 60.00.' }],
          },
        ],
      },
    ]);
    const other = await send(
      'import',
      fixture('camt053-reversal-balances-disagree.xml'),
      '&accept_difference=30',
    );
    const accepted = await send(
      'import',
      fixture('camt053-reversal-balances-disagree.xml'),
      '&accept_difference=60',
    );
    expect([other.status, accepted.status]).to.deep.equal([422, 201]);
  });

  it('importFile: QIF into a named account in a stated currency', async () => {
    const { status } = await send(
      'import',
      fixture('qif-thousands-u-t.qif'),
      '&account_name=Everyday&currency=USD',
    );
    expect([status, await ledger()]).to.deep.equal([
      201,
      [
        'Everyday 2024-02-16 1234.56 USD CAR DEALER',
        'Everyday 2024-02-17 -12345678.90 USD HOUSE SALE',
        'Everyday 2024-02-18 3000.00 USD ROOFER',
        'Everyday 2024-02-20 5.00 USD ONLY T',
      ],
    ]);
  });

  it('importFile: a file of one account cannot go to an account with another number', async () => {
    await send('import', mt940([['D1,00', '01', 'TEA']]), '&account_name=Main');
    const { status, body } = await send(
      'import',
      mt940([['D1,00', '01', 'TEA']], { account: '20050550/9900113' }),
      '&account_name=Main',
    );
    expect([
      status,
      body.error.questions.map(({ parameter, message }: Record<string, string>) => [parameter, message]),
    ]).to.deep.equal([
      422,
      [
        [
          'account_name',
          'The account Main has the number …0112 and the file is of …0113. Name another account, or leave account_name and account_id out and give user_id.',
        ],
      ],
    ]);
  });

  it('importFile: a file of several accounts cannot go to one account', async () => {
    const one = await send('import', mt940([['D1,00', '01', 'TEA']]));
    const { status, body } = await app.post(
      `/api/v1/files/import?account_id=${one.body.accounts[0].account_id}`,
      fixture('camt053-multi-statements.xml'),
      { contentType: 'application/xml' },
    );
    expect([status, body.error.questions[0].parameter]).to.deep.equal([422, 'user_id']);
  });

  it('importFile: a currency that contradicts the file is refused', async () => {
    const { status, body } = await send('import', fixture('camt053-reversal.xml'), '&currency=USD');
    expect([status, body.error.details]).to.deep.equal([
      400,
      [{ path: 'currency', code: 'contradiction', message: 'contradicts the file, which is in EUR' }],
    ]);
  });

  const types = [
    'text/plain',
    'text/xml',
    'application/xml',
    'application/x-ofx',
    'application/vnd.intu.qfx',
  ];
  for (const type of types) {
    it(`importFile: accepts ${type}`, async () => {
      const { status } = await send('import', mt940([['D1,00', '01', 'TEA']]), '', type);
      expect(status).to.equal(201);
    });
  }

  it('importFile: accepts a form, and refuses what is no file of a bank', async () => {
    const form = new FormData();
    form.set('file', new Blob([fixture('ofx1-cp1252.ofx')]), 'export.ofx');
    const asForm = await app.post(`/api/v1/files/import?user_id=${userId}`, form, { contentType: '' });
    const image = await send('import', Buffer.from('\x89PNG\r\n', 'latin1'));
    const json = await app.post(`/api/v1/files/import?user_id=${userId}`, { a: 1 });
    expect([asForm.status, image.status, image.body.error.code, json.status]).to.deep.equal([
      201,
      422,
      'IMPORT_ERROR',
      415,
    ]);
  });

  it('importFile: needs full_access; previewFile does not', async () => {
    const key = app.keys.read_only;
    const options = { contentType: 'text/plain', key };
    const refused = await app.post(`/api/v1/files/import?user_id=${userId}`, 'x', options);
    const shown = await app.post('/api/v1/files/preview', fixture('ofx1-cp1252.ofx'), options);
    expect([refused.status, shown.status, shown.body.accounts[0].name]).to.deep.equal([403, 200, null]);
  });

  it('importFile and previewFile: refuse an account of a provider, an unknown one and a file of nothing', async () => {
    const first = await send('import', mt940([['D1,00', '01', 'TEA']]));
    const { db } = app.database;
    await db('connections').where('id', first.body.connection_id).update({ provider: 'plaid' });
    const of = (operation: 'import' | 'preview', accountId: string, file: Uint8Array) =>
      app.post(`/api/v1/files/${operation}?account_id=${accountId}`, file, {
        contentType: 'application/octet-stream',
      });
    const known = first.body.accounts[0].account_id;
    const unknown = '0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01';
    const file = fixture('ofx1-cp1252.ofx');
    for (const operation of ['import', 'preview'] as const) {
      const answers = [
        await of(operation, known, file),
        await of(operation, unknown, file),
        await of(operation, known, Buffer.from('%PDF-1.7')),
      ];
      expect(answers.map(({ status, body }) => [status, body.error.code])).to.deep.equal([
        [409, 'CONFLICT'],
        [404, 'NOT_FOUND'],
        [422, 'IMPORT_ERROR'],
      ]);
    }
  });

  it('importCsv: sends files of other formats to importFile', async () => {
    const { status, body } = await app.post(
      `/api/v1/csv/import?user_id=${userId}&account_name=Main`,
      fixture('ofx1-cp1252.ofx'),
      { contentType: 'application/octet-stream' },
    );
    expect([status, body.error.message]).to.deep.equal([
      422,
      'The file is OFX, not CSV. Send it to POST /api/v1/files/import.',
    ]);
  });
});
