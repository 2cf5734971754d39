import { expect } from 'chai';
import { type Client, createClient } from '../../generated/client/index.ts';
import { playSample } from '../../src/cli/playSample.ts';
import { seedHousehold } from '../../src/cli/seedHousehold.ts';
import type { Schema } from '../../src/contract.ts';
import { addDays } from '../../src/sandbox/calendar.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { providersOf } from '../support/populatedHousehold.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

type Transaction = Schema<'Transaction'>;

const TODAY = '2026-11-24';
/** How the sample's banks describe both sides of a transfer between accounts of the household. */
const TRANSFER =
  /TRANSFER (TO|FROM) |ZELLE PAYMENT (TO|FROM) |CREDIT CARD AUTOPAY|AUTOMATIC PAYMENT|SUMMIT LENDING|PAYMENT RECEIVED/;

describe('the sample household', function () {
  this.timeout(180_000);
  const folder = temporaryFolder();
  const forever = new Promise<void>(() => {});
  let today = TODAY;
  let app: TestApp;
  let sandbox: Sandbox;
  let client: Client;
  let rows: Transaction[];

  before(async () => {
    sandbox = await startSandbox({ today: TODAY, certificateFolder: folder.path });
    const clock = { now: () => new Date(`${today}T12:00:00.000Z`) };
    app = await startTestApp({ replacements: { providers: providersOf(sandbox), clock }, worker: true });
    client = createClient({ baseUrl: app.url, apiKey: app.keys.full_access });
    await seedHousehold(client, sandbox, forever);
    await waitUntil('transfers are paired', async () => {
      const left = await app.context.db('transfer_searches').first();
      return left === undefined;
    });
    rows = await listAll();
  });
  after(async () => {
    await app.close();
    await sandbox.close();
    folder.remove();
  });

  async function listAll(): Promise<Transaction[]> {
    const all: Transaction[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/api/v1/transactions?limit=500${cursor === null ? '' : `&cursor=${cursor}`}`;
      const { body } = await app.get(path);
      all.push(...body.data);
      cursor = body.next_cursor;
    } while (cursor !== null);
    return all;
  }

  async function syncAll(): Promise<void> {
    const { data: connections } = await client.call('listConnections');
    for (const { id } of connections) {
      const isSyncing = async () =>
        (await client.call('getConnectionStatus', { path: { id } })).recent_sync?.status === 'in_progress';
      await waitUntil('no sync is in progress', async () => !(await isSyncing()));
      await client.call('triggerSync', { body: { connection_id: id } });
      await waitUntil('the sync has ended', async () => !(await isSyncing()));
    }
  }

  it('listTransactions: two years up to today, and at least two purchases that are still pending', () => {
    const dates = rows.map(({ date }) => date).sort();
    expect(dates[0]?.slice(0, 7)).to.equal('2024-11');
    expect(dates.at(-1)).to.equal(TODAY);
    expect(rows.length).to.be.within(5000, 7000);
    expect(rows.filter(({ pending }) => pending).length).to.be.greaterThan(1);
  });

  it('listTransactions: at most 3 % are uncategorized', () => {
    const without = rows.filter(({ category_slug: slug }) => slug === 'uncategorized');
    expect(without.length / rows.length).to.be.lessThan(0.03);
  });

  it('a refund is in the category of its purchase', () => {
    const refunds = rows.filter(({ name }) => name.endsWith(' RETURN'));
    expect(refunds.length).to.be.greaterThan(5);
    for (const refund of refunds) {
      const purchase = rows.find(
        ({ account_id: account, amount, name }) =>
          account === refund.account_id && amount === -refund.amount && refund.name === `${name} RETURN`,
      );
      expect(purchase?.category_slug, refund.name).to.equal(refund.category_slug);
    }
  });

  it('at least 95 % of the transfers are paired, and nothing else is', () => {
    const settled = rows.filter(({ name, date }) => TRANSFER.test(name) && date < TODAY);
    const paired = settled.filter((row) => row.transfer_pair_id !== null);
    expect(settled.length).to.be.greaterThan(400);
    expect(paired.length / settled.length).to.be.at.least(0.95);
    const mistaken = rows.filter((row) => row.transfer_pair_id !== null && !TRANSFER.test(row.name));
    expect(mistaken.map(({ name }) => name)).to.deep.equal([]);
  });

  it('getCashflow: each month is that of a household that saves a little in most months', async () => {
    const { data } = await client.call('getCashflow', {
      query: { group_by: 'month', start_date: '2024-12-01', end_date: '2026-12-01' },
    });
    const months = data.filter((month) => month.iso_currency_code === 'USD');
    expect(months.length).to.equal(24);
    for (const { group, income, spending, net } of months) {
      expect(net, group).to.be.within(-2500, 4000);
      // The last month is not over.
      if (group === TODAY.slice(0, 7)) continue;
      expect(income, group).to.be.within(6000, 11_000);
      expect(spending, group).to.be.within(5000, 10_000);
    }
    expect(months.filter(({ net }) => net > 0).length).to.be.at.least(18);
    expect(months.filter(({ net }) => net < 0).length).to.be.at.least(1);
  });

  it('getNetWorth: rises over two years, with a dip, while the mortgage is paid off', async () => {
    const { data } = await client.call('getNetWorth', {
      query: { start_date: '2024-12-01', end_date: '2026-11-25', granularity: 'month' },
    });
    const months = data.filter((month) => month.iso_currency_code === 'USD').map(({ net }) => net);
    expect(months.length).to.equal(24);
    const [first = 0, last = 0] = [months[0], months.at(-1)];
    expect(first).to.be.greaterThan(50_000);
    expect(last - first).to.be.within(15_000, 60_000);
    expect(months.some((net, at) => net < (months[at - 1] ?? net) - 300)).to.equal(true);
    const { data: accounts } = await client.call('listAccounts');
    const mortgage = accounts.find(({ subtype }) => subtype === 'mortgage');
    expect(mortgage?.balance_current).to.be.within(150_000, 160_000);
  });

  it('listRecurring: subscriptions, of which three changed their price and one was cancelled', async () => {
    const { data: streams } = await client.call('listRecurring', { query: { limit: 100 } });
    const find = (name: string) => {
      const found = streams.find((stream) => stream.name === name);
      return [found?.cadence, found?.status, found?.price_changes.map(({ to_amount: to }) => to)];
    };
    expect(
      ['Netflix', 'Spotify', 'Hulu', 'The New York Times', 'BARTON CREEK PROPERTIES RENT'].map(find),
    ).to.deep.equal([
      ['monthly', 'active', [17.99]],
      ['monthly', 'active', [19.99]],
      ['monthly', 'active', [18.99]],
      ['monthly', 'ended', []],
      ['monthly', 'active', [1560]],
    ]);
    expect(find('PEDERNALES SOFTWARE PAYROLL PPD').slice(0, 2)).to.deep.equal(['biweekly', 'active']);
    expect(find('TRAVIS COUNTY ISD DIR DEP').slice(0, 2)).to.deep.equal(['monthly', 'active']);
  });

  it('a pending purchase posts while one watches, in the same row, and the last one of a bank stays', async () => {
    const pending = rows.filter((row) => row.pending).map(({ id }) => id);
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const played = playSample(client, sandbox, stopped, 500);
    try {
      const posted = await waitUntil('a pending purchase has posted', async () =>
        (await listAll()).find((row) => pending.includes(row.id) && !row.pending),
      );
      expect(posted?.date).to.equal(TODAY);
    } finally {
      stop();
      await played;
    }
    await syncAll();
    const left = (await listAll()).filter((row) => row.pending);
    expect(left.length).to.be.at.least(1);
  });

  it('getBalanceHistory: the proof of every account holds, after a day and after a week', async () => {
    for (const day of ['2026-11-25', '2026-12-01']) {
      today = day;
      sandbox.plaid.control.setToday({ day });
      await syncAll();
      const { data } = await client.call('getBalanceHistory', {
        query: { start_date: TODAY, end_date: addDays(day, 1) },
      });
      const { data: accounts } = await client.call('listAccounts');
      // The condo has no bank that reports its value.
      const linked = accounts.filter((account) => account.connection_id !== null).map(({ id }) => id);
      const proven = data.filter(({ proof }) => proof?.holds && proof.closing_date === day);
      expect(proven.map(({ account_id: id }) => id).sort()).to.deep.equal(linked.sort());
      expect(proven.length).to.equal(10);
    }
    const keys = (await listAll()).map(({ account_id: account, name, date, amount, pending }) =>
      [account, name, date, amount, pending].join('|'),
    );
    expect(keys.length).to.be.greaterThan(rows.length);
  });
});
