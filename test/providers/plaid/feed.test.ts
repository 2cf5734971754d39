import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createPlaidProvider } from '../../../src/providers/plaid/createPlaidProvider.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../../src/sandbox/plaid/startPlaidSandbox.ts';
import { failureOf, providerOf, pullAll, signIn } from './plaidProvider.ts';

const SYNC = '/transactions/sync';

describe('plaid: feed', () => {
  let sandbox: PlaidSandbox;
  let item: string;
  let credentials: string;

  beforeEach(async () => {
    sandbox = await startPlaidSandbox();
    ({ externalId: item, credentials } = await signIn(sandbox));
  });
  afterEach(() => sandbox.close());

  it('the first pull returns all accounts and the whole history, the second no changes', async () => {
    const provider = providerOf(sandbox);
    const first = await pullAll(provider, credentials);

    const held = sandbox.control.ledger({ item });
    expect(first.pages.length).to.be.greaterThan(1);
    expect(first.pages.slice(0, -1).map(({ cursor }) => cursor)).to.deep.equal(
      first.pages.slice(1).map(() => null),
    );
    expect(first.upserted.map(({ externalId, amount }) => `${externalId} ${amount}`)).to.have.members(
      held.transactions.map(({ transaction_id, amount }) => `${transaction_id} ${amount}`),
    );
    expect(first.accounts.map(({ externalId }) => externalId)).to.deep.equal(
      held.accounts.map(({ account_id }) => account_id),
    );

    const second = await pullAll(provider, credentials, { cursor: first.cursor });
    expect({ ...second, accounts: [], pages: [] }).to.deep.equal({
      restarts: 0,
      pages: [],
      accounts: [],
      upserted: [],
      removed: [],
      cursor: first.cursor,
    });
  });

  it('every field of a transaction is mapped', async () => {
    const provider = providerOf(sandbox);
    const { cursor } = await pullAll(provider, credentials);
    const { accountId } = sandbox.control.purchaseAccount({ item });
    const [pending] = sandbox.control.addTransactions({
      item,
      transactions: [
        {
          accountId,
          amount: '18.40',
          name: 'CORNER CAFE 0042',
          merchantName: 'Corner Cafe',
          category: 'FOOD_AND_DRINK_COFFEE',
          date: '2026-10-01',
          authorizedDate: '2026-09-30',
          pending: true,
        },
      ],
    });
    const posted = sandbox.control.postPending({
      item,
      transactionId: pending?.transaction_id ?? '',
      amount: '21.4',
      date: '2026-10-02',
    });

    const pulled = await pullAll(provider, credentials, { cursor });

    const [transaction] = pulled.upserted;
    expect({ ...transaction, raw: null }).to.deep.equal({
      externalId: posted.transaction_id,
      accountExternalId: accountId,
      pendingExternalId: pending?.transaction_id,
      amount: '21.4',
      isoCurrencyCode: posted.iso_currency_code,
      unofficialCurrencyCode: null,
      date: '2026-10-02',
      datetime: posted.datetime,
      authorizedDate: '2026-10-01',
      authorizedDatetime: posted.authorized_datetime,
      name: 'CORNER CAFE 0042',
      merchantName: 'Corner Cafe',
      categoryPrimary: 'FOOD_AND_DRINK',
      categoryDetailed: 'FOOD_AND_DRINK_COFFEE',
      paymentChannel: posted.payment_channel,
      pending: false,
      raw: null,
    });
    expect(JSON.parse(JSON.stringify(transaction?.raw))).to.deep.equal(JSON.parse(JSON.stringify(posted)));
  });

  it('a removal names the transaction and its account', async () => {
    const provider = providerOf(sandbox);
    const { cursor, upserted } = await pullAll(provider, credentials);
    const gone = upserted.at(-1);
    sandbox.control.removeTransaction({ item, transactionId: gone?.externalId ?? '' });
    const { removed } = await pullAll(provider, credentials, { cursor });
    expect(removed).to.deep.equal([
      { externalId: gone?.externalId, accountExternalId: gone?.accountExternalId },
    ]);
  });

  it('a balance that the institution does not know is null', async () => {
    const provider = providerOf(sandbox);
    const [account] = await provider.feed.listAccounts(credentials, AbortSignal.timeout(5_000));
    sandbox.control.setBalances({
      item,
      accountId: account?.externalId ?? '',
      current: null,
      available: null,
      limit: null,
    });
    const [unknown] = await provider.feed.listAccounts(credentials, AbortSignal.timeout(5_000));
    expect(unknown).to.deep.equal({
      ...account,
      balanceCurrent: null,
      balanceAvailable: null,
      balanceLimit: null,
    });
  });

  it('a change during pagination restarts the pull, and nothing is lost', async () => {
    sandbox.control.setPageSize({ item, limit: 300 });
    sandbox.control.mutateDuringPagination({ item, times: 3 });
    const pulled = await pullAll(providerOf(sandbox), credentials);
    expect(pulled.restarts).to.equal(3);
    expect(pulled.upserted.map(({ externalId }) => externalId)).to.have.members(
      sandbox.control.ledger({ item }).transactions.map(({ transaction_id }) => transaction_id),
    );
  });

  it('a fourth restart is a failure', async () => {
    sandbox.control.setPageSize({ item, limit: 300 });
    sandbox.control.mutateDuringPagination({ item, times: 4 });
    const error = await failureOf(pullAll(providerOf(sandbox), credentials));
    expect(error).to.include({
      failure: 'temporary',
      code: 'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION',
    });
  });

  it('temporary failures are retried with exponential backoff', async () => {
    const provider = providerOf(sandbox);
    for (const kind of ['gateway', 'refuse', 'reset'] as const) {
      sandbox.control.addFault({ endpoint: SYNC, fault: { kind } });
    }
    sandbox.control.addFault({ endpoint: SYNC, fault: { kind: 'error', code: 'INSTITUTION_DOWN' } });
    const pulled = await pullAll(provider, credentials);
    expect(provider.waits).to.deep.equal([1_000, 2_000, 4_000, 8_000]);
    expect(pulled.upserted).to.have.length(sandbox.control.ledger({ item }).transactions.length);
  });

  it('a call fails after five attempts', async () => {
    const provider = providerOf(sandbox);
    sandbox.control.addFault({ endpoint: SYNC, fault: { kind: 'refuse' }, times: null });
    const error = await failureOf(pullAll(provider, credentials));
    expect(error.failure).to.equal('temporary');
    expect(sandbox.control.calls().counts[SYNC]).to.equal(5);
  });

  it('the wait of Retry-After is kept', async () => {
    const provider = providerOf(sandbox);
    sandbox.control.addFault({ endpoint: SYNC, fault: { kind: 'rate_limit', retryAfterSeconds: 17 } });
    await pullAll(provider, credentials);
    expect(provider.waits).to.deep.equal([17_000]);
  });

  it('a Retry-After longer than a sync may last is a failure', async () => {
    const provider = providerOf(sandbox);
    sandbox.control.addFault({ endpoint: SYNC, fault: { kind: 'rate_limit', retryAfterSeconds: 600 } });
    const error = await failureOf(pullAll(provider, credentials));
    expect(error).to.include({ failure: 'rate_limited', code: 'RATE_LIMIT_EXCEEDED', retryAfterMs: 600_000 });
  });

  it('a missing response is a timeout', async () => {
    const provider = providerOf(sandbox, { timeoutMs: 100, attempts: 2 });
    sandbox.control.addFault({ endpoint: SYNC, fault: { kind: 'hang' }, times: null });
    const error = await failureOf(pullAll(provider, credentials));
    expect(error).to.include({ failure: 'temporary', code: 'TIMEOUT' });
    expect(sandbox.control.calls().counts[SYNC]).to.equal(2);
  });

  it('aborting the signal ends a pull at once', async () => {
    sandbox.control.addFault({ endpoint: SYNC, fault: { kind: 'hang' }, times: null });
    const stopping = new AbortController();
    const pulling = pullAll(providerOf(sandbox), credentials, { signal: stopping.signal });
    setTimeout(() => stopping.abort(), 50);
    const startedAt = Date.now();
    expect(await failureOf(pulling)).to.include({ failure: 'temporary', code: 'STOPPED' });
    expect(Date.now() - startedAt).to.be.lessThan(2_000);
    expect(sandbox.control.calls().counts[SYNC]).to.equal(1);
  });

  it('a pull tells whether the history of the login is complete, as far as Plaid knows', async () => {
    const told: unknown[] = [];
    for (const ready of ['INITIAL_UPDATE_COMPLETE', 'TRANSACTIONS_UPDATE_STATUS_UNKNOWN', true] as const) {
      sandbox.control.setHistoryReady({ item, ready });
      const { pages } = await pullAll(providerOf(sandbox), credentials);
      told.push(pages.at(-1)?.isHistoryComplete);
    }
    expect(told).to.deep.equal([false, null, true]);
  });

  it('a pull of a login whose first transactions are not ready is retried and then fails', async () => {
    const provider = providerOf(sandbox);
    sandbox.control.setHistoryReady({ item, ready: false });
    const error = await failureOf(pullAll(provider, credentials));
    expect(error).to.include({ failure: 'temporary', code: 'PRODUCT_NOT_READY' });
    expect(provider.waits).to.deep.equal([10_000, 10_000, 10_000, 10_000]);
    sandbox.control.setHistoryReady({ item, ready: true });
    const { upserted } = await pullAll(provider, credentials);
    expect(upserted).to.have.length(sandbox.control.ledger({ item }).transactions.length);
  });

  for (const code of ['ITEM_LOGIN_REQUIRED', 'ITEM_LOCKED', 'NO_ACCOUNTS', 'ACCESS_NOT_GRANTED']) {
    it(`${code} requires reauthentication and is not retried`, async () => {
      sandbox.control.requireLogin({ item, code });
      const provider = providerOf(sandbox);
      expect(await failureOf(pullAll(provider, credentials))).to.include({
        failure: 'reauth_required',
        code,
      });
      expect(provider.waits).to.deep.equal([]);
    });
  }

  it('invalid API keys are rejected and not retried', async () => {
    const provider = providerOf({ ...sandbox, secret: 'wrong' });
    expect(await failureOf(pullAll(provider, credentials))).to.include({
      failure: 'rejected',
      code: 'INVALID_API_KEYS',
    });
    expect(provider.waits).to.deep.equal([]);
  });

  it('amounts keep every digit that Plaid sent', async () => {
    const amounts = ['12.50', '-0.10', '90071992547409.93', '1e2', '2.5E-3', '-0.00', '0'];
    const transactions = amounts.map(
      (amount, position) =>
        `{"transaction_id":"t${position}","account_id":"a","amount":${amount},"date":"2026-01-02","name":"n","pending":false,"payment_channel":"carrier pigeon"}`,
    );
    const server = createServer((request, response) => {
      request.resume();
      response.setHeader('content-type', 'application/json');
      response.end(
        request.url === '/accounts/get'
          ? '{"accounts":[]}'
          : `{"added":[${transactions}],"modified":[],"removed":[],"has_more":false,"next_cursor":"c"}`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const { feed } = createPlaidProvider({
        clientId: 'id',
        secret: 'secret',
        baseUrl: `http://127.0.0.1:${port}`,
      });
      if (!feed) throw new Error('The Plaid provider has no feed.');
      const { upserted } = await pullAll({ feed }, 'access');
      expect(upserted.map(({ amount }) => amount)).to.deep.equal([
        '12.50',
        '-0.10',
        '90071992547409.93',
        '100',
        '0.0025',
        '0.00',
        '0',
      ]);
      expect(JSON.stringify(upserted[2]?.raw)).to.include('90071992547409.93');
      expect(upserted[0]).to.include({ merchantName: null, categoryPrimary: null, paymentChannel: null });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
