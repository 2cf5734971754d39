import { expect } from 'chai';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { pruneAuditEvents } from '../../src/store/auditEvents.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

const CSV = 'Date,Description,Amount\n2026-11-02,RENT,-1200.00\n2026-11-03,TEA,-4.75\n';

describe('listAuditEvents', () => {
  let app: TestApp;
  let writerId: string;
  beforeEach(async () => {
    const bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    writerId = (await app.get('/api/v1/api-keys/current')).body.id;
    // What the setup did is no part of a test.
    await app.context.db('audit_events').delete();
  });
  afterEach(() => app.close());

  const list = async (query = '') => (await app.get(`/api/v1/audit-events${query}`)).body.data;
  /** The fields that tell what happened, of every event, oldest first. */
  const told = async () =>
    (await list())
      .map(({ action, actor, subject_id, detail, row_count }: Record<string, unknown>) => [
        action,
        actor,
        subject_id,
        detail,
        row_count,
      ])
      .reverse();

  it('says who did it: the key with its name, the address, and the id of the request', async () => {
    const { body: key, headers } = await app.post('/api/v1/api-keys', { name: 'Laptop', scope: 'read_only' });
    const [event] = await list();
    const { id, created_at, last_at, ...rest } = event;
    expect(rest).to.deep.equal({
      action: 'api_key_created',
      actor: 'api_key',
      api_key_id: writerId,
      api_key_name: 'writer',
      address: '127.0.0.1',
      request_id: headers.get('x-request-id'),
      subject_id: key.id,
      detail: 'Laptop (read_only)',
      row_count: null,
      attempts: 1,
    });
    expect([typeof id, last_at]).to.deep.equal(['string', created_at]);
    expect(JSON.stringify(event)).not.to.contain(key.key);
  });

  it('keys: revoked once, however often it is asked, and a limited one is called that', async () => {
    const { accountIds } = await createAccounts(app.context.db, ['Checking']);
    const { body: key } = await app.post('/api/v1/api-keys', {
      name: 'Child',
      scope: 'read_only',
      account_ids: accountIds,
    });
    for (const _ of [1, 2]) await app.delete(`/api/v1/api-keys/${key.short_id}`);
    expect(await told()).to.deep.equal([
      ['api_key_created', 'api_key', key.id, 'Child (read_only, limited to some accounts)', null],
      ['api_key_revoked', 'api_key', key.id, 'Child', null],
    ]);
  });

  it('an event outlives the key that made it', async () => {
    const { id, key } = await createApiKey(
      app.context.db,
      { name: 'Script', scope: 'full_access' },
      new Date(),
    );
    await app.post('/api/v1/api-keys', { name: 'Second', scope: 'read_only' }, { key });
    await app.context.db('api_keys').where({ id }).delete();
    const [event] = await list();
    expect([event.api_key_id, event.api_key_name]).to.deep.equal([id, 'Script']);
  });

  it('changes of many transactions: each with its operation and the number of rows, and their undoing', async () => {
    const { accountIds } = await createAccounts(app.context.db, ['Checking']);
    await insertRows(app.context.db, accountIds[0] ?? '', [
      { name: 'COFFEE ONE' },
      { name: 'COFFEE TWO' },
      { name: 'BOOKS' },
    ]);
    const bulk = { filters: { search: 'coffee' }, category_slug: 'medical' };
    await app.post('/api/v1/transactions/bulk-recategorize', { ...bulk, dry_run: true });
    const { body: first } = await app.post('/api/v1/transactions/bulk-recategorize', bulk);
    // Changes nothing, so it is no operation.
    await app.post('/api/v1/transactions/bulk-recategorize', bulk);
    await app.post('/api/v1/rules', {
      name: 'Books',
      conditions: { field: 'name', op: 'contains', value: 'books' },
      actions: [{ type: 'set_category', category_slug: 'travel' }],
    });
    const { body: second } = await app.post('/api/v1/rules/apply-all');
    await app.post(`/api/v1/operations/${first.operation_id}/undo`);
    expect(await told()).to.deep.equal([
      ['transactions_changed', 'api_key', first.operation_id, 'bulk_recategorize', 2],
      ['transactions_changed', 'api_key', second.operation_id, 'apply_all_rules', 1],
      ['operation_undone', 'api_key', first.operation_id, 'bulk_recategorize', 2],
    ]);
  });

  it('a key that is limited to some accounts is recorded too', async () => {
    const { accountIds } = await createAccounts(app.context.db, ['Checking']);
    await insertRows(app.context.db, accountIds[0] ?? '', [{ name: 'COFFEE' }]);
    const { body: limited } = await app.post('/api/v1/api-keys', {
      name: 'Child',
      scope: 'full_access',
      account_ids: accountIds,
    });
    const bulk = { filters: { search: 'coffee' }, category_slug: 'medical' };
    const { status } = await app.post('/api/v1/transactions/bulk-recategorize', bulk, { key: limited.key });
    const [event] = await list();
    expect([status, event.action, event.api_key_name, event.row_count]).to.deep.equal([
      200,
      'transactions_changed',
      'Child',
      1,
    ]);
  });

  it('files: imports and what is taken back, once for an Idempotency-Key', async () => {
    const { body: user } = await app.post('/api/v1/users', { name: 'Alex' });
    const query = `user_id=${user.id}&account_name=Giro&positive_is=credit&currency=USD&date_format=YYYY-MM-DD`;
    const send = () =>
      app.post(`/api/v1/csv/import?${query}`, CSV, {
        contentType: 'text/csv',
        headers: { 'Idempotency-Key': 'one' },
      });
    const { status, body } = await send();
    await send();
    const { body: taken } = await app.delete(`/api/v1/imports/${body.import_id}`);
    await app.post(
      '/api/v1/categories/import',
      'slug\tname\tprimary_slug\tdescription\npets-vet\tVet\t\t\n',
      { contentType: 'text/tab-separated-values' },
    );
    expect([status, taken.removed_count]).to.deep.equal([201, 2]);
    expect(await told()).to.deep.equal([
      ['file_imported', 'api_key', body.import_id, 'csv', 2],
      ['import_taken_back', 'api_key', body.import_id, 'csv', 2],
      ['categories_imported', 'api_key', null, null, 1],
    ]);
  });

  it('banks: linked, signed in to again, removed; accounts merged, parted and deleted', async () => {
    const id = await linkConnection(app, 'first');
    await app.post(`/api/v1/connections/${id}/reauth`);
    await app.delete(`/api/v1/connections/${id}`);
    const { accountIds } = await createAccounts(app.context.db, ['Checking', 'Savings']);
    const [source = '', target = ''] = accountIds;
    await app.context.db('accounts').whereIn('id', accountIds).update({ type: 'depository' });
    await app.post(`/api/v1/accounts/${source}/merge`, { into_account_id: target });
    await app.post(`/api/v1/accounts/${source}/unmerge`);
    const { body: user } = await app.post('/api/v1/users', { name: 'Sam' });
    const { body: cash } = await app.post('/api/v1/accounts', {
      name: 'Cash',
      type: 'depository',
      iso_currency_code: 'USD',
      user_id: user.id,
    });
    await app.delete(`/api/v1/accounts/${cash.id}?dry_run=true`);
    await app.delete(`/api/v1/accounts/${cash.id}?confirm_name=Cash`);
    const bank = (await app.get(`/api/v1/connections/${id}`)).body.institution_name;
    expect(await told()).to.deep.equal([
      ['connection_linked', 'api_key', id, bank, null],
      ['connection_reauthenticated', 'api_key', id, bank, null],
      ['connection_removed', 'api_key', id, bank, null],
      ['account_merged', 'api_key', source, `into ${target}`, null],
      ['account_unmerged', 'api_key', source, `from ${target}`, null],
      ['account_deleted', 'api_key', cash.id, null, 0],
    ]);
  });

  it('failed authentications: one event an hour for each address and reason, with the count', async () => {
    const { body: old } = await app.post('/api/v1/api-keys', { name: 'Old', scope: 'read_only' });
    await app.delete(`/api/v1/api-keys/${old.id}`);
    const wrong = `bb_${'x'.repeat(43)}`;
    for (const key of [wrong, wrong, 'nonsense', old.key]) await app.get('/api/v1/accounts', { key });
    // No key at all is no attempt.
    await app.get('/api/v1/accounts', { key: null });
    const failed = async () => list('?action=authentication_failed');
    const find = () => failed();
    const stored = await waitUntil('the attempts are stored', find, { until: (all) => all.length === 2 });
    const before = stored.map(
      ({ detail, attempts, address, api_key_name, actor }: Record<string, unknown>) => [
        detail,
        attempts,
        address,
        api_key_name,
        actor,
      ],
    );
    expect(before).to.have.deep.members([
      ['wrong key', 3, '127.0.0.1', null, 'visitor'],
      ['revoked key', 1, '127.0.0.1', 'Old', 'visitor'],
    ]);
    await app.get('/api/v1/accounts', { key: wrong });
    await waitUntil('the next attempt is added', find, {
      until: (all) => all.length === 2 && all.some(({ attempts }: { attempts: number }) => attempts === 4),
    });
  });

  it('filters by action, key and time, and has pages', async () => {
    for (const name of ['A', 'B', 'C']) await app.post('/api/v1/api-keys', { name, scope: 'read_only' });
    const all = await list();
    const names = (events: { detail: string }[]) => events.map(({ detail }) => detail[0]).join('');
    expect(names(all)).to.equal('CBA');
    expect(await list('?action=api_key_revoked')).to.deep.equal([]);
    expect(names(await list(`?api_key_id=${writerId}&action=api_key_created`))).to.equal('CBA');
    expect(await list('?api_key_id=0190f3a2-7c11-7a3e-9b52-1f6b7c0d2e01')).to.deep.equal([]);
    expect(names(await list(`?start=${all[1].created_at}&end=${all[0].created_at}`))).to.equal('B');
    const { body: page } = await app.get('/api/v1/audit-events?limit=2');
    const { body: rest } = await app.get(`/api/v1/audit-events?limit=2&cursor=${page.next_cursor}`);
    expect([names(page.data), names(rest.data), rest.next_cursor]).to.deep.equal(['CB', 'A', null]);
    expect((await app.get('/api/v1/audit-events?limit=2&cursor=nonsense')).body.error.code).to.equal(
      'INVALID_CURSOR',
    );
  });

  it('is for full_access alone, because it names addresses', async () => {
    const { status } = await app.get('/api/v1/audit-events', { key: app.keys.read_only });
    expect(status).to.equal(403);
  });

  it('an event is kept for 400 days', async () => {
    await app.post('/api/v1/api-keys', { name: 'A', scope: 'read_only' });
    const [{ created_at }] = await list();
    const { db } = app.context;
    expect(await pruneAuditEvents(db, new Date(created_at))).to.equal(0);
    expect(await pruneAuditEvents(db, new Date(Date.parse(created_at) + 1000))).to.equal(1);
  });
});
