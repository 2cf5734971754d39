import { expect } from 'chai';
import { applyRules } from '../../src/rules/applyRules.ts';
import { findEnabledRules } from '../../src/store/rules.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { plainApply } from '../support/massWrite.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('undoOperation: what others do meanwhile', () => {
  let app: TestApp;
  let ids: string[];

  beforeEach(async () => {
    app = await startTestApp();
    const { accountIds } = await createAccounts(app.context.db, ['Checking']);
    ids = await insertRows(app.context.db, accountIds[0] ?? '', [
      { name: 'one', tags: ['trip'] },
      { name: 'two', provider_category_slug: 'food-and-drink-coffee' },
      { name: 'three' },
    ]);
    for (const slug of ['car-wash', 'caravan', 'trip'])
      await app.post('/api/v1/tags', { slug, display_name: slug });
  });
  afterEach(() => app.close());

  const createRule = (value: string, actions: object[], priority = 10) =>
    app.post('/api/v1/rules', {
      name: value,
      priority,
      conditions: { field: 'name', op: 'contains', value },
      actions,
    });
  const undo = (id: string) => app.post(`/api/v1/operations/${id}/undo`);
  const read = async (id: string) => (await app.get(`/api/v1/transactions/${id}`)).body;

  it('keeps a tag that a rule added and the user added too, and does not put back one that the user removed', async () => {
    await createRule('one', [
      { type: 'add_tag', tag_slug: 'car-wash' },
      { type: 'remove_tag', tag_slug: 'trip' },
    ]);
    const { body } = await app.post('/api/v1/rules/apply-all');
    const [one = ''] = ids;
    expect((await read(one)).tags).to.deep.equal(['car-wash']);
    await app.put(`/api/v1/transactions/${one}/tags/car-wash`);
    await app.delete(`/api/v1/transactions/${one}/tags/trip`);
    const undone = await undo(body.operation_id);
    expect([undone.body.restored_count, (await read(one)).tags]).to.deep.equal([1, ['car-wash']]);
  });

  it('restores tags whatever their stored order, newest operation first', async () => {
    const [one = ''] = ids;
    await createRule('one', [{ type: 'add_tag', tag_slug: 'car-wash' }], 10);
    const first = await app.post('/api/v1/rules/apply-all');
    await createRule('one', [{ type: 'add_tag', tag_slug: 'caravan' }], 20);
    const second = await app.post('/api/v1/rules/apply-all');
    // As another collation sorts them.
    await app.context
      .db('transactions')
      .where('id', one)
      .update({ tags: ['trip', 'car-wash', 'caravan'] });
    expect((await undo(second.body.operation_id)).body.kept).to.deep.equal([]);
    expect((await undo(first.body.operation_id)).body.kept).to.deep.equal([]);
    expect((await read(one)).tags).to.deep.equal(['trip']);
  });

  it('keeps the category that the user chose after a merge, though it is the one merged into', async () => {
    const [, two = ''] = ids;
    await app.patch(`/api/v1/transactions/${two}/category`, { category_slug: 'food-and-drink-coffee' });
    const { body } = await app.post('/api/v1/categories/food-and-drink-coffee/merge', {
      into_slug: 'travel',
    });
    await app.patch(`/api/v1/transactions/${two}/category`, { category_slug: 'income' });
    await app.patch(`/api/v1/transactions/${two}/category`, { category_slug: 'travel' });
    await undo(body.operation_id);
    expect((await read(two)).category_slug).to.equal('travel');
  });

  for (const operationId of ['applyRule', 'applyAllRules']) {
    it(`ends ${operationId} that is still running: nothing of it stays`, async () => {
      const { body: rule } = await createRule('o', [{ type: 'set_category', category_slug: 'medical' }]);
      const path = operationId === 'applyRule' ? `/api/v1/rules/${rule.id}/apply` : '/api/v1/rules/apply-all';
      const locked = await app.context.db.transaction();
      await locked('transactions')
        .where('id', ids[1] ?? '')
        .forUpdate();
      const running = app.post(path);
      const id = await waitUntil<string>(
        'the operation is listed',
        async () => (await app.get('/api/v1/operations')).body.data[0]?.id,
      );
      expect((await undo(id)).status).to.equal(200);
      await locked.rollback();
      const { status, body } = await running;
      expect([status, body.error?.code]).to.deep.equal([409, 'CONFLICT']);
      const slugs = await Promise.all(ids.map(async (one) => (await read(one)).category_slug));
      expect(slugs).to.deep.equal(['uncategorized', 'food-and-drink-coffee', 'uncategorized']);
    });
  }

  it('applyAllRules: with a token changes no other transactions, though a rule was edited in between', async () => {
    const { body: rule } = await createRule('one', [{ type: 'set_category', category_slug: 'medical' }]);
    const { body: dry } = await app.post('/api/v1/rules/apply-all', { dry_run: true });
    let reads = 0;
    const readRules = async () => {
      if (reads++ > 0) await app.context.db('rules').where('id', rule.id).update({ conditions: '{}' });
      return findEnabledRules(app.context.db);
    };
    const expectation = { expectedCount: null, dryRunToken: dry.dry_run_token };
    const { updatedCount } = await applyRules(app.context.db, readRules, new Date(), {
      ...plainApply,
      write: { ...plainApply.write, expectation },
    });
    expect(updatedCount).to.equal(1);
    expect((await read(ids[2] ?? '')).category_slug).to.equal('uncategorized');
  });

  it('applyAllRules: a pass that was interrupted changes no transaction twice, and counts both parts', async () => {
    const { db } = app.context;
    const isCategory = (value: string) => ({ field: 'category', op: 'eq', value });
    await app.post('/api/v1/rules', {
      name: 'Medical is travel',
      priority: 1,
      conditions: isCategory('medical'),
      actions: [{ type: 'set_category', category_slug: 'travel' }],
    });
    await createRule('one', [{ type: 'set_category', category_slug: 'medical' }]);
    const readRules = () => findEnabledRules(db);
    const first = await applyRules(db, readRules, new Date(), plainApply);
    await createRule('two', [{ type: 'set_category', category_slug: 'income' }]);
    const started = { operationId: first.operationId, updatedCount: first.updatedCount };
    const second = await applyRules(db, readRules, new Date(), {
      ...plainApply,
      progress: { find: <Step>() => started as Step, keep: async () => undefined },
    });
    expect([second.operationId, second.updatedCount]).to.deep.equal([first.operationId, 2]);
    const slugs = await Promise.all(ids.map(async (one) => (await read(one)).category_slug));
    expect(slugs).to.deep.equal(['medical', 'income', 'uncategorized']);
    await undo(first.operationId ?? '');
    const undone = await Promise.all(ids.map(async (one) => (await read(one)).category_slug));
    expect(undone).to.deep.equal(['uncategorized', 'food-and-drink-coffee', 'uncategorized']);
  });
});
