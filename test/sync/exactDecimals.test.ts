import { expect } from 'chai';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import {
  checking,
  page,
  purchase,
  type ScriptedProvider,
  scriptedProvider,
} from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('decimals of a sync', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;
  before(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await linkConnection(app, 'decimals');
  });
  after(() => app.close());

  /** The response as text, because a JSON parser would round the numbers. */
  const text = async (path: string) =>
    (await fetch(`${app.url}/api/v1${path}`, { headers: { 'X-API-Key': app.keys.read_only } })).text();

  it('18 decimals are stored and shown to the last digit, in lists and in sums', async () => {
    const upserted = [
      purchase('wei', { amount: '0.123456789012345678', isoCurrencyCode: null }),
      purchase('large', { amount: '12345678901234567890.000000000000000001', isoCurrencyCode: null }),
    ];
    bank.script = [page({ accounts: bank.accounts, upserted, cursor: '1' })];
    await runSync(app, connectionId);
    const list = await text('/transactions?limit=500');
    expect(list)
      .to.contain('"amount":0.123456789012345678,')
      .and.to.contain('"amount":12345678901234567890.000000000000000001,');
    expect(await text('/transactions/summary?group_by=day')).to.match(
      /12345678901234567890\.123456789012345679/,
    );
  });

  it('balances that the provider did not send are null, and decimals stay exact', async () => {
    bank.accounts = [{ ...checking, balanceCurrent: '12345678901234567.89' }];
    bank.script = [page({ accounts: bank.accounts, cursor: '2' })];
    await runSync(app, connectionId);
    expect(await text('/accounts'))
      .to.contain('"balance_current" : 12345678901234567.89')
      .and.to.contain('"balance_available" : null');
  });
});
