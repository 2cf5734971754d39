import { expect } from 'chai';
import { ProviderError } from '../../src/providers/provider.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import { page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

describe('P8: a cursor that the bank refuses', () => {
  let sandbox: PlaidSandbox;
  let app: TestApp;

  before(async () => {
    sandbox = await startPlaidSandbox();
    app = await startTestApp({
      env: { PLAID_CLIENT_ID: sandbox.clientId, PLAID_SECRET: sandbox.secret, PLAID_BASE_URL: sandbox.url },
    });
  });
  after(async () => {
    await app.close();
    await sandbox.close();
  });

  it("the pull starts from no cursor, and the ledger equals the bank's", async () => {
    const { body: user } = await app.post('/api/v1/users', { name: 'Alex' });
    const { publicToken } = sandbox.control.createPublicToken({ institutionId: 'ins_900001' });
    const { body: connection } = await app.post('/api/v1/connections', {
      user_id: user.id,
      provider: 'plaid',
      credentials: { public_token: publicToken },
    });
    const { body: queued } = await app.get(`/api/v1/connections/${connection.id}/status`);
    await syncConnection(app.context, queued.recent_sync.id, new AbortController().signal);
    const item = sandbox.control.items()[0]?.itemId ?? '';
    const held = async () =>
      sandbox.control
        .ledger({ item })
        .transactions.map(({ transaction_id, amount }) => ({
          external_id: transaction_id,
          amount: Number(amount),
        }))
        .sort((a, b) => (a.external_id < b.external_id ? -1 : 1));
    const stored = async () => {
      const rows = await app.context
        .db('transactions')
        .whereNull('deleted_by_user_at')
        .whereNull('removed_by_provider_at')
        .select('external_id', 'amount')
        .orderByRaw('external_id collate "C"');
      return rows.map((row) => ({ external_id: row.external_id, amount: Number(row.amount) }));
    };
    const before = (await held()).length;
    expect(await stored()).to.deep.equal(await held());

    await app.context.db('connections').update({ sync_cursor: 'bm90IGEgY3Vyc29yIG9mIFBsYWlk' });
    sandbox.control.addTransactions({ item, transactions: [{ name: 'NEW ONE', amount: '5.00' }] });
    const log = await runSync(app, connection.id);

    expect(log).to.include({ status: 'success', added_count: 1, removed_count: 0, error_code: null });
    expect(await held()).to.have.length(before + 1);
    expect(await stored()).to.deep.equal(await held());
    const row = await app.context.db('connections').first();
    expect(row.sync_cursor).not.to.equal('bm90IGEgY3Vyc29yIG9mIFBsYWlk');
  });
});

describe('P8: a pull that starts again without its cursor', () => {
  it('happens once: if the bank refuses that pull too, the sync fails', async () => {
    const bank = scriptedProvider();
    const app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    try {
      const connectionId = await linkConnection(app, '1');
      bank.script = [page({ accounts: bank.accounts, upserted: [purchase('a')], cursor: '1' })];
      await runSync(app, connectionId);
      bank.pulls = [];
      bank.script = [
        page({ upserted: [purchase('b')] }),
        new ProviderError('cursor_refused', 'INVALID_FIELD', 'cursor not associated with access_token'),
      ];
      const log = await runSync(app, connectionId);
      expect(log).to.include({ status: 'error', error_code: 'INVALID_FIELD' });
      expect(bank.pulls.map(({ cursor }) => cursor)).to.deep.equal(['1', null]);
      const rows = await app.context.db('transactions').select('external_id');
      expect(rows).to.deep.equal([{ external_id: 'a' }]);
      const left = await app.context.db('staged_changes').count();
      expect(left).to.deep.equal([{ count: '0' }]);
    } finally {
      await app.close();
    }
  });

  it('a posted row with a new id is the row that took over the same pending one', async () => {
    const bank = scriptedProvider();
    const app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    try {
      const connectionId = await linkConnection(app, '1');
      const posted = (externalId: string) => purchase(externalId, { pendingExternalId: 'pending' });
      bank.script = [page({ accounts: bank.accounts, upserted: [posted('first')], cursor: '1' })];
      await runSync(app, connectionId);
      const [stored] = await app.context.db('transactions').select('id');
      await app.put(`/api/v1/transactions/${stored?.id}/tags/needs-review`);
      bank.pulls = [];
      bank.script = [page({ accounts: bank.accounts, upserted: [posted('again')], cursor: '2' })];
      await app.context.db('connections').update({ sync_cursor: null });
      const log = await runSync(app, connectionId);
      expect(log).to.include({ status: 'success', added_count: 0, modified_count: 1, removed_count: 0 });
      const rows = await app.context
        .db('transactions')
        .select('id', 'external_id', 'tags', 'removed_by_provider_at');
      expect(rows).to.deep.equal([
        { id: stored?.id, external_id: 'again', tags: ['needs-review'], removed_by_provider_at: null },
      ]);
    } finally {
      await app.close();
    }
  });

  it('two posted rows of one pending transaction that were both issued again stay two', async () => {
    const bank = scriptedProvider();
    const app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    try {
      const connectionId = await linkConnection(app, '1');
      const posted = (externalId: string) => purchase(externalId, { pendingExternalId: 'pending' });
      bank.script = [page({ accounts: bank.accounts, upserted: [posted('a')], cursor: '1' })];
      await runSync(app, connectionId);
      bank.script = [page({ accounts: bank.accounts, upserted: [posted('b'), posted('c')], cursor: '2' })];
      await app.context.db('connections').update({ sync_cursor: null });
      const log = await runSync(app, connectionId);
      expect(log).to.include({ status: 'success', added_count: 1, modified_count: 1, removed_count: 0 });
      const { body } = await app.get('/api/v1/transactions');
      expect(
        body.data.map((row: { external_transaction_id: string }) => row.external_transaction_id),
      ).to.have.members(['b', 'c']);
    } finally {
      await app.close();
    }
  });

  it('of two rows that took over the same pending one, the one that the bank no longer has goes', async () => {
    const bank = scriptedProvider();
    const app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    try {
      const connectionId = await linkConnection(app, '1');
      const posted = (externalId: string) => purchase(externalId, { pendingExternalId: 'pending' });
      bank.script = [
        page({ accounts: bank.accounts, upserted: [posted('first'), posted('second')], cursor: '1' }),
      ];
      await runSync(app, connectionId);
      bank.script = [page({ accounts: bank.accounts, upserted: [posted('second')], cursor: '2' })];
      await app.context.db('connections').update({ sync_cursor: null });
      const log = await runSync(app, connectionId);
      expect(log).to.include({ status: 'success', added_count: 0, modified_count: 0, removed_count: 1 });
      const { body } = await app.get('/api/v1/transactions');
      expect(
        body.data.map((row: { external_transaction_id: string }) => row.external_transaction_id),
      ).to.deep.equal(['second']);
    } finally {
      await app.close();
    }
  });

  it('INSTITUTION_NO_LONGER_SUPPORTED ends in error and schedules no next sync', async () => {
    const bank = scriptedProvider();
    const app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    try {
      const connectionId = await linkConnection(app, '1');
      bank.script = [new ProviderError('permanent', 'INSTITUTION_NO_LONGER_SUPPORTED', 'It is gone.')];
      await runSync(app, connectionId);
      const { body } = await app.get(`/api/v1/connections/${connectionId}`);
      expect(body).to.include({
        status: 'error',
        error_code: 'INSTITUTION_NO_LONGER_SUPPORTED',
        next_sync_at: null,
      });
    } finally {
      await app.close();
    }
  });
});
