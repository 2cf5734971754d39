import { expect } from 'chai';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('P3: currencies that ISO 4217 does not list', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;

  before(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    bank.accounts = [{ ...checking, isoCurrencyCode: null, unofficialCurrencyCode: 'BTC' }];
    connectionId = await linkConnection(app, 'wallet');
  });
  after(() => app.close());

  async function sync(...upserted: ReturnType<typeof purchase>[]) {
    bank.script = [page({ accounts: bank.accounts, upserted, cursor: String(bank.pulls.length) })];
    const body = await runSync(app, connectionId);
    return [body.status, body.added_count, body.modified_count];
  }

  const coin = (externalId: string, unofficialCurrencyCode: string | null, amount: string) =>
    purchase(externalId, { isoCurrencyCode: null, unofficialCurrencyCode, amount, merchantName: 'Kraken' });

  type Row = { iso_currency_code: string | null; unofficial_currency_code: string | null };
  const codes = (row: Row) => [row.iso_currency_code, row.unofficial_currency_code];

  it('are stored and shown on accounts and transactions', async () => {
    const outcome = await sync(coin('btc', 'BTC', '0.000000000000000001'), coin('eth', 'ETH', '2'));
    expect(outcome).to.deep.equal(['success', 2, 0]);
    const { body: accounts } = await app.get('/api/v1/accounts');
    expect(accounts.data.map(codes)).to.deep.equal([[null, 'BTC']]);
    const { body } = await app.get('/api/v1/transactions?sort_by=amount&sort_order=asc');
    expect(body.data.map(codes)).to.deep.equal([
      [null, 'BTC'],
      [null, 'ETH'],
    ]);
    const { body: picked } = await app.get('/api/v1/transactions?fields=unofficial_currency_code&limit=1');
    expect(Object.keys(picked.data[0])).to.deep.equal(['id', 'short_id', 'unofficial_currency_code']);
  });

  it('are never added up with each other, with ISO currencies or with amounts of no currency', async () => {
    await sync(
      purchase('usd', { amount: '10', merchantName: 'Kraken' }),
      coin('points', 'MILES', '5000'),
      coin('more', 'MILES', '1'),
      coin('none', null, '7'),
    );
    const expected = [
      ['USD', null, 10, 1],
      [null, 'BTC', 1e-18, 1],
      [null, 'ETH', 2, 1],
      [null, 'MILES', 5001, 2],
      [null, null, 7, 1],
    ];
    const rows = (body: { data: (Row & { total: number; count: number })[] }) =>
      body.data.map((row) => [...codes(row), row.total, row.count]);
    for (const grouping of ['category', 'month', 'week', 'day']) {
      const { body } = await app.get(`/api/v1/transactions/summary?group_by=${grouping}`);
      expect(rows(body), grouping).to.deep.equal(expected);
    }
    const { body: merchants } = await app.get('/api/v1/transactions/merchants');
    expect(rows(merchants)).to.have.deep.members(expected);
  });

  it('a change of the code is a change of the transaction, and the same code is none', async () => {
    expect(await sync(coin('eth', 'ETH', '2'))).to.deep.equal(['success', 0, 0]);
    expect(await sync(coin('eth', 'ETC', '2'))).to.deep.equal(['success', 0, 1]);
  });
});
