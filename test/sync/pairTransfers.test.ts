import { expect } from 'chai';
import type { FeedTransaction } from '../../src/providers/provider.ts';
import { recordTransferSearch, runTransferSearches } from '../../src/store/transferPairs.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const savings = {
  ...checking,
  externalId: 'savings',
  name: 'High Yield Savings',
  subtype: 'savings',
  mask: '0077',
};

const side = (externalId: string, differences: Partial<FeedTransaction>): FeedTransaction =>
  purchase(externalId, {
    merchantName: null,
    categoryPrimary: null,
    categoryDetailed: null,
    paymentChannel: 'other',
    ...differences,
  });
const out = (externalId: string, differences: Partial<FeedTransaction> = {}) =>
  side(externalId, { amount: '500', name: 'TRANSFER TO SAVINGS', ...differences });
const into = (externalId: string, differences: Partial<FeedTransaction> = {}) =>
  side(externalId, {
    accountExternalId: 'savings',
    amount: '-500.00',
    name: 'TRANSFER FROM CHECKING',
    date: '2026-11-20',
    ...differences,
  });

describe('transfers are paired', () => {
  const bank = scriptedProvider();
  let app: TestApp;
  let first: string;
  let second: string;
  let cursor = 0;

  beforeEach(async () => {
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    first = await linkConnection(app, 'first');
    second = await linkConnection(app, 'second');
    await sync(first, [], [], [checking]);
    await sync(second, [], [], [savings]);
  });
  afterEach(() => app.close());

  async function sync(
    connectionId: string,
    upserted: FeedTransaction[],
    removed: string[] = [],
    accounts = connectionId === first ? [checking] : [savings],
  ) {
    bank.script = [
      page({
        accounts,
        upserted,
        removed: removed.map((externalId) => ({ externalId, accountExternalId: null })),
        cursor: `cursor ${++cursor}`,
      }),
    ];
    const log = await runSync(app, connectionId);
    expect(log.status, log.error).to.equal('success');
    return log;
  }
  const list = async (): Promise<{ id: string; name: string; transfer_pair_id: string | null }[]> =>
    (await app.get('/api/v1/transactions?sort_by=date&sort_order=asc')).body.data;
  const pairIds = async () => (await list()).map(({ transfer_pair_id: id }) => id);

  /** The names of the two rows that are paired, if exactly one pair exists. */
  async function expectPair(isPaired: boolean): Promise<void> {
    const ids = (await pairIds()).filter((id) => id !== null);
    expect(ids).to.have.length(isPaired ? 2 : 0);
    if (isPaired) expect(ids[0]).to.equal(ids[1]);
  }

  it('after the sync that brings the second side, whichever it is', async () => {
    await sync(second, [into('b')]);
    await expectPair(false);
    await sync(first, [out('a'), purchase('coffee')]);
    await expectPair(true);
    const { body } = await app.get('/api/v1/cashflow?group_by=month');
    expect(body.data[0]).to.include({ income: 0, spending: 4.75, transfers_in: 500, transfers_out: 500 });
  });

  it('until the bank removes a side or changes its amount, and again when it comes back', async () => {
    await sync(second, [into('b')]);
    await sync(first, [out('a')]);
    const before = await pairIds();
    await sync(first, [], ['a']);
    await expectPair(false);
    await sync(first, [out('a')]);
    await expectPair(true);
    expect(await pairIds()).not.to.deep.equal(before);
    await sync(second, [into('b', { amount: '-499' })]);
    await expectPair(false);
    await sync(first, [out('a', { amount: '499' })]);
    await expectPair(true);
  });

  it('and an identical sync writes nothing', async () => {
    await sync(second, [into('b')]);
    await sync(first, [out('a')]);
    const rows = () =>
      app.context.db('transactions').select('*', app.context.db.raw('xmin::text')).orderBy('id');
    const before = await rows();
    await sync(first, [out('a')]);
    expect(await rows()).to.deep.equal(before);
  });

  it('until the user deletes a side, and again when it is restored', async () => {
    await sync(second, [into('b')]);
    await sync(first, [out('a')]);
    const [{ id = '' } = {}] = await list();
    await app.delete(`/api/v1/transactions/${id}`);
    await expectPair(false);
    await app.post(`/api/v1/transactions/${id}/restore`);
    await expectPair(true);
  });

  it('not again after the user has unpaired them, whatever the bank sends later', async () => {
    await sync(second, [into('b')]);
    await sync(first, [out('a')]);
    const [{ id = '' } = {}] = await list();
    await app.post(`/api/v1/transactions/${id}/unpair-transfer`);
    await sync(first, [out('a', { name: 'TRANSFER TO SAVINGS 0077' })]);
    await sync(second, [], ['b']);
    await sync(second, [into('b')]);
    await sync(first, [out('new id', { pendingExternalId: 'a' })], ['a']);
    await expectPair(false);
    expect(await list()).to.have.length(2);
  });

  it('and what the user pairs stays, also through a removal by the bank', async () => {
    await sync(second, [into('b', { name: 'PAYROLL', date: '2026-10-01' })]);
    await sync(first, [out('a')]);
    const [one, other] = await list();
    await app.post(`/api/v1/transactions/${one?.id}/pair-transfer`, { transaction_id: other?.id });
    await sync(first, [out('a', { name: 'RENT' })]);
    await expectPair(true);
    await sync(first, [], ['a']);
    await expectPair(false);
    await sync(first, [out('a')]);
    await expectPair(true);
  });

  it('and what the user pairs is no transfer while its amounts do not cancel', async () => {
    await sync(second, [into('b', { name: 'PAYROLL' })]);
    await sync(first, [out('a', { pending: true })]);
    const [one, other] = await list();
    await app.post(`/api/v1/transactions/${one?.id}/pair-transfer`, { transaction_id: other?.id });
    await expectPair(true);
    await sync(first, [out('posted', { amount: '505', pendingExternalId: 'a' })], ['a']);
    await expectPair(false);
    const { body } = await app.get('/api/v1/cashflow?group_by=month');
    expect(body.data[0]).to.include({ income: 500, spending: 505, transfers_in: 0, transfers_out: 0 });
    await sync(second, [into('b', { name: 'PAYROLL', amount: '-505' })]);
    await expectPair(true);
  });

  it('and a pair of the user that no longer fits is dissolved by another decision', async () => {
    await sync(second, [into('b'), into('c', { amount: '-505' })]);
    await sync(first, [out('a')]);
    const pair = (id: string, transaction_id: string) =>
      app.post(`/api/v1/transactions/${id}/pair-transfer`, { transaction_id });
    const rows = await app.context.db('transactions').select('id', 'external_id');
    const idOf = (externalId: string) => rows.find((row) => row.external_id === externalId).id;
    await pair(idOf('a'), idOf('b'));
    await sync(first, [out('a', { amount: '505' })]);
    await expectPair(false);
    expect((await pair(idOf('a'), idOf('c'))).status).to.equal(200);
    await sync(first, [out('d')]);
    expect((await pairIds()).filter((id) => id !== null)).to.have.length(4);
  });

  it('between a bank and a file, until the import is taken back', async () => {
    await sync(first, [out('a')]);
    const { body: users } = await app.get('/api/v1/users');
    const csv = 'Date,Description,Amount\n2026-11-20,TRANSFER FROM CHECKING,500.00\n';
    const target = `user_id=${users.data[0].id}&account_name=Savings&currency=USD&positive_is=credit`;
    const { status, body } = await app.post(`/api/v1/csv/import?${target}`, csv, { contentType: 'text/csv' });
    expect(status, JSON.stringify(body)).to.equal(201);
    await expectPair(true);
    await app.delete(`/api/v1/imports/${body.import_id}`);
    await expectPair(false);
  });

  it('not with an account that is linked elsewhere too', async () => {
    await sync(second, [into('b')]);
    await sync(first, [out('a')]);
    const { body: accounts } = await app.get('/api/v1/accounts');
    const { id } = accounts.data.find(({ mask }: { mask: string }) => mask === '0077');
    await app.patch(`/api/v1/accounts/${id}`, { is_dependent_linked: true });
    await expectPair(false);
    await app.patch(`/api/v1/accounts/${id}`, { is_dependent_linked: false });
    await expectPair(true);
  });

  it('not within one account after a merge, and again after it is undone', async () => {
    const other = { ...checking, externalId: 'other', name: 'Savings of before', mask: '0099' };
    await sync(second, [into('b', { accountExternalId: 'other' })], [], [savings, other]);
    await sync(first, [out('a')]);
    await expectPair(true);
    const { body: accounts } = await app.get('/api/v1/accounts');
    const idOf = (mask: string) => accounts.data.find((one: { mask: string }) => one.mask === mask).id;
    const merge = await app.post(`/api/v1/accounts/${idOf('0099')}/merge`, { into_account_id: idOf('0042') });
    expect(merge.status, JSON.stringify(merge.body)).to.equal(200);
    await expectPair(false);
    await app.post(`/api/v1/accounts/${idOf('0099')}/unmerge`);
    await expectPair(true);
  });

  it('not within one account after a merge, also where the user paired them, and again after it is undone', async () => {
    const other = { ...checking, externalId: 'other', name: 'Savings of before', mask: '0099' };
    await sync(second, [into('b', { accountExternalId: 'other' })], [], [savings, other]);
    await sync(first, [out('a')]);
    const [one, two] = await list();
    await app.post(`/api/v1/transactions/${one?.id}/pair-transfer`, { transaction_id: two?.id });
    const { body: accounts } = await app.get('/api/v1/accounts');
    const idOf = (mask: string) => accounts.data.find((one: { mask: string }) => one.mask === mask).id;
    await app.post(`/api/v1/accounts/${idOf('0099')}/merge`, { into_account_id: idOf('0042') });
    await expectPair(false);
    await app.post(`/api/v1/accounts/${idOf('0099')}/unmerge`);
    await expectPair(true);
  });

  it('by the recurring job, where a process died after its commit', async () => {
    const { db, clock } = app.context;
    await sync(second, [into('b')]);
    const pairTransfers = app.context.queue.pairTransfers;
    app.context.queue.pairTransfers = async () => {};
    await sync(first, [out('a')]);
    await expectPair(false);
    app.context.queue.pairTransfers = pairTransfers;
    await runTransferSearches(db, clock.now());
    await expectPair(true);
    expect(await db('transfer_searches').select()).to.deep.equal([]);
  });

  it('where both sides are committed at the same time', async () => {
    const { db, clock } = app.context;
    for (let round = 0; round < 5; round++) {
      app.context.queue.pairTransfers = async () => {};
      const amount = String(100 + round);
      await sync(second, [into(`b${round}`, { amount: `-${amount}` })]);
      await sync(first, [out(`a${round}`, { amount })]);
    }
    const accounts = await db('accounts').pluck('id');
    await recordTransferSearch(db, accounts, '-infinity');
    await Promise.all(Array.from({ length: 4 }, () => runTransferSearches(db, clock.now())));
    const ids = await pairIds();
    expect(new Set(ids).size).to.equal(5);
    expect(ids).to.have.length(10).and.not.include(null);
  });
});
