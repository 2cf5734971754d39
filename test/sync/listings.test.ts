import { expect } from 'chai';
import type { FeedTransaction } from '../../src/providers/provider.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const savings = { ...checking, externalId: 'savings', name: 'Savings', mask: '7777' };
const pending = { pending: true };
const MINUTE = 60_000;

/** A provider that sends a listing of each account with each sync, as Teller does. */
describe('listings: after a sync the visible rows are those of the bank', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;
  let now: Date;

  before(async () => {
    bank = scriptedProvider();
    app = await startTestApp({
      replacements: { providers: { plaid: bank, teller: bank }, clock: { now: () => now } },
    });
    now = new Date('2026-11-20T12:00:00Z');
    connectionId = await linkConnection(app, 'lists');
    await app.context.db('connections').where({ id: connectionId }).update({ provider: 'teller' });
  });
  after(() => app.close());
  beforeEach(async () => {
    now = new Date('2026-11-20T12:00:00Z');
    await app.context.db('transactions').delete();
    await app.context.db('connections').where({ id: connectionId }).update({ sync_cursor: '1' });
  });

  /** Syncs what the bank lists from a day on, and returns the log. */
  async function list(
    rows: FeedTransaction[],
    { from = '2026-11-01', accounts = [checking], account = 'checking', days = 1, minutes = 0 } = {},
  ) {
    now = new Date(now.getTime() + days * 24 * 60 * MINUTE + minutes * MINUTE);
    bank.script = [
      page({
        accounts,
        upserted: rows,
        windows: [{ accountExternalId: account, from, to: '9999-12-31' }],
        cursor: 'next',
      }),
    ];
    const body = await runSync(app, connectionId, { now });
    expect([body.status, body.error]).to.deep.equal(['success', null]);
    return body;
  }

  /** The whole ledger as a client sees it: id, the bank's id, amount, day, state, the user's category. */
  async function ledger() {
    const { body } = await app.get('/api/v1/transactions?sort_by=name&sort_order=asc&limit=500');
    const shown = body.data.map(
      (row: Record<string, string | boolean>) =>
        [
          row['id'],
          [
            row['external_transaction_id'],
            row['amount'],
            row['date'],
            row['pending'] ? 'pending' : 'posted',
            row['category_override'] ? row['category_slug'] : '-',
          ].join(' '),
        ] as [string, string],
    );
    return {
      ids: shown.map(([id]: [string, string]) => id),
      rows: shown.map(([, row]: [string, string]) => row).sort(),
    };
  }
  const rows = async () => (await ledger()).rows;
  const onlyId = async () => (await ledger()).ids[0];
  const counts = (log: Record<string, number>) => [
    log['added_count'],
    log['modified_count'],
    log['removed_count'],
  ];
  const idOf = async (externalId: string) =>
    (await app.context.db('transactions').where({ external_id: externalId }).first('id'))?.id;
  const categorize = (id: string) =>
    app.patch(`/api/v1/transactions/${id}/category`, { category_slug: 'travel' });

  const hold = { name: 'GRAND HOTEL', merchantName: null, amount: '500.00', date: '2026-11-08' };

  it('T1: a hold that was pending for 12 days posts in the same row, with its category', async () => {
    await list([purchase('hold', { ...hold, ...pending })]);
    const id = await onlyId();
    await categorize(id);
    const log = await list([purchase('posted', { ...hold, date: '2026-11-22' })]);
    expect(await ledger()).to.deep.equal({ ids: [id], rows: ['posted 500 2026-11-22 posted travel'] });
    expect(counts(log)).to.deep.equal([0, 1, 0]);
  });

  it('T2, T3: what the bank releases or withdraws is removed, pending or posted', async () => {
    await list([purchase('hold', { ...hold, ...pending }), purchase('kept'), purchase('withdrawn')]);
    const log = await list([purchase('kept')]);
    expect(await rows()).to.deep.equal(['kept 4.75 2026-11-19 posted -']);
    expect(counts(log)).to.deep.equal([0, 0, 2]);
  });

  it('T4, T5, T6: a new id, a late booking and a correction keep one row', async () => {
    const old = { date: '2026-11-08' };
    await list([purchase('a', old), purchase('b', { ...old, name: 'DINER', amount: '50.00' })]);
    await categorize(await idOf('a'));
    const log = await list([
      purchase('a2', old),
      purchase('b', { ...old, name: 'DINER', amount: '5.00' }),
      purchase('late', { date: '2026-11-09', name: 'LATE BOOKING' }),
    ]);
    expect(await rows()).to.deep.equal([
      'a2 4.75 2026-11-08 posted travel',
      'b 5 2026-11-08 posted -',
      'late 4.75 2026-11-09 posted -',
    ]);
    expect(counts(log)).to.deep.equal([1, 2, 0]);
  });

  it('T7: a deleted pending coffee that vanishes does not hide the next coffee', async () => {
    await list([purchase('p', { ...pending, amount: '5.00' })]);
    const id = await onlyId();
    await app.delete(`/api/v1/transactions/${id}`);
    expect(counts(await list([]))).to.deep.equal([0, 0, 0]);
    await list([purchase('x', { amount: '5.50', date: '2026-11-22' })], { days: 3 });
    expect(await rows()).to.deep.equal(['x 5.5 2026-11-22 posted -']);
    expect((await app.post(`/api/v1/transactions/${id}/restore`)).status).to.equal(409);
  });

  it('T8: a pending row that vanishes in one sync and posts in the next keeps its category', async () => {
    await list([purchase('p', pending)]);
    const id = await onlyId();
    await categorize(id);
    expect(counts(await list([]))).to.deep.equal([0, 0, 1]);
    expect(await rows()).to.deep.equal([]);
    expect(counts(await list([purchase('x')]))).to.deep.equal([1, 0, 0]);
    expect(await ledger()).to.deep.equal({ ids: [id], rows: ['x 4.75 2026-11-19 posted travel'] });
  });

  it('T9: of two equal coffees, one deleted and one categorised, both edits survive', async () => {
    await list([purchase('a', pending), purchase('b', pending)]);
    await categorize(await idOf('b'));
    await app.delete(`/api/v1/transactions/${await idOf('a')}`);
    await list([purchase('x'), purchase('y')]);
    const found = await app.context
      .db('transactions')
      .orderBy('external_id')
      .select('external_id', 'user_category_slug', 'deleted_by_user_at', 'removed_by_provider_at');
    expect(
      found
        .map((row) => [row.user_category_slug, row.deleted_by_user_at !== null, row.removed_by_provider_at])
        .sort(),
    ).to.deep.equal([
      [null, true, null],
      ['travel', false, null],
    ]);
    expect(found.map((row) => row.external_id)).to.deep.equal(['x', 'y']);
  });

  it('T11, T14, T18: unrelated purchases are not joined, and what is still listed has not posted', async () => {
    const gym = { name: 'GYM', merchantName: null, amount: '30.00' };
    await list([
      purchase('lunch', { ...pending, name: 'NOODLE BAR', merchantName: null, amount: '10.00' }),
      purchase('gym', { ...gym, ...pending, date: '2026-11-10' }),
      purchase('p', { ...pending, amount: '45.10', name: 'P' }),
    ]);
    await categorize(await idOf('p'));
    await list([
      purchase('other', { name: 'CITY BOOKS', merchantName: null, amount: '12.50' }),
      purchase('gym', { ...gym, ...pending, date: '2026-11-10' }),
      purchase('gym2', { ...gym, date: '2026-11-21' }),
      purchase('x', { amount: '45.10', name: 'P' }),
      purchase('p', { amount: '45.10', name: 'P' }),
    ]);
    expect(await rows()).to.deep.equal([
      'gym 30 2026-11-10 pending -',
      'gym2 30 2026-11-21 posted -',
      'other 12.5 2026-11-19 posted -',
      'p 45.1 2026-11-19 posted travel',
      'x 45.1 2026-11-19 posted -',
    ]);
  });

  it('T12, T13: a pre-authorisation posts with another amount in the same row', async () => {
    const fuel = { name: 'SHELL OIL 12', merchantName: null, categoryDetailed: 'TRANSPORTATION_GAS' };
    await list([
      purchase('one', { ...fuel, ...pending, amount: '1.00' }),
      purchase('hundred', { ...fuel, ...pending, amount: '100.00', date: '2026-11-12' }),
    ]);
    const before = await ledger();
    await list([
      purchase('x', { ...fuel, amount: '43.00' }),
      purchase('y', { ...fuel, amount: '99.87', date: '2026-11-13' }),
    ]);
    const after = await ledger();
    expect(after.rows).to.deep.equal(['x 43 2026-11-19 posted -', 'y 99.87 2026-11-13 posted -']);
    expect(after.ids).to.have.members(before.ids);
  });

  it('T15: the pending rows of an account are removed when it leaves the login, and return with it', async () => {
    const both = { accounts: [checking, savings] };
    await list([purchase('a'), purchase('p', { ...pending, accountExternalId: 'savings' })], both);
    const log = await list([purchase('a')]);
    expect(await rows()).to.deep.equal(['a 4.75 2026-11-19 posted -']);
    expect(counts(log)).to.deep.equal([0, 0, 1]);
    await list([purchase('a'), purchase('p', { ...pending, accountExternalId: 'savings' })], both);
    expect(await rows()).to.deep.equal(['a 4.75 2026-11-19 posted -', 'p 4.75 2026-11-19 pending -']);
  });

  it('rows before the window stay, and a second identical listing writes nothing', async () => {
    await list([purchase('old', { date: '2026-10-02' }), purchase('a')], { from: '2026-10-01' });
    await list([purchase('a')]);
    const version = () => app.context.db.raw('select ctid, xmin, external_id from transactions order by 3');
    const before = (await version()).rows;
    expect(counts(await list([purchase('a')]))).to.deep.equal([0, 0, 0]);
    expect((await version()).rows).to.deep.equal(before);
    expect(await rows()).to.deep.equal(['a 4.75 2026-11-19 posted -', 'old 4.75 2026-10-02 posted -']);
  });

  describe('an incomplete listing', () => {
    const many = Array.from({ length: 20 }, (_, at) =>
      purchase(`t${at}`, { name: `SHOP ${at}`, amount: `${at + 1}` }),
    );
    const half = many.slice(0, 10);

    it('removes nothing, and the sync log has a warning', async () => {
      await list(many);
      const log = await list(half);
      expect((await rows()).length).to.equal(20);
      const { body: accounts } = await app.get('/api/v1/accounts');
      expect(log.warnings).to.deep.equal([
        {
          code: 'REMOVALS_UNCONFIRMED',
          account_id: accounts.data[0].id,
          message:
            'The bank left out 10 transactions that it listed before. They stay until a listing at least ten ' +
            'minutes later leaves them out too.',
        },
      ]);
      expect(counts(log)).to.deep.equal([0, 0, 0]);
    });

    it('removes the missing rows if the next listing, ten minutes later, does not have them either', async () => {
      await list(many);
      await list(half);
      expect((await list(half, { days: 0, minutes: 9 })).warnings).to.have.length(1);
      expect((await rows()).length).to.equal(20);
      const log = await list(half, { days: 0, minutes: 1 });
      expect([log.warnings, counts(log)]).to.deep.equal([[], [0, 0, 10]]);
      expect((await rows()).length).to.equal(10);
    });

    it('has no effect if the next listing is complete again', async () => {
      await list(many);
      await list(half);
      expect((await list(many)).warnings).to.deep.equal([]);
      expect(await app.context.db('unconfirmed_removals').select()).to.deep.equal([]);
      expect((await list(half)).warnings).to.have.length(1);
      expect((await rows()).length).to.equal(20);
    });
  });
});
