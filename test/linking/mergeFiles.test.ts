import { expect } from 'chai';
import { type FileLine, LinkedAccount, row, toCsv } from '../api/files/linkedAccount.ts';
import { checking, page } from '../support/scriptedProvider.ts';

const bankRows = [
  row('p1', '2026-03-02', 'SEPA 8871 XKQ', '18.40'),
  row('p2', '2026-03-05', 'LINDEN PAYROLL', '-2000'),
];
const bankLedger = ['2026-03-02 SEPA 8871 XKQ 18.4', '2026-03-05 LINDEN PAYROLL -2000'];
const lines: FileLine[] = [
  ['2025-02-01', 'Old Landlord', '900.00'],
  ['2025-03-01', 'Sunday Market', '12.00'],
  ['2026-03-02', 'Orchard Grocer', '18.40'],
  ['2026-03-05', 'Linden Payroll', '-2000.00'],
];

describe('mergeAccount and unmergeAccount: an account of files and one that a bank fills', () => {
  const linked = new LinkedAccount();
  let source = '';
  beforeEach(async () => {
    await linked.start();
    await linked.link(bankRows);
    const { body: users } = await linked.app.get('/api/v1/users');
    const { body } = await linked.app.post(
      `/api/v1/files/import?user_id=${users.data[0].id}&account_name=Old&account_type=depository&currency=USD&positive_is=debit`,
      toCsv(lines),
      { contentType: 'application/octet-stream' },
    );
    source = body.accounts[0].account_id;
  });
  afterEach(() => linked.app.close());

  const merge = async (from: string, into: string) => {
    const { status, body } = await linked.app.post(`/api/v1/accounts/${from}/merge`, {
      into_account_id: into,
    });
    expect(status).to.equal(200);
    return body;
  };
  const ledgerOf = async (id: string) => {
    linked.accountId = id;
    return linked.ledger();
  };

  it('a row of both under another name is there once, and the undoing brings back both', async () => {
    const target = linked.accountId;
    const before = [await ledgerOf(source), await ledgerOf(target)];
    const merged = await merge(source, target);
    expect(merged).to.include({ moved_count: 2, paired_count: 2 });
    expect(await ledgerOf(target)).to.deep.equal([
      '2025-02-01 Old Landlord 900',
      '2025-03-01 Sunday Market 12',
      ...bankLedger,
    ]);
    await linked.app.post(`/api/v1/accounts/${source}/unmerge`);
    expect([await ledgerOf(source), await ledgerOf(target)]).to.deep.equal(before);
  });

  it('also where the account of the files takes over the login', async () => {
    const bank = linked.accountId;
    await merge(bank, source);
    const once = ['2025-02-01 Old Landlord 900', '2025-03-01 Sunday Market 12'];
    expect((await ledgerOf(source)).length).to.equal(4);
    await linked.app.context.db('sync_logs').where('connection_id', linked.connectionId).delete();
    await linked.sync(page({ accounts: [checking], upserted: bankRows, cursor: '2' }));
    expect(await ledgerOf(source)).to.deep.equal([...once, ...bankLedger]);
  });

  it('what the bank takes over in between stays with the bank after the undoing', async () => {
    const target = linked.accountId;
    await merge(source, target);
    const late = row('q1', '2025-02-01', 'OLD LANDLORD', '900');
    await linked.sync(page({ upserted: [late], cursor: '2' }));
    await linked.app.post(`/api/v1/accounts/${source}/unmerge`);
    // Only a pull from no cursor brings it again.
    const connection = await linked.app.context.db('connections').where('id', linked.connectionId).first();
    expect(connection.sync_cursor).to.equal(null);
    await linked.app.context
      .db('sync_logs')
      .where({ connection_id: linked.connectionId, status: 'in_progress' })
      .delete();
    await linked.sync(page({ accounts: [checking], upserted: [late, ...bankRows], cursor: '3' }));
    expect(await ledgerOf(target)).to.deep.equal(['2025-02-01 OLD LANDLORD 900', ...bankLedger]);
    expect((await ledgerOf(source)).length).to.equal(4);
  });
});
