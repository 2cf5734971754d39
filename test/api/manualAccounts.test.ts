import { expect } from 'chai';
import { readContent } from '../support/databaseContent.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const NOBODY = '01234567-89ab-7def-8123-456789abcdef';

describe('accounts kept by hand', () => {
  const bank = scriptedProvider();
  let app: TestApp;
  let userId: string;

  beforeEach(async () => {
    const clock = { now: () => new Date('2026-11-20T12:00:00.000Z') };
    app = await startTestApp({ replacements: { providers: { plaid: bank }, clock } });
    userId = (await app.post('/api/v1/users', { name: 'Alex' })).body.id;
  });
  afterEach(() => app.close());

  const create = (rest: object = {}) =>
    app.post('/api/v1/accounts', {
      name: 'Wallet',
      type: 'other',
      iso_currency_code: 'EUR',
      user_id: userId,
      ...rest,
    });
  const setBalance = (id: string, date: string, balance: unknown) =>
    app.put(`/api/v1/accounts/${id}/balances/${date}`, { balance });
  const remove = (id: string, query: string) => app.delete(`/api/v1/accounts/${id}?${query}`);

  async function link(): Promise<{ connectionId: string; accountId: string }> {
    const connectionId = await linkConnection(app, 'wrong bank');
    bank.script = [page({ accounts: [checking], upserted: [purchase('a'), purchase('b')], cursor: 'one' })];
    await runSync(app, connectionId);
    const { body } = await app.get('/api/v1/accounts');
    const account = body.data.find((one: { connection_id: string }) => one.connection_id === connectionId);
    return { connectionId, accountId: account.id };
  }

  it('createAccount: returns the account, which no connection fills', async () => {
    const { status, body, headers } = await create({ subtype: 'cash' });
    const { id, name, type, subtype, connection_id, user_name, institution_name, balance_current } = body;
    expect([status, headers.get('location')]).to.deep.equal([201, `/api/v1/accounts/${id}`]);
    expect([name, type, subtype, connection_id, user_name, institution_name, balance_current]).to.deep.equal([
      'Wallet',
      'other',
      'cash',
      null,
      'Alex',
      'Manual',
      null,
    ]);
    expect((await app.get('/api/v1/accounts')).body.data).to.deep.equal([body]);
  });

  it('createAccount: refuses an unknown user and a field that is not valid', async () => {
    for (const wrong of [
      { user_id: NOBODY },
      { type: 'cash' },
      { iso_currency_code: 'euro' },
      { extra: 1 },
    ]) {
      expect((await create(wrong)).body.error.code).to.equal('VALIDATION_ERROR');
    }
  });

  it('setAccountBalance: the latest one is the current balance, and all count in the net worth', async () => {
    const { id } = (await create()).body;
    const answer = await setBalance(id, '2026-11-18', 120.5);
    expect([answer.status, answer.body]).to.deep.equal([
      200,
      { date: '2026-11-18', balance: 120.5, reported: true },
    ]);
    await setBalance(id, '2026-11-10', 300);
    await setBalance(id, '2026-11-10', 310.25);
    expect((await app.get(`/api/v1/accounts/${id}`)).body.balance_current).to.equal(120.5);
    const { body } = await app.get('/api/v1/net-worth?start_date=2026-11-09&granularity=week');
    expect(body.data.map((one: { date: string; net: number }) => [one.date, one.net])).to.deep.equal([
      ['2026-11-15', 310.25],
      ['2026-11-20', 120.5],
    ]);
  });

  it('setAccountBalance: keeps the decimals that JSON had', async () => {
    const { id } = (await create()).body;
    expect((await setBalance(id, '2026-11-18', 9999999999999.99)).body.balance).to.equal(9999999999999.99);
    expect((await setBalance(id, '2026-11-18', 1e-7)).body.balance).to.equal(1e-7);
    expect((await setBalance(id, '2026-11-18', -0)).body.balance).to.equal(0);
  });

  it('setAccountBalance: refuses the future, what is no balance, and the accounts of a bank', async () => {
    const { id } = (await create()).body;
    expect((await setBalance(id, '2026-11-21', 1)).status).to.equal(200);
    expect((await setBalance(id, '2026-11-22', 1)).body.error.code).to.equal('INVALID_PARAMETER');
    expect((await setBalance(id, '2026-02-30', 1)).body.error.code).to.equal('INVALID_PARAMETER');
    expect((await setBalance(id, '2026-11-20', '1')).body.error.code).to.equal('VALIDATION_ERROR');
    expect((await setBalance(NOBODY, '2026-11-20', 1)).status).to.equal(404);
    const { accountId } = await link();
    const { status, body } = await setBalance(accountId, '2026-11-20', 1);
    expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
  });

  it('deleteAccount: a dry run counts and deletes nothing; the name must be confirmed', async () => {
    const { id } = (await create()).body;
    await setBalance(id, '2026-11-18', 1);
    const dry = await remove(id, 'dry_run=true');
    expect([dry.status, dry.body]).to.deep.equal([
      200,
      {
        dry_run: true,
        account_id: id,
        name: 'Wallet',
        transactions_count: 0,
        balances_count: 1,
        imports_count: 0,
        merged_accounts_count: 0,
        connection_deleted: false,
      },
    ]);
    for (const query of ['', 'confirm_name=wallet']) {
      expect((await remove(id, query)).body.error.code).to.equal('INVALID_PARAMETER');
    }
    expect((await app.get(`/api/v1/accounts/${id}`)).status).to.equal(200);
    const real = await remove(id, 'confirm_name=Wallet');
    expect([real.status, real.body]).to.deep.equal([200, { ...dry.body, dry_run: false }]);
    expect((await app.get(`/api/v1/accounts/${id}`)).status).to.equal(404);
    expect((await remove(id, 'confirm_name=Wallet')).status).to.equal(404);
  });

  it('deleteAccount: a bank must be disconnected first; then every trace of it goes', async () => {
    const before = await readContent(app.database.db);
    const { connectionId, accountId } = await link();
    const { status, body } = await remove(accountId, 'confirm_name=Everyday%20Checking');
    expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
    await app.delete(`/api/v1/connections/${connectionId}`);
    const { body: deleted } = await remove(accountId, 'confirm_name=Everyday%20Checking');
    expect([deleted.transactions_count, deleted.balances_count, deleted.connection_deleted]).to.deep.equal([
      2,
      1,
      true,
    ]);
    const after = await readContent(app.database.db);
    // The user that linking made is not part of the bank.
    for (const table of [
      'accounts',
      'transactions',
      'balance_snapshots',
      'connections',
      'sync_logs',
      'webhook_events',
    ])
      expect(after[table], table).to.deep.equal(before[table]);
    const { body: audit } = await app.get('/api/v1/audit-events?action=connection_linked');
    expect(
      audit.data.map(({ subject_id, detail }: Record<string, unknown>) => [subject_id, detail]),
    ).to.deep.equal([[connectionId, null]]);
    for (const [table, rows] of Object.entries(after)) {
      for (const row of rows) {
        expect(row.includes(accountId) || row.includes(connectionId), `${table}: ${row}`).to.equal(false);
      }
    }
  });

  it('deleteAccount: the other side of a transfer counts again, merged accounts and imports go along', async () => {
    const csv = (name: string, amount: string) => ({
      path: `/api/v1/csv/import?user_id=${userId}&account_name=${name}&currency=USD&positive_is=credit`,
      file: `Date,Description,Amount\n2026-11-19,TRANSFER TO SAVINGS,${amount}\n`,
    });
    const send = async ({ path, file }: { path: string; file: string }) =>
      (await app.post(path, file, { contentType: 'text/csv' })).body.account_id as string;
    const giro = await send(csv('Giro', '-50'));
    const savings = await send(csv('Savings', '50'));
    const earlier = await send(csv('Earlier', '7'));
    const pairId = async () =>
      (await app.get(`/api/v1/transactions?account_id=${giro}`)).body.data[0].transfer_pair_id;
    expect(await pairId()).to.be.a('string');
    await app.post(`/api/v1/accounts/${earlier}/merge`, { into_account_id: savings });
    const { body } = await remove(savings, 'confirm_name=Savings');
    expect([body.transactions_count, body.imports_count, body.merged_accounts_count]).to.deep.equal([
      2, 2, 1,
    ]);
    expect(await pairId()).to.equal(null);
    expect((await app.get('/api/v1/imports')).body.data).to.have.length(1);
    expect(await send(csv('Savings', '50'))).to.be.a('string');
  });
});
