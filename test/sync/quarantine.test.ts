import { expect } from 'chai';
import type { TransactionCandidate } from '../../src/providers/provider.ts';
import { ProviderError } from '../../src/providers/provider.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('quarantine', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;
  let nextToken = 1;

  before(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
  });
  after(() => app.close());

  beforeEach(async () => {
    const token = String(nextToken++);
    bank.accounts = [{ ...checking, mask: token.padStart(4, '0') }];
    connectionId = await linkConnection(app, token);
  });

  /** Runs a sync of these pages and returns its log. */
  async function sync(...script: ScriptedProvider['script']) {
    bank.script = script;
    return runSync(app, connectionId);
  }

  const bring = (upserted: TransactionCandidate[], removed: unknown[] = [], cursor = String(Math.random())) =>
    sync(
      page({
        accounts: bank.accounts,
        upserted,
        removed: removed.map((externalId) => ({ externalId, accountExternalId: 'checking' })),
        cursor,
      }),
    );

  const bad = (externalId: unknown, differences: Partial<TransactionCandidate>): TransactionCandidate => ({
    ...purchase('bad'),
    externalId,
    raw: { transaction_id: externalId, ...differences },
    ...differences,
  });

  const countsOf = (log: Record<string, unknown>) => [
    log['status'],
    log['added_count'],
    log['modified_count'],
    log['removed_count'],
    log['fetched_count'],
    log['quarantined_count'],
  ];

  const quarantined = async () =>
    (await app.get(`/api/v1/quarantined-transactions?connection_id=${connectionId}`)).body.data;

  const held = async () =>
    (await quarantined()).map((entry: { external_transaction_id: string; reason: string }) => [
      entry.external_transaction_id,
      entry.reason,
    ]);

  /** The visible transactions of the connection: the provider's ids and the amounts. */
  async function ledger() {
    const { body: accounts } = await app.get('/api/v1/accounts');
    const { id } = accounts.data.find((one: { connection_id: string }) => one.connection_id === connectionId);
    const { body } = await app.get(
      `/api/v1/transactions?account_id=${id}&sort_by=name&sort_order=asc&limit=500`,
    );
    return body.data
      .map((row: { external_transaction_id: string; amount: number }) => [
        row.external_transaction_id,
        row.amount,
      ])
      .sort();
  }

  const NO_DATE = 'date must be a calendar day (YYYY-MM-DD), but the provider sent null.';

  const shapes: [string, Partial<TransactionCandidate>, reason: RegExp][] = [
    [
      '19 decimals',
      { amount: '0.1234567890123456789' },
      /^amount must be a number of at most 18 digits after/,
    ],
    ['101 digits', { amount: '1'.repeat(101) }, /^amount must be a number of at most 100 digits before/],
    ['no amount', { amount: null }, /^amount must be a decimal number, but the provider sent null/],
    ['an amount that is not a number', { amount: 'NaN' }, /^amount must be a decimal number/],
    ['a date with a time', { date: '2026-11-19T00:00:00Z' }, /^date must be a calendar day/],
    ['a day that no calendar has', { date: '2026-02-30' }, /^date must be a calendar day/],
    ['date null', { date: null }, /^date must be a calendar day/],
    ['pending null', { pending: null }, /^pending must be true or false/],
    [
      'an impossible datetime',
      { datetime: '2026-02-30T25:61:00Z' },
      /^datetime must be an RFC 3339 timestamp/,
    ],
    ['a NUL in its name', { name: 'A\0B' }, /^name must be text in Unicode without NUL/],
  ];
  for (const [what, differences, reason] of shapes)
    it(`a row with ${what} is kept with the reason, and all others are stored`, async () => {
      const log = await bring([purchase('a'), bad('bad', differences), purchase('z')]);
      expect(countsOf(log)).to.deep.equal(['success', 2, 0, 0, 3, 1]);
      expect(await ledger()).to.deep.equal([
        ['a', 4.75],
        ['z', 4.75],
      ]);
      const [entry, ...others] = await quarantined();
      expect(others).to.deep.equal([]);
      expect(entry).to.include({
        connection_id: connectionId,
        external_transaction_id: 'bad',
        sync_log_id: log.id,
      });
      expect(entry.account_id).to.be.a('string');
      expect(entry.reason).to.match(reason);
      expect(entry.raw.transaction_id).to.equal('bad');
    });

  it('rows without an id are kept one by one, and only once if they are sent again', async () => {
    const nameless = [
      bad(null, { name: 'ONE' }),
      bad(undefined, { name: 'TWO' }),
      bad('', { name: 'THREE' }),
    ];
    expect(countsOf(await bring(nameless))).to.deep.equal(['success', 0, 0, 0, 3, 3]);
    expect(countsOf(await bring(nameless))).to.deep.equal(['success', 0, 0, 0, 3, 3]);
    const entries = await quarantined();
    expect(entries.map((entry: { raw: { name: string } }) => entry.raw.name).sort()).to.deep.equal([
      'ONE',
      'THREE',
      'TWO',
    ]);
    expect(
      entries.map((entry: { external_transaction_id: null }) => entry.external_transaction_id),
    ).to.deep.equal([null, null, null]);
  });

  it('a row that cannot be read at all is kept as it was sent', async () => {
    const nothing = { ...purchase('x'), externalId: undefined, accountExternalId: undefined, raw: 'oops' };
    expect(countsOf(await bring([nothing, purchase('a')]))).to.deep.equal(['success', 1, 0, 0, 2, 1]);
    const [entry] = await quarantined();
    expect(entry).to.include({ account_id: null, external_transaction_id: null });
    expect(entry.raw).to.deep.equal({ value: 'oops' });
  });

  it('a row that the provider corrects is stored and leaves quarantine', async () => {
    await bring([bad('x', { date: null })]);
    expect(await held()).to.deep.equal([['x', NO_DATE]]);
    const log = await bring([purchase('x', { amount: '7.10' })]);
    expect(countsOf(log)).to.deep.equal(['success', 1, 0, 0, 1, 0]);
    expect(await ledger()).to.deep.equal([['x', 7.1]]);
    expect(await held()).to.deep.equal([]);
  });

  it('a row that the provider removes leaves quarantine', async () => {
    await bring([bad('x', { date: null }), bad('y'.repeat(600), {})]);
    expect(await held()).to.have.length(2);
    const log = await bring([], ['x', 'y'.repeat(600)]);
    expect(countsOf(log)).to.deep.equal(['success', 0, 0, 0, 2, 0]);
    expect(await held()).to.deep.equal([]);
  });

  it('a row that stays bad stays, with its latest reason and the time it was first seen', async () => {
    const first = await bring([bad('x', { date: null })]);
    const [before] = await quarantined();
    const quiet = await bring([]);
    const second = await bring([bad('x', { amount: null })]);
    const [after, ...others] = await quarantined();
    expect([first, quiet, second].map((log) => log.quarantined_count)).to.deep.equal([1, 1, 1]);
    expect(others).to.deep.equal([]);
    expect([after.id, after.first_seen_at]).to.deep.equal([before.id, before.first_seen_at]);
    expect(after.reason).to.equal('amount must be a decimal number, but the provider sent null.');
    expect(after.sync_log_id).to.equal(second.id);
    expect(after.last_seen_at > before.last_seen_at).to.equal(true);
  });

  it('of several changes of one row in a sync, the last one counts', async () => {
    const log = await sync(
      page({ accounts: bank.accounts, upserted: [bad('x', { date: null }), bad('y', { date: null })] }),
      page({
        upserted: [purchase('x'), purchase('z')],
        removed: [{ externalId: 'y', accountExternalId: null }],
      }),
      page({ upserted: [bad('z', { pending: null })], cursor: '1' }),
    );
    expect(countsOf(log)).to.deep.equal(['success', 2, 0, 0, 6, 1]);
    expect(await ledger()).to.deep.equal([
      ['x', 4.75],
      ['z', 4.75],
    ]);
    expect(await held()).to.deep.equal([['z', 'pending must be true or false, but the provider sent null.']]);
  });

  it('a stored row whose new version cannot be stored is not changed, and the new version is quarantined', async () => {
    await bring([purchase('x')]);
    const log = await bring([bad('x', { amount: null })]);
    expect(countsOf(log)).to.deep.equal(['success', 0, 0, 0, 1, 1]);
    expect(await ledger()).to.deep.equal([['x', 4.75]]);
    expect(await held()).to.have.length(1);
    expect(countsOf(await bring([], ['x']))).to.deep.equal(['success', 0, 0, 1, 1, 0]);
    expect([await ledger(), await held()]).to.deep.equal([[], []]);
  });

  it('a pending row is kept while the posted one that replaces it is in quarantine, if it was not removed', async () => {
    await bring([purchase('p', { pending: true })]);
    await bring([bad('q', { pendingExternalId: 'p', date: null })]);
    expect(await ledger()).to.deep.equal([['p', 4.75]]);
    await bring([purchase('q', { pendingExternalId: 'p', amount: '5.10' })]);
    expect([await ledger(), await held()]).to.deep.equal([[['q', 5.1]], []]);
  });

  it('a removal that names no transaction is quarantined too', async () => {
    expect(countsOf(await bring([purchase('a')], [null]))).to.deep.equal(['success', 1, 0, 0, 2, 1]);
    const [entry] = await quarantined();
    expect(entry.reason).to.match(/^external_transaction_id is missing/);
    expect(entry.raw).to.deep.equal({ removed: { transaction_id: null, account_id: 'checking' } });
  });

  it('a sync stores what an update of Breadbox can store now, even if the provider does not send it again', async () => {
    await bring([bad('x', { date: null, amount: '9.99' })]);
    // As if this version could read what the last one could not.
    await app.context.db.raw(
      `update quarantined_transactions set fields = jsonb_set(fields, '{date}', '"2026-11-19"') where key = 'x'`,
    );
    const log = await bring([purchase('a')]);
    expect(countsOf(log)).to.deep.equal(['success', 2, 0, 0, 1, 0]);
    expect(await ledger()).to.deep.equal([
      ['a', 4.75],
      ['x', 9.99],
    ]);
    expect(await held()).to.deep.equal([]);
  });

  it('a retried entry is overridden by what the provider sends now, and survives a restart of the pull', async () => {
    await bring([
      bad('x', { date: null, amount: '9.99' }),
      bad('y', { date: null }),
      bad('w', { date: null }),
    ]);
    await app.context.db.raw(
      `update quarantined_transactions set fields = jsonb_set(fields, '{date}', '"2026-11-19"')
       where key in ('x', 'y', 'w')`,
    );
    const log = await sync(
      page({ upserted: [purchase('void')] }),
      { kind: 'restart' },
      page({
        upserted: [purchase('x', { amount: '8.88' })],
        removed: [{ externalId: 'y', accountExternalId: null }],
        cursor: '2',
      }),
    );
    expect(countsOf(log)).to.deep.equal(['success', 2, 0, 0, 2, 0]);
    expect(await ledger()).to.deep.equal([
      ['w', 4.75],
      ['x', 8.88],
    ]);
    expect(await held()).to.deep.equal([]);
  });

  it('a pull from no cursor deletes entries that it covers and does not name, and none that is older', async () => {
    await bring([
      bad('old', { amount: null, date: '2024-01-01' }),
      bad('gone', { amount: null, date: '2026-11-20' }),
      bad('undated', { date: null }),
      bad('still', { amount: null, date: '2026-11-20' }),
    ]);
    await app.context.db('connections').where('id', connectionId).update({ sync_cursor: null });
    const log = await bring([
      purchase('a', { date: '2026-11-19' }),
      bad('still', { amount: null, date: '2026-11-20' }),
    ]);
    expect(countsOf(log)).to.deep.equal(['success', 1, 0, 0, 2, 2]);
    expect((await held()).map(([externalId]: string[]) => externalId)).to.have.members(['old', 'still']);
  });

  it('a stored row is not removed if a pull from no cursor names it in a form that cannot be stored', async () => {
    await bring([purchase('x', { date: '2026-11-20' }), purchase('gone', { date: '2026-11-20' })]);
    await app.context.db('connections').where('id', connectionId).update({ sync_cursor: null });
    const log = await bring([
      purchase('a', { date: '2026-11-19', amount: '99', name: 'ELECTRIC' }),
      bad('x', { date: null }),
    ]);
    expect(countsOf(log)).to.deep.equal(['success', 1, 0, 1, 2, 1]);
    expect(await ledger()).to.deep.equal([
      ['a', 99],
      ['x', 4.75],
    ]);
  });

  it('an account that continues in another login leaves no entries in the first', async () => {
    await bring([bad('x', { amount: null }), purchase('a')]);
    const first = connectionId;
    const { accounts } = bank;
    bank.accounts = [{ ...checking, mask: '7777' }];
    connectionId = await linkConnection(app, `again-${nextToken++}`);
    bank.accounts = accounts;
    await app.context.db('accounts').where('connection_id', connectionId).delete();
    await app.context.db('accounts').where('connection_id', first).update({ connection_id: connectionId });
    await bring([bad('y', { amount: null }), purchase('b')]);
    expect((await held()).map(([externalId]: string[]) => externalId)).to.deep.equal(['y']);
    const { body } = await app.get(`/api/v1/quarantined-transactions?connection_id=${first}`);
    expect(body.data).to.deep.equal([]);
  });

  it('a failed sync does not change quarantine, and reports what it fetched and that it stored nothing', async () => {
    await bring([bad('x', { date: null }), purchase('a')]);
    const log = await sync(
      page({ upserted: [purchase('x'), purchase('b'), bad('y', { amount: null })] }),
      page({ removed: [{ externalId: 'a', accountExternalId: null }] }),
      new ProviderError('temporary', 'INSTITUTION_DOWN', 'The bank is down.'),
    );
    expect(countsOf(log)).to.deep.equal(['error', 0, 0, 0, 4, 0]);
    expect(await held()).to.deep.equal([['x', NO_DATE]]);
    expect(await ledger()).to.deep.equal([['a', 4.75]]);
  });

  it('listQuarantinedTransactions: newest first, in pages, by connection', async () => {
    await bring([bad('one', { date: null })]);
    await bring([bad('two', { date: null })]);
    await bring([bad('three', { date: null })]);
    const path = `/api/v1/quarantined-transactions?connection_id=${connectionId}&limit=2`;
    const { body: first } = await app.get(path, { key: app.keys.read_only });
    const { body: rest } = await app.get(`${path}&cursor=${first.next_cursor}`);
    const { body: other } = await app.get('/api/v1/quarantined-transactions?connection_id=Un4nKn0w');
    const foreign = await app.get(`/api/v1/quarantined-transactions?cursor=${first.next_cursor}`);
    const ids = (body: { data: { external_transaction_id: string }[] }) =>
      body.data.map((entry) => entry.external_transaction_id);
    expect([ids(first), ids(rest), ids(other)]).to.deep.equal([['three', 'two'], ['one'], []]);
    expect([first.has_more, rest.has_more]).to.deep.equal([true, false]);
    expect([foreign.status, foreign.body.error.code]).to.deep.equal([400, 'INVALID_CURSOR']);
  });
});
