import { expect } from 'chai';
import fc from 'fast-check';
import { createAccounts, insertRows } from '../../support/ledgerRows.ts';
import { holds } from '../../support/property.ts';
import type { TestApp } from '../../support/testApp.ts';
import { startTestApp } from '../../support/testApp.ts';

/** The balances of the API against a model that walks from day to day over the rows that the API lists. */

interface Row {
  account_id: string;
  amount: number;
  date: string;
  pending: boolean;
}

interface Report {
  account: number;
  date: string;
  cents: number;
}

const START = Date.UTC(2025, 11, 20);
const DAYS = 25;
const dayAt = (at: number) => new Date(START + at * 86_400_000).toISOString().slice(0, 10);
const cents = (amount: number) => Math.round(amount * 100);
/** Of the four accounts; positive is owed for the last two. */
const TYPES = ['depository', 'investment', 'credit', 'loan'];
const CURRENCIES = ['USD', 'EUR', 'USD', 'USD'];
const isDebt = (account: number) => account >= 2;

/** Cents by day of one account, for the days on which anything is known. */
function walk(account: number, rows: readonly Row[], reports: readonly Report[]): Map<string, number> {
  const sign = isDebt(account) ? 1 : -1;
  const change = (date: string) =>
    rows
      .filter((row) => row.date === date && !row.pending)
      .reduce((sum, row) => sum + sign * cents(row.amount), 0);
  const reported = new Map(
    reports.filter((one) => one.account === account).map((one) => [one.date, one.cents]),
  );
  const days = Array.from({ length: DAYS + 2 }, (_, at) => dayAt(at - 1));
  const first = days.find((day) => reported.has(day));
  const balances = new Map<string, number>();
  if (first === undefined) return balances;
  let balance = reported.get(first) ?? 0;
  for (const day of days.slice(days.indexOf(first))) {
    if (day !== first) balance += change(day);
    balance = reported.get(day) ?? balance;
    balances.set(day, balance);
  }
  balance = reported.get(first) ?? 0;
  for (let at = days.indexOf(first); at > 0; at--) {
    const oldest = rows
      .filter((row) => !row.pending)
      .map((row) => row.date)
      .sort()[0];
    if (oldest === undefined || (days[at] ?? '') < oldest) break;
    balance -= change(days[at] ?? '');
    balances.set(days[at - 1] ?? '', balance);
  }
  return balances;
}

