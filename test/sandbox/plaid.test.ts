import { expect } from 'chai';
import { Configuration, PlaidApi, Products } from 'plaid';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { clientOf, link, pull, refusal } from './plaidClient.ts';

const today = '2026-11-24';

describe('the Plaid sandbox', () => {
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

  it('gives the whole history over pages of any size, the same each time', async () => {
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

  it('keeps balances that its ledger explains', async () => {
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

  it('makes the same household from the same day, whoever asks', async () => {
    const other = await startPlaidSandbox({ today });
    const [here, there] = await Promise.all(
      [plaid, clientOf(other)].map(async (client) => {
        const { accessToken } = await link(client, 'ins_900003');
        return pull(client, accessToken);
      }),
    );
    await other.close();
    expect(here?.added).to.deep.equal(there?.added);
    expect(new Set(here?.added.map(({ iso_currency_code }) => iso_currency_code))).to.deep.equal(
      new Set(['EUR', 'GBP']),
    );
  });

  it('knows tokens and cursors again after a restart', async () => {
    const { accessToken } = await link(plaid, 'ins_900001');
    const { cursor } = await pull(plaid, accessToken);
    await sandbox.close();
    sandbox = await startPlaidSandbox({ today });
    const after = await pull(clientOf(sandbox), accessToken, { cursor });
    expect([after.added, after.modified, after.removed]).to.deep.equal([[], [], []]);
  });

  it('refuses what Plaid refuses, with its error object', async () => {
    const { accessToken } = await link(plaid, 'ins_900001');
    const stranger = new PlaidApi(
      new Configuration({
        basePath: sandbox.url,
        baseOptions: { headers: { 'PLAID-CLIENT-ID': 'x', 'PLAID-SECRET': 'y' } },
      }),
    );
    const refusals = await Promise.all([
      refusal(stranger.accountsGet({ access_token: accessToken })),
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

  it('knows nothing of an item once it is removed', async () => {
    const { accessToken } = await link(plaid, 'ins_900001');
    await plaid.itemRemove({ access_token: accessToken });
    const { error_code } = await refusal(plaid.accountsGet({ access_token: accessToken }));
    expect(error_code).to.equal('ITEM_NOT_FOUND');
  });
});
