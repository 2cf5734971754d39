import { expect } from 'chai';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { countsOf } from '../support/massWrite.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('edits of transactions', () => {
  let app: TestApp;
  let userId: string;
  let checking: string;

  before(async () => {
    app = await startTestApp();
    const made = await createAccounts(app.context.db, ['Checking']);
    userId = made.userId;
    [checking = ''] = made.accountIds;
  });
  after(() => app.close());
  beforeEach(() => app.context.db('transactions').delete());

  const list = (query = '') => app.get(`/api/v1/transactions${query}`);

  it("setTransactionCategory and resetTransactionCategory: the user's override wins over rule and provider", async () => {
    const [id] = await insertRows(app.context.db, checking, [
      { provider_category_slug: 'food-and-drink-coffee' },
    ]);
    const set = await app.patch(`/api/v1/transactions/${id}/category`, { category_slug: 'travel' });
    const reset = await app.delete(`/api/v1/transactions/${id}/category`);
    const again = await app.delete(`/api/v1/transactions/${id}/category`);
    const shown = [set, reset, again].map(({ status, body }) => [
      status,
      body.category_slug,
      body.category_primary,
      body.category_detailed,
      body.category_override,
    ]);
    expect(shown).to.deep.equal([
      [200, 'travel', 'TRAVEL', null, true],
      [200, 'food-and-drink-coffee', 'FOOD_AND_DRINK', 'FOOD_AND_DRINK_COFFEE', false],
      [200, 'food-and-drink-coffee', 'FOOD_AND_DRINK', 'FOOD_AND_DRINK_COFFEE', false],
    ]);
    expect(again.body.updated_at).to.equal(reset.body.updated_at);
  });

  it('resetTransactionCategory: shows the category of the current rules, not of those at the time of the sync', async () => {
    const [id] = await insertRows(app.context.db, checking, [
      { name: 'Ferry', provider_category_slug: 'food-and-drink-coffee' },
    ]);
    await app.patch(`/api/v1/transactions/${id}/category`, { category_slug: 'medical' });
    const { body: rule } = await app.post('/api/v1/rules', {
      name: 'Ferries',
      conditions: { field: 'name', op: 'eq', value: 'ferry' },
      actions: [{ type: 'set_category', category_slug: 'travel' }],
    });
    const { body } = await app.delete(`/api/v1/transactions/${id}/category`);
    await app.delete(`/api/v1/rules/${rule.id}`);
    expect([body.category_slug, body.category_override]).to.deep.equal(['travel', false]);
  });

  it('setTransactionCategory, batchCategorize and bulkRecategorize: an unknown category is 422', async () => {
    const [id] = await insertRows(app.context.db, checking, [{}]);
    const answers = [
      await app.patch(`/api/v1/transactions/${id}/category`, { category_slug: 'no-such' }),
      await app.post('/api/v1/transactions/batch-categorize', {
        transaction_ids: [id],
        category_slug: 'no-such',
      }),
      await app.post('/api/v1/transactions/bulk-recategorize', { filters: {}, category_slug: 'no-such' }),
    ];
    expect(answers.map(({ status, body }) => [status, body.error.details[0].path])).to.deep.equal(
      Array.from({ length: 3 }, () => [422, 'category_slug']),
    );
  });

  it('batchCategorize: changes all or nothing, and names an unknown id', async () => {
    const [first, second] = await insertRows(app.context.db, checking, [{}, {}]);
    const unknown = '00000000-0000-7000-8000-000000000000';
    const refused = await app.post('/api/v1/transactions/batch-categorize', {
      transaction_ids: [first, unknown],
      category_slug: 'travel',
    });
    const untouched = await app.get(`/api/v1/transactions/count?category_slug=travel`);
    const done = await app.post('/api/v1/transactions/batch-categorize', {
      transaction_ids: [first, second],
      category_slug: 'travel',
    });
    const again = await app.post('/api/v1/transactions/batch-categorize', {
      transaction_ids: [first, second],
      category_slug: 'travel',
    });
    expect([refused.status, refused.body.error.details]).to.deep.equal([
      422,
      [{ path: 'transaction_ids[1]', code: 'not_found', message: 'names no transaction' }],
    ]);
    expect([untouched.body.count, countsOf(done.body), countsOf(again.body)]).to.deep.equal([
      0,
      { updated_count: 2 },
      { updated_count: 0 },
    ]);
  });

  it('bulkRecategorize: changes the transactions that match the filters, and counts only actual changes', async () => {
    await insertRows(app.context.db, checking, [
      { name: 'Coffee one' },
      { name: 'Coffee two', user_category_slug: 'travel' },
      { name: 'Tea' },
    ]);
    const done = await app.post('/api/v1/transactions/bulk-recategorize', {
      filters: { search: 'coffee' },
      category_slug: 'travel',
    });
    const count = await app.get('/api/v1/transactions/count?category_slug=travel');
    const contradiction = await app.post('/api/v1/transactions/bulk-recategorize', {
      filters: { min_amount: 2, max_amount: 1 },
      category_slug: 'travel',
    });
    expect([countsOf(done.body), count.body.count, contradiction.status]).to.deep.equal([
      { updated_count: 1 },
      2,
      422,
    ]);
  });

  it('deleteTransaction and restoreTransaction: absent from every list until restored; both are idempotent', async () => {
    const [id] = await insertRows(app.context.db, checking, [{}]);
    const deleted = [
      await app.delete(`/api/v1/transactions/${id}`),
      await app.delete(`/api/v1/transactions/${id}`),
    ];
    const gone = [await app.get(`/api/v1/transactions/${id}`), await list()];
    const restored = [
      await app.post(`/api/v1/transactions/${id}/restore`),
      await app.post(`/api/v1/transactions/${id}/restore`),
    ];
    expect(deleted.map(({ status }) => status)).to.deep.equal([204, 204]);
    expect([gone[0]?.status, gone[1]?.body.data]).to.deep.equal([404, []]);
    expect(restored.map(({ status, body }) => [status, body.id])).to.deep.equal([
      [200, id],
      [200, id],
    ]);
  });

  it('addTransactionTag and removeTransactionTag: idempotent, in alphabetical order; an unknown tag is 404', async () => {
    const [id] = await insertRows(app.context.db, checking, [{ tags: ['zebra'] }]);
    const path = `/api/v1/transactions/${id}/tags`;
    const added = [await app.put(`${path}/needs-review`), await app.put(`${path}/needs-review`)];
    const removed = [await app.delete(`${path}/needs-review`), await app.delete(`${path}/needs-review`)];
    const unknown = await app.put(`${path}/no-such`);
    expect(added.map(({ body }) => body.tags)).to.deep.equal([
      ['needs-review', 'zebra'],
      ['needs-review', 'zebra'],
    ]);
    expect(removed.map(({ body }) => body.tags)).to.deep.equal([['zebra'], ['zebra']]);
    expect(removed[0]?.body.updated_at).to.equal(removed[1]?.body.updated_at);
    expect([unknown.status, userId.length]).to.deep.equal([404, 36]);
  });
});
