import { expect } from 'chai';
import type { FeedTransaction } from '../../../src/providers/provider.ts';
import { knownCategories } from '../../../src/providers/teller/categories.ts';
import { toTransaction } from '../../../src/providers/teller/fields.ts';
import type { TellerSandbox } from '../../../src/sandbox/teller/startTellerSandbox.ts';
import { storable } from '../../support/storable.ts';
import { createTestDatabase } from '../../support/testDatabase.ts';
import { failureOf } from '../plaid/plaidProvider.ts';
import { providerOf, pullAll, startTeller, TODAY } from './tellerProvider.ts';

const TRANSACTIONS = '/accounts/{id}/transactions';

describe('teller: feed', () => {
  let sandbox: TellerSandbox;
  let item: string;

  beforeEach(async () => {
    sandbox = await startTeller();
    item = sandbox.control.connect().accessToken;
  });
  afterEach(() => sandbox.close());

  const idsOf = (transactions: FeedTransaction[]) => transactions.map(({ externalId }) => externalId);
  const heldSince = (day: string) =>
    sandbox.control
      .ledger({ item })
      .transactions.filter(({ date }) => date >= day)
      .map(({ id }) => id);

  it('the first pull returns two years, and the days that it covers for each account', async () => {
    const pulled = await pullAll(providerOf(sandbox), item);
    expect(idsOf(pulled.upserted)).to.have.members(heldSince('2024-11-24'));
    expect(pulled.upserted.length).to.be.greaterThan(900);
    const { accounts } = sandbox.control.listAccounts({ item });
    expect(pulled.accounts.map(({ externalId }) => externalId)).to.deep.equal(accounts.map(({ id }) => id));
    expect(pulled.windows.map(({ accountExternalId }) => accountExternalId)).to.deep.equal(
      accounts.map(({ id }) => id),
    );
    for (const { from, to } of pulled.windows) {
      expect(from >= '2024-11-24' && from <= '2024-12-31', from).to.equal(true);
      expect(to).to.equal('9999-12-31');
    }
  });

  it('a later pull covers the days that its pages contain completely, and reads a new account from the start', async () => {
    const provider = providerOf(sandbox);
    const { cursor } = await pullAll(provider, item);
    const { id: added } = sandbox.control.openAccount({ item });
    sandbox.control.addTransactions({
      item,
      transactions: [{ accountId: added, name: 'OPENING DEPOSIT', amount: '-100.00', date: '2026-03-01' }],
    });
    const later = await pullAll(provider, item, { cursor });
    const opening = later.upserted.filter(({ accountExternalId }) => accountExternalId === added);
    expect(opening.map(({ name, amount }) => [name, amount])).to.deep.equal([['OPENING DEPOSIT', '-100.00']]);
    for (const { accountExternalId, from } of later.windows) {
      const held = sandbox.control
        .ledger({ item })
        .transactions.filter(
          ({ account_id: account, date }) => account === accountExternalId && date >= from,
        );
      const listed = later.upserted.filter(
        (transaction) => transaction.accountExternalId === accountExternalId,
      );
      expect(idsOf(listed)).to.have.members(held.map(({ id }) => id));
      expect(from <= '2026-11-14', `${from} leaves the overlap out`).to.equal(true);
      expect(listed.length).to.be.at.most(250);
    }
    expect(new Set(later.windows.map(({ accountExternalId }) => accountExternalId)).has(added)).to.equal(
      true,
    );
  });

  it('a pull reaches back to the day before the oldest pending transaction that is stored', async () => {
    const provider = providerOf(sandbox);
    const { cursor } = await pullAll(provider, item);
    const { accountId } = sandbox.control.purchaseAccount({ item });
    const read = async (oldestPending: Record<string, string>) =>
      (await pullAll(provider, item, { cursor, oldestPending })).windows.find(
        (window) => window.accountExternalId === accountId,
      )?.from ?? '';
    expect((await read({})) > '2026-01-01').to.equal(true);
    expect((await read({ [accountId]: '2026-01-02' })) <= '2026-01-01').to.equal(true);
  });

  it('money out is positive on every kind of account', async () => {
    const { accounts } = sandbox.control.listAccounts({ item });
    sandbox.control.addTransactions({
      item,
      transactions: accounts.flatMap(({ id, name }) => [
        { accountId: id, name: `OUT ${name}`, amount: '12.30', date: TODAY },
        { accountId: id, name: `IN ${name}`, amount: '-0.10', date: TODAY },
      ]),
    });
    const { upserted } = await pullAll(providerOf(sandbox), item);
    const amountOf = (name: string) => upserted.find((transaction) => transaction.name === name)?.amount;
    expect(accounts.map(({ name }) => [amountOf(`OUT ${name}`), amountOf(`IN ${name}`)])).to.deep.equal(
      accounts.map(() => ['12.30', '-0.10']),
    );
  });

  it('every field of a transaction is mapped', async () => {
    const { accountId } = sandbox.control.purchaseAccount({ item });
    const [sent] = sandbox.control.addTransactions({
      item,
      transactions: [
        {
          accountId,
          name: 'H-E-B #425 AUSTIN TX',
          merchantName: 'H-E-B',
          category: 'FOOD_AND_DRINK_GROCERIES',
          amount: '51.07',
          date: TODAY,
          pending: true,
        },
      ],
    });
    const { upserted } = await pullAll(providerOf(sandbox), item);
    const found = upserted.find(({ externalId }) => externalId === sent?.id);
    const { accounts } = sandbox.control.listAccounts({ item });
    expect(found).to.deep.equal({
      externalId: sent?.id,
      accountExternalId: accountId,
      pendingExternalId: null,
      amount: '51.07',
      unofficialCurrencyCode: null,
      isoCurrencyCode: accounts.find(({ id }) => id === accountId)?.currency,
      date: TODAY,
      datetime: null,
      authorizedDate: null,
      authorizedDatetime: null,
      name: 'H-E-B #425 AUSTIN TX',
      merchantName: 'H-E-B',
      categoryPrimary: 'FOOD_AND_DRINK',
      categoryDetailed: 'FOOD_AND_DRINK_GROCERIES',
      paymentChannel: sent?.type === 'card_payment' ? 'in store' : 'other',
      pending: true,
      raw: sent,
    });
  });

  it('zero has no sign, and an invalid number is left as it was sent', () => {
    const account = { id: 'acc_1', type: 'depository', currency: 'USD' } as Parameters<
      typeof toTransaction
    >[0];
    const sent = { id: 'txn_1', date: TODAY, description: 'x', status: 'posted', type: null };
    expect(toTransaction(account, { ...sent, amount: '0.00' }).amount).to.equal('0.00');
    expect(toTransaction(account, { ...sent, amount: '1e3' }).amount).to.equal('1e3');
  });

  it('a row with every field malformed is read without an error', () => {
    const account = { id: 'acc_1', type: 'depository', currency: 'USD' } as Parameters<
      typeof toTransaction
    >[0];
    const rows: unknown[] = [null, 'text', [], {}, { id: 7, amount: null, details: 'none', status: 'gone' }];
    const read = rows.map((row) => toTransaction(account, row as Parameters<typeof toTransaction>[1]));
    expect(
      read.map(({ externalId, amount, pending, raw }) => [externalId, amount, pending, raw]),
    ).to.deep.equal(
      rows.map((row) => (row === rows[4] ? [7, null, 'gone', row] : [undefined, undefined, undefined, row])),
    );
  });

  it('every category of Teller exists in our taxonomy', async () => {
    const { db, drop } = await createTestDatabase();
    const account = { id: 'acc_1', type: 'credit', currency: 'USD' } as Parameters<typeof toTransaction>[0];
    const detailed = knownCategories.map(
      (category) =>
        toTransaction(account, {
          id: 'txn_1',
          date: TODAY,
          description: 'x',
          status: 'posted',
          type: null,
          amount: '1.00',
          details: { category },
        }).categoryDetailed,
    );
    const slugs = await db('categories').pluck('slug');
    await drop();
    const slugOf = (name: unknown) => String(name).toLowerCase().replaceAll('_', '-');
    expect(detailed.map(slugOf).filter((slug) => !slugs.includes(slug))).to.deep.equal([]);
  });

  it('a balance that the institution does not know is null', async () => {
    const [account] = sandbox.control.listAccounts({ item }).accounts;
    const balances = { current: null, available: null, limit: null };
    sandbox.control.setBalances({ item, accountId: account?.id ?? '', ...balances });
    const [listed] = await providerOf(sandbox).feed.listAccounts(item, AbortSignal.timeout(5_000));
    expect(listed).to.deep.equal({
      externalId: account?.id,
      persistentId: null,
      name: account?.name,
      officialName: null,
      type: 'depository',
      subtype: account?.subtype,
      mask: account?.last_four,
      isoCurrencyCode: account?.currency,
      unofficialCurrencyCode: null,
      balanceCurrent: null,
      balanceAvailable: null,
      balanceLimit: null,
    });
  });

  it('account_closes: the other accounts are still listed', async () => {
    await sandbox.control.runScenario({ item, scenario: 'account_closes' });
    const { accounts, upserted } = await pullAll(providerOf(sandbox), item);
    const open = sandbox.control.listAccounts({ item }).accounts.map(({ id }) => id);
    expect(accounts.map(({ externalId }) => externalId)).to.deep.equal(open);
    expect(new Set(upserted.map(({ accountExternalId }) => accountExternalId))).to.deep.equal(new Set(open));
  });

  it('a page whose last transaction was removed restarts the pull', async () => {
    const provider = providerOf(sandbox);
    let isFirst = true;
    const events: string[] = [];
    const found: string[] = [];
    const { signal } = new AbortController();
    const now = new Date(`${TODAY}T12:00:00Z`);
    for await (const event of provider.feed.pull(item, {
      cursor: null,
      oldestPending: new Map(),
      now,
      signal,
    })) {
      if (event.kind === 'restart') {
        events.push('restart');
        found.length = 0;
        continue;
      }
      const upserted = event.page.upserted.map(storable);
      found.push(...idsOf(upserted));
      if (upserted.length === 250 && isFirst) {
        isFirst = false;
        sandbox.control.removeTransaction({ item, transactionId: upserted.at(-1)?.externalId ?? '' });
      }
    }
    expect(events).to.deep.equal(['restart']);
    expect(found).to.have.members(heldSince('2024-11-24'));
  });

  it('temporary failures are retried', async () => {
    const provider = providerOf(sandbox);
    for (const kind of ['gateway', 'refuse', 'reset'] as const) {
      sandbox.control.addFault({ endpoint: TRANSACTIONS, fault: { kind } });
    }
    sandbox.control.addFault({ endpoint: TRANSACTIONS, fault: { kind: 'rate_limit', retryAfterSeconds: 9 } });
    const { upserted } = await pullAll(provider, item);
    expect(provider.waits).to.deep.equal([1_000, 2_000, 4_000, 9_000]);
    expect(idsOf(upserted)).to.have.members(heldSince('2024-11-24'));
  });

  it('an institution that stays down fails the pull, and a missing response is a timeout', async () => {
    sandbox.control.addFault({ fault: { kind: 'error', code: 'bad_gateway' }, times: null });
    expect(await failureOf(pullAll(providerOf(sandbox), item))).to.include({
      failure: 'temporary',
      code: 'bad_gateway',
    });
    sandbox.control.clearFaults();
    sandbox.control.addFault({ fault: { kind: 'hang' }, times: null });
    const impatient = providerOf(sandbox, { timeoutMs: 100, attempts: 2 });
    expect(await failureOf(pullAll(impatient, item))).to.include({ failure: 'temporary', code: 'TIMEOUT' });
  });

  it('a disconnected enrollment requires reauthentication; a plain 403 does not', async () => {
    sandbox.control.disconnect({ item, reason: 'user_action.mfa_required' });
    expect(await failureOf(pullAll(providerOf(sandbox), item))).to.include({
      failure: 'reauth_required',
      code: 'enrollment.disconnected.user_action.mfa_required',
    });
    expect(await failureOf(pullAll(providerOf(sandbox), 'token_of_nobody'))).to.include({
      failure: 'rejected',
      code: 'forbidden',
    });
  });

  it('requests without a certificate are refused', async () => {
    expect(await failureOf(pullAll(providerOf(sandbox, {}, false), item))).to.include({
      failure: 'rejected',
      code: 'bad_request',
    });
  });
});
