import { expect } from 'chai';
import type { PlaidApi, Transaction } from 'plaid';
import { scenarios } from '../../src/sandbox/plaid/scenarios.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { clientOf, link, pull, refusal } from './plaidClient.ts';

const today = '2026-11-24';

/** A client that follows Plaid's rules: it applies updates only once it has the last page. */
class SyncClient {
  readonly transactions = new Map<string, Transaction>();
  cursor = '';
  failures = 0;

  async sync(plaid: PlaidApi, accessToken: string) {
    for (let attempt = 0; attempt < 6; attempt++) {
      try {
        const { added, modified, removed, cursor } = await pull(plaid, accessToken, { cursor: this.cursor });
        for (const each of [...added, ...modified]) this.transactions.set(each.transaction_id, each);
        for (const { transaction_id } of removed) this.transactions.delete(transaction_id);
        this.cursor = cursor;
        return;
      } catch {
        // The next attempt starts from the same cursor.
        this.failures++;
      }
    }
  }

  ledger() {
    return sorted([...this.transactions.values()]);
  }
}

const sorted = <T extends { transaction_id: string }>(transactions: T[]) =>
  transactions.sort((a, b) => (a.transaction_id < b.transaction_id ? -1 : 1));

describe('Plaid sandbox: scenarios', () => {
  let sandbox: PlaidSandbox;
  let plaid: PlaidApi;
  let accessToken: string;

  before(async () => {
    sandbox = await startPlaidSandbox({ today });
    plaid = clientOf(sandbox);
  });
  after(() => sandbox.close());
  beforeEach(async () => {
    accessToken = (await link(plaid, 'ins_900001')).accessToken;
  });

  const failing = [
    'rate_limited',
    'gateway_errors',
    'connection_refused',
    'connection_reset',
    'connection_reset_on_second_page',
    'server_errors',
    'institution_down',
    'mutation_during_pagination',
    'mutation_during_every_pagination',
  ];
  const lasting = ['duplicate_webhook', 'login_required', 'never_answers'];
  for (const [scenario, steps] of Object.entries(scenarios)) {
    if (lasting.includes(scenario)) continue;
    it(`${scenario}: a client has the institution's ledger in the end, no matter how often it syncs`, async () => {
      const [frequent, rare, late] = [new SyncClient(), new SyncClient(), new SyncClient()];
      await frequent.sync(plaid, accessToken);
      await rare.sync(plaid, accessToken);
      for (let step = 1; step <= steps.length; step++) {
        await sandbox.control.runScenario({ item: accessToken, scenario, step });
        await frequent.sync(plaid, accessToken);
      }
      expect(frequent.failures > 0).to.equal(failing.includes(scenario));
      sandbox.control.clearFaults();
      sandbox.control.mutateDuringPagination({ item: accessToken, times: 0 });
      sandbox.control.setPageSize({ item: accessToken, limit: null });
      for (const client of [frequent, rare, late]) await client.sync(plaid, accessToken);
      const { transactions } = sandbox.control.ledger({ item: accessToken });
      const expected = JSON.parse(JSON.stringify(sorted(transactions)));
      expect(frequent.ledger()).to.deep.equal(expected);
      expect(rare.ledger()).to.deep.equal(expected);
      expect(late.ledger()).to.deep.equal(expected);
    });
  }

  it('pending_posts: the posted one names the pending one, which is removed', async () => {
    await sandbox.control.runScenario({ item: accessToken, scenario: 'pending_posts_with_tip', step: 1 });
    const before = await pull(plaid, accessToken);
    const pending = before.added.find(({ name, pending }) => pending && name === 'TORCHYS TACOS SOCO');
    await sandbox.control.runScenario({ item: accessToken, scenario: 'pending_posts_with_tip', step: 2 });
    const { added, removed } = await pull(plaid, accessToken, { cursor: before.cursor });
    expect(
      added.map(({ amount, pending, pending_transaction_id }) => ({
        amount,
        pending,
        pending_transaction_id,
      })),
    ).to.deep.equal([{ amount: 51, pending: false, pending_transaction_id: pending?.transaction_id }]);
    expect(removed.map(({ transaction_id }) => transaction_id)).to.deep.equal([pending?.transaction_id]);
  });

  it('mutation_during_pagination: the pagination fails, and a new one succeeds', async () => {
    const { cursor } = await pull(plaid, accessToken);
    await sandbox.control.runScenario({ item: accessToken, scenario: 'mutation_during_pagination', step: 1 });
    const { error_code } = await refusal(pull(plaid, accessToken, { cursor }));
    expect(error_code).to.equal('TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION');
    const { added } = await pull(plaid, accessToken, { cursor });
    expect(added.length).to.equal(6);
  });

  it('login_required: every product call fails until Link has repaired the item', async () => {
    await sandbox.control.runScenario({ item: accessToken, scenario: 'login_required', step: 1 });
    const { status, error_code } = await refusal(plaid.accountsGet({ access_token: accessToken }));
    expect([status, error_code]).to.deep.equal([400, 'ITEM_LOGIN_REQUIRED']);
    const { data } = await plaid.itemGet({ access_token: accessToken });
    expect(data.item.error?.error_code).to.equal('ITEM_LOGIN_REQUIRED');
    const session = await plaid.linkTokenCreate({
      access_token: accessToken,
      client_name: 'Breadbox',
      // The package's enums are these strings.
      country_codes: ['US' as never],
      language: 'en',
      user: { client_user_id: 'alex' },
    });
    expect(sandbox.control.completeLink({ link: session.data.link_token })).to.deep.equal({
      publicToken: null,
    });
    expect((await plaid.accountsGet({ access_token: accessToken })).data.accounts.length).to.equal(3);
  });

  it('rate_limited: returns 429 with Retry-After twice', async () => {
    await sandbox.control.runScenario({ item: accessToken, scenario: 'rate_limited' });
    const first = await refusal(pull(plaid, accessToken));
    const second = await refusal(pull(plaid, accessToken));
    expect([first.status, first.headers['retry-after'], first.error_type]).to.deep.equal([
      429,
      '1',
      'RATE_LIMIT_EXCEEDED',
    ]);
    expect(second.status).to.equal(429);
    expect((await pull(plaid, accessToken)).added.length).to.be.greaterThan(2000);
  });

  it('counts the calls by endpoint', async () => {
    sandbox.control.resetCalls();
    await pull(plaid, accessToken, { count: 500 });
    const { counts, calls } = sandbox.control.calls();
    expect(counts).to.deep.equal({ '/transactions/sync': 6 });
    expect(new Set(calls.map(({ status }) => status))).to.deep.equal(new Set([200]));
  });

  it('has the same control methods over HTTP', async () => {
    const callControl = (method: string, body: object) =>
      fetch(`${sandbox.url}/control/${method}`, { method: 'POST', body: JSON.stringify(body) }).then((r) =>
        r.json(),
      );
    const { cursor } = await pull(plaid, accessToken);
    await callControl('runScenario', { item: accessToken, scenario: 'two_equal_purchases' });
    const { added } = await pull(plaid, accessToken, { cursor });
    expect(added.map(({ name, amount }) => [name, amount])).to.deep.equal([
      ['SUMMER MOON COFFEE 1ST', 5.75],
      ['SUMMER MOON COFFEE 1ST', 5.75],
    ]);
    const scenario = 'no such thing';
    expect(await callControl('runScenario', { item: accessToken, scenario })).to.deep.equal({
      error: 'No such scenario: no such thing. The control method "scenarios" lists them.',
    });
  });
});
