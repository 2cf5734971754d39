import { expect } from 'chai';
import { checking, page } from '../../support/scriptedProvider.ts';
import { type FileLine, LinkedAccount, row, toCsv } from './linkedAccount.ts';

const bankRows = [
  row('p1', '2026-03-02', 'ORCHARD GROCER', '18.40'),
  row('p2', '2026-03-05', 'LINDEN PAYROLL', '-2000'),
];
const bankLedger = ['2026-03-02 ORCHARD GROCER 18.4', '2026-03-05 LINDEN PAYROLL -2000'];
const older: FileLine[] = [
  ['2025-01-10', 'Old Bakery', '4.20'],
  ['2025-02-01', 'Old Landlord', '900.00'],
  ['2025-03-01', 'Sunday Market', '12.00'],
];
const olderLedger = [
  '2025-01-10 Old Bakery 4.2',
  '2025-02-01 Old Landlord 900',
  '2025-03-01 Sunday Market 12',
];

describe('what else is done with rows from files in an account of a linked bank', () => {
  const linked = new LinkedAccount();
  beforeEach(() => linked.start());
  afterEach(() => linked.app.close());

  const linkAndImport = async () => {
    await linked.link(bankRows);
    return linked.import(older);
  };

  it('takeBackImport: removes the rows of the file, and keeps those that a user or the bank has since', async () => {
    const { importId } = await linkAndImport();
    await linked.app.post('/api/v1/tags', { slug: 'ours', display_name: 'Ours' });
    await linked.app.put(`/api/v1/transactions/${await linked.idOf('Old Bakery')}/tags/ours`);
    await linked.sync(page({ upserted: [row('q1', '2025-02-01', 'OLD LANDLORD', '900')], cursor: '2' }));
    const { body } = await linked.app.delete(`/api/v1/imports/${importId}`);
    expect(body).to.include({ removed_count: 1, kept_count: 2 });
    expect(body.kept.map(({ reason }: { reason: string }) => reason).sort()).to.deep.equal([
      'confirmed',
      'edited',
    ]);
    expect(await linked.ledger()).to.deep.equal([
      '2025-01-10 Old Bakery 4.2',
      '2025-02-01 OLD LANDLORD 900',
      ...bankLedger,
    ]);
  });

  it('importFile: the same file again, and a longer one, change nothing of what is there', async () => {
    await linkAndImport();
    const again = await linked.import(older);
    expect([again.added_count, again.updated_count, again.unchanged_count]).to.deep.equal([0, 0, 3]);
    const longer = await linked.import([['2024-12-24', 'Old Gift', '30.00'], ...older]);
    expect([longer.added_count, longer.updated_count, longer.unchanged_count]).to.deep.equal([1, 0, 3]);
    const { body } = await linked.app.delete(`/api/v1/imports/${longer.importId}`);
    expect(body).to.include({ removed_count: 1, kept_count: 0 });
    expect(await linked.ledger()).to.deep.equal([...olderLedger, ...bankLedger]);
  });

  it('mergeAccounts: files of the same days in a merged account are not added twice, and the merge can be undone', async () => {
    await linked.link(bankRows);
    const { body: users } = await linked.app.get('/api/v1/users');
    const { body: imported } = await linked.app.post(
      `/api/v1/files/import?user_id=${users.data[0].id}&account_name=Old&account_type=depository&currency=USD&positive_is=debit`,
      toCsv(older),
      { contentType: 'application/octet-stream' },
    );
    const source = imported.accounts[0].account_id;
    const merged = await linked.app.post(`/api/v1/accounts/${source}/merge`, {
      into_account_id: linked.accountId,
    });
    expect(merged.status).to.equal(200);
    const refused = await linked.app.post(`/api/v1/files/import?account_id=${source}`, toCsv(older), {
      contentType: 'application/octet-stream',
    });
    expect([refused.status, refused.body.error.code]).to.deep.equal([409, 'CONFLICT']);
    const result = await linked.import([['2024-12-24', 'Old Gift', '30.00'], ...older]);
    expect([result.added_count, result.unchanged_count, result.skipped]).to.deep.equal([1, 3, []]);
    await linked.sync(page({ upserted: [row('q1', '2025-02-01', 'HAUSVERWALTUNG', '900')], cursor: '2' }));
    expect(await linked.ledger()).to.deep.equal([
      '2024-12-24 Old Gift 30',
      '2025-01-10 Old Bakery 4.2',
      '2025-02-01 HAUSVERWALTUNG 900',
      '2025-03-01 Sunday Market 12',
      ...bankLedger,
    ]);
    expect((await linked.app.delete(`/api/v1/imports/${imported.import_id}`)).body.removed_count).to.equal(0);
    expect((await linked.app.post(`/api/v1/accounts/${source}/unmerge`)).status).to.equal(200);
    linked.accountId = source;
    expect(await linked.ledger()).to.include('2025-01-10 Old Bakery 4.2');
  });

  it('deleteConnection and deleteAccount: the rows stay with the account, and go with it', async () => {
    await linkAndImport();
    await linked.app.delete(`/api/v1/connections/${linked.connectionId}`);
    const { body } = await linked.app.get(`/api/v1/transactions?account_id=${linked.accountId}`);
    expect(body.data.length).to.equal(5);
    const deleted = await linked.app.delete(
      `/api/v1/accounts/${linked.accountId}?confirm_name=Everyday%20Checking`,
    );
    expect(deleted.body).to.include({ transactions_count: 5, imports_count: 1 });
  });

  it('rules run on the rows of the file', async () => {
    await linked.link(bankRows);
    const { status } = await linked.app.post('/api/v1/rules', {
      name: 'Market',
      conditions: { field: 'name', op: 'contains', value: 'market' },
      actions: [{ type: 'set_category', category_slug: 'food-and-drink-groceries' }],
    });
    expect(status).to.equal(201);
    await linked.import(older);
    const { rows } = await linked.app.context.db.raw(
      "select name from transactions where category_slug = 'food-and-drink-groceries'",
    );
    expect(rows).to.deep.equal([{ name: 'Sunday Market' }]);
  });

  it('transfers between the rows of the file and other accounts are paired, also after the bank takes them over', async () => {
    const savings = { ...checking, externalId: 'savings', name: 'Savings', mask: '0077' };
    const into = row('s1', '2025-02-02', 'TRANSFER FROM CHECKING', '-500', { accountExternalId: 'savings' });
    await linked.link([...bankRows, into], [checking, savings]);
    const { importId } = await linked.import([['2025-02-01', 'Transfer To Savings', '500.00']]);
    const paired = async () => {
      const { body } = await linked.app.get('/api/v1/transactions?limit=500');
      return body.data
        .filter(({ transfer_pair_id: id }: { transfer_pair_id: string | null }) => id !== null)
        .map(({ name }: { name: string }) => name)
        .sort();
    };
    expect(await paired()).to.deep.equal(['TRANSFER FROM CHECKING', 'Transfer To Savings']);
    await linked.app.delete(`/api/v1/imports/${importId}`);
    expect(await paired()).to.deep.equal([]);
    await linked.import([['2025-02-01', 'Transfer To Savings', '500.00']]);
    await linked.sync(
      page({ upserted: [row('q1', '2025-02-01', 'TRANSFER TO SAVINGS', '500')], cursor: '2' }),
    );
    expect(await paired()).to.deep.equal(['TRANSFER FROM CHECKING', 'TRANSFER TO SAVINGS']);
  });

  it('getBalanceHistory: reaches back through the rows of the file, and its proof is the same', async () => {
    await linked.link(bankRows);
    const { db } = linked.app.context;
    await db('balance_snapshots').where('account_id', linked.accountId).delete();
    const snapshot = { account_id: linked.accountId, source: 'provider', reported_at: new Date() };
    await db('balance_snapshots').insert([
      { ...snapshot, day: '2026-03-01', balance: '100' },
      { ...snapshot, day: '2026-03-06', balance: '2081.60' },
    ]);
    const read = async () => {
      const { body } = await linked.app.get(
        `/api/v1/balances/history?account_id=${linked.accountId}&start_date=2025-01-09&end_date=2025-03-02`,
      );
      return body.data[0];
    };
    const before = await read();
    await linked.import(older);
    const after = await read();
    expect(before.proof).to.include({ difference: 0 });
    expect(after.proof).to.deep.equal(before.proof);
    const balanceOn = (day: string) =>
      after.balances.find(({ date }: { date: string }) => date === day)?.balance;
    expect(['2025-01-09', '2025-01-10', '2025-02-01', '2025-03-01'].map(balanceOn)).to.deep.equal([
      1016.2, 1012, 112, 100,
    ]);
  });
});
