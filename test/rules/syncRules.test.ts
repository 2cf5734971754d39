import { expect } from 'chai';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('rules in a sync', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;

  before(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await linkConnection(app, '1');
  });
  after(() => app.close());
  beforeEach(async () => {
    await app.context.db('transactions').delete();
    await app.context.db('rules').delete();
  });

  async function sync(...upserted: ReturnType<typeof purchase>[]) {
    bank.script = [page({ accounts: [checking], upserted, cursor: 'x' })];
    const body = await runSync(app, connectionId);
    return [body.status, body.added_count, body.modified_count];
  }
  const only = async () => (await app.get('/api/v1/transactions')).body.data[0];
  const rule = async (rest: object) =>
    (await app.post('/api/v1/rules', { name: 'Rule', conditions: {}, ...rest })).body.id;
  const setCategory = (category_slug: string) => [{ type: 'set_category', category_slug }];
  const addReview = [{ type: 'add_tag', tag_slug: 'needs-review' }];
  const removeReview = [{ type: 'remove_tag', tag_slug: 'needs-review' }];

  it('a new transaction is stored with the changes of on_create and always rules', async () => {
    const id = await rule({
      conditions: {
        and: [
          { field: 'account_name', op: 'eq', value: 'everyday checking' },
          { field: 'user_name', op: 'eq', value: 'alex' },
          { field: 'provider', op: 'eq', value: 'plaid' },
        ],
      },
      actions: setCategory('travel'),
    });
    await rule({ trigger: 'always', actions: addReview });
    await rule({ trigger: 'on_change', actions: setCategory('medical'), priority: 99 });
    expect(await sync(purchase('a'))).to.deep.equal(['success', 1, 0]);
    const { category_slug, category_override, tags } = await only();
    expect([category_slug, category_override, tags]).to.deep.equal(['travel', false, ['needs-review']]);
    expect((await app.get(`/api/v1/rules/${id}`)).body.hit_count).to.equal(1);
  });

  it('a changed transaction is evaluated by on_change and always rules, on its current tags and category', async () => {
    await rule({ actions: [...setCategory('travel'), ...addReview] });
    await sync(purchase('a'));
    await rule({
      trigger: 'on_change',
      conditions: { field: 'tags', op: 'contains', value: 'needs-review' },
      actions: [...setCategory('medical'), ...removeReview],
    });
    expect(await sync(purchase('a', { name: 'Another name' }))).to.deep.equal(['success', 0, 1]);
    const { category_slug, tags } = await only();
    expect([category_slug, tags]).to.deep.equal(['medical', []]);
  });

  it('an unchanged transaction is neither evaluated nor written', async () => {
    await sync(purchase('a'));
    await rule({ trigger: 'always', actions: addReview });
    const before = await only();
    expect(await sync(purchase('a'))).to.deep.equal(['success', 0, 0]);
    expect(await only()).to.deep.equal(before);
  });

  it("the user's category takes precedence over a rule's, and a rule's over the provider's, in any order", async () => {
    await rule({ trigger: 'always', actions: setCategory('travel') });
    await sync(purchase('a', { categoryPrimary: 'MEDICAL' }));
    expect((await only()).category_slug).to.equal('travel');
    const { id } = await only();
    await app.patch(`/api/v1/transactions/${id}/category`, { category_slug: 'income' });
    await sync(purchase('a', { categoryPrimary: 'ENTERTAINMENT', name: 'New' }));
    expect((await only()).category_slug).to.equal('income');
    expect((await app.delete(`/api/v1/transactions/${id}/category`)).body.category_slug).to.equal('travel');
  });

  it('a transaction that no rule matches any more keeps its rule category', async () => {
    const id = await rule({ actions: setCategory('travel') });
    await sync(purchase('a'));
    await app.delete(`/api/v1/rules/${id}`);
    await sync(purchase('a', { name: 'New', categoryPrimary: 'MEDICAL' }));
    expect((await only()).category_slug).to.equal('travel');
  });

  it("a provider's name of a merged category means the category that it was merged into", async () => {
    const words = { categoryPrimary: 'TRAVEL', categoryDetailed: 'TRAVEL_LODGING' };
    await sync(purchase('a', words));
    await app.post('/api/v1/categories/travel-lodging/merge', { into_slug: 'rent-and-utilities-rent' });
    expect(await sync(purchase('a', words))).to.deep.equal(['success', 0, 0]);
    expect((await only()).category_slug).to.equal('rent-and-utilities-rent');
    await app.post('/api/v1/categories', { slug: 'travel-lodging', name: 'Again', primary_slug: 'travel' });
    await sync(purchase('a', { ...words, name: 'New' }));
    expect((await only()).category_slug).to.equal('travel-lodging');
  });

  it('P24: no sync and no apply adds a tag that the user removed, until the user adds it again', async () => {
    const id = await rule({ trigger: 'always', actions: addReview });
    await sync(purchase('a'));
    const { id: transactionId } = await only();
    const path = `/api/v1/transactions/${transactionId}/tags/needs-review`;
    await app.delete(path);
    await sync(purchase('a', { name: 'New' }));
    expect((await only()).tags, 'after a sync').to.deep.equal([]);
    expect((await app.post(`/api/v1/rules/${id}/apply`)).body.updated_count).to.equal(0);
    expect((await app.post('/api/v1/rules/apply-all')).body.transactions_updated).to.equal(0);
    expect((await only()).tags, 'after apply and apply-all').to.deep.equal([]);
    await app.put(path);
    expect((await only()).tags).to.deep.equal(['needs-review']);
  });

  it('P24: no sync and no apply removes a tag that the user added, until the user removes it', async () => {
    const id = await rule({ trigger: 'always', actions: removeReview });
    await sync(purchase('a'));
    const { id: transactionId } = await only();
    const path = `/api/v1/transactions/${transactionId}/tags/needs-review`;
    await app.put(path);
    await sync(purchase('a', { name: 'New' }));
    await app.post(`/api/v1/rules/${id}/apply`);
    await app.post('/api/v1/rules/apply-all');
    expect((await only()).tags).to.deep.equal(['needs-review']);
    await app.delete(path);
    expect((await only()).tags).to.deep.equal([]);
  });

  it('P24: an import does not add a tag that the user removed', async () => {
    await rule({ trigger: 'always', actions: addReview });
    const { body: users } = await app.get('/api/v1/users');
    const query = `user_id=${users.data[0].id}&account_name=Savings&currency=USD&positive_is=credit`;
    const importFile = (description: string) =>
      app.post(
        `/api/v1/csv/import?${query}`,
        `Date,Description,Amount,Merchant\n2026-11-20,COFFEE,-4.50,${description}\n`,
        { contentType: 'text/csv' },
      );
    await importFile('One');
    const { id } = await only();
    await app.delete(`/api/v1/transactions/${id}/tags/needs-review`);
    const { body } = await importFile('Two');
    expect([body.updated_count, (await only()).tags]).to.deep.equal([1, []]);
  });

  it("P24: deleteTag deletes the user's decisions too, so that they do not apply to a new tag of that name", async () => {
    await app.post('/api/v1/tags', { slug: 'trip', display_name: 'Trip' });
    await sync(purchase('a'));
    const { id } = await only();
    await app.delete(`/api/v1/transactions/${id}/tags/trip`);
    await app.delete('/api/v1/tags/trip');
    await app.post('/api/v1/tags', { slug: 'trip', display_name: 'Trip' });
    await rule({ trigger: 'always', actions: [{ type: 'add_tag', tag_slug: 'trip' }] });
    await app.post('/api/v1/rules/apply-all');
    expect((await only()).tags).to.deep.equal(['trip']);
  });

  it('an import is evaluated like a sync', async () => {
    await rule({ conditions: { field: 'provider', op: 'eq', value: 'csv' }, actions: setCategory('travel') });
    const { body: users } = await app.get('/api/v1/users');
    const query = `user_id=${users.data[0].id}&account_name=Card&currency=USD&positive_is=credit`;
    const file = 'Date,Description,Amount\n2026-11-20,COFFEE,-4.50\n';
    const { status } = await app.post(`/api/v1/csv/import?${query}`, file, { contentType: 'text/csv' });
    expect([status, (await only()).category_slug]).to.deep.equal([201, 'travel']);
  });
});
