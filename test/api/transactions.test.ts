import { expect } from 'chai';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('transactions', () => {
  let app: TestApp;
  let checking: string;
  let card: string;

  before(async () => {
    app = await startTestApp();
    const made = await createAccounts(app.context.db, ['Checking', 'Card']);
    [checking = '', card = ''] = made.accountIds;
  });
  after(() => app.close());
  beforeEach(() => app.context.db('transactions').delete());

  const names = (answer: Awaited<ReturnType<TestApp['get']>>) =>
    answer.body.data.map((row: { name: string }) => row.name);
  const list = (query = '') => app.get(`/api/v1/transactions${query}`);

  it('getTransaction: returns every field of the contract', async () => {
    const [id] = await insertRows(app.context.db, checking, [
      {
        amount: '4.75',
        name: 'BLUE HERON 0042',
        merchant_name: 'Blue Heron',
        provider_category_slug: 'food-and-drink-coffee',
        tags: ['needs-review'],
      },
    ]);
    const { status, body } = await app.get(`/api/v1/transactions/${id}`);
    const {
      id: _,
      short_id: __,
      created_at: ___,
      updated_at: ____,
      external_transaction_id: _____,
      ...rest
    } = body;
    expect([status, rest]).to.deep.equal([
      200,
      {
        account_id: checking,
        pending_transaction_id: null,
        amount: 4.75,
        iso_currency_code: 'USD',
        unofficial_currency_code: null,
        date: '2026-11-01',
        datetime: null,
        authorized_date: null,
        authorized_datetime: null,
        name: 'BLUE HERON 0042',
        merchant_name: 'Blue Heron',
        category_slug: 'food-and-drink-coffee',
        category_primary: 'FOOD_AND_DRINK',
        category_detailed: 'FOOD_AND_DRINK_COFFEE',
        category_override: false,
        payment_channel: null,
        pending: false,
        tags: ['needs-review'],
        transfer_pair_id: null,
      },
    ]);
  });

  it('listTransactions: amounts are exact to the stored decimals, with and without fields', async () => {
    await insertRows(app.context.db, checking, [{ amount: '12345678901234567.890' }]);
    const read = async (query: string) =>
      (
        await fetch(`${app.url}/api/v1/transactions${query}`, {
          headers: { 'X-API-Key': app.keys.read_only },
        })
      ).text();
    expect(await read('')).to.contain('"amount":12345678901234567.890,');
    expect(await read('?fields=amount')).to.contain('"amount":12345678901234567.890}');
  });

  it('listTransactions: newest first, or by amount or name, ascending or descending', async () => {
    await insertRows(app.context.db, checking, [
      { name: 'b', amount: '3', date: '2026-11-02' },
      { name: 'a', amount: '-1', date: '2026-11-03' },
      { name: 'c', amount: '20', date: '2026-11-01' },
    ]);
    const orders = [
      '',
      '?sort_order=asc',
      '?sort_by=amount',
      '?sort_by=amount&sort_order=asc',
      '?sort_by=name&sort_order=asc',
    ];
    const found = await Promise.all(orders.map(async (query) => names(await list(query)).join('')));
    expect(found).to.deep.equal(['abc', 'cba', 'cba', 'abc', 'abc']);
  });

  const filters: [string, string, string][] = [
    ['account_id', '?account_id=CARD', 'card'],
    ['start_date inclusive', '?start_date=2026-11-10', 'late'],
    ['end_date exclusive', '?end_date=2026-11-10&sort_by=name&sort_order=asc', 'card coffee percent'],
    ['min_amount inclusive', '?min_amount=50', 'late'],
    ['max_amount inclusive', '?max_amount=-5', 'card'],
    ['search in name and merchant, whatever the case', '?search=BLUE', 'coffee'],
    ['search with alternatives', '?search=blue,late&sort_by=name&sort_order=asc', 'coffee late'],
    ['search takes % literally', '?search=5%25', 'percent'],
    ['exclude_search', '?exclude_search=blue,card,percent', 'late'],
    ['search_mode words', '?search=heron&search_mode=words', 'coffee'],
    ['search_mode words finds no part of a word', '?search=hero&search_mode=words', ''],
    ['search_mode fuzzy', '?search=blue+herron&search_mode=fuzzy', 'coffee'],
    ['pending', '?pending=true', 'late'],
    ['tags: all of them', '?tags=needs-review,urgent', 'late'],
    ['any_tag: one of them', '?any_tag=needs-review,urgent&sort_by=name&sort_order=asc', 'card late'],
    ['category_slug with its children', '?category_slug=food-and-drink', 'coffee'],
    [
      'category_slug of what has none',
      '?category_slug=uncategorized&sort_by=name&sort_order=asc',
      'card late percent',
    ],
    ['an unknown account is an empty list', '?account_id=AAAAAAAA', ''],
    ['an unknown user is an empty list', '?user_id=AAAAAAAA', ''],
    ['an unknown category is an empty list', '?category_slug=no-such', ''],
  ];
  for (const [what, query, expected] of filters) {
    it(`listTransactions: ${what}; countTransactions agrees`, async () => {
      await insertRows(app.context.db, checking, [
        {
          name: 'coffee',
          merchant_name: 'Blue Heron',
          provider_category_slug: 'food-and-drink-coffee',
          date: '2026-11-02',
        },
        { name: 'late', amount: '50', date: '2026-11-10', pending: true, tags: ['needs-review', 'urgent'] },
        { name: 'percent', merchant_name: '5% Cashback', date: '2026-11-04' },
      ]);
      await insertRows(app.context.db, card, [
        { name: 'card', amount: '-5', tags: ['needs-review'], date: '2026-11-03' },
      ]);
      const search = query.replace('CARD', card);
      const found = names(await list(search));
      const { body } = await app.get(
        `/api/v1/transactions/count${search.replace(/&?sort_(by|order)=\w+/g, '')}`,
      );
      expect([found.join(' '), body.count]).to.deep.equal([expected, found.length]);
    });
  }

  for (const [what, query, path] of [
    ['start_date after end_date', '?start_date=2026-12-01&end_date=2026-11-01', 'start_date'],
    ['min_amount above max_amount', '?min_amount=2&max_amount=1', 'min_amount'],
    ['a day that does not exist', '?start_date=2025-02-30', 'start_date'],
    ['the year 0000', '?start_date=0000-01-01', 'start_date'],
    ['a year of five digits', '?end_date=10000-01-01', 'end_date'],
    ['an amount that is not a number', '?min_amount=NaN', 'min_amount'],
    ['pending=yes', '?pending=yes', 'pending'],
    ['a search of one character', '?search=a', 'search'],
    ['an alternative of one character', '?search=ab,c', 'search'],
    ['a search term of a megabyte', `?search=${'x'.repeat(10_000)}`, 'search'],
    ['a NUL byte', '?search=ab%00', 'search'],
    ['a field that does not exist', '?fields=amout', 'fields'],
    ['a filter with a typo', '?acount_id=AAAAAAAA', 'acount_id'],
  ]) {
    it(`listTransactions: ${what} is 400 naming ${path}`, async () => {
      const { status, body } = await list(query);
      expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([
        400,
        'INVALID_PARAMETER',
        path,
      ]);
    });
  }

  it('listTransactions: fields limits rows to presets and names, always with id and short_id', async () => {
    await insertRows(app.context.db, checking, [{}]);
    const minimal = await list('?fields=minimal');
    const named = await list('?fields=pending,tags');
    expect(Object.keys(minimal.body.data[0])).to.deep.equal([
      'id',
      'short_id',
      'amount',
      'iso_currency_code',
      'unofficial_currency_code',
      'date',
      'name',
    ]);
    expect(Object.keys(named.body.data[0])).to.deep.equal(['id', 'short_id', 'pending', 'tags']);
  });

  it('listTransactions: a cursor of another filter or order is 400', async () => {
    await insertRows(app.context.db, checking, [{}, {}]);
    const { body } = await list('?limit=1');
    const answers = await Promise.all(
      ['&search=corner', '&sort_by=amount', '&sort_order=asc'].map((other) =>
        list(`?limit=1&cursor=${body.next_cursor}${other}`),
      ),
    );
    expect(answers.map((answer) => answer.body.error?.code)).to.deep.equal([
      'INVALID_CURSOR',
      'INVALID_CURSOR',
      'INVALID_CURSOR',
    ]);
  });

  it('summarizeTransactions: exact sums, one row for each group and currency, unknown currencies apart', async () => {
    await insertRows(app.context.db, checking, [
      { amount: '0.1', date: '2026-11-01' },
      { amount: '0.2', date: '2026-11-02' },
      { amount: '5', date: '2026-11-02', iso_currency_code: 'EUR' },
      { amount: '7', date: '2026-10-31', iso_currency_code: null },
    ]);
    const by = async (group: string) =>
      (await app.get(`/api/v1/transactions/summary?group_by=${group}`)).body.data.map(
        (row: { group: string; total: number; count: number; iso_currency_code: string | null }) => [
          row.group,
          row.total,
          row.count,
          row.iso_currency_code,
        ],
      );
    expect(await by('month')).to.deep.equal([
      ['2026-10', 7, 1, null],
      ['2026-11', 5, 1, 'EUR'],
      ['2026-11', 0.3, 2, 'USD'],
    ]);
    expect(await by('week')).to.deep.equal(
      [
        ['2026-10-26', 0.1, 1, 'USD'],
        ['2026-10-26', 7, 1, null],
        ['2026-11-02', 5, 1, 'EUR'],
        ['2026-11-02', 0.2, 1, 'USD'],
      ].sort((a, b) => (a[0] === b[0] ? 0 : String(a[0]) < String(b[0]) ? -1 : 1)),
    );
    expect(await by('category')).to.deep.equal([
      ['uncategorized', 5, 1, 'EUR'],
      ['uncategorized', 0.3, 2, 'USD'],
      ['uncategorized', 7, 1, null],
    ]);
  });

  it('summarizeTransactions and summarizeMerchants: leave out dependent accounts of shared logins', async () => {
    await insertRows(app.context.db, checking, [{ amount: '1' }]);
    await insertRows(app.context.db, card, [{ amount: '100' }]);
    await app.patch(`/api/v1/accounts/${card}`, { is_dependent_linked: true });
    const summary = await app.get('/api/v1/transactions/summary?group_by=day');
    const merchants = await app.get('/api/v1/transactions/merchants');
    await app.patch(`/api/v1/accounts/${card}`, { is_dependent_linked: false });
    expect([summary.body.data[0].total, merchants.body.data[0].total]).to.deep.equal([1, 1]);
  });

  it('summarizeMerchants: by merchant or else name, most frequent first, with the average', async () => {
    await insertRows(app.context.db, checking, [
      { amount: '1.00', merchant_name: 'Blue Heron' },
      { amount: '2.00', merchant_name: 'Blue Heron' },
      { amount: '2.00', merchant_name: 'Blue Heron' },
      { amount: '9', name: 'Plain' },
    ]);
    const { body } = await app.get('/api/v1/transactions/merchants');
    expect(body.data).to.deep.equal([
      {
        merchant_name: 'Blue Heron',
        count: 3,
        total: 5,
        average: 1.6667,
        iso_currency_code: 'USD',
        unofficial_currency_code: null,
      },
      {
        merchant_name: 'Plain',
        count: 1,
        total: 9,
        average: 9,
        iso_currency_code: 'USD',
        unofficial_currency_code: null,
      },
    ]);
  });

  it('summarizeMerchants: pages of any size together are the whole list, equal counts and codes that are null included', async () => {
    await insertRows(app.context.db, checking, [
      { amount: '1.00', name: 'Twice' },
      { amount: '2.00', name: 'Twice' },
      { amount: '3.00', name: 'A' },
      { amount: '4.00', name: 'A', iso_currency_code: 'EUR' },
      { amount: '5.00', name: 'A', iso_currency_code: null },
      { amount: '6.00', name: 'A', iso_currency_code: null, unofficial_currency_code: 'BTC' },
      { amount: '7.00', name: 'Ä' },
    ]);
    const { body: whole } = await app.get('/api/v1/transactions/merchants');
    expect(whole.data.map((row: { total: number }) => row.total)).to.deep.equal([3, 5, 6, 4, 3, 7]);
    for (const limit of [1, 2, 3, 6]) {
      const read: unknown[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor ? `limit=${limit}&cursor=${cursor}` : `limit=${limit}`;
        const { body } = await app.get(`/api/v1/transactions/merchants?${query}`);
        expect(body.data.length).to.be.within(1, limit);
        read.push(...body.data);
        cursor = body.next_cursor;
      } while (cursor !== null);
      expect(read, `pages of ${limit}`).to.deep.equal(whole.data);
    }
  });
});
