import { expect } from 'chai';
import { lockCategories } from '../../src/store/categories.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { countsOf } from '../support/massWrite.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { isWaitingForLock } from '../support/waitingForLocks.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('categories', () => {
  let app: TestApp;
  let accountId: string;
  before(async () => {
    app = await startTestApp();
    [accountId = ''] = (await createAccounts(app.context.db, ['Checking'])).accountIds;
  });
  after(() => app.close());
  beforeEach(async () => {
    await app.context.db('transactions').delete();
    await app.context.db('rules').delete();
  });

  let made = 0;
  const create = async (primary_slug: string | null = null) => {
    const slug = `made-${++made}`;
    return (await app.post('/api/v1/categories', { slug, name: `Made ${made}`, primary_slug })).body;
  };
  const rule = async (conditions: unknown, category_slug: string, name = 'Rule') =>
    (
      await app.post('/api/v1/rules', {
        name,
        conditions,
        actions: [{ type: 'set_category', category_slug }],
      })
    ).body;
  const transaction = async (id: string | undefined) => (await app.get(`/api/v1/transactions/${id}`)).body;

  it('listCategories: all categories in order of their slugs, including uncategorized', async () => {
    const { body } = await app.get('/api/v1/categories');
    const slugs = body.data.map(({ slug }: { slug: string }) => slug);
    expect(slugs).to.include.members(['uncategorized', 'food-and-drink', 'food-and-drink-groceries']);
    expect(slugs).to.deep.equal([...slugs].sort());
    expect([body.has_more, body.next_cursor]).to.deep.equal([false, null]);
  });

  it('listCategories: pages neither skip nor repeat a category', async () => {
    const all = (await app.get('/api/v1/categories')).body.data;
    const paged: unknown[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await app.get(`/api/v1/categories?limit=17${cursor}`);
      paged.push(...body.data);
      if (!body.has_more) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect(paged).to.deep.equal(all);
  });

  it('getCategory: by UUID, short id and slug', async () => {
    const category = await create();
    for (const id of [category.id, category.short_id, category.slug, category.id.toUpperCase()])
      expect((await app.get(`/api/v1/categories/${id}`)).body).to.deep.equal(category);
  });

  it('getCategory: a slug that looks like a short id is a slug', async () => {
    const one = await create();
    await app.context.db('categories').where('id', one.id).update({ short_id: 'eightchr' });
    const { body } = await app.post('/api/v1/categories', { slug: 'eightchr', name: 'Eight' });
    expect((await app.get('/api/v1/categories/eightchr')).body).to.deep.equal(body);
  });

  it('createCategory: returns the new category', async () => {
    const answer = await app.post('/api/v1/categories', {
      slug: 'pets-vet',
      name: 'Tierarzt 🐕',
      primary_slug: 'general-services',
      description: 'Shots',
    });
    const { id, short_id: _, created_at: __, updated_at: ___, ...rest } = answer.body;
    expect([answer.status, answer.headers.get('location')]).to.deep.equal([201, `/api/v1/categories/${id}`]);
    expect(rest).to.deep.equal({
      slug: 'pets-vet',
      name: 'Tierarzt 🐕',
      primary_slug: 'general-services',
      description: 'Shots',
    });
  });

  it('createCategory: a taken slug is 409 VALIDATION_ERROR', async () => {
    const { status, body } = await app.post('/api/v1/categories', { slug: 'travel', name: 'Mine' });
    expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([
      409,
      'VALIDATION_ERROR',
      'slug',
    ]);
  });

  for (const [title, primary] of [
    ['an unknown primary', 'nowhere'],
    ['a third level', 'travel-flights'],
    ['itself', 'loop'],
  ])
    it(`createCategory: refuses ${title}`, async () => {
      const { status, body } = await app.post('/api/v1/categories', {
        slug: 'loop',
        name: 'x',
        primary_slug: primary,
      });
      expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([
        422,
        'VALIDATION_ERROR',
        'primary_slug',
      ]);
    });

  it('createCategory: concurrent requests never create a third level', async () => {
    const parent = await create();
    const child = await create();
    const [made, moved] = await Promise.all([
      app.post('/api/v1/categories', { slug: `${child.slug}-x`, name: 'x', primary_slug: child.slug }),
      app.put(`/api/v1/categories/${child.id}`, { name: 'x', primary_slug: parent.slug }),
    ]);
    expect([made.status, moved.status].sort()).to.deep.equal(made.status === 201 ? [201, 422] : [200, 422]);
  });

  it('updateCategory: replaces name, description and primary; the slug stays', async () => {
    const category = await create('travel');
    const { body } = await app.put(`/api/v1/categories/${category.slug}`, { name: 'New' });
    expect(body).to.deep.equal({
      ...category,
      name: 'New',
      primary_slug: null,
      description: '',
      updated_at: body.updated_at,
    });
    expect((await app.put(`/api/v1/categories/${category.slug}`, { name: 'New' })).body).to.deep.equal(body);
  });

  it('updateCategory: its transactions get the new primary', async () => {
    const category = await create('travel');
    const [id] = await insertRows(app.context.db, accountId, [{ user_category_slug: category.slug }]);
    expect((await transaction(id)).category_primary).to.equal('TRAVEL');
    await app.put(`/api/v1/categories/${category.id}`, { name: 'x', primary_slug: 'medical' });
    const { category_primary, category_detailed } = await transaction(id);
    expect([category_primary, category_detailed]).to.deep.equal([
      'MEDICAL',
      category.slug.toUpperCase().replaceAll('-', '_'),
    ]);
    const { body } = await app.get('/api/v1/transactions?category_slug=medical');
    expect(body.data.map((row: { id: string }) => row.id)).to.deep.equal([id]);
  });

  it('updateCategory: refuses to move a category with children below another', async () => {
    const { status, body } = await app.put('/api/v1/categories/travel', {
      name: 'x',
      primary_slug: 'medical',
    });
    expect([status, body.error.details[0].path]).to.deep.equal([422, 'primary_slug']);
  });

  it('updateCategory: a change of level is refused while a rule tests the category at its present level', async () => {
    const category = await create();
    const value = category.slug.toUpperCase().replaceAll('-', '_');
    await rule({ field: 'category_primary', op: 'eq', value }, 'travel', 'Asks');
    const { status, body } = await app.put(`/api/v1/categories/${category.id}`, {
      name: 'x',
      primary_slug: 'medical',
    });
    expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
    expect(body.error.message).to.include('Asks');
  });

  it("deleteCategory: its transactions fall back to the rule's or the provider's category", async () => {
    const { slug } = await create();
    const [byUser, byRule, byProvider, hidden] = await insertRows(app.context.db, accountId, [
      { user_category_slug: slug, rule_category_slug: 'travel' },
      { rule_category_slug: slug, provider_category_slug: 'medical' },
      { provider_category_slug: slug },
      { user_category_slug: 'income', rule_category_slug: slug },
    ]);
    const before = await transaction(hidden);
    const { status, body } = await app.delete(`/api/v1/categories/${slug}`);
    expect([status, body]).to.deep.equal([200, { affected_transactions: 3 }]);
    const slugs = await Promise.all(
      [byUser, byRule, byProvider].map(async (id) => (await transaction(id)).category_slug),
    );
    expect(slugs).to.deep.equal(['travel', 'medical', 'uncategorized']);
    expect(await transaction(hidden)).to.deep.equal(before);
    expect((await app.delete(`/api/v1/categories/${slug}`)).status).to.equal(404);
  });

  it("deleteCategory: transactions of a provider's detailed category fall back to the provider's primary", async () => {
    const [id] = await insertRows(app.context.db, accountId, [
      { provider_category_slug: 'travel-rental-cars' },
    ]);
    await app.context.db('transactions').update({
      provider_category_primary: 'TRAVEL',
      provider_category_detailed: 'TRAVEL_RENTAL_CARS',
    });
    await app.delete('/api/v1/categories/travel-rental-cars');
    expect((await transaction(id)).category_slug).to.equal('travel');
  });

  it('deleteCategory: refuses a primary with children, and uncategorized', async () => {
    for (const slug of ['food-and-drink', 'uncategorized']) {
      const { status, body } = await app.delete(`/api/v1/categories/${slug}`);
      expect([status, body.error.code]).to.deep.equal([409, 'CATEGORY_UNDELETABLE']);
    }
  });

  it('deleteCategory: is refused while rules set or test the category', async () => {
    const { slug } = await create();
    await rule({}, slug, 'Sets it');
    await rule(
      { or: [{ field: 'category', op: 'in', value: [slug.toUpperCase()] }] },
      'travel',
      'Asks for it',
    );
    const { status, body } = await app.delete(`/api/v1/categories/${slug}`);
    expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
    expect(body.error.message).to.include('Sets it, Asks for it');
  });

  it('deleteCategory: of a deletion and a concurrent rule that uses the category, one is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const { slug } = await create();
      const [deleted, created] = await Promise.all([
        app.delete(`/api/v1/categories/${slug}`),
        app.post('/api/v1/rules', {
          name: 'Race',
          conditions: {},
          actions: [{ type: 'set_category', category_slug: slug }],
        }),
      ]);
      expect([
        [200, 422],
        [409, 201],
      ]).to.deep.include([deleted.status, created.status]);
    }
  });

  it('mergeCategory: moves transactions, children, rules and later categories of the provider', async () => {
    const from = await create();
    const child = await create(from.slug);
    const into = await create();
    const named = from.slug.toUpperCase().replaceAll('-', '_');
    const { id: ruleId } = await rule(
      {
        and: [
          { field: 'category', op: 'in', value: [from.slug.toUpperCase(), 'travel'] },
          { not: { field: 'category_primary', op: 'neq', value: named } },
          { field: 'name', op: 'eq', value: from.slug },
        ],
      },
      from.slug,
    );
    const [byUser, byRule, hidden, inChild] = await insertRows(app.context.db, accountId, [
      { user_category_slug: from.slug },
      { rule_category_slug: from.slug, provider_category_slug: from.slug },
      { user_category_slug: 'income', rule_category_slug: from.slug },
      { user_category_slug: child.slug },
    ]);
    const { status, body } = await app.post(`/api/v1/categories/${from.id}/merge`, { into_slug: into.slug });
    expect([status, countsOf(body)]).to.deep.equal([200, { reassigned_count: 2, deleted_slug: from.slug }]);
    const slugs = await Promise.all(
      [byUser, byRule, hidden, inChild].map(async (id) => (await transaction(id)).category_slug),
    );
    expect(slugs).to.deep.equal([into.slug, into.slug, 'income', child.slug]);
    expect((await transaction(inChild)).category_primary).to.equal(
      into.slug.toUpperCase().replaceAll('-', '_'),
    );
    const renamed = (await app.get(`/api/v1/rules/${ruleId}`)).body;
    expect(renamed.actions).to.deep.equal([{ type: 'set_category', category_slug: into.slug }]);
    expect(renamed.conditions).to.deep.equal({
      and: [
        { field: 'category', op: 'in', value: [into.slug, 'travel'] },
        {
          not: { field: 'category_primary', op: 'neq', value: into.slug.toUpperCase().replaceAll('-', '_') },
        },
        { field: 'name', op: 'eq', value: from.slug },
      ],
    });
    expect((await app.get(`/api/v1/categories/${from.slug}`)).status).to.equal(404);
    expect((await app.get(`/api/v1/categories/${child.slug}`)).body.primary_slug).to.equal(into.slug);
  });

  it('mergeCategory: waits for a writing sync, and includes the transactions that it wrote', async () => {
    const [from, into] = [await create(), await create()];
    const [first = ''] = await insertRows(app.context.db, accountId, [{ provider_category_slug: from.slug }]);
    let merged: ReturnType<TestApp['post']> | undefined;
    await app.context.db.transaction(async (trx) => {
      await lockCategories(trx);
      await trx('transactions').where('id', first).update({ name: 'New' });
      merged = app.post(`/api/v1/categories/${from.slug}/merge`, { into_slug: into.slug });
      await waitUntil('the merge waits for the sync', () => isWaitingForLock(app.context.db));
      await insertRows(trx, accountId, [{ provider_category_slug: from.slug }]);
    });
    const answer = await merged;
    expect([answer?.status, countsOf(answer?.body)]).to.deep.equal([
      200,
      { reassigned_count: 2, deleted_slug: from.slug },
    ]);
  });

  it('mergeCategory: refuses the category itself, its child, an unknown category, and a third level', async () => {
    const from = await create();
    const child = await create(from.slug);
    for (const into_slug of [from.slug, child.slug, 'nowhere', 'travel-flights']) {
      const { status, body } = await app.post(`/api/v1/categories/${from.slug}/merge`, { into_slug });
      expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([
        422,
        'VALIDATION_ERROR',
        'into_slug',
      ]);
    }
    expect((await app.get(`/api/v1/categories/${from.slug}`)).status).to.equal(200);
  });

  it('mergeCategory: refuses uncategorized, and a rule whose meaning would change', async () => {
    const uncategorized = await app.post('/api/v1/categories/uncategorized/merge', { into_slug: 'travel' });
    expect([uncategorized.status, uncategorized.body.error.code]).to.deep.equal([
      409,
      'CATEGORY_UNDELETABLE',
    ]);
    const from = await create();
    const value = from.slug.toUpperCase().replaceAll('-', '_');
    await rule({ field: 'category_primary', op: 'eq', value }, 'travel', 'By primary');
    const { status, body } = await app.post(`/api/v1/categories/${from.slug}/merge`, {
      into_slug: 'travel-flights',
    });
    expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
    expect(body.error.message).to.include('By primary');
  });
});
