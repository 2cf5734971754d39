import { expect } from 'chai';
import { startTestApp, type TestApp } from '../../support/testApp.ts';

const CSV =
  'Date,Description,Amount,Currency\n2024-02-01,Tea,-3.00,EUR\n2024-02-02,Rent,-640.00,EUR\n2024-02-03,Wages,1550.00,EUR\n';

describe('takeBackImport', () => {
  let app: TestApp;
  let userId: string;
  before(async () => {
    app = await startTestApp();
    await app.post('/api/v1/tags', { slug: 'vacation', display_name: 'Vacation' });
  });
  beforeEach(async () => {
    userId = (await app.post('/api/v1/users', { name: 'Member' })).body.id;
  });
  after(() => app.close());

  const send = async (text: string, query = '') => {
    const path = `/api/v1/files/import?user_id=${userId}&account_name=Main&${query || 'positive_is=credit'}`;
    const { status, body } = await app.post(path, text, { contentType: 'text/csv' });
    expect([status, body.error]).to.deep.equal([201, undefined]);
    return body;
  };
  const takeBack = (id: string) => app.delete(`/api/v1/imports/${id}`);
  const ledger = async () => {
    const rows = await app.database
      .db('transactions as t')
      .join('accounts as a', 'a.id', 't.account_id')
      .join('connections as c', 'c.id', 'a.connection_id')
      .select('t.id', 't.date', 't.amount', 't.name', 't.user_category_slug')
      .where('c.user_id', userId)
      .orderBy(['t.date', 't.name', 't.amount']);
    return rows.map((row) => [row.date, row.amount, row.name].join(' '));
  };
  const idOf = async (name: string) =>
    (
      await app.database
        .db('transactions as t')
        .join('accounts as a', 'a.id', 't.account_id')
        .join('connections as c', 'c.id', 'a.connection_id')
        .where({ 'c.user_id': userId, 't.name': name })
        .first('t.id')
    )?.id;
  const edit = async (name: string) => {
    const id = await idOf(name);
    await app.put(`/api/v1/transactions/${id}/tags/vacation`);
    return id;
  };

  it('takeBackImport: removes the rows and the account that the import made', async () => {
    const { import_id } = await send(CSV);
    const { status, body } = await takeBack(import_id);
    expect([status, body]).to.deep.equal([
      200,
      {
        file_import: {
          ...body.file_import,
          id: import_id,
          format: 'csv',
          status: 'taken_back',
          replaced_by: null,
        },
        removed_count: 3,
        restored_count: 0,
        kept_count: 0,
        kept: [],
      },
    ]);
    expect(body.file_import.taken_back_at).to.be.a('string');
    const accounts = await app.get(`/api/v1/accounts?user_id=${userId}`);
    expect([await ledger(), accounts.body.data]).to.deep.equal([[], []]);
  });

  it('takeBackImport: what a user has edited or deleted since stays, and is listed', async () => {
    const { import_id } = await send(CSV);
    const edited = await edit('Tea');
    const deleted = await idOf('Rent');
    await app.delete(`/api/v1/transactions/${deleted}`);
    const { body } = await takeBack(import_id);
    expect([body.removed_count, body.kept_count]).to.deep.equal([1, 2]);
    expect(body.kept).to.have.deep.members([
      { transaction_id: edited, reason: 'edited' },
      { transaction_id: deleted, reason: 'deleted' },
    ]);
    expect(await ledger()).to.deep.equal(['2024-02-01 3.00 Tea', '2024-02-02 640.00 Rent']);
  });

  it('takeBackImport: a row that a later import has as well stays, and goes with that one', async () => {
    const first = await send(CSV);
    const second = await send(`${CSV}2024-02-04,Bakery,-2.00,EUR\n`);
    const one = await takeBack(first.import_id);
    expect([
      one.body.removed_count,
      one.body.kept.map(({ reason }: { reason: string }) => reason),
    ]).to.deep.equal([0, ['confirmed', 'confirmed', 'confirmed']]);
    expect((await ledger()).length).to.equal(4);
    const two = await takeBack(second.import_id);
    expect([two.body.removed_count, await ledger()]).to.deep.equal([4, []]);
  });

  it('takeBackImport: a row that the import changed is again as it was', async () => {
    const text =
      'Date,Description,Amount,Currency,Payee\n2024-02-01,Tea,-3.00,EUR,\n2024-02-02,Rent,-640.00,EUR,Ann\n';
    await send(text);
    const before = await app.get(`/api/v1/transactions?user_id=${userId}`);
    const changed = await send(text.replace('EUR,\n', 'EUR,Tea House\n'));
    expect(changed.accounts[0].updated_count).to.equal(1);
    const { body } = await takeBack(changed.import_id);
    expect([body.removed_count, body.restored_count]).to.deep.equal([0, 1]);
    const after = await app.get(`/api/v1/transactions?user_id=${userId}`);
    const withoutTime = ({ data }: { data: { updated_at: string }[] }) =>
      data.map(({ updated_at: _, ...row }) => row);
    expect(withoutTime(after.body)).to.deep.equal(withoutTime(before.body));
  });

  it('importFile: a corrected import of the same file continues the earlier one, with its edits', async () => {
    const wrong = await send(CSV, 'positive_is=debit');
    const edited = await edit('Tea');
    const corrected = await send(CSV, 'positive_is=credit');
    expect([
      corrected.accounts[0].added_count,
      corrected.accounts[0].updated_count,
      corrected.replaced_import_ids,
    ]).to.deep.equal([0, 3, [wrong.import_id]]);
    expect([await ledger(), await idOf('Tea')]).to.deep.equal([
      ['2024-02-01 3.00 Tea', '2024-02-02 640.00 Rent', '2024-02-03 -1550.00 Wages'],
      edited,
    ]);
    const replaced = await takeBack(wrong.import_id);
    expect([replaced.status, replaced.body.error.message]).to.deep.equal([
      409,
      `The import was replaced by ${corrected.import_id}, a later import of the same file. Take that one back instead.`,
    ]);
    const { body } = await takeBack(corrected.import_id);
    expect([body.removed_count, body.kept]).to.deep.equal([
      2,
      [{ transaction_id: edited, reason: 'edited' }],
    ]);
    const again = await takeBack(corrected.import_id);
    expect(again.status).to.equal(409);
  });

  it('importFile: rows that a corrected import has no more go with the earlier one', async () => {
    const text =
      'Date,Description,Out,Extra,Currency\n2024-02-01,Tea,3.00,,EUR\n2024-02-02,Rent,640.00,7.00,EUR\n';
    const columns = 'date_column=Date&description_column=Description&positive_is=debit&amount_column=';
    const wrong = await send(text, `${columns}Out`);
    const corrected = await send(text, `${columns}Extra`);
    expect(corrected.replaced_import_ids).to.deep.equal([wrong.import_id]);
    expect(await ledger()).to.deep.equal(['2024-02-02 7.00 Rent']);
  });

  it('listImports: newest first, by connection and account, page by page; getImport: one of them', async () => {
    const first = await send(CSV);
    const second = await send(`${CSV}2024-02-04,Bakery,-2.00,EUR\n`);
    const connection = first.connection_id;
    const all = await app.get(`/api/v1/imports?connection_id=${connection}`);
    expect(all.body.data.map(({ id }: { id: string }) => id)).to.deep.equal([
      second.import_id,
      first.import_id,
    ]);
    const page = await app.get(`/api/v1/imports?connection_id=${connection}&limit=1`);
    const next = await app.get(
      `/api/v1/imports?connection_id=${connection}&limit=1&cursor=${page.body.next_cursor}`,
    );
    expect([page.body.has_more, next.body.data[0].id, next.body.has_more]).to.deep.equal([
      true,
      first.import_id,
      false,
    ]);
    const ofAccount = await app.get(`/api/v1/imports?account_id=${first.accounts[0].account_id}`);
    expect(ofAccount.body.data).to.deep.equal(all.body.data);
    const none = await app.get('/api/v1/imports?account_id=0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01');
    const one = await app.get(`/api/v1/imports/${all.body.data[1].short_id}`);
    const unknown = await app.get('/api/v1/imports/0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01');
    expect([none.body.data, one.body, unknown.status]).to.deep.equal([[], all.body.data[1], 404]);
    expect(one.body).to.deep.equal({
      id: first.import_id,
      short_id: one.body.short_id,
      connection_id: connection,
      format: 'csv',
      status: 'imported',
      accounts: [
        {
          account_id: first.accounts[0].account_id,
          is_new: true,
          added_count: 3,
          updated_count: 0,
          unchanged_count: 0,
          skipped_count: 0,
        },
      ],
      assumptions: [],
      created_at: one.body.created_at,
      replaced_by: null,
      taken_back_at: null,
    });
  });

  it('takeBackImport: needs full_access and an import that exists', async () => {
    const { import_id } = await send(CSV);
    const refused = await app.delete(`/api/v1/imports/${import_id}`, { key: app.keys.read_only });
    const unknown = await takeBack('0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01');
    expect([refused.status, unknown.status]).to.deep.equal([403, 404]);
  });
});
