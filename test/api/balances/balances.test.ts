import { expect } from 'chai';
import { linkConnection } from '../../support/linkedConnection.ts';
import { runSync } from '../../support/runSync.ts';
import { checking, page, purchase, scriptedProvider } from '../../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../../support/testApp.ts';

const card = {
  ...checking,
  externalId: 'card',
  name: 'Visa',
  type: 'credit' as const,
  mask: '0099',
  balanceCurrent: '60',
};

describe('getBalanceHistory and getNetWorth', () => {
  const bank = scriptedProvider();
  let app: TestApp;
  let connectionId: string;
  let today: string;

  beforeEach(async () => {
    today = '2026-11-20';
    const clock = { now: () => new Date(`${today}T12:00:00.000Z`) };
    app = await startTestApp({ replacements: { providers: { plaid: bank }, clock } });
    connectionId = await linkConnection(app, 'one');
  });
  afterEach(() => app.close());

  async function sync(balance: string | null, upserted = [purchase('coffee')], accounts = [checking, card]) {
    bank.script = [
      page({
        accounts: accounts.map((one) => (one === checking ? { ...one, balanceCurrent: balance } : one)),
        upserted,
        cursor: today,
      }),
    ];
    expect((await runSync(app, connectionId)).status).to.equal('success');
  }
  const history = async (query = '') => (await app.get(`/api/v1/balances/history?${query}`)).body;
  const netWorth = async (query = '') => (await app.get(`/api/v1/net-worth?${query}`)).body.data;

  it('a sync records the reported balance, the last one of each day, and none where none was sent', async () => {
    await sync('100');
    await sync('95.25');
    today = '2026-11-21';
    await sync(null);
    today = '2026-11-22';
    await sync('90.25', [purchase('later', { amount: '5', date: '2026-11-22' })]);
    const { data, has_more } = await history('start_date=2026-11-18');
    const [first] = data;
    expect([has_more, first.balances, first.proof]).to.deep.equal([
      false,
      [
        { date: '2026-11-18', balance: 100, reported: false },
        { date: '2026-11-19', balance: 95.25, reported: false },
        { date: '2026-11-20', balance: 95.25, reported: true },
        { date: '2026-11-21', balance: 95.25, reported: false },
        { date: '2026-11-22', balance: 90.25, reported: true },
      ],
      {
        holds: true,
        opening_date: '2026-11-20',
        opening_balance: 95.25,
        posted: -5,
        closing_date: '2026-11-22',
        reported_balance: 90.25,
        difference: 0,
        diverged_on: null,
      },
    ]);
  });

  it('a row that the bank never lists makes the proof fail on the day of the report, by its amount', async () => {
    await sync('100');
    today = '2026-11-25';
    await sync('70');
    const [{ proof }] = (await history()).data;
    expect([proof.holds, proof.difference, proof.diverged_on]).to.deep.equal([false, -30, '2026-11-25']);
  });

  it('a transaction that the user deleted still counts in the balance', async () => {
    await sync('100');
    const { body } = await app.get('/api/v1/transactions');
    await app.delete(`/api/v1/transactions/${body.data[0].id}`);
    const [{ balances }] = (await history('start_date=2026-11-18&end_date=2026-11-19')).data;
    expect(balances).to.deep.equal([{ date: '2026-11-18', balance: 104.75, reported: false }]);
  });

  it('net worth is assets less liabilities, today without a start date', async () => {
    await sync('100');
    expect(await netWorth()).to.deep.equal([
      {
        date: '2026-11-20',
        assets: 100,
        liabilities: 60,
        net: 40,
        by_type: [
          { type: 'credit', balance: 60 },
          { type: 'depository', balance: 100 },
        ],
        accounts_count: 2,
        iso_currency_code: 'USD',
        unofficial_currency_code: null,
      },
    ]);
  });

  it('an account counts until the bank no longer lists it; one that is linked elsewhere or removed does not', async () => {
    await sync('100');
    today = '2026-11-22';
    await sync('100', [], [checking]);
    const worth = async () =>
      (await netWorth('start_date=2026-11-20')).map((one: { net: number }) => one.net);
    expect(await worth()).to.deep.equal([40, 40, 100]);
    const { body } = await app.get('/api/v1/accounts');
    const { id } = body.data.find(({ mask }: { mask: string }) => mask === '0042');
    await app.patch(`/api/v1/accounts/${id}`, { is_dependent_linked: true });
    expect(await worth()).to.deep.equal([-60, -60]);
    await app.delete(`/api/v1/connections/${connectionId}`);
    expect(await worth()).to.deep.equal([]);
    expect((await history()).data).to.deep.equal([]);
    expect((await history(`account_id=${id}`)).data).to.have.length(1);
  });

  it('history comes in pages of accounts', async () => {
    await sync('100');
    const first = await history('limit=1');
    const second = await history(`limit=1&cursor=${first.next_cursor}`);
    expect([first.has_more, second.has_more, second.data.length]).to.deep.equal([true, false, 1]);
    expect(second.data[0].account_id).not.to.equal(first.data[0].account_id);
    expect((await app.get('/api/v1/balances/history?cursor=x')).body.error.code).to.equal('INVALID_CURSOR');
  });

  it('refuse too many dates, and a start after the end', async () => {
    for (const path of ['balances/history', 'net-worth']) {
      for (const query of [
        'start_date=2020-01-01',
        'start_date=2026-11-02&end_date=2026-11-01',
        'granularity=year',
      ]) {
        const { status, body } = await app.get(`/api/v1/${path}?${query}`);
        expect([status, body.error.code], query).to.deep.equal([400, 'INVALID_PARAMETER']);
      }
      expect((await app.get(`/api/v1/${path}?start_date=2020-01-01&granularity=week`)).status).to.equal(200);
      expect(
        (await app.get(`/api/v1/${path}?start_date=0001-01-01&end_date=0001-01-01`)).body.data.flatMap(
          (one: { balances?: unknown[] }) => one.balances ?? [],
        ),
      ).to.deep.equal([]);
    }
  });
});
