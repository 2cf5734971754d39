import { expect } from 'chai';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { Random } from '../support/random.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

/** What operations change in the ledger, by transaction id. */
async function readLedger({ context: { db } }: TestApp): Promise<Map<string, string>> {
  const rows = await db('transactions')
    .select(
      'id',
      'user_category_slug',
      'rule_category_slug',
      'provider_category_slug',
      'category_slug',
      'category_primary_slug',
      'category_edited_at',
      'tags',
    )
    .orderBy('id');
  return new Map(rows.map(({ id, ...row }) => [id, JSON.stringify(row)]));
}

/** The tree of categories and the rules, without the times of their changes. */
async function readRest({ context: { db } }: TestApp): Promise<unknown> {
  const names = await db('categories')
    .select('id', 'slug', 'name', 'primary_slug', 'created_at')
    .orderBy('id');
  const merged = await db('merged_categories').select('*').orderBy('slug');
  const rules = await db('rules').select('id', 'name', 'conditions', 'actions').orderBy('id');
  return { names, merged, rules };
}

describe('operations', () => {
  let app: TestApp;
  let accountId: string;
  let ids: string[];

  beforeEach(async () => {
    app = await startTestApp();
    const { accountIds } = await createAccounts(app.context.db, ['Checking']);
    accountId = accountIds[0] ?? '';
    ids = await insertRows(app.context.db, accountId, [
      { name: 'COFFEE ONE', provider_category_slug: 'food-and-drink-coffee' },
      { name: 'COFFEE TWO', provider_category_slug: 'food-and-drink-coffee', tags: ['needs-review'] },
      { name: 'BOOKS', user_category_slug: 'entertainment' },
      { name: 'TRAIN' },
    ]);
    await app.post('/api/v1/rules', {
      name: 'Coffee is travel',
      conditions: { field: 'name', op: 'contains', value: 'coffee' },
      actions: [
        { type: 'set_category', category_slug: 'travel' },
        { type: 'add_tag', tag_slug: 'needs-review' },
      ],
    });
  });
  afterEach(() => app.close());

  const ruleId = async () => (await app.get('/api/v1/rules')).body.data[0].id;
  /** Every request that may change many transactions: its path, its body, and how many it changes here. */
  const requests: [string, () => Promise<string> | string, () => object, number][] = [
    [
      'bulkRecategorize',
      () => '/api/v1/transactions/bulk-recategorize',
      () => ({ filters: { search: 'coffee' }, category_slug: 'medical' }),
      2,
    ],
    [
      'batchCategorize',
      () => '/api/v1/transactions/batch-categorize',
      () => ({ transaction_ids: ids.slice(1), category_slug: 'medical' }),
      3,
    ],
    ['applyRule', async () => `/api/v1/rules/${await ruleId()}/apply`, () => ({}), 2],
    ['applyAllRules', () => '/api/v1/rules/apply-all', () => ({}), 2],
    [
      'mergeCategory',
      () => '/api/v1/categories/food-and-drink-coffee/merge',
      () => ({ into_slug: 'travel' }),
      2,
    ],
  ];
  const countOf = (body: Record<string, number>) =>
    body['updated_count'] ?? body['transactions_updated'] ?? body['reassigned_count'];

  for (const [operationId, pathOf, bodyOf, count] of requests) {
    it(`${operationId}: dry_run says what would change, and changes nothing`, async () => {
      const before = [await readLedger(app), await readRest(app)];
      const { status, body } = await app.post(await pathOf(), { ...bodyOf(), dry_run: true });
      expect([status, countOf(body), body.dry_run, body.operation_id]).to.deep.equal([
        200,
        count,
        true,
        null,
      ]);
      expect(body.dry_run_token).to.match(/^[\w-]{43}$/);
      expect([await readLedger(app), await readRest(app)]).to.deep.equal(before);
      expect((await app.get('/api/v1/operations')).body.data).to.deep.equal([]);
    });

    it(`${operationId}: changes nothing but what the dry run and expected_count say`, async () => {
      const before = await readLedger(app);
      const { body: dry } = await app.post(await pathOf(), { ...bodyOf(), dry_run: true });
      const wrong = await app.post(await pathOf(), { ...bodyOf(), expected_count: count + 1 });
      expect([wrong.status, wrong.body.error.code, wrong.body.error.details]).to.deep.equal([
        409,
        'COUNT_MISMATCH',
        [
          {
            path: 'expected_count',
            code: 'contradiction',
            message: `is ${count + 1}, but ${count} transactions would change`,
          },
        ],
      ]);
      const dryRunToken = 'A'.repeat(43);
      const other = await app.post(await pathOf(), { ...bodyOf(), dry_run_token: dryRunToken });
      expect([other.status, other.body.error.code]).to.deep.equal([409, 'COUNT_MISMATCH']);
      expect(await readLedger(app)).to.deep.equal(before);
      const right = await app.post(await pathOf(), {
        ...bodyOf(),
        expected_count: count,
        dry_run_token: dry.dry_run_token,
      });
      expect([right.status, countOf(right.body), right.body.dry_run_token]).to.deep.equal([200, count, null]);
      expect(await readLedger(app)).not.to.deep.equal(before);
    });

    it(`${operationId}: is listed, and undoOperation restores what it changed, once`, async () => {
      const before = [await readLedger(app), await readRest(app)];
      const { body } = await app.post(await pathOf(), bodyOf());
      const { body: list } = await app.get('/api/v1/operations');
      expect(list.data.map((each: { id: string }) => each.id)).to.deep.equal([body.operation_id]);
      expect(list.data[0]).to.include({ changed_count: count, undone_at: null, api_key_name: 'writer' });
      const undone = await app.post(`/api/v1/operations/${body.operation_id}/undo`);
      expect([undone.status, undone.body.restored_count, undone.body.kept]).to.deep.equal([200, count, []]);
      expect([await readLedger(app), await readRest(app)]).to.deep.equal(before);
      const again = await app.post(`/api/v1/operations/${body.operation_id}/undo`);
      expect([again.status, again.body.error.code]).to.deep.equal([409, 'CONFLICT']);
    });

    it(`${operationId}: undoOperation leaves alone and lists what somebody has changed since`, async () => {
      const before = await readLedger(app);
      const { body } = await app.post(await pathOf(), bodyOf());
      const [, edited = ''] = ids;
      await app.patch(`/api/v1/transactions/${edited}/category`, { category_slug: 'income' });
      await app.delete(`/api/v1/transactions/${edited}/tags/needs-review`);
      const isMerge = operationId === 'mergeCategory';
      const undone = await app.post(`/api/v1/operations/${body.operation_id}/undo`);
      // The provider's category of a merge is restored under the user's new one.
      expect(undone.body.kept).to.deep.equal(isMerge ? [] : [edited]);
      const after = await readLedger(app);
      expect([...after].filter(([id]) => id !== edited)).to.deep.equal(
        [...before].filter(([id]) => id !== edited),
      );
      const { category_slug, tags } = JSON.parse(after.get(edited) ?? '{}');
      expect([category_slug, tags]).to.deep.equal(['income', []]);
    });
  }

  it('a request that changes nothing is no operation', async () => {
    const { body } = await app.post('/api/v1/transactions/bulk-recategorize', {
      filters: { search: 'nothing has this name' },
      category_slug: 'medical',
    });
    expect([body.updated_count, body.operation_id]).to.deep.equal([0, null]);
    expect((await app.get('/api/v1/operations')).body.data).to.deep.equal([]);
  });

  it('mergeCategory: a dry run waits for nobody', async () => {
    const other = await app.context.db.transaction();
    await other.raw('lock table categories in exclusive mode');
    await other.raw('select from transactions for update');
    const { status } = await app.post('/api/v1/categories/food-and-drink-coffee/merge', {
      into_slug: 'travel',
      dry_run: true,
    });
    await other.rollback();
    expect(status).to.equal(200);
  });

  it('undoOperation: an unknown id is 404', async () => {
    const { status, body } = await app.post('/api/v1/operations/00000000-0000-7000-8000-000000000000/undo');
    expect([status, body.error.code]).to.deep.equal([404, 'NOT_FOUND']);
  });

  it('undoOperation: a merge whose slug another category has taken is 409, and nothing is restored', async () => {
    const { body } = await app.post('/api/v1/categories/food-and-drink-coffee/merge', {
      into_slug: 'travel',
    });
    await app.post('/api/v1/categories', {
      slug: 'food-and-drink-coffee',
      name: 'New',
      primary_slug: 'food-and-drink',
    });
    const before = await readLedger(app);
    const undone = await app.post(`/api/v1/operations/${body.operation_id}/undo`);
    expect([undone.status, undone.body.error.code]).to.deep.equal([409, 'CONFLICT']);
    expect(await readLedger(app)).to.deep.equal(before);
  });

  it('undoOperation: a category that was deleted since does not come back', async () => {
    await app.post('/api/v1/categories', { slug: 'hobby', name: 'Hobby', primary_slug: null });
    await app.patch(`/api/v1/transactions/${ids[3]}/category`, { category_slug: 'hobby' });
    const { body } = await app.post('/api/v1/transactions/batch-categorize', {
      transaction_ids: [ids[3]],
      category_slug: 'medical',
    });
    await app.delete('/api/v1/categories/hobby');
    const undone = await app.post(`/api/v1/operations/${body.operation_id}/undo`);
    expect(undone.body).to.deep.include({ restored_count: 0, kept: [ids[3]] });
  });
});

