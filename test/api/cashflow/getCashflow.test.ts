import { expect } from 'chai';
import fc from 'fast-check';
import { createAccounts, insertRows } from '../../support/ledgerRows.ts';
import { holds } from '../../support/property.ts';
import type { TestApp } from '../../support/testApp.ts';
import { startTestApp } from '../../support/testApp.ts';

/** What the API shows of a transaction, as far as cashflow depends on it. */
interface Row {
  account_id: string;
  amount: number;
  date: string;
  category_slug: string;
  category_primary: string;
  transfer_pair_id: string | null;
  iso_currency_code: string | null;
  unofficial_currency_code: string | null;
}

interface Sums {
  income: number;
  spending: number;
  net: number;
  transfers_in: number;
  transfers_out: number;
  count: number;
}

const cents = (amount: number) => Math.round(amount * 100);

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** The model: cashflow in cents by group and currency, added up from the rows. */
function addUp(rows: readonly Row[], groupOf: (row: Row) => string): Map<string, Sums> {
  const groups = new Map<string, Sums>();
  for (const row of rows) {
    const key = [groupOf(row), row.iso_currency_code, row.unofficial_currency_code].join(' ');
    const sums = groups.get(key) ?? {
      income: 0,
      spending: 0,
      net: 0,
      transfers_in: 0,
      transfers_out: 0,
      count: 0,
    };
    groups.set(key, sums);
    const amount = cents(row.amount);
    sums.count += 1;
    if (row.transfer_pair_id) {
      if (amount < 0) sums.transfers_in -= amount;
      else sums.transfers_out += amount;
      continue;
    }
    const isIncome =
      ['INCOME', 'TRANSFER_IN'].includes(row.category_primary) ||
      (amount < 0 && ['UNCATEGORIZED', 'LOAN_PAYMENTS'].includes(row.category_primary));
    if (isIncome) sums.income -= amount;
    else sums.spending += amount;
    sums.net -= amount;
  }
  return groups;
}

const toCents = (part: Sums): Sums => ({
  income: cents(part.income),
  spending: cents(part.spending),
  net: cents(part.net),
  transfers_in: cents(part.transfers_in),
  transfers_out: cents(part.transfers_out),
  count: part.count,
});

const GROUPS = {
  month: (row: Row) => row.date.slice(0, 7),
  week: (row: Row) => mondayOf(row.date),
  category: (row: Row) => row.category_slug,
};

