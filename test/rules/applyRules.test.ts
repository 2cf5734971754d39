import { expect } from 'chai';
import { newId, newShortId } from '../../src/domain/ids.ts';
import type { Action, Condition } from '../../src/domain/rules/rule.ts';
import { applyRules } from '../../src/rules/applyRules.ts';
import { MatchingThreads } from '../../src/rules/matchingThreads.ts';
import { previewRule } from '../../src/rules/previewRule.ts';
import { findEnabledRules } from '../../src/store/rules.ts';
import { fillLedger } from '../support/manyTransactions.ts';
import { plainApply } from '../support/massWrite.ts';
import type { TestDatabase } from '../support/testDatabase.ts';
import { createTestDatabase } from '../support/testDatabase.ts';

/** More than one chunk of the pass; `make test-long` asks for a large household's history. */
const IS_LONG = Number(process.env['BREADBOX_TEST_FACTOR'] ?? '1') > 1;
const ROWS = IS_LONG ? 100_000 : 12_000;
const RULES = 50;
/** Far above what it takes (8 s on a busy machine of 2 cores), far below what quadratic work would take. */
const MAX_MS = 60_000;

describe('applyRules on a large ledger', function () {
  this.timeout(300_000);
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
    await fillLedger(database.db, ROWS);
    const now = new Date();
    const rule = (priority: number, conditions: Condition, action: Action) => ({
      id: newId(),
      short_id: newShortId(),
      name: `Rule ${priority}`,
      priority,
      trigger: 'always',
      conditions: JSON.stringify(conditions),
      actions: JSON.stringify([action]),
      created_at: now,
      updated_at: now,
    });
    const merchants = Array.from({ length: RULES - 1 }, (_, number) =>
      rule(
        number,
        { field: 'merchant_name', op: 'eq', value: `MERCHANT ${number}` },
        { type: 'set_category', category_slug: 'medical-eye-care' },
      ),
    );
    const coffee = rule(
      100,
      {
        and: [
          { field: 'name', op: 'matches', value: '^COFFEE' },
          { field: 'amount', op: 'gt', value: 0 },
        ],
      },
      { type: 'add_tag', tag_slug: 'needs-review' },
    );
    await database.db('rules').insert([...merchants, coffee]);
  });
  after(() => database.drop());

  const count = async (condition: string) =>
    Number((await database.db('transactions').whereRaw(condition).count('* as count'))[0]?.['count']);

  it('evaluates every row once, writes those that change, and ends', async () => {
    const { db } = database;
    const isMerchant = `merchant_name in (select 'Merchant ' || number from generate_series(0, ${RULES - 2}) as number)`;
    const expected = await count(
      `(${isMerchant} and category_slug <> 'medical-eye-care')
       or (name like 'COFFEE%' and amount > 0 and not tags @> '{needs-review}')`,
    );
    const coffees = await count("name like 'COFFEE%' and amount > 0");
    const startedAt = performance.now();
    const apply = (now: Date) => applyRules(db, () => findEnabledRules(db), now, plainApply);
    const { updatedCount, rulesApplied } = await apply(new Date('2030-01-01T00:00:00Z'));
    const tookMs = performance.now() - startedAt;
    expect(rulesApplied).to.equal(RULES);
    expect(updatedCount)
      .to.equal(expected)
      .and.to.be.greaterThan(ROWS / 50);
    expect(await count("updated_at = '2030-01-01T00:00:00Z'")).to.equal(expected);
    expect(await count("name like 'COFFEE%' and amount > 0 and tags @> '{needs-review}'")).to.equal(coffees);
    expect((await db('rules').where('priority', 100).first()).hit_count).to.equal(String(coffees));
    expect(tookMs).to.be.lessThan(MAX_MS);
    expect((await apply(new Date())).updatedCount).to.equal(0);
  });

  it('previewRule: counts across chunks, and shows the newest', async () => {
    const { db } = database;
    const matchingThreads = new MatchingThreads();
    const { signal } = new AbortController();
    const bakeries = { field: 'name', op: 'contains', value: 'bakery' } as const;
    const { matchCount, sample } = await previewRule({ db, matchingThreads }, bakeries, 50, signal);
    await matchingThreads.close();
    const newest = await db('transactions')
      .whereRaw("name like '%BAKERY%'")
      .orderByRaw('date desc, id desc')
      .limit(50)
      .pluck('id');
    expect(matchCount).to.equal(await count("name like '%BAKERY%'"));
    expect(sample.map((view) => JSON.parse(view).id)).to.deep.equal(newest);
  });
});
