import { expect } from 'chai';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import {
  checking,
  page,
  purchase,
  type ScriptedProvider,
  scriptedProvider,
} from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

interface Shown {
  id: string;
  account_id: string;
  external_transaction_id: string;
  amount: number;
  date: string;
  category_slug: string;
  category_override: boolean;
  tags: string[];
  updated_at: string;
}

/** The purchases of a joint account as each of its two logins reports them: different ids, equal amounts. */
const purchases = (login: string, of = 'joint'): ReturnType<typeof purchase>[] =>
  [
    { externalId: `${login}-coffee-1`, amount: '4.75' },
    { externalId: `${login}-coffee-2`, amount: '4.75' },
    { externalId: `${login}-rent`, amount: '1200', name: 'RENT', merchantName: null, date: '2026-11-02' },
  ].map(({ externalId, ...rest }) => purchase(externalId, { ...rest, accountExternalId: `${login}-${of}` }));

describe('mergeAccount and unmergeAccount', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let first: { connectionId: string; accountId: string };
  let second: { connectionId: string; accountId: string };

  const account = (login: string) => ({ ...checking, externalId: `${login}-joint`, persistentId: 'joint' });

  beforeEach(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    first = await link('first');
    second = await link('second');
    // Each login also has one transaction that the other does not report.
    await sync(
      first,
      page({ accounts: [account('first')], upserted: [...purchases('first'), old()], cursor: '1' }),
    );
    await sync(
      second,
      page({ accounts: [account('second')], upserted: [...purchases('second'), pending()], cursor: '1' }),
    );
  });
  afterEach(() => app.close());

  const old = () =>
    purchase('first-old', {
      accountExternalId: 'first-joint',
      date: '2025-01-15',
      amount: '99',
      name: 'OLD',
    });
  const pending = () =>
    purchase('second-pending', {
      accountExternalId: 'second-joint',
      amount: '7',
      pending: true,
      name: 'PENDING',
    });

  async function link(login: string) {
    bank.accounts = [account(login)];
    const connectionId = await linkConnection(app, login);
    const { id } = await app.context.db('accounts').where('connection_id', connectionId).first();
    return { connectionId, accountId: id as string };
  }

  async function sync({ connectionId }: { connectionId: string }, ...script: ScriptedProvider['script']) {
    bank.script = script;
    const open = await app.context
      .db('sync_logs')
      .where({ connection_id: connectionId, status: 'in_progress' })
      .first();
    const id = open?.id ?? (await openSyncLog(app.context.db, connectionId, 'manual', new Date()));
    await syncConnection(app.context, id, new AbortController().signal);
    const { body } = await app.get(`/api/v1/sync-logs/${id}`);
    expect([body.status, body.error]).to.deep.equal(['success', null]);
    return body;
  }

  const ledger = async (): Promise<Shown[]> => (await app.get('/api/v1/transactions?limit=500')).body.data;
  /** The visible transactions, each with the login of its account. */
  const rows = async () =>
    (await ledger())
      .map(
        (row) => `${row.account_id === first.accountId ? 'first' : 'second'} ${row.external_transaction_id}`,
      )
      .sort();
  const total = async () => (await app.get('/api/v1/transactions/summary?group_by=month')).body.data;
  const idOf = async (externalId: string) =>
    (await ledger()).find((row) => row.external_transaction_id === externalId)?.id ?? '';
  const merge = (source: string, into: string) =>
    app.post(`/api/v1/accounts/${source}/merge`, { into_account_id: into });

  const MERGED = [
    'second first-old',
    'second second-coffee-1',
    'second second-coffee-2',
    'second second-pending',
    'second second-rent',
  ];

  it('P22: after the merge a joint account in two logins is listed once, also while both logins sync', async () => {
    const hint = (await app.get(`/api/v1/accounts/${second.accountId}`)).body.possible_duplicate_of;
    expect(hint).to.equal(first.accountId);
    const { status, body } = await merge(first.accountId, second.accountId);
    expect([status, body]).to.deep.equal([
      200,
      {
        id: body.id,
        source_account_id: first.accountId,
        into_account_id: second.accountId,
        moved_count: 1,
        paired_count: 3,
        merged_at: body.merged_at,
        undone_at: null,
      },
    ]);
    expect(await rows()).to.deep.equal(MERGED);
    const { body: accounts } = await app.get('/api/v1/accounts');
    expect(
      accounts.data.map(({ id, possible_duplicate_of: of }: Record<string, unknown>) => [id, of]),
    ).to.deep.equal([[second.accountId, null]]);
    const { body: hidden } = await app.get(`/api/v1/accounts/${first.accountId}`);
    expect(hidden.merged_into_account_id).to.equal(second.accountId);

    const news = (login: string) =>
      purchase(`${login}-news`, { accountExternalId: `${login}-joint`, amount: '8', date: '2026-11-21' });
    const dropped = await sync(
      first,
      page({ accounts: [account('first')], upserted: [news('first')], cursor: '2' }),
    );
    expect([dropped.added_count, await rows()]).to.deep.equal([0, MERGED]);
    await sync(second, page({ accounts: [account('second')], upserted: [news('second')], cursor: '2' }));
    expect(await rows()).to.deep.equal([...MERGED, 'second second-news'].sort());
    const { body: after } = await app.get('/api/v1/accounts');
    expect(after.data.map(({ id }: { id: string }) => id)).to.deep.equal([second.accountId]);
  });

  it('a merge keeps the edits of both accounts and the newer category, and undoing it restores both accounts', async () => {
    const set = async (externalId: string, slug: string) =>
      app.patch(`/api/v1/transactions/${await idOf(externalId)}/category`, { category_slug: slug });
    await app.post('/api/v1/tags', { slug: 'shared', display_name: 'Shared' });
    await set('second-rent', 'travel');
    await set('first-rent', 'income');
    await app.put(`/api/v1/transactions/${await idOf('first-rent')}/tags/shared`);
    await set('first-coffee-2', 'entertainment');
    await set('first-old', 'medical');
    const before = await ledger();
    const sumsBefore = await total();

    expect((await merge(first.accountId, second.accountId)).status).to.equal(200);
    const merged = await ledger();
    const of = (externalId: string) => merged.find((row) => row.external_transaction_id === externalId);
    expect(of('second-rent')).to.deep.include({
      category_slug: 'income',
      category_override: true,
      tags: ['shared'],
    });
    expect(of('first-old')).to.deep.include({ category_slug: 'medical', account_id: second.accountId });
    const coffees = merged.filter(({ amount }) => amount === 4.75).map((row) => row.category_slug);
    expect(coffees.sort()).to.deep.equal(['entertainment', 'food-and-drink-coffee']);

    const undone = await app.post(`/api/v1/accounts/${first.accountId}/unmerge`);
    expect([undone.status, undone.body.undone_at !== null]).to.deep.equal([200, true]);
    const plain = (list: Shown[]) => list.map(({ updated_at: _, ...row }) => row);
    expect(plain(await ledger())).to.have.deep.members(plain(before));
    expect(await total()).to.deep.equal(sumsBefore);
    const stored = await app.context.db('connections').where('id', first.connectionId).first();
    expect([stored.sync_cursor, (await app.get('/api/v1/accounts')).body.data.length]).to.deep.equal([
      null,
      2,
    ]);
  });

  it('undoing a merge keeps what the user has changed since', async () => {
    const id = await idOf('first-rent');
    await app.patch(`/api/v1/transactions/${id}/category`, { category_slug: 'income' });
    await merge(first.accountId, second.accountId);
    await app.patch(`/api/v1/transactions/${await idOf('second-rent')}/category`, {
      category_slug: 'travel',
    });
    await app.post(`/api/v1/accounts/${first.accountId}/unmerge`);
    const shown = Object.fromEntries(
      (await ledger()).map((row) => [row.external_transaction_id, row.category_slug]),
    );
    expect([shown['first-rent'], shown['second-rent']]).to.deep.equal(['income', 'travel']);
  });

  it('a deleted transaction stays deleted and does not hide its counterpart', async () => {
    await app.delete(`/api/v1/transactions/${await idOf('first-rent')}`);
    await app.delete(`/api/v1/transactions/${await idOf('second-coffee-1')}`);
    await app.delete(`/api/v1/transactions/${await idOf('first-old')}`);
    await merge(first.accountId, second.accountId);
    const shown = await ledger();
    expect(shown.map(({ amount }) => amount).sort((a, b) => a - b)).to.deep.equal([4.75, 4.75, 7, 1200]);
  });

  it('a target without a live login takes over the login of the source', async () => {
    await app.delete(`/api/v1/connections/${second.connectionId}`);
    expect((await merge(first.accountId, second.accountId)).status).to.equal(200);
    const { body } = await app.get('/api/v1/accounts');
    expect(
      body.data.map(({ id, connection_id: connection }: Record<string, unknown>) => [id, connection]),
    ).to.deep.equal([[second.accountId, first.connectionId]]);
    await sync(
      first,
      page({
        accounts: [account('first')],
        upserted: [
          purchase('first-news', { accountExternalId: 'first-joint', amount: '8', date: '2026-11-21' }),
        ],
        cursor: '2',
      }),
    );
    expect(await rows()).to.include('second first-news');
    await app.post(`/api/v1/accounts/${first.accountId}/unmerge`);
    const stored = await app.context
      .db('accounts')
      .select('id', 'connection_id', 'external_id')
      .orderBy('external_id');
    expect(stored).to.deep.equal([
      { id: first.accountId, connection_id: first.connectionId, external_id: 'first-joint' },
      { id: second.accountId, connection_id: second.connectionId, external_id: 'second-joint' },
    ]);
  });

  it('mergeAccount: 422 for the account itself, another currency or type, 409 for a merged account, 404 for an unknown one', async () => {
    const itself = await merge(first.accountId, first.accountId);
    await app.context.db('accounts').where('id', first.accountId).update({ iso_currency_code: 'EUR' });
    const currency = await merge(first.accountId, second.accountId);
    await app.context
      .db('accounts')
      .where('id', first.accountId)
      .update({ iso_currency_code: 'USD', type: 'credit' });
    const type = await merge(first.accountId, second.accountId);
    await app.context.db('accounts').where('id', first.accountId).update({ type: 'depository' });
    const unknown = await merge(first.accountId, '00000000-0000-7000-8000-000000000000');
    await merge(first.accountId, second.accountId);
    const again = await merge(first.accountId, second.accountId);
    const into = await merge(second.accountId, first.accountId);
    expect(
      [itself, currency, type, unknown, again, into].map(({ status, body }) => [status, body.error.code]),
    ).to.deep.equal([
      [422, 'VALIDATION_ERROR'],
      [422, 'VALIDATION_ERROR'],
      [422, 'VALIDATION_ERROR'],
      [404, 'NOT_FOUND'],
      [409, 'CONFLICT'],
      [409, 'CONFLICT'],
    ]);
  });

  it('unmergeAccount: 409 for an account that is not merged or whose target was merged later, 404 for an unknown one', async () => {
    const third = await link('third');
    const unmerge = (id: string) => app.post(`/api/v1/accounts/${id}/unmerge`);
    const not = await unmerge(first.accountId);
    const unknown = await unmerge('00000000-0000-7000-8000-000000000000');
    await merge(first.accountId, second.accountId);
    await merge(second.accountId, third.accountId);
    const inner = await unmerge(first.accountId);
    const outer = await unmerge(second.accountId);
    const then = await unmerge(first.accountId);
    expect([not.status, unknown.status, inner.status, outer.status, then.status]).to.deep.equal([
      409, 404, 409, 200, 200,
    ]);
    expect(await rows()).to.have.length(8);
  });
});