describe('getCashflow', function () {
  this.timeout(300_000);
  let app: TestApp;
  let accountIds: string[];

  before(async () => {
    app = await startTestApp();
    ({ accountIds } = await createAccounts(app.context.db, ['Checking', 'Savings', 'Card', 'Elsewhere']));
    await app.patch(`/api/v1/accounts/${accountIds[3]}`, { is_dependent_linked: true });
  });
  after(() => app.close());
  beforeEach(() => app.context.db('transactions').delete());

  const insert = (account: number, row: Parameters<typeof insertRows>[2][number]) =>
    insertRows(app.context.db, accountIds[account] ?? '', [row]).then(([id = '']) => id);

  it('leaves paired transfers out of income and spending, and refunds lower spending', async () => {
    const out = await insert(0, { amount: '900', name: 'To savings' });
    const into = await insert(1, { amount: '-900', name: 'From checking' });
    await insert(0, { amount: '-4210.00', provider_category_slug: 'income-wages' });
    await insert(2, { amount: '60.50', provider_category_slug: 'general-merchandise' });
    await insert(2, { amount: '-10.25', provider_category_slug: 'general-merchandise' });
    await insert(0, { amount: '-7', provider_category_slug: null });
    await app.post(`/api/v1/transactions/${out}/pair-transfer`, { transaction_id: into });
    const { status, body } = await app.get('/api/v1/cashflow?group_by=month');
    expect([status, body]).to.deep.equal([
      200,
      {
        data: [
          {
            group: '2026-11',
            income: 4217,
            spending: 50.25,
            net: 4166.75,
            transfers_in: 900,
            transfers_out: 900,
            count: 6,
            iso_currency_code: 'USD',
            unofficial_currency_code: null,
          },
        ],
      },
    ]);
  });

  it('sums are exact to the stored decimals', async () => {
    await insert(0, { amount: '12345678901234567.89' });
    await insert(0, { amount: '0.000000000000000001' });
    const text = await fetch(`${app.url}/api/v1/cashflow?group_by=category`, {
      headers: { 'X-API-Key': app.keys.read_only },
    }).then((response) => response.text());
    expect(text).to.contain('"spending":12345678901234567.890000000000000001,');
    expect(text).to.contain('"net":-12345678901234567.890000000000000001,');
  });

  it('refuses group_by=day and filters that contradict each other', async () => {
    for (const query of ['', '?group_by=day', '?group_by=month&start_date=2026-11-02&end_date=2026-11-01']) {
      const { status, body } = await app.get(`/api/v1/cashflow${query}`);
      expect([status, body.error.code]).to.deep.equal([400, 'INVALID_PARAMETER']);
    }
  });

  const day = fc.integer({ min: 0, max: 70 }).map((at) => {
    const date = new Date(Date.UTC(2025, 11, 1 + at));
    return date.toISOString().slice(0, 10);
  });
  const currency = fc.constantFrom(
    { iso_currency_code: 'USD' },
    { iso_currency_code: 'EUR' },
    { iso_currency_code: null, unofficial_currency_code: 'BTC' },
    { iso_currency_code: null },
  );
  const row = fc.record({
    account: fc.integer({ min: 0, max: 3 }),
    amount: fc.integer({ min: -500, max: 500 }).map((value) => (value / 100).toFixed(2)),
    date: day,
    name: fc.constantFrom('coffee', 'rent', 'pay'),
    provider_category_slug: fc.constantFrom(
      null,
      'income-wages',
      'transfer-in',
      'transfer-out-savings',
      'loan-payments-credit-card-payment',
      'food-and-drink-coffee',
      'travel',
    ),
    currency,
  });
  const filters = fc.record({
    account: fc.constantFrom(null, 0, 2, 3),
    start_date: fc.option(day, { nil: undefined }),
    min_amount: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
    search: fc.constantFrom(undefined, 'coffee,rent'),
    category_slug: fc.constantFrom(undefined, 'income', 'travel'),
  });

  it('is what the listed rows add up to in an independent model, by month, week and category', () =>
    holds(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), filters, async (rows, { account, ...chosen }) => {
        await app.context.db('transactions').delete();
        const stored: { id: string; account: number; amount: string; codes: string }[] = [];
        for (const { account: at, currency: codes, ...input } of rows) {
          const id = await insert(at, { ...input, ...codes });
          stored.push({ id, account: at, amount: input.amount, codes: JSON.stringify(codes) });
        }
        await pairSome(stored);
        const query = new URLSearchParams();
        if (account !== null) query.set('account_id', accountIds[account] ?? '');
        for (const [name, value] of Object.entries(chosen)) {
          if (value !== undefined) query.set(name, String(value));
        }
        const { body: listed } = await app.get(`/api/v1/transactions?limit=500&${query}`);
        const counted = listed.data.filter(({ account_id: id }: Row) => id !== accountIds[3]);
        for (const [groupBy, groupOf] of Object.entries(GROUPS)) {
          const { body } = await app.get(`/api/v1/cashflow?group_by=${groupBy}&${query}`);
          const found = body.data.map(
            (
              part: Sums & Pick<Row, 'iso_currency_code' | 'unofficial_currency_code'> & { group: string },
            ) => [
              [part.group, part.iso_currency_code, part.unofficial_currency_code].join(' '),
              toCents(part),
            ],
          );
          expect(new Map(found)).to.deep.equal(addUp(counted, groupOf));
          expect(new Set(found.map(([key]: [string]) => key)).size).to.equal(found.length);
        }
      }),
      40,
    ));

  /** Pairs what can be paired: opposite amounts of one currency on two accounts. */
  async function pairSome(stored: { id: string; account: number; amount: string; codes: string }[]) {
    const paired = new Set<string>();
    for (const one of stored) {
      const other = stored.find(
        (each) =>
          Number(each.amount) === -Number(one.amount) &&
          Number(one.amount) !== 0 &&
          each.account !== one.account &&
          each.codes === one.codes &&
          !paired.has(each.id),
      );
      if (!other || paired.has(one.id)) continue;
      const { status } = await app.post(`/api/v1/transactions/${one.id}/pair-transfer`, {
        transaction_id: other.id,
      });
      expect(status).to.equal(200);
      paired.add(one.id).add(other.id);
    }
  }
});
