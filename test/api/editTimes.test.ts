import { expect } from 'chai';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

/** The clock of these tests, which advances by a minute for each edit. */
class SteppingClock {
  #now = Date.parse('2026-11-20T10:00:00Z');
  now = (): Date => new Date(this.#now);
  step(): Date {
    this.#now += 60_000;
    return this.now();
  }
}

describe('the time of the last edit', () => {
  const clock = new SteppingClock();
  let app: TestApp;
  let accountId: string;
  before(async () => {
    app = await startTestApp({ replacements: { clock } });
    [accountId = ''] = (await createAccounts(app.context.db, ['Checking'])).accountIds;
    await app.post('/api/v1/tags', { slug: 'trip', display_name: 'Trip' });
  });
  after(() => app.close());

  const insert = async (row: object = {}): Promise<string> => {
    const [id = ''] = await insertRows(app.context.db, accountId, [row]);
    return id;
  };
  const times = async (id: string) =>
    app.context
      .db('transactions')
      .select('category_edited_at', 'tags_edited_at', 'updated_at')
      .where({ id })
      .first();

  it('setTransactionCategory, batchCategorize and bulkRecategorize record the time of a change', async () => {
    const id = await insert({ name: 'Edited' });
    const set = clock.step();
    await app.patch(`/api/v1/transactions/${id}/category`, { category_slug: 'travel' });
    expect((await times(id)).category_edited_at).to.deep.equal(set);
    clock.step();
    await app.patch(`/api/v1/transactions/${id}/category`, { category_slug: 'travel' });
    expect((await times(id)).category_edited_at).to.deep.equal(set);
    const batch = clock.step();
    await app.post('/api/v1/transactions/batch-categorize', {
      transaction_ids: [id],
      category_slug: 'income',
    });
    expect((await times(id)).category_edited_at).to.deep.equal(batch);
    const bulk = clock.step();
    await app.post('/api/v1/transactions/bulk-recategorize', {
      filters: { search: 'Edited' },
      category_slug: 'medical',
    });
    expect(await times(id)).to.deep.equal({
      category_edited_at: bulk,
      tags_edited_at: null,
      updated_at: bulk,
    });
  });

  it('resetTransactionCategory and the deletion of the category clear it', async () => {
    const reset = await insert();
    await app.patch(`/api/v1/transactions/${reset}/category`, { category_slug: 'travel' });
    await app.delete(`/api/v1/transactions/${reset}/category`);
    expect((await times(reset)).category_edited_at).to.equal(null);
    await app.post('/api/v1/categories', { slug: 'hobbies', name: 'Hobbies' });
    const orphan = await insert();
    await app.patch(`/api/v1/transactions/${orphan}/category`, { category_slug: 'hobbies' });
    await app.delete('/api/v1/categories/hobbies');
    expect((await times(orphan)).category_edited_at).to.equal(null);
  });

  it('addTransactionTag and removeTransactionTag record it; updated_at changes only with the visible tags', async () => {
    const id = await insert({ tags: ['trip'] });
    const { updated_at: insertedAt } = await times(id);
    const added = clock.step();
    await app.put(`/api/v1/transactions/${id}/tags/trip`);
    expect(await times(id)).to.deep.equal({
      category_edited_at: null,
      tags_edited_at: added,
      updated_at: insertedAt,
    });
    const removed = clock.step();
    await app.delete(`/api/v1/transactions/${id}/tags/trip`);
    clock.step();
    await app.delete(`/api/v1/transactions/${id}/tags/trip`);
    expect(await times(id)).to.deep.equal({
      category_edited_at: null,
      tags_edited_at: removed,
      updated_at: removed,
    });
  });
});
