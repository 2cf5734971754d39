import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Configuration, PlaidApi, Products } from 'plaid';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { clientOf, link, pull, refusal } from './plaidClient.ts';

const today = '2026-11-24';

describe('Plaid sandbox', () => {
  let sandbox: PlaidSandbox;
  let plaid: PlaidApi;

  beforeEach(async () => {
    sandbox = await startPlaidSandbox({ today });
    plaid = clientOf(sandbox);
  });
  afterEach(() => sandbox.close());

  it('links a login and shows its accounts', async () => {
    const { accessToken } = await link(plaid, 'ins_900001');
    const { data } = await plaid.accountsGet({ access_token: accessToken });
    expect(data.item).to.include({ institution_id: 'ins_900001', error: null });
    expect(data.accounts.map(({ name, type, mask }) => [name, type, mask])).to.deep.equal([
      ['Everyday Checking', 'depository', '4821'],
      ['Rainy Day Savings', 'depository', '4839'],
      ['Voyager Rewards', 'credit', '7702'],
    ]);
  });

  it('returns the same whole history with pages of any size', async () => {
    const { accessToken } = await link(plaid, 'ins_900001');
    const small = await pull(plaid, accessToken, { count: 97 });
    const large = await pull(plaid, accessToken, { count: 500 });
    expect(small.pages).to.be.greaterThan(large.pages);
    expect(small.added).to.deep.equal(large.added);
    expect(new Set(large.added.map(({ transaction_id }) => transaction_id)).size).to.equal(
      large.added.length,
    );
    expect(large.added.length).to.be.within(2500, 3200);
    const again = await pull(plaid, accessToken, { cursor: large.cursor });
    expect([again.added, again.modified, again.removed]).to.deep.equal([[], [], []]);
  });

  it('returns balances that match its transactions', async () => {
    const { accessToken } = await link(plaid, 'ins_900001');
    const { data } = await plaid.accountsGet({ access_token: accessToken });
    const { added } = await pull(plaid, accessToken);
    const opening: Record<string, number> = { '4821': 421537, '4839': 1184000, '7702': 96244 };
    for (const { account_id, balances, mask, type } of data.accounts) {
      const posted = added.filter((each) => each.account_id === account_id && !each.pending);
      const sum = posted.reduce((total, { amount }) => total + Math.round(amount * 100), 0);
      const start = opening[mask ?? ''] ?? 0;
      const owed = type === 'credit' ? start + sum : start - sum;
      expect(Math.round((balances.current ?? 0) * 100)).to.equal(owed);
    }
  });

  it('generates the same household for the same day in every sandbox', async () => {
    const other = await startPlaidSandbox({ today });
    const [first, second] = await Promise.all(
      [plaid, clientOf(other)].map(async (client) => {
        const { accessToken } = await link(client, 'ins_900003');
        return pull(client, accessToken);
      }),
    );
    await other.close();
    expect(first?.added).to.deep.equal(second?.added);
    expect(new Set(first?.added.map(({ iso_currency_code }) => iso_currency_code))).to.deep.equal(
      new Set(['EUR', 'GBP']),
    );
  });

  it('accepts tokens and cursors from before a restart', async () => {
    const { accessToken } = await link(plaid, 'ins_900001');
    const { cursor } = await pull(plaid, accessToken);
    await sandbox.close();
    sandbox = await startPlaidSandbox({ today });
    const after = await pull(clientOf(sandbox), accessToken, { cursor });
    expect([after.added, after.modified, after.removed]).to.deep.equal([[], [], []]);
  });

  it("rejects invalid requests with Plaid's error object", async () => {
    const { accessToken } = await link(plaid, 'ins_900001');
    const otherClient = new PlaidApi(
      new Configuration({
        basePath: sandbox.url,
        baseOptions: { headers: { 'PLAID-CLIENT-ID': 'x', 'PLAID-SECRET': 'y' } },
      }),
    );
    const refusals = await Promise.all([
      refusal(otherClient.accountsGet({ access_token: accessToken })),
      refusal(plaid.accountsGet({ access_token: 'access-sandbox-none' })),
      refusal(plaid.accountsGet({ access_token: 'access-production-none' })),
      refusal(plaid.transactionsSync({ access_token: accessToken, cursor: 'bm9uZQ==' })),
      refusal(plaid.transactionsSync({ access_token: accessToken, count: 501 })),
      refusal(plaid.itemPublicTokenExchange({ public_token: 'public-sandbox-none' })),
      refusal(
        plaid.sandboxPublicTokenCreate({
          institution_id: 'ins_900001',
          initial_products: [Products.Transactions],
          options: { override_username: 'nobody' },
        }),
      ),
    ]);
    expect(
      refusals.map(({ status, error_type, error_code }) => `${status} ${error_type} ${error_code}`),
    ).to.deep.equal([
      '400 INVALID_INPUT INVALID_API_KEYS',
      '400 INVALID_INPUT INVALID_ACCESS_TOKEN',
      '400 INVALID_INPUT INVALID_ACCESS_TOKEN',
      '400 INVALID_REQUEST INVALID_FIELD',
      '400 INVALID_REQUEST INVALID_FIELD',
      '400 INVALID_INPUT INVALID_PUBLIC_TOKEN',
      '400 ITEM_ERROR INVALID_CREDENTIALS',
    ]);
  });

  it('finds no item after it is removed', async () => {
    const { accessToken } = await link(plaid, 'ins_900001');
    await plaid.itemRemove({ access_token: accessToken });
    const { error_code } = await refusal(plaid.accountsGet({ access_token: accessToken }));
    expect(error_code).to.equal('ITEM_NOT_FOUND');
  });

  it('serves the accounts and transactions of a custom user', async () => {
    const custom = {
      override_accounts: [
        {
          type: 'depository',
          subtype: 'checking',
          starting_balance: 1204.05,
          currency: 'USD',
          meta: { name: 'Plaid Checking 1', official_name: 'Official', mask: '4242' },
          transactions: [
            {
              date_transacted: '2026-11-20',
              date_posted: '2026-11-21',
              amount: 12.34,
              description: 'Starbucks',
            },
            {
              date_transacted: '2026-11-23',
              date_posted: '2026-11-30',
              amount: -500,
              description: 'PAYCHECK',
              currency: 'EUR',
            },
          ],
        },
        {
          type: 'credit',
          subtype: 'credit card',
          starting_balance: 10,
          meta: { limit: 2000 },
          has_null_available_balance: true,
        },
      ],
    };
    const options = { override_username: 'user_custom', override_password: JSON.stringify(custom) };
    const { accessToken } = await link(plaid, 'ins_109508', options);
    const { data } = await plaid.accountsGet({ access_token: accessToken });
    expect(
      data.accounts.map(({ name, mask, subtype, balances }) => ({ name, mask, subtype, balances })),
    ).to.deep.equal([
      {
        name: 'Plaid Checking 1',
        mask: '4242',
        subtype: 'checking',
        balances: {
          available: 1704.05,
          current: 1204.05,
          limit: null,
          iso_currency_code: 'USD',
          unofficial_currency_code: null,
        },
      },
      {
        name: 'Plaid Credit card',
        mask: '0001',
        subtype: 'credit card',
        balances: {
          available: null,
          current: 10,
          limit: 2000,
          iso_currency_code: 'USD',
          unofficial_currency_code: null,
        },
      },
    ]);
    const first = await pull(plaid, accessToken);
    const seen = first.added.map(({ amount, date, authorized_date, name, pending, iso_currency_code }) => [
      amount,
      date,
      authorized_date,
      name,
      pending,
      iso_currency_code,
    ]);
    expect(seen).to.deep.equal([
      [12.34, '2026-11-21', '2026-11-20', 'Starbucks', false, 'USD'],
      [-500, '2026-11-23', '2026-11-23', 'PAYCHECK', true, 'EUR'],
    ]);
    sandbox.control.setToday({ day: '2026-12-01' });
    const later = await pull(plaid, accessToken, { cursor: first.cursor });
    expect(
      later.added.map(({ date, pending, pending_transaction_id }) => [date, pending, pending_transaction_id]),
    ).to.deep.equal([['2026-11-30', false, first.added[1]?.transaction_id]]);
    expect(later.removed.map(({ transaction_id }) => transaction_id)).to.deep.equal([
      first.added[1]?.transaction_id,
    ]);
  });

  it('rolls a custom user’s dates forward to the day of enrollment, and treats null as absent', async () => {
    const transaction = (posted: string, transacted: string) => ({
      date_transacted: transacted,
      date_posted: posted,
      amount: 10,
      description: 'RENT',
      currency: null,
    });
    const custom = {
      version: null,
      seed: null,
      roll_dates_forward: true,
      override_accounts: [
        {
          type: 'depository',
          subtype: null,
          starting_balance: null,
          force_available_balance: null,
          meta: { name: null, limit: null },
          transactions: [transaction('2024-03-31', '2024-03-30'), transaction('2024-03-01', '2024-02-28')],
        },
        { type: 'payroll', income: {} },
      ],
      mfa: null,
      force_error: null,
    };
    const options = { override_username: 'user_custom', override_password: JSON.stringify(custom) };
    const { accessToken } = await link(plaid, 'ins_109508', options);
    const { added, cursor } = await pull(plaid, accessToken);
    const { data } = await plaid.accountsGet({ access_token: accessToken });
    sandbox.control.setToday({ day: '2026-12-24' });
    const later = await pull(plaid, accessToken, { cursor });
    expect(added.map(({ date, authorized_date }) => [date, authorized_date])).to.deep.equal([
      ['2026-10-25', '2026-10-23'],
      ['2026-11-24', '2026-11-23'],
    ]);
    expect(data.accounts.map(({ subtype, balances }) => [subtype, balances.current])).to.deep.equal([
      ['checking', 100],
    ]);
    expect([later.added, later.removed]).to.deep.equal([[], []]);
  });

  it('continues from its state file with every cursor still valid', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'state.json');
    let restarted = await startPlaidSandbox({ today, stateFile });
    const { accessToken } = await link(clientOf(restarted), 'ins_900001');
    const first = await pull(clientOf(restarted), accessToken);
    await restarted.control.runScenario({ item: accessToken, scenario: 'pending_posts' });
    const { cursor } = await pull(clientOf(restarted), accessToken, { cursor: first.cursor });
    await restarted.control.runScenario({ item: accessToken, scenario: 'two_equal_purchases' });
    await restarted.close();

    restarted = await startPlaidSandbox({ today: '2026-11-27', stateFile });
    const { added, removed } = await pull(clientOf(restarted), accessToken, { cursor });
    const { transactions } = restarted.control.ledger({ item: accessToken });
    await restarted.close();
    expect(added.slice(0, 2).map(({ name }) => name)).to.deep.equal([
      'SUMMER MOON COFFEE 1ST',
      'SUMMER MOON COFFEE 1ST',
    ]);
    expect(added.some(({ date }) => date === '2026-11-27')).to.equal(true);
    expect(new Set(removed.map(({ transaction_id }) => transaction_id))).to.deep.equal(
      new Set(first.added.filter(({ pending }) => pending).map(({ transaction_id }) => transaction_id)),
    );
    const everything = first.added.length + 1 + added.length - removed.length;
    expect(transactions.length).to.equal(everything);
  });

  it('pages through a history of half a million transactions', async function () {
    this.timeout(60_000);
    const { accessToken } = await link(plaid, 'ins_900001', { override_username: 'bulk_500000' });
    const first = await plaid.transactionsSync({ access_token: accessToken, count: 500 });
    expect(first.data.added.length).to.equal(500);
    const ids = new Set(first.data.added.map(({ transaction_id }) => transaction_id));
    const second = await plaid.transactionsSync({
      access_token: accessToken,
      count: 500,
      cursor: first.data.next_cursor,
    });
    expect(second.data.has_more).to.equal(true);
    expect(second.data.added.some(({ transaction_id }) => ids.has(transaction_id))).to.equal(false);
  });
});
