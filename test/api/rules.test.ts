import { expect } from 'chai';
import fc from 'fast-check';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { countsOf } from '../support/massWrite.ts';
import { holds } from '../support/property.ts';
import { action, amount, condition, slug, tag, text } from '../support/ruleArbitraries.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

const setTravel = { type: 'set_category', category_slug: 'travel' };
const addReview = { type: 'add_tag', tag_slug: 'needs-review' };
const removeReview = { type: 'remove_tag', tag_slug: 'needs-review' };
const nameIs = (value: string) => ({ field: 'name', op: 'eq', value });

describe('rules', function () {
  // The properties take longer under make test-long.
  this.timeout(180_000);
  let app: TestApp;
  let accountId: string;
  before(async () => {
    app = await startTestApp();
    [accountId = ''] = (await createAccounts(app.context.db, ['Checking'])).accountIds;
    for (const slug of ['tax', 'trip']) await app.post('/api/v1/tags', { slug, display_name: slug });
  });
  after(() => app.close());
  beforeEach(async () => {
    await app.context.db('transactions').delete();
    await app.context.db('rules').delete();
  });

  const create = async (rest: object = {}) =>
    (await app.post('/api/v1/rules', { name: 'Rule', conditions: {}, actions: [addReview], ...rest })).body;
  const list = async (query = '') =>
    (await app.get(`/api/v1/rules${query}`)).body.data.map(({ name }: { name: string }) => name);
  const transaction = async (id: string | undefined) => (await app.get(`/api/v1/transactions/${id}`)).body;
  const paths = ({ body }: { body: { error: { details: { path: string }[] } } }) =>
    body.error.details.map(({ path }) => path);

  it('createRule: returns the new rule with its defaults', async () => {
    const conditions = { and: [nameIs('x'), { field: 'amount', op: 'gt', value: 12.34 }] };
    const answer = await app.post('/api/v1/rules', { name: 'Reise ✈', conditions, actions: [setTravel] });
    const { id, short_id: _, created_at: __, updated_at: ___, ...rest } = answer.body;
    expect([answer.status, answer.headers.get('location')]).to.deep.equal([201, `/api/v1/rules/${id}`]);
    expect(rest).to.deep.equal({
      name: 'Reise ✈',
      enabled: true,
      stage: 'standard',
      priority: 10,
      trigger: 'on_create',
      conditions,
      actions: [setTravel],
      is_system: false,
      hit_count: 0,
      last_hit_at: null,
    });
    expect((await app.get(`/api/v1/rules/${id}`)).body).to.deep.equal(answer.body);
  });

  it('createRule: the stage sets the priority, unless a priority is given', async () => {
    const placed = await Promise.all(
      [
        { stage: 'baseline' },
        { stage: 'refinement' },
        { stage: 'override' },
        { stage: 'override', priority: 7 },
        { priority: 1000 },
      ].map(async (given) => {
        const { stage, priority } = await create(given);
        return [stage, priority];
      }),
    );
    expect(placed).to.deep.equal([
      ['baseline', 0],
      ['refinement', 50],
      ['override', 100],
      ['override', 7],
      [null, 1000],
    ]);
  });

  it('createRule: names each invalid part of the conditions', async () => {
    const refused = async (conditions: unknown) => {
      const answer = await app.post('/api/v1/rules', { name: 'x', conditions, actions: [addReview] });
      return [answer.status, answer.body.error.code, ...paths(answer)];
    };
    const invalid = [422, 'VALIDATION_ERROR'];
    const bad = { field: 'amount', op: 'gt', value: 'x' };
    expect(await refused({ and: [nameIs('x'), bad] })).to.deep.equal([...invalid, 'conditions.and[1].value']);
    expect(await refused({ not: { field: 'pending', op: 'matches', value: 'x' } })).to.deep.equal([
      ...invalid,
      'conditions.not.op',
      'conditions.not.value',
    ]);
    expect(await refused({ field: 'name', op: 'matches', value: '(?<=a)b' })).to.deep.equal([
      ...invalid,
      'conditions.value',
    ]);
  });

  for (const [field, op, value, path, code, message] of [
    ['amount', 'contains', 'x', 'op', 'enum', 'must be one of eq, neq, gt, gte, lt, lte'],
    ['amount', 'gt', '5', 'value', 'type', 'must be number'],
    ['amount', 'in', ['1'], 'op', 'enum', 'must be one of eq, neq, gt, gte, lt, lte'],
    ['pending', 'gt', true, 'op', 'enum', 'must be one of eq, neq'],
    ['pending', 'eq', 'true', 'value', 'type', 'must be boolean'],
    ['tags', 'eq', 'x', 'op', 'enum', 'must be one of contains, not_contains, in'],
    ['tags', 'in', 'x', 'value', 'type', 'must be array'],
    ['name', 'in', 'x', 'value', 'type', 'must be array'],
    ['name', 'eq', ['x'], 'value', 'type', 'must be string'],
    ['name', 'gte', 'x', 'op', 'enum', 'must be one of eq, neq, contains, not_contains, matches, in'],
    ['name', 'contains', 5, 'value', 'type', 'must be string'],
  ] as const) {
    it(`createRule: ${field} ${op} ${JSON.stringify(value)}: ${path} ${message}`, async () => {
      const conditions = {
        or: [
          { field: 'name', op: 'eq', value: 'x' },
          { field, op, value },
        ],
      };
      const answer = await app.post('/api/v1/rules', { name: 'x', conditions, actions: [addReview] });
      expect([answer.status, answer.body.error.details[0]]).to.deep.equal([
        422,
        { path: `conditions.or[1].${path}`, code, message },
      ]);
    });
  }

  it('createRule: only the top level may be empty', async () => {
    const answer = await app.post('/api/v1/rules', {
      name: 'x',
      conditions: { not: {} },
      actions: [addReview],
    });
    expect([answer.status, answer.body.error.details[0].path]).to.deep.equal([422, 'conditions.not.and']);
  });

  it('createRule: reports only the errors of the condition form that was intended', async () => {
    const details = async (conditions: unknown, actions: unknown[] = [addReview]) =>
      (await app.post('/api/v1/rules', { name: 'x', conditions, actions })).body.error.details.map(
        ({ path, message }: { path: string; message: string }) => `${path} ${message}`,
      );
    const fields =
      'name, merchant_name, category, category_primary, category_detailed, provider, account_id, account_name, user_id, user_name, amount, pending, tags';
    expect(await details({ and: [nameIs('x'), { field: 'foo', op: 'eq', value: 'x' }] })).to.deep.equal([
      `conditions.and[1].field must be one of ${fields}`,
    ]);
    expect(await details({ not: { or: [{ field: 'name', op: 'eq' }] } })).to.deep.equal([
      'conditions.not.or[0].value is required',
    ]);
    expect(await details({ foo: 1 })).to.deep.equal(['conditions.foo is not a known field']);
    expect(await details({ and: 'x' })).to.deep.equal(['conditions.and must be array']);
    expect(await details({ field: 'name', op: 'eq', value: { a: 1 } })).to.deep.equal([
      'conditions.value must be string',
    ]);
    expect(await details('x')).to.deep.equal(['conditions must be object']);
    expect(await details({}, [{ type: 'set_category', tag_slug: 'x' }, { type: 'nope' }, 3])).to.deep.equal([
      'actions[0].category_slug is required',
      'actions[0].tag_slug is not a known field',
      'actions[1].type must be one of set_category, add_tag, remove_tag',
      'actions[2] must be object',
    ]);
  });

  it('createRule: accepts ten levels, and refuses eleven and extreme nesting', async () => {
    const nested = (levels: number) => {
      const inner = '{"not":'.repeat(levels - 1);
      return `{"name":"x","actions":[{"type":"add_tag","tag_slug":"tax"}],"conditions":${inner}{"field":"name","op":"eq","value":"x"}${'}'.repeat(levels - 1)}}`;
    };
    const statuses = [];
    for (const levels of [10, 11, 60, 70, 100_000])
      statuses.push(
        (await app.post('/api/v1/rules', nested(levels), { contentType: 'application/json' })).status,
      );
    expect(statuses).to.deep.equal([201, 422, 422, 422, 422]);
  });

  it('createRule: an unknown category or tag is refused with the path of its action', async () => {
    const answer = await app.post('/api/v1/rules', {
      name: 'x',
      conditions: {},
      actions: [
        addReview,
        { type: 'set_category', category_slug: 'nowhere' },
        { type: 'remove_tag', tag_slug: 'nothing' },
      ],
    });
    expect([answer.status, answer.body.error.code, ...paths(answer)]).to.deep.equal([
      422,
      'VALIDATION_ERROR',
      'actions[1].category_slug',
      'actions[2].tag_slug',
    ]);
  });

  it('createRule: refuses texts in place of numbers', async () => {
    const body =
      '{"name":"x","actions":[{"type":"add_tag","tag_slug":"tax"}],"conditions":{"field":"amount","op":"gt","value":1e999}}';
    const { status } = await app.post('/api/v1/rules', body, { contentType: 'application/json' });
    expect(status).to.equal(422);
  });

  it('listRules: in the order of execution, across pages', async () => {
    await create({ name: 'third' });
    await create({ name: 'fourth' });
    await create({ name: 'last', stage: 'override' });
    await create({ name: 'first', priority: 0 });
    await create({ name: 'second', priority: 9 });
    const names: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await app.get(`/api/v1/rules?limit=2${cursor}`);
      names.push(...body.data.map(({ name }: { name: string }) => name));
      if (!body.has_more) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect(names).to.deep.equal(['first', 'second', 'third', 'fourth', 'last']);
  });

  it('listRules: filtered by enabled, by the category they set, and by name', async () => {
    await create({ name: '100% Coffee', enabled: false });
    await create({ name: 'Travel', actions: [addReview, setTravel] });
    expect(await list('?enabled=false')).to.deep.equal(['100% Coffee']);
    expect(await list('?category_slug=travel')).to.deep.equal(['Travel']);
    expect(await list('?category_slug=travel-flights')).to.deep.equal([]);
    expect(await list('?search=COFF')).to.deep.equal(['100% Coffee']);
    expect(await list('?search=0%25')).to.deep.equal(['100% Coffee']);
    expect(await list('?search=%25_')).to.deep.equal([]);
  });

  it('replaceRule: omitted fields get their defaults; id, hits and creation time stay', async () => {
    const rule = await create({ stage: 'override', enabled: false, trigger: 'always' });
    const { status, body } = await app.put(`/api/v1/rules/${rule.short_id}`, {
      name: 'New',
      conditions: nameIs('x'),
      actions: [setTravel],
    });
    expect([status, body]).to.deep.equal([
      200,
      {
        ...rule,
        name: 'New',
        enabled: true,
        stage: 'standard',
        priority: 10,
        trigger: 'on_create',
        conditions: nameIs('x'),
        actions: [setTravel],
        updated_at: body.updated_at,
      },
    ]);
  });

  it('replaceRule: is validated like createRule', async () => {
    const { id } = await create();
    const answer = await app.put(`/api/v1/rules/${id}`, {
      name: 'x',
      conditions: { field: 'tags', op: 'matches', value: 'x' },
      actions: [addReview],
    });
    expect([answer.status, ...paths(answer)]).to.deep.equal([422, 'conditions.op']);
  });

  it('deleteRule: keeps what the rule has changed', async () => {
    const [id] = await insertRows(app.context.db, accountId, [{}]);
    const rule = await create({ actions: [setTravel] });
    await app.post(`/api/v1/rules/${rule.id}/apply`);
    expect((await app.delete(`/api/v1/rules/${rule.id}`)).status).to.equal(204);
    expect((await app.get(`/api/v1/rules/${rule.id}`)).status).to.equal(404);
    expect((await transaction(id)).category_slug).to.equal('travel');
  });

  it('deleteRule: refuses a system rule, which can be disabled instead', async () => {
    const { id, name, conditions, actions } = await create();
    await app.context.db('rules').where({ id }).update({ is_system: true });
    const { status, body } = await app.delete(`/api/v1/rules/${id}`);
    expect([status, body.error.code]).to.deep.equal([422, 'VALIDATION_ERROR']);
    const disabled = await app.put(`/api/v1/rules/${id}`, { name, conditions, actions, enabled: false });
    expect([disabled.body.enabled, disabled.body.is_system]).to.deep.equal([false, true]);
  });

  it('applyRule: counts only rows that change, and applying it again changes nothing', async () => {
    const [match, other, mine] = await insertRows(app.context.db, accountId, [
      { name: 'Match' },
      { name: 'Other' },
      { name: 'match', user_category_slug: 'income' },
    ]);
    const untouched = await transaction(other);
    const { id } = await create({
      conditions: nameIs('match'),
      actions: [setTravel, addReview],
      enabled: false,
    });
    const first = await app.post(`/api/v1/rules/${id}/apply`);
    expect([first.status, countsOf(first.body)]).to.deep.equal([200, { updated_count: 2 }]);
    const [one, three] = [await transaction(match), await transaction(mine)];
    expect([one.category_slug, one.tags]).to.deep.equal(['travel', ['needs-review']]);
    expect([three.category_slug, three.category_override, three.tags]).to.deep.equal([
      'income',
      true,
      ['needs-review'],
    ]);
    expect(countsOf((await app.post(`/api/v1/rules/${id}/apply`)).body)).to.deep.equal({ updated_count: 0 });
    expect([await transaction(match), await transaction(mine), await transaction(other)]).to.deep.equal([
      one,
      three,
      untouched,
    ]);
    const { hit_count, last_hit_at } = (await app.get(`/api/v1/rules/${id}`)).body;
    expect([hit_count, typeof last_hit_at]).to.deep.equal([4, 'string']);
  });

  it("applyRule: a category under the user's override shows after a reset, and does not count as a change before", async () => {
    const [id] = await insertRows(app.context.db, accountId, [{ user_category_slug: 'income' }]);
    const before = await transaction(id);
    const rule = await create({ actions: [setTravel] });
    expect(countsOf((await app.post(`/api/v1/rules/${rule.id}/apply`)).body)).to.deep.equal({
      updated_count: 0,
    });
    expect(await transaction(id)).to.deep.equal(before);
    expect((await app.delete(`/api/v1/transactions/${id}/category`)).body.category_slug).to.equal('travel');
  });

  it('applyRule: leaves deleted transactions alone', async () => {
    const [id] = await insertRows(app.context.db, accountId, [{}]);
    await app.delete(`/api/v1/transactions/${id}`);
    const rule = await create({ actions: [setTravel] });
    expect(countsOf((await app.post(`/api/v1/rules/${rule.id}/apply`)).body)).to.deep.equal({
      updated_count: 0,
    });
  });

  it('applyAllRules: applies the enabled rules in their order in one pass', async () => {
    const [id] = await insertRows(app.context.db, accountId, [
      { provider_category_slug: 'medical', tags: ['tax'] },
    ]);
    await create({
      conditions: { field: 'category', op: 'eq', value: 'travel' },
      actions: [addReview],
      priority: 20,
    });
    await create({
      conditions: { field: 'category', op: 'eq', value: 'medical' },
      actions: [setTravel],
      priority: 5,
    });
    await create({ actions: [{ type: 'remove_tag', tag_slug: 'tax' }], enabled: false });
    const { status, body } = await app.post('/api/v1/rules/apply-all');
    expect([status, countsOf(body)]).to.deep.equal([200, { rules_applied: 2, transactions_updated: 1 }]);
    const { category_slug, tags } = await transaction(id);
    expect([category_slug, tags]).to.deep.equal(['travel', ['needs-review', 'tax']]);
  });

  it('applyAllRules: a tag added by one rule and removed by another is no change', async () => {
    await insertRows(app.context.db, accountId, [{}]);
    await create({ actions: [addReview] });
    await create({ actions: [removeReview] });
    expect(countsOf((await app.post('/api/v1/rules/apply-all')).body)).to.deep.equal({
      rules_applied: 2,
      transactions_updated: 0,
    });
  });

  async function hasCommittedSince(time: Date): Promise<boolean> {
    const { rows } = await app.context.db.raw(
      `select 1 from pg_stat_activity
       where datname = current_database() and query ilike 'commit%' and query_start > ?`,
      [time],
    );
    return rows.length > 0;
  }

  it('applyAllRules: a row that is edited concurrently keeps both changes', async () => {
    const [id = ''] = await insertRows(app.context.db, accountId, [{}]);
    await create({ actions: [setTravel, addReview] });
    const answers: ReturnType<typeof app.post>[] = [];
    await app.context.db.transaction(async (trx) => {
      await trx('transactions')
        .where({ id })
        .update({ tags: ['trip'] });
      const { rows } = await trx.raw('select clock_timestamp() as now');
      answers.push(app.post('/api/v1/rules/apply-all'));
      // Rules skip a locked row and come back to it, so there is no wait for a lock to look for.
      await waitUntil('the rules have passed over the row', () => hasCommittedSince(rows[0].now));
    });
    expect(countsOf((await answers[0])?.body)).to.deep.equal({
      rules_applied: 1,
      transactions_updated: 1,
    });
    const { category_slug, tags } = await transaction(id);
    expect([category_slug, tags]).to.deep.equal(['travel', ['needs-review', 'trip']]);
  });

  it('previewRule: returns the count and the newest of the matching transactions', async () => {
    const ids = await insertRows(app.context.db, accountId, [
      { name: 'hit', date: '2026-10-01', amount: '12345678901234567.89' },
      { name: 'HIT', date: '2026-10-03' },
      { name: 'miss', date: '2026-10-04' },
      { name: 'Hit', date: '2026-10-02' },
    ]);
    const { status, body } = await app.post('/api/v1/rules/preview', { conditions: nameIs('hit'), limit: 2 });
    expect([status, body]).to.deep.equal([
      200,
      { match_count: 3, sample: [await transaction(ids[1]), await transaction(ids[3])] },
    ]);
    const all = await app.post('/api/v1/rules/preview', { conditions: {} }, { key: app.keys.read_only });
    expect([all.body.match_count, all.body.sample.length]).to.deep.equal([4, 4]);
  });

  it('previewRule: returns at most 50, and refuses invalid conditions', async () => {
    const preview = (body: object) => app.post('/api/v1/rules/preview', body);
    expect((await preview({ conditions: {}, limit: 50 })).status).to.equal(200);
    const refused = [
      await preview({ conditions: {}, limit: 51 }),
      await preview({ conditions: {}, limit: 0 }),
      await preview({ conditions: { field: 'amount', op: 'in', value: ['1'] } }),
    ];
    expect(refused.map((answer) => [answer.status, ...paths(answer)])).to.deep.equal([
      [422, 'limit'],
      [422, 'limit'],
      [422, 'conditions.op', 'conditions.value'],
    ]);
  });

  it('previewRule, applyRule: agree on every condition', async () => {
    const row = fc.record({
      name: text,
      merchant_name: fc.option(text, { nil: null }),
      amount,
      pending: fc.boolean(),
      tags: fc.uniqueArray(tag).map((tags) => tags.sort()),
      provider_category_slug: fc.option(slug, { nil: null }),
      user_category_slug: fc.option(slug, { nil: null }),
    });
    await holds(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 10 }),
        condition,
        async (rows, conditions) => {
          await app.context.db('transactions').delete();
          await app.context.db('rules').delete();
          await app.post('/api/v1/tags', { slug: 'seen', display_name: 'Seen' });
          await insertRows(app.context.db, accountId, rows);
          const preview = await app.post('/api/v1/rules/preview', { conditions, limit: 50 });
          const { id } = await create({ conditions, actions: [{ type: 'add_tag', tag_slug: 'seen' }] });
          const applied = await app.post(`/api/v1/rules/${id}/apply`);
          expect(countsOf(applied.body)).to.deep.equal({ updated_count: preview.body.match_count });
          const tagged = await app.get('/api/v1/transactions?tags=seen');
          const ids = ({ data }: { data: { id: string }[] }) => data.map((one) => one.id);
          expect(ids(tagged.body)).to.deep.equal(ids({ data: preview.body.sample }));
        },
      ),
      40,
    );
  });

  it('applyAllRules: rules that do not test what rules change are stable after one pass', async () => {
    const still = condition.filter(
      (one) => !/"(category|category_primary|category_detailed|tags)"/.test(JSON.stringify(one)),
    );
    await holds(
      fc.asyncProperty(
        fc.array(fc.record({ name: text, amount }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(still, fc.array(action, { minLength: 1, maxLength: 2 })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (rows, rules) => {
          await app.context.db('transactions').delete();
          await app.context.db('rules').delete();
          await insertRows(app.context.db, accountId, rows);
          for (const [conditions, actions] of rules) await create({ conditions, actions });
          await app.post('/api/v1/rules/apply-all');
          const ledger = (await app.get('/api/v1/transactions')).body;
          const again = await app.post('/api/v1/rules/apply-all');
          expect(again.body.transactions_updated).to.equal(0);
          expect((await app.get('/api/v1/transactions')).body).to.deep.equal(ledger);
        },
      ),
      30,
    );
  });
});