const RUNS = 4 * Number(process.env['BREADBOX_TEST_FACTOR'] ?? 1);

describe('operations: undoing random mass writes', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  it('newest first restores the ledger, except what somebody changed since', async function () {
    this.timeout(120_000);
    const seed = Number(process.env['BREADBOX_TEST_SEED'] ?? Date.now() % 2 ** 31);
    console.log(`      seed ${seed}, ${RUNS} runs`);
    const random = new Random(seed);
    const { db } = app.context;
    const { accountIds } = await createAccounts(db, ['Checking']);
    const words = ['coffee', 'books', 'train', 'shoes'];
    const slugs = ['travel', 'medical', 'income', 'entertainment', 'food-and-drink-coffee'];
    const pick = <Item>(items: readonly Item[]) => random.pick(items);
    const ids = await insertRows(
      db,
      accountIds[0] ?? '',
      Array.from({ length: 60 }, () => ({
        name: `${pick(words)} ${pick(words)}`,
        provider_category_slug: pick([...slugs, null]),
      })),
    );
    for (const word of words) {
      await app.post('/api/v1/rules', {
        name: word,
        conditions: { field: 'name', op: 'contains', value: word },
        actions: [
          { type: 'set_category', category_slug: pick(slugs.slice(0, 4)) },
          { type: pick(['add_tag', 'remove_tag']), tag_slug: 'needs-review' },
        ],
      });
    }
    const rules: { id: string }[] = (await app.get('/api/v1/rules')).body.data;
    const writes = [
      () =>
        app.post('/api/v1/transactions/bulk-recategorize', {
          filters: { search: pick(words) },
          category_slug: pick(slugs.slice(0, 4)),
        }),
      () =>
        app.post('/api/v1/transactions/batch-categorize', {
          transaction_ids: ids.filter(() => random.happens(0.3)).slice(0, 500),
          category_slug: pick(slugs.slice(0, 4)),
        }),
      () => app.post(`/api/v1/rules/${pick(rules).id}/apply`),
      () => app.post('/api/v1/rules/apply-all'),
      () =>
        app.post('/api/v1/categories/food-and-drink-coffee/merge', { into_slug: pick(['travel', 'income']) }),
    ];
    for (let run = 0; run < RUNS; run++) {
      const before = [await readLedger(app), await readRest(app)];
      const operations: string[] = [];
      const edited = new Set<string>();
      for (let turn = 0; turn < 6; turn++) {
        const { status, body } = await pick(writes)();
        expect(status).to.be.oneOf([200, 404, 422]);
        if (body.operation_id) operations.push(body.operation_id);
      }
      for (let edit = 0; edit < 3; edit++) {
        const id = pick(ids);
        const { status } = await app.patch(`/api/v1/transactions/${id}/category`, {
          category_slug: 'rent-and-utilities',
        });
        expect(status).to.equal(200);
        edited.add(id);
      }
      for (const id of operations.reverse()) {
        expect((await app.post(`/api/v1/operations/${id}/undo`)).status).to.equal(200);
      }
      const [ledger, rest] = [await readLedger(app), await readRest(app)];
      const untouched = (of: Map<string, string>) => [...of].filter(([id]) => !edited.has(id));
      expect(untouched(ledger)).to.deep.equal(untouched(before[0] as Map<string, string>));
      expect(rest).to.deep.equal(before[1]);
      for (const id of edited)
        expect(JSON.parse(ledger.get(id) ?? '{}').category_slug).to.equal('rent-and-utilities');
    }
  });
});
