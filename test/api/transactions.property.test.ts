import { expect } from 'chai';
import fc from 'fast-check';
import type { LedgerRowInput } from '../support/ledgerRows.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { holds } from '../support/property.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-11-${String(number).padStart(2, '0')}`);
const word = fc.constantFrom(
  'coffee',
  'blue',
  'heron',
  'rent',
  '5%',
  'a_b',
  'Café',
  'back\\slash',
  "o'clock",
);
const slug = fc.constantFrom('food-and-drink-coffee', 'food-and-drink', 'travel', 'travel-flights');
const tag = fc.constantFrom('needs-review', 'urgent', 'tax');
const cents = fc.integer({ min: -500, max: 500 });

/** The currency is one of ISO 4217, an unofficial one, or unknown. */
const currency = fc.constantFrom(
  { iso_currency_code: 'USD', unofficial_currency_code: null },
  { iso_currency_code: 'EUR', unofficial_currency_code: null },
  { iso_currency_code: null, unofficial_currency_code: 'BTC' },
  { iso_currency_code: null, unofficial_currency_code: 'USD' },
  { iso_currency_code: null, unofficial_currency_code: null },
);

const plainRow = fc.record({
  onCard: fc.boolean(),
  amount: cents.map((value) => (value / 100).toFixed(2)),
  date: day,
  name: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  merchant_name: fc.option(word, { nil: null }),
  pending: fc.boolean(),
  tags: fc.uniqueArray(tag),
  provider_category_slug: fc.option(slug, { nil: null }),
  user_category_slug: fc.option(slug, { nil: null }),
});

const row: fc.Arbitrary<LedgerRowInput & { onCard: boolean }> = fc
  .tuple(plainRow, currency)
  .map(([fields, codes]) => ({ ...fields, ...codes }));

interface Sum {
  total: number;
  iso_currency_code: string | null;
  unofficial_currency_code: string | null;
}

/** The currency by which an amount is grouped. */
const unitOf = (row: { iso_currency_code?: string | null; unofficial_currency_code?: string | null }) =>
  JSON.stringify([row.iso_currency_code ?? null, row.unofficial_currency_code ?? null]);

const optional = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined, freq: 2 });

const filters = fc
  .record({
    account: optional(fc.constantFrom('checking', 'card')),
    category_slug: optional(slug),
    start_date: optional(day),
    end_date: optional(day),
    min_amount: optional(cents.map((value) => value / 100)),
    max_amount: optional(cents.map((value) => value / 100)),
    search: optional(fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(','))),
    exclude_search: optional(word),
    search_mode: optional(fc.constantFrom('contains', 'words', 'fuzzy')),
    pending: optional(fc.boolean()),
    tags: optional(fc.uniqueArray(tag, { minLength: 1, maxLength: 2 })),
    any_tag: optional(fc.uniqueArray(tag, { minLength: 1, maxLength: 2 })),
  })
  .filter(
    ({ start_date: start, end_date: end, min_amount: least, max_amount: most }) =>
      !(start && end && start > end) && !(least !== undefined && most !== undefined && least > most),
  );

type Filters = typeof filters extends fc.Arbitrary<infer Value> ? Value : never;

const sorts = fc.record({
  sort_by: fc.constantFrom('date', 'amount', 'name'),
  sort_order: fc.constantFrom('asc', 'desc'),
});

function withoutPlace({ onCard: _, ...input }: LedgerRowInput & { onCard: boolean }): LedgerRowInput {
  return input;
}

describe('transactions: properties', function () {
  this.timeout(600_000);
  let app: TestApp;
  let accounts: { checking: string; card: string };

  before(async () => {
    app = await startTestApp();
    const [checking = '', card = ''] = (await createAccounts(app.context.db, ['Checking', 'Card']))
      .accountIds;
    accounts = { checking, card };
  });
  after(() => app.close());

  async function store(rows: (LedgerRowInput & { onCard: boolean })[]): Promise<string[]> {
    await app.context.db('transactions').delete();
    const ids: string[] = [];
    for (const { onCard, ...input } of rows) {
      ids.push(...(await insertRows(app.context.db, onCard ? accounts.card : accounts.checking, [input])));
    }
    return ids;
  }

  function named({ account, ...rest }: Filters): Record<string, unknown> {
    const given = Object.entries({
      ...rest,
      account_id: account && accounts[account as keyof typeof accounts],
    });
    return Object.fromEntries(given.filter(([, value]) => value !== undefined));
  }

  const toQuery = (values: Record<string, unknown>) =>
    new URLSearchParams(
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
    ).toString();

  async function everyPage(
    query: Record<string, unknown>,
    limits: number[],
    between = async () => {},
  ): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; ; page++) {
      const limit = limits[page % limits.length];
      const { status, body } = await app.get(
        `/api/v1/transactions?${toQuery({ ...query, limit, ...(cursor && { cursor }) })}`,
      );
      expect(status, JSON.stringify(body)).to.equal(200);
      ids.push(...body.data.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor;
      if (cursor === null) return ids;
      await between();
    }
  }

  it('count = the length of all pages = the sum of the summary = the rows that bulk-recategorize touches', () =>
    holds(
      fc.asyncProperty(
        fc.array(row, { maxLength: 25 }),
        filters,
        sorts,
        fc.constantFrom('category', 'month', 'week', 'day'),
        fc.integer({ min: 1, max: 9 }),
        async (rows, chosen, sort, groupBy, limit) => {
          await store(rows);
          const given = named(chosen);
          const { body: count } = await app.get(`/api/v1/transactions/count?${toQuery(given)}`);
          const ids = await everyPage({ ...given, ...sort }, [limit]);
          const { body: summary } = await app.get(
            `/api/v1/transactions/summary?${toQuery({ ...given, group_by: groupBy })}`,
          );
          const { body: merchants } = await app.get(
            `/api/v1/transactions/merchants?limit=500&${toQuery(given)}`,
          );
          // No row has this category yet, so every row that matches the filters changes.
          const { body: bulk } = await app.post('/api/v1/transactions/bulk-recategorize', {
            filters: given,
            category_slug: 'medical',
          });
          const total = (data: { count: number }[]) => data.reduce((sum, part) => sum + part.count, 0);
          expect([
            ids.length,
            new Set(ids).size,
            total(summary.data),
            total(merchants.data),
            bulk.updated_count,
          ]).to.deep.equal(Array.from({ length: 5 }, () => count.count));
        },
      ),
      60,
    ));

  it('sums are exact: the summary in cents equals the rows in cents, currency by currency', () =>
    holds(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        await store(rows);
        const expected = new Map<string, number>();
        for (const { amount, ...codes } of rows) {
          const key = unitOf(codes);
          expected.set(key, (expected.get(key) ?? 0) + Math.round(Number(amount) * 100));
        }
        const { body: months } = await app.get('/api/v1/transactions/summary?group_by=month');
        const found = months.data.map((part: Sum) => [unitOf(part), Math.round(part.total * 100)]);
        expect(new Map(found)).to.deep.equal(expected);
        expect(found).to.have.length(expected.size);
        const { body: merchants } = await app.get('/api/v1/transactions/merchants?limit=500');
        const added = new Map<string, number>();
        for (const part of merchants.data as Sum[]) {
          const key = unitOf(part);
          added.set(key, (added.get(key) ?? 0) + Math.round(part.total * 100));
        }
        expect(added).to.deep.equal(expected);
      }),
      30,
    ));

  it('while rows are inserted, changed and deleted, every other row is listed exactly once and in order', () =>
    holds(
      fc.asyncProperty(
        fc.array(row, { minLength: 5, maxLength: 30 }),
        sorts,
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
        fc.array(row, { minLength: 1, maxLength: 10 }),
        async (rows, sort, limits, newcomers) => {
          const ids = await store(rows);
          const leaving = ids.filter((_, position) => position % 4 === 1);
          const changing = ids.filter((_, position) => position % 4 === 2);
          const waiting = [...newcomers];
          const found = await everyPage(sort, limits, async () => {
            const [gone] = leaving.splice(0, 1);
            if (gone) await app.delete(`/api/v1/transactions/${gone}`);
            // A change of another field than the sort key moves nothing.
            const [changed] = changing;
            if (changed)
              await app.patch(`/api/v1/transactions/${changed}/category`, { category_slug: 'medical' });
            const [next] = waiting.splice(0, 1);
            if (next) await insertRows(app.context.db, accounts.checking, [withoutPlace(next)]);
          });
          const throughout = ids.filter((_, position) => position % 4 !== 1);
          expect(found.filter((id) => throughout.includes(id)).sort()).to.deep.equal([...throughout].sort());
          expect(new Set(found).size).to.equal(found.length);
        },
      ),
      25,
    ));

  it('a search for two characters finds every text that contains them next to each other', () => {
    const text = fc
      .array(fc.constantFrom('z', 'Q', 'q', '9', 'é', 'Я', '_', '-', '.', ' ', '%', 'zq'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((signs) => signs.join(''));
    return holds(
      fc.asyncProperty(
        fc.array(fc.record({ name: text, merchant_name: fc.option(text, { nil: null }) }), { maxLength: 15 }),
        fc.constantFrom('zq', 'qz', 'q9', '99', 'ZQ'),
        async (texts, search) => {
          const ids = await store(texts.map((names) => ({ ...names, onCard: false })));
          const has = (text: string | null) => text?.toLowerCase().includes(search.toLowerCase()) ?? false;
          const meant = ids.filter(
            (_, at) => has(texts[at]?.name ?? null) || has(texts[at]?.merchant_name ?? null),
          );
          expect((await everyPage({ search }, [5])).sort()).to.deep.equal(meant.sort());
          const { body: left } = await app.get(`/api/v1/transactions/count?exclude_search=${search}`);
          expect(left.count).to.equal(ids.length - meant.length);
        },
      ),
      25,
    );
  });
});