describe('balances: properties', function () {
  this.timeout(300_000);
  let app: TestApp;
  let accountIds: string[];

  before(async () => {
    app = await startTestApp({
      replacements: { clock: { now: () => new Date(`${dayAt(DAYS)}T12:00:00Z`) } },
    });
    ({ accountIds } = await createAccounts(app.context.db, ['A', 'B', 'C', 'D']));
    for (const [at, id] of accountIds.entries()) {
      await app.context
        .db('accounts')
        .where({ id })
        .update({ type: TYPES[at], iso_currency_code: CURRENCIES[at] });
    }
  });
  after(() => app.close());

  const day = fc.integer({ min: 0, max: DAYS - 1 }).map(dayAt);
  const account = fc.integer({ min: 0, max: 3 });
  const row = fc.record({
    account,
    amount: fc.integer({ min: -9999, max: 9999 }).map((value) => (value / 100).toFixed(2)),
    date: day,
    pending: fc.boolean(),
  });
  const report = fc.record({ account, date: day, cents: fc.integer({ min: -99999, max: 99999 }) });
  const household = fc.record({
    rows: fc.array(row, { maxLength: 25 }),
    reports: fc.uniqueArray(report, { selector: (one) => `${one.account} ${one.date}`, maxLength: 12 }),
  });

  async function store({
    rows,
    reports,
  }: {
    rows: { account: number; amount: string; date: string; pending: boolean }[];
    reports: Report[];
  }) {
    const { db } = app.context;
    await db('transactions').delete();
    await db('balance_snapshots').delete();
    for (const { account: at, ...input } of rows) {
      await insertRows(db, accountIds[at] ?? '', [{ ...input, iso_currency_code: CURRENCIES[at] ?? null }]);
    }
    for (const one of reports) {
      await db('balance_snapshots').insert({
        account_id: accountIds[one.account],
        day: one.date,
        balance: (one.cents / 100).toFixed(2),
        source: 'provider',
        reported_at: new Date(),
      });
    }
  }

  it('getBalanceHistory and getNetWorth are what the rows and reports give, day by day, exact to the cent', () =>
    holds(
      fc.asyncProperty(household, fc.constantFrom('day', 'week', 'month'), async (stored, granularity) => {
        await store(stored);
        const { body: listed } = await app.get('/api/v1/transactions?limit=500');
        const range = `granularity=${granularity}&start_date=${dayAt(-1)}&end_date=${dayAt(DAYS + 1)}`;
        const { body } = await app.get(`/api/v1/balances/history?${range}`);
        const models = accountIds.map((id, at) =>
          walk(
            at,
            listed.data.filter((one: Row) => one.account_id === id),
            stored.reports,
          ),
        );
        const asked = (date: string) =>
          granularity === 'day' ||
          date === dayAt(DAYS) ||
          (granularity === 'week'
            ? new Date(`${date}T00:00:00Z`).getUTCDay() === 0
            : new Date(Date.parse(date) + 86_400_000).getUTCDate() === 1);
        const totals = new Map<string, { assets: number; liabilities: number; count: number }>();
        for (const [at, model] of models.entries()) {
          const expected = [...model].filter(([date]) => asked(date)).sort();
          const found = body.data.find((one: { account_id: string }) => one.account_id === accountIds[at]);
          expect(
            found.balances.map((one: { date: string; balance: number }) => [one.date, cents(one.balance)]),
          ).to.deep.equal(expected);
          for (const [date, value] of expected) {
            const key = `${date} ${CURRENCIES[at]}`;
            const total = totals.get(key) ?? { assets: 0, liabilities: 0, count: 0 };
            total[isDebt(at) ? 'liabilities' : 'assets'] += value;
            total.count += 1;
            totals.set(key, total);
          }
        }
        const { body: worth } = await app.get(`/api/v1/net-worth?${range}`);
        const entries = worth.data.map(
          (one: {
            date: string;
            assets: number;
            liabilities: number;
            net: number;
            accounts_count: number;
            iso_currency_code: string;
          }) => {
            expect(cents(one.net)).to.equal(cents(one.assets) - cents(one.liabilities));
            return [
              `${one.date} ${one.iso_currency_code}`,
              { assets: cents(one.assets), liabilities: cents(one.liabilities), count: one.accounts_count },
            ];
          },
        );
        expect(entries).to.deep.equal([...totals].sort(([a], [b]) => (a < b ? -1 : 1)));
      }),
      40,
    ));

  it('the proof holds if and only if the last report is the first one and what posted since', () =>
    holds(
      fc.asyncProperty(household, fc.boolean(), async (stored, isConsistent) => {
        const reports = stored.reports.sort((a, b) => (a.date < b.date ? -1 : 1));
        const rows = stored.rows.filter((one) => !one.pending);
        const changeUntil = (at: number, date: string) =>
          rows
            .filter((one) => one.account === at && one.date <= date)
            .reduce((sum, one) => sum + (isDebt(at) ? 1 : -1) * cents(Number(one.amount)), 0);
        if (isConsistent) for (const one of reports) one.cents = changeUntil(one.account, one.date);
        await store({ ...stored, reports });
        const { body } = await app.get('/api/v1/balances/history');
        for (const [at, id] of accountIds.entries()) {
          const own = reports.filter((one) => one.account === at);
          const { proof } = body.data.find((one: { account_id: string }) => one.account_id === id);
          if (own.length < 2) {
            expect(proof).to.equal(null);
            continue;
          }
          const offset = (one: Report | undefined) => (one ? one.cents - changeUntil(at, one.date) : 0);
          const difference = offset(own.at(-1)) - offset(own[0]);
          const agreeing = own.findLastIndex((one) => offset(one) === offset(own[0]));
          expect([cents(proof.difference), proof.holds, proof.diverged_on]).to.deep.equal([
            difference,
            difference === 0,
            difference === 0 ? null : own[agreeing + 1]?.date,
          ]);
          if (isConsistent) expect(proof.holds).to.equal(true);
        }
      }),
      40,
    ));
});
