import { expect } from 'chai';
import type { Knex } from 'knex';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

/** `category_primary_slug` is stored with a transaction and depends on another table, the categories. */
describe('the stored primary category of a transaction', function () {
  this.timeout(60_000);
  let app: TestApp;
  let db: Knex;
  let ids: string[];
  const STEPS = 80;
  const OWN = ['one', 'two', 'three', 'four', 'five', 'six'];

  before(async () => {
    app = await startTestApp();
    db = app.context.db;
    for (const slug of OWN) await app.post('/api/v1/categories', { slug, name: slug });
    const { accountIds } = await createAccounts(db, ['Checking']);
    const rows = Array.from({ length: 40 }, (_, at) => ({
      name: `Shop ${at % 7}`,
      provider_category_slug: ['food-and-drink-coffee', 'travel', 'one', null][at % 4] ?? null,
      rule_category_slug: at % 5 === 0 ? 'two' : null,
      user_category_slug: at % 9 === 0 ? 'three' : null,
    }));
    ids = await insertRows(db, accountIds[0] ?? '', rows);
    await app.post('/api/v1/rules', {
      name: 'Shop 3',
      conditions: { field: 'name', op: 'contains', value: 'Shop 3' },
      actions: [{ type: 'set_category', category_slug: 'four' }],
    });
  });
  after(() => app.close());

  async function findWrong(): Promise<unknown[]> {
    const { rows } = await db.raw(
      `select t.category_slug, t.category_primary_slug, coalesce(c.primary_slug, c.slug) as expected
       from transactions t left join categories c on c.slug = t.category_slug
       where t.category_primary_slug is distinct from coalesce(c.primary_slug, c.slug)`,
    );
    return rows;
  }

  it('is correct after any sequence of edits of transactions and categories', async () => {
    // The same sequence in each run.
    let seed = 20_261_128;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const pick = <Item>(items: readonly Item[]): Item => {
      const item = items[random(items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    };
    const existing = async (): Promise<string[]> =>
      db('categories').whereIn('slug', OWN).orderBy('slug').pluck('slug');
    const primaries = async (): Promise<string[]> =>
      db('categories').whereNull('primary_slug').orderBy('slug').pluck('slug');
    const steps: Record<string, () => Promise<{ status: number }>> = {
      move: async () => {
        const slug = pick(await existing());
        const primary_slug = random(3) === 0 ? null : pick(await primaries());
        return app.put(`/api/v1/categories/${slug}`, { name: slug, description: '', primary_slug });
      },
      merge: async () =>
        app.post(`/api/v1/categories/${pick(await existing())}/merge`, {
          into_slug: pick(await primaries()),
        }),
      delete: async () => app.delete(`/api/v1/categories/${pick(await existing())}`),
      create: async () => {
        const slug = pick(OWN);
        const primary_slug = random(2) === 0 ? null : pick(await primaries());
        return app.post('/api/v1/categories', { slug, name: slug, primary_slug });
      },
      edit: async () =>
        app.patch(`/api/v1/transactions/${pick(ids)}/category`, { category_slug: pick(await existing()) }),
      reset: () => app.delete(`/api/v1/transactions/${pick(ids)}/category`),
      editMany: async () =>
        app.post('/api/v1/transactions/bulk-recategorize', {
          filters: { search: `shop ${random(7)}` },
          category_slug: pick(await existing()),
        }),
      applyRules: () => app.post('/api/v1/rules/apply-all'),
    };
    const done = new Map<string, number>();
    for (let step = 0; step < STEPS; step++) {
      // With no category of its own left, only a new one leads on.
      const name = (await existing()).length < 2 ? 'create' : pick(Object.keys(steps));
      const { status } = (await steps[name]?.()) ?? { status: 0 };
      expect(status, name).to.be.lessThan(500);
      if (status < 300) done.set(name, (done.get(name) ?? 0) + 1);
      expect(await findWrong(), `after ${name}`).to.deep.equal([]);
    }
    expect([...done.keys()].sort(), 'operations that took effect').to.deep.equal(Object.keys(steps).sort());
  });
});
