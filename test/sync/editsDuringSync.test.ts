import { expect } from 'chai';
import type { Knex } from 'knex';
import { deleteRule } from '../../src/store/rules.ts';
import { deleteTag } from '../../src/store/tags.ts';
import { deleteTransaction, restoreTransaction } from '../../src/store/transactionEdits.ts';
import { deletionOf } from '../support/ledgerRows.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { isWaitingForLock } from '../support/waitingForLocks.ts';
import { waitUntil } from '../support/waitUntil.ts';

/** The user edits a row after a sync has read it and before the sync writes it. */
describe('edits during a sync', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;
  let transactionId: string;
  let nextToken = 1;

  before(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
  });
  after(() => app.close());

  beforeEach(async () => {
    const token = String(nextToken++);
    bank.accounts = [{ ...checking, mask: token.padStart(4, '0') }];
    connectionId = await linkConnection(app, token);
    await app.context.db('transactions').delete();
    await app.context.db('sync_logs').delete();
    await sync(purchase('coffee', { amount: '4.75', pending: true }));
    transactionId = (await app.context.db('transactions').first('id')).id;
  });

  async function sync(...upserted: ReturnType<typeof purchase>[]): Promise<void> {
    bank.script = [page({ accounts: bank.accounts, upserted, cursor: 'next' })];
    const log = await runSync(app, connectionId);
    expect(log.status, log.error).to.equal('success');
  }

  const posted = purchase('latte', { pendingExternalId: 'coffee', amount: '5.25' });

  /** Runs a sync that has to wait for an edit which is not committed yet. */
  async function syncDuring(edit: (trx: Knex) => Promise<unknown>, change = posted): Promise<void> {
    const trx = await app.context.db.transaction();
    await edit(trx);
    let isOver = false;
    const synced = sync(change).finally(() => {
      isOver = true;
    });
    await waitUntil(
      'the sync waits for a lock or ends',
      async () => isOver || (await isWaitingForLock(app.context.db)),
      { pauseMs: 5 },
    );
    expect(isOver, 'the sync did not meet the edit').to.equal(false);
    await trx.commit();
    await synced;
  }

  async function stored(where = {}) {
    const row = await app.context.db('transactions').where(where).first();
    return { external_id: row.external_id, amount: row.amount, deletion: deletionOf(row) };
  }

  it("deleteTransaction: the deletion stays, and the provider's changes are stored", async () => {
    await syncDuring((trx) => deleteTransaction(trx, transactionId, new Date()));
    expect(await stored()).to.deep.equal({
      external_id: 'latte',
      amount: '5.25',
      deletion: 'user',
    });
  });

  it('restoreTransaction: shows the row as the provider reports it now', async () => {
    await app.delete(`/api/v1/transactions/${transactionId}`);
    await syncDuring((trx) => restoreTransaction(trx, transactionId, new Date()));
    expect(await stored()).to.deep.equal({
      external_id: 'latte',
      amount: '5.25',
      deletion: null,
    });
  });

  it('deleteTransaction: deleting a posted row that turns out to be the pending one deletes both', async () => {
    const { db } = app.context;
    await sync({ ...posted, pendingExternalId: null });
    const { id } = await db('transactions').where('external_id', 'latte').first('id');
    await syncDuring((trx) => deleteTransaction(trx, id, new Date()));
    expect(
      await db('transactions')
        .whereNull('deleted_by_user_at')
        .whereNull('removed_by_provider_at')
        .pluck('external_id'),
    ).to.deep.equal([]);
    expect(await stored({ id: transactionId })).to.deep.equal({
      external_id: 'latte',
      amount: '5.25',
      deletion: 'user',
    });
  });

  it('deleteTag: after its rule was deleted, no transaction of the running sync gets the tag', async () => {
    const { db } = app.context;
    await app.post('/api/v1/tags', { slug: 'leaving', display_name: 'Leaving' });
    const { body: rule } = await app.post('/api/v1/rules', {
      name: 'Tags all',
      conditions: { field: 'name', op: 'not_contains', value: 'nobody is called this' },
      actions: [{ type: 'add_tag', tag_slug: 'leaving' }],
    });
    await syncDuring(
      async (trx) => {
        await deleteRule(trx, rule.id, () => {});
        await deleteTag(trx, 'leaving', new Date(), () => {});
      },
      purchase('tea', { amount: '3.10' }),
    );
    expect(await db('transactions').where('external_id', 'tea').pluck('tags')).to.deep.equal([[]]);
  });

  it('restoreTransaction: 409 for a deleted row that another one replaced, whose deletion can be undone', async () => {
    const { db } = app.context;
    await sync({ ...posted, pendingExternalId: null });
    const { id: postedId } = await db('transactions').where('external_id', 'latte').first('id');
    await app.delete(`/api/v1/transactions/${postedId}`);
    await sync(posted);
    expect((await app.post(`/api/v1/transactions/${postedId}/restore`)).status).to.equal(404);
    expect(
      await db('transactions')
        .whereNull('deleted_by_user_at')
        .whereNull('removed_by_provider_at')
        .pluck('external_id'),
    ).to.deep.equal([]);
    expect((await app.post(`/api/v1/transactions/${transactionId}/restore`)).status).to.equal(200);
    expect(
      await db('transactions')
        .whereNull('deleted_by_user_at')
        .whereNull('removed_by_provider_at')
        .pluck('external_id'),
    ).to.deep.equal(['latte']);
  });
});
