import { expect } from 'chai';
import { deletionOf } from '../support/ledgerRows.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const savings = { ...checking, externalId: 'savings', name: 'Savings', mask: '7777' };

describe('one row for life', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;

  before(async () => {
    bank = scriptedProvider();
    bank.accounts = [checking, savings];
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await linkConnection(app, 'one');
  });
  after(() => app.close());
  beforeEach(() => app.context.db('transactions').delete());

  async function sync(...script: ScriptedProvider['script']): Promise<void> {
    bank.script = script;
    const log = await runSync(app, connectionId);
    expect([log.status, log.error]).to.deep.equal(['success', null]);
  }

  /** Returns every row, including deleted ones: account, provider's id, amount, currency, whether it is visible. */
  async function rows() {
    const found = await app.context
      .db('transactions as t')
      .join('accounts as a', 'a.id', 't.account_id')
      .orderBy('t.external_id')
      .select(
        't.id',
        'a.external_id as account',
        't.external_id',
        't.amount',
        't.iso_currency_code',
        't.deleted_by_user_at',
        't.removed_by_provider_at',
      );
    return found.map(({ id, deleted_by_user_at, removed_by_provider_at, ...row }) => ({
      id,
      shown: [...Object.values(row), deletionOf({ deleted_by_user_at, removed_by_provider_at })]
        .map((each) => each ?? '-')
        .join(' '),
    }));
  }
  const shown = async () => (await rows()).map((row) => row.shown);
  const onlyId = async () => (await rows())[0]?.id;

  it('a transaction that moves to another account is one row, in that account', async () => {
    await sync(page({ upserted: [purchase('a')], cursor: '1' }));
    const before = await onlyId();
    await app.patch(`/api/v1/transactions/${before}/category`, { category_slug: 'travel' });
    await sync(page({ upserted: [purchase('a', { accountExternalId: 'savings' })], cursor: '2' }));
    const standing = (await rows()).filter((row) => row.shown.endsWith(' -'));
    expect(standing.map((row) => row.shown)).to.deep.equal(['savings a 4.75 USD -']);
  });

  it('an account may have purchases in two currencies', async () => {
    await sync(
      page({
        upserted: [
          purchase('a'),
          purchase('b', { isoCurrencyCode: 'EUR' }),
          purchase('c', { isoCurrencyCode: null }),
        ],
        cursor: '1',
      }),
    );
    expect(await shown()).to.deep.equal([
      'checking a 4.75 USD -',
      'checking b 4.75 EUR -',
      'checking c 4.75 - -',
    ]);
  });

  it('a transaction that the user deleted stays deleted while the provider changes, posts and removes it', async () => {
    await sync(page({ upserted: [purchase('p', { pending: true })], cursor: '1' }));
    const id = await onlyId();
    expect((await app.delete(`/api/v1/transactions/${id}`)).status).to.equal(204);
    await sync(page({ upserted: [purchase('p', { pending: true, amount: '5.00' })], cursor: '2' }));
    await sync(
      page({
        upserted: [purchase('q', { pendingExternalId: 'p', amount: '5.50' })],
        removed: [{ externalId: 'p', accountExternalId: null }],
        cursor: '3',
      }),
    );
    expect(await rows()).to.deep.equal([{ id, shown: 'checking q 5.50 USD user' }]);
    await sync(page({ removed: [{ externalId: 'q', accountExternalId: null }], cursor: '4' }));
    await sync(page({ upserted: [purchase('q')], cursor: '5' }));
    expect(await rows()).to.deep.equal([{ id, shown: 'checking q 4.75 USD user' }]);
  });

  it('restoreTransaction: 409 for a deleted row that the bank has removed since, and nothing becomes visible', async () => {
    await sync(page({ upserted: [purchase('p', { pending: true })], cursor: '1' }));
    const id = await onlyId();
    const path = `/api/v1/transactions/${id}`;
    expect((await app.delete(path)).status).to.equal(204);
    await sync(
      page({
        upserted: [purchase('x')],
        removed: [{ externalId: 'p', accountExternalId: null }],
        cursor: '2',
      }),
    );
    const refused = await app.post(`${path}/restore`);
    expect([refused.status, refused.body.error.code, refused.body.error.message]).to.deep.equal([
      409,
      'CONFLICT',
      'The bank no longer reports this transaction, so it cannot be restored. ' +
        'If the bank reports it again, restore it then.',
    ]);
    expect(await shown()).to.deep.equal(['checking p 4.75 USD user and provider', 'checking x 4.75 USD -']);
    expect((await app.delete(path)).status).to.equal(204);
    const { body } = await app.get('/api/v1/transactions');
    expect(
      body.data.map((row: { external_transaction_id: string }) => row.external_transaction_id),
    ).to.deep.equal(['x']);
  });

  it("the user's deletion and the bank's removal are independent, and each is undone separately", async () => {
    const removal = { externalId: 'a', accountExternalId: null };
    await sync(page({ upserted: [purchase('a')], cursor: '1' }));
    const path = `/api/v1/transactions/${await onlyId()}`;
    await app.delete(path);
    await sync(page({ removed: [removal], cursor: '2' }));
    const steps = [await shown()];
    await sync(page({ upserted: [purchase('a')], cursor: '3' }));
    steps.push(await shown());
    expect((await app.post(`${path}/restore`)).status).to.equal(200);
    steps.push(await shown());
    await sync(page({ removed: [removal], cursor: '4' }));
    steps.push(await shown());
    expect((await app.post(`${path}/restore`)).status, 'removed by the bank alone').to.equal(404);
    expect(steps).to.deep.equal([
      ['checking a 4.75 USD user and provider'],
      ['checking a 4.75 USD user'],
      ['checking a 4.75 USD -'],
      ['checking a 4.75 USD provider'],
    ]);
  });

  it('a removal, an addition under the same id and a new name are one row', async () => {
    await sync(page({ upserted: [purchase('a')], cursor: '1' }));
    const id = await onlyId();
    await sync(
      page({
        upserted: [purchase('a', { name: 'BLUE HERON COFFEE AND CAKE' })],
        removed: [{ externalId: 'a', accountExternalId: null }],
        cursor: '2',
      }),
    );
    await sync(page({ upserted: [purchase('a', { name: 'BLUE HERON' })], cursor: '3' }));
    expect(await rows()).to.deep.equal([{ id, shown: 'checking a 4.75 USD -' }]);
  });
});
