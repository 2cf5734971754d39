import { expect } from 'chai';
import { newId } from '../../src/domain/ids.ts';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { insertRows } from '../support/ledgerRows.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { isWaitingForLock } from '../support/waitingForLocks.ts';
import { waitUntil } from '../support/waitUntil.ts';

/**
 * Of two rows, the one with the higher id comes first in the table, and another transaction has locked the one with the
 * lower id. A writer of both must wait for that one without holding the other, so that it cannot be part of a deadlock.
 */
describe('writers of several transactions lock them in the order of their ids', () => {
  const bank = scriptedProvider();
  let app: TestApp;
  let connectionId: string;
  let accountId: string;
  let lower: string;
  let higher: string;
  /** The category of both rows. Each writer has its own. */
  let slug: string;
  let made = 0;

  before(async () => {
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await linkConnection(app, '1');
    accountId = (await app.context.db('accounts').where({ connection_id: connectionId }).first('id')).id;
    await app.post('/api/v1/tags', { slug: 'trip', display_name: 'Trip' });
    await app.post('/api/v1/categories', { slug: 'sports', name: 'Sports' });
  });
  after(() => app.close());
  beforeEach(async () => {
    await app.context.db('transactions').delete();
    lower = newId(new Date('2026-11-01'));
    higher = newId(new Date('2026-11-02'));
    slug = `hobby-${++made}`;
    await app.post('/api/v1/categories', { slug, name: 'Hobby' });
    const row = { tags: ['trip'], user_category_slug: slug };
    await insertRows(app.context.db, accountId, [{ ...row, id: higher }]);
    await insertRows(app.context.db, accountId, [{ ...row, id: lower }]);
  });

  const ok = async (answer: Promise<{ status: number }>) =>
    expect((await answer).status).to.be.within(200, 204);
  const moved = () => `slug\tname\tprimary_slug\tdescription\n${slug}\tHobby\tincome\t\n`;

  async function sync() {
    const { db } = app.context;
    // Its second chunk names the lower id.
    bank.script = [
      page({
        accounts: [checking],
        upserted: [purchase(higher), purchase(lower)],
        cursor: 'later',
      }),
    ];
    await db('connections').where({ id: connectionId }).update({ sync_cursor: 'earlier' });
    const id = (await openSyncLog(db, connectionId, 'manual', new Date())) ?? '';
    await syncConnection(app.context, id, new AbortController().signal, { chunkSize: 1 });
    const log = await db('sync_logs').where({ id }).first();
    expect([log.status, log.error]).to.deep.equal(['success', null]);
  }

  const writers: [string, () => Promise<unknown>][] = [
    ['syncConnection', sync],
    [
      'bulkRecategorize',
      () => ok(app.post('/api/v1/transactions/bulk-recategorize', { filters: {}, category_slug: 'travel' })),
    ],
    [
      'batchCategorize',
      () =>
        ok(
          app.post('/api/v1/transactions/batch-categorize', {
            transaction_ids: [higher, lower],
            category_slug: 'travel',
          }),
        ),
    ],
    [
      'importCategories',
      () => ok(app.post('/api/v1/categories/import', moved(), { contentType: 'text/tab-separated-values' })),
    ],
    [
      'updateCategory',
      () =>
        ok(app.put(`/api/v1/categories/${slug}`, { name: 'Hobby', primary_slug: 'income', description: '' })),
    ],
    ['mergeCategory', () => ok(app.post(`/api/v1/categories/${slug}/merge`, { into_slug: 'sports' }))],
    ['deleteCategory', () => ok(app.delete(`/api/v1/categories/${slug}`))],
    ['deleteTag', () => ok(app.delete('/api/v1/tags/trip'))],
  ];
  for (const [name, write] of writers) {
    it(name, async () => {
      const { db } = app.context;
      const holder = await db.transaction();
      await holder('transactions').where({ id: lower }).forUpdate().first('id');
      let isDone = false;
      const written = write().finally(() => {
        isDone = true;
      });
      await waitUntil(
        `${name} waits for a lock or ends`,
        async () => isDone || (await isWaitingForLock(db)),
        {
          pauseMs: 5,
        },
      );
      const isFree = await db('transactions').where({ id: higher }).forUpdate().skipLocked().first('id');
      await holder.commit();
      await written;
      expect(isFree, 'the row with the higher id').to.deep.equal({ id: higher });
    });
  }
});
