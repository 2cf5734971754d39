import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { ProviderError } from '../../src/providers/provider.ts';
import { deletionOf } from '../support/ledgerRows.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

interface TransactionRow {
  id: string;
  external_id: string;
  user_category_slug: string | null;
  tags: string[];
}

describe('sync', () => {
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
    bank.script = [];
    bank.accounts = [{ ...checking, mask: token.padStart(4, '0') }];
    connectionId = await linkConnection(app, token);
  });

  /** Runs a sync of this script and returns its log. */
  async function sync(...script: ScriptedProvider['script']) {
    bank.script = script;
    const body = await runSync(app, connectionId);
    return {
      status: body.status,
      error_code: body.error_code,
      added: body.added_count,
      modified: body.modified_count,
      removed: body.removed_count,
    };
  }

  /** The stored rows, by the provider's ids. */
  async function rowsOfConnection(): Promise<Record<string, TransactionRow>> {
    const rows: TransactionRow[] = await app.context
      .db('transactions as t')
      .join('accounts as a', 'a.id', 't.account_id')
      .where('a.connection_id', connectionId)
      .select('t.id', 't.external_id', 't.user_category_slug', 't.tags');
    return Object.fromEntries(rows.map((row) => [row.external_id, row]));
  }

  /** The ledger as users see it. */
  async function ledger() {
    const rows = await app.context
      .db('transactions as t')
      .join('accounts as a', 'a.id', 't.account_id')
      .where('a.connection_id', connectionId)
      .orderBy('t.external_id')
      .select('t.external_id', 't.amount', 't.pending', 't.deleted_by_user_at', 't.removed_by_provider_at');
    return rows.map((row) => [
      row.external_id,
      row.amount,
      row.pending ? 'pending' : 'posted',
      deletionOf(row) ?? 'visible',
    ]);
  }

  const accounts = () => [...bank.accounts];
  const success = (added: number, modified = 0, removed = 0) => ({
    status: 'success',
    error_code: null,
    added,
    modified,
    removed,
  });

  it('the cursor is committed with the rows it covers', async () => {
    const outcome = await sync(page({ accounts: accounts(), upserted: [purchase('a')], cursor: 'one' }));
    await sync(page({ accounts: accounts(), cursor: 'two' }));
    expect(outcome).to.deep.equal(success(1));
    expect(bank.pulls.slice(-2).map((pull) => pull.cursor)).to.deep.equal([null, 'one']);
  });

  it('a second identical sync writes no transaction row', async () => {
    const script = page({
      accounts: accounts(),
      upserted: [purchase('a'), purchase('b', { amount: '-12.50' })],
      cursor: 'one',
    });
    await sync(script);
    const versions = () =>
      app.context
        .db('transactions')
        .whereIn('external_id', ['a', 'b'])
        .select('id', app.context.db.raw('xmin::text'))
        .orderBy('id');
    const before = await versions();
    const outcome = await sync(script);
    expect(outcome).to.deep.equal(success(0));
    expect(await versions()).to.deep.equal(before);
  });

  it("the provider's own data of each transaction is kept unchanged, as it was sent last", async () => {
    const pages = [
      page({
        accounts: accounts(),
        upserted: [
          purchase('a', { raw: { transaction_id: 'a', amount: 4.75, tip: null } }),
          purchase('hotel', { pending: true, raw: { transaction_id: 'hotel', status: 'held' } }),
        ],
      }),
      page({
        upserted: [purchase('a', { name: 'BLUE HERON', raw: { transaction_id: 'a', words: ['☕'] } })],
      }),
    ];
    await sync(...pages);
    const sent = async () =>
      Object.fromEntries(
        (
          await app.context
            .db('transactions as t')
            .join('accounts as a', 'a.id', 't.account_id')
            .where('a.connection_id', connectionId)
            .select('t.external_id', 't.raw')
        ).map(({ external_id, raw }) => [external_id, raw]),
      );
    expect(await sent()).to.deep.equal({
      a: { transaction_id: 'a', words: ['☕'] },
      hotel: { transaction_id: 'hotel', status: 'held' },
    });
    await sync(
      page({
        removed: [{ externalId: 'a', accountExternalId: null }],
        upserted: [purchase('stay', { pendingExternalId: 'hotel', raw: { transaction_id: 'stay' } })],
      }),
    );
    expect(await sent()).to.deep.equal({
      a: { transaction_id: 'a', words: ['☕'] },
      stay: { transaction_id: 'stay' },
    });
    await sync(
      page({ upserted: [purchase('stay', { name: 'HOTEL', raw: null }), purchase('new', { raw: null })] }),
    );
    expect(await sent()).to.deep.include({ stay: { transaction_id: 'stay' }, new: null });
    const { rows } = await app.context.db.raw(
      "select count(*)::integer from transactions where raw = 'null'",
    );
    expect(rows).to.deep.equal([{ count: 0 }]);
  });

  it('a failed pull changes neither rows nor cursor, and its log has the reason', async () => {
    await sync(page({ accounts: accounts(), upserted: [purchase('a')], cursor: 'one' }));
    const outcome = await sync(
      page({ upserted: [purchase('b')] }),
      new ProviderError('temporary', 'INSTITUTION_DOWN', 'The bank is down.'),
    );
    const { body } = await app.get(`/api/v1/connections/${connectionId}/status`);
    expect(outcome).to.include({ status: 'error', error_code: 'INSTITUTION_DOWN' });
    expect(await ledger()).to.deep.equal([['a', '4.75', 'posted', 'visible']]);
    expect([body.status, body.error_code]).to.deep.equal(['error', 'INSTITUTION_DOWN']);
  });

  it('a login that the institution refuses becomes pending_reauth', async () => {
    await sync(new ProviderError('reauth_required', 'ITEM_LOGIN_REQUIRED', 'Sign in again.'));
    const { body } = await app.get(`/api/v1/connections/${connectionId}`);
    const refused = await app.post('/api/v1/sync', { connection_id: connectionId });
    expect([body.status, body.error_code, body.next_sync_at]).to.deep.equal([
      'pending_reauth',
      'ITEM_LOGIN_REQUIRED',
      null,
    ]);
    expect([refused.status, refused.body.error.code]).to.deep.equal([409, 'REAUTH_REQUIRED']);
  });

  it('changes that were delivered before a restart of the pull are discarded', async () => {
    await sync(
      page({ accounts: accounts(), upserted: [purchase('void')] }),
      { kind: 'restart' },
      page({ accounts: accounts(), upserted: [purchase('a')], cursor: 'one' }),
    );
    expect(await ledger()).to.deep.equal([['a', '4.75', 'posted', 'visible']]);
  });

  const pending = purchase('p', { pending: true });
  const posted = purchase('q', { pendingExternalId: 'p', amount: '5.70' });
  const orders: [string, ScriptedProvider['script'][]][] = [
    [
      'posted and removed in one page',
      [[page({ upserted: [posted], removed: [{ externalId: 'p', accountExternalId: null }], cursor: '2' })]],
    ],
    [
      'removed on an earlier page',
      [
        [
          page({ removed: [{ externalId: 'p', accountExternalId: null }] }),
          page({ upserted: [posted], cursor: '2' }),
        ],
      ],
    ],
    [
      'removed in an earlier sync',
      [
        [page({ removed: [{ externalId: 'p', accountExternalId: null }], cursor: '2' })],
        [page({ upserted: [posted], cursor: '3' })],
      ],
    ],
    [
      'removed in a later sync',
      [
        [page({ upserted: [posted], cursor: '2' })],
        [page({ removed: [{ externalId: 'p', accountExternalId: null }], cursor: '3' })],
      ],
    ],
    [
      'the pending one delivered once more',
      [[page({ upserted: [posted], cursor: '2' })], [page({ upserted: [pending], cursor: '3' })]],
    ],
  ];
  for (const [order, syncs] of orders) {
    it(`one row for life: ${order}`, async () => {
      await sync(page({ accounts: accounts(), upserted: [pending], cursor: '1' }));
      const [{ id }] = await app.context
        .db('transactions')
        .where('external_id', 'p')
        .whereNull('deleted_by_user_at')
        .whereNull('removed_by_provider_at')
        .select('id')
        .orderBy('created_at', 'desc')
        .limit(1);
      for (const script of syncs) await sync(...script);
      const row = await app.context.db('transactions').where({ id }).first();
      expect(await ledger()).to.deep.equal([['q', '5.70', 'posted', 'visible']]);
      expect([row.external_id, row.pending_external_id]).to.deep.equal(['q', 'p']);
      await app.context
        .db('transactions')
        .where({ id })
        .update({ external_id: `done-${id}`, pending_external_id: null });
    });
  }

  it('one row for life: if the pending id is reported after both rows were stored, the older row is kept', async () => {
    await sync(page({ accounts: accounts(), upserted: [pending], cursor: '1' }));
    await sync(page({ upserted: [purchase('q')], cursor: '2' }));
    const before = await ledger();
    const { db } = app.context;
    const known = await rowsOfConnection();
    await db('transactions')
      .where('id', known['q']?.id)
      .update({ user_category_slug: 'travel', tags: ['needs-review'] });
    const outcome = await sync(page({ upserted: [posted], cursor: '3' }));
    expect(before.map(([externalId]) => externalId)).to.deep.equal(['p', 'q']);
    expect(outcome.status).to.equal('success');
    const [kept, other] = await ledger();
    expect(kept).to.deep.equal(['q', '5.70', 'posted', 'visible']);
    expect(other?.[3]).to.equal('provider');
    const row = (await rowsOfConnection())['q'];
    expect([row?.id, row?.user_category_slug, row?.tags]).to.deep.equal([
      known['p']?.id,
      'travel',
      ['needs-review'],
    ]);
  });

  it("a user's deletion stays, and a provider's removal is undone by a later delivery", async () => {
    await sync(page({ accounts: accounts(), upserted: [purchase('u'), purchase('v')], cursor: '1' }));
    await app.context.db('transactions').where('external_id', 'u').update({ deleted_by_user_at: new Date() });
    await sync(page({ removed: [{ externalId: 'v', accountExternalId: null }], cursor: '2' }));
    const between = await ledger();
    await sync(page({ upserted: [purchase('u', { amount: '9.99' }), purchase('v')], cursor: '3' }));
    expect(between).to.deep.equal([
      ['u', '4.75', 'posted', 'user'],
      ['v', '4.75', 'posted', 'provider'],
    ]);
    expect(await ledger()).to.deep.equal([
      ['u', '9.99', 'posted', 'user'],
      ['v', '4.75', 'posted', 'visible'],
    ]);
  });

  it('a transaction of an unknown account fetches the accounts first', async () => {
    const savings = { ...checking, externalId: 'savings', name: 'Savings' };
    bank.accounts = [...bank.accounts, savings];
    const outcome = await sync(
      page({ upserted: [purchase('a', { accountExternalId: 'savings' })], cursor: '1' }),
    );
    expect(outcome).to.deep.equal(success(1));
  });

  it('a transaction of an account that stays unknown fails the sync with its name, and the cursor stays', async () => {
    const outcome = await sync(
      page({ upserted: [purchase('a', { accountExternalId: 'nowhere' })], cursor: '1' }),
    );
    await sync(page({ cursor: '1' }));
    expect(outcome).to.include({ status: 'error', error_code: 'UNKNOWN_ACCOUNT' });
    expect(bank.pulls.at(-1)?.cursor).to.equal(null);
  });

  it('names that are too long for an index are truncated, and the next sync finds them unchanged', async () => {
    const long = randomBytes(4000).toString('base64');
    const script = page({
      accounts: accounts(),
      upserted: [
        purchase('long', { name: long, merchantName: long }),
        purchase('wide', { name: '🥖'.repeat(800), merchantName: '🥖'.repeat(800) }),
      ],
      cursor: '1',
    });
    expect(await sync(script)).to.deep.equal(success(2));
    expect(await sync(script)).to.deep.equal(success(0));
    const names = await app.context
      .db('transactions')
      .whereIn('external_id', ['long', 'wide'])
      .orderBy('external_id')
      .select('name', 'merchant_name');
    expect(names).to.deep.equal([
      { name: long.slice(0, 500), merchant_name: long.slice(0, 100) },
      { name: '🥖'.repeat(500), merchant_name: '🥖'.repeat(100) },
    ]);
  });

  it('a full disk fails the sync with DATABASE_UNAVAILABLE, and the next one stores what it missed', async () => {
    const { db } = app.context;
    await db.raw(`create function run_out() returns trigger language plpgsql as
      $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$`);
    await db.raw('create trigger run_out before insert on transactions execute function run_out()');
    const script = page({ accounts: accounts(), upserted: [purchase('roomy')], cursor: 'one' });
    const outcome = await sync(script);
    const { body } = await app.get(`/api/v1/connections/${connectionId}`);
    await db.raw('drop function run_out cascade');
    expect(outcome).to.include({ status: 'error', error_code: 'DATABASE_UNAVAILABLE' });
    expect(body).to.include({
      status: 'error',
      error_message: 'The database has no room left: disk full. Free some space on its disk, then try again.',
    });
    expect(await sync(script)).to.deep.equal(success(1));
  });
});
