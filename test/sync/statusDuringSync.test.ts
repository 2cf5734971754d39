import { expect } from 'chai';
import { completeReauth } from '../../src/linking/completeReauth.ts';
import { ProviderError } from '../../src/providers/provider.ts';
import { updateConnection } from '../../src/store/connections.ts';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { requestDueSyncs, requestSync } from '../../src/sync/requestSync.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

describe('changes of a connection during its sync', () => {
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
    await app.context.db('agenda_jobs').delete();
  });

  const connection = async () => (await app.get(`/api/v1/connections/${connectionId}`)).body;

  /** Changes the connection as a webhook does when the institution requires a reauthentication. */
  const requireReauth = () =>
    updateConnection(
      app.context.db,
      connectionId,
      { status: 'pending_reauth', error_code: 'USER_PERMISSION_REVOKED', next_sync_at: null },
      new Date(),
    );

  /** Runs a sync, calls `act` during it, and returns its status. */
  async function syncWhile(act: () => Promise<void>, ...script: ScriptedProvider['script']) {
    const { feed } = bank;
    if (!feed) throw new Error('The scripted bank has a feed.');
    const { pull } = feed;
    feed.pull = async function* () {
      await act();
      for (const event of script) {
        if (event instanceof Error) throw event;
        yield event;
      }
    };
    const id = await openSyncLog(app.context.db, connectionId, 'manual', new Date());
    await syncConnection(app.context, id ?? '', new AbortController().signal).finally(() => {
      feed.pull = pull;
    });
    const log = await app.context.db('sync_logs').where({ id }).first();
    return log.status;
  }

  it('the sync is stored, and a reauthentication that became necessary during it still is', async () => {
    const status = await syncWhile(
      requireReauth,
      page({ accounts: bank.accounts, upserted: [purchase('a')], cursor: '1' }),
    );
    expect(status).to.equal('success');
    expect(await connection()).to.include({
      status: 'pending_reauth',
      error_code: 'USER_PERMISSION_REVOKED',
      next_sync_at: null,
    });
    const row = await app.context.db('connections').where({ id: connectionId }).first();
    expect(row.sync_cursor).to.equal('1');
  });

  it('a temporary failure does not hide that a reauthentication is needed', async () => {
    const status = await syncWhile(
      requireReauth,
      new ProviderError('temporary', 'INSTITUTION_DOWN', 'The bank is down.'),
    );
    expect(status).to.equal('error');
    expect(await connection()).to.include({
      status: 'pending_reauth',
      error_code: 'USER_PERMISSION_REVOKED',
      next_sync_at: null,
    });
  });

  it('completeReauth: a sync that began before does not ask the user to sign in once more', async () => {
    const status = await syncWhile(
      async () => {
        await requireReauth();
        await completeReauth(app.context, connectionId);
      },
      new ProviderError('reauth_required', 'ITEM_LOGIN_REQUIRED', 'Sign in again.'),
    );
    expect(status).to.equal('error');
    expect(await connection()).to.include({ status: 'active', error_code: null });
    const next = await app.context
      .db('sync_logs')
      .where({ connection_id: connectionId, status: 'in_progress' })
      .first();
    bank.script = [new ProviderError('reauth_required', 'ITEM_LOGIN_REQUIRED', 'Sign in again.')];
    await syncConnection(app.context, next.id, new AbortController().signal);
    expect(await connection()).to.include({ status: 'pending_reauth', error_code: 'ITEM_LOGIN_REQUIRED' });
  });

  it('a sync that was requested during another one runs even if the worker dies before it starts it', async () => {
    await app.context
      .db('connections')
      .where({ id: connectionId })
      .update({ sync_requested_at: new Date(), next_sync_at: new Date(Date.now() + 3_600_000) });
    expect(await requestDueSyncs(app.context)).to.equal(1);
    expect(await requestDueSyncs(app.context)).to.equal(0);
    const row = await app.context.db('connections').where({ id: connectionId }).first();
    expect(row.sync_requested_at).to.equal(null);
  });

  it('any number of deliveries during a sync cause only one more', async () => {
    const deliver = () => requestSync(app.context, connectionId, 'webhook');
    await syncWhile(
      async () => {
        await Promise.all([deliver(), deliver(), deliver()]);
      },
      page({ accounts: bank.accounts, cursor: '1' }),
    );
    const logs = await app.context
      .db('sync_logs')
      .where({ connection_id: connectionId })
      .orderBy('started_at');
    expect(logs.map(({ trigger, status }) => `${trigger} ${status}`)).to.deep.equal([
      'manual success',
      'webhook in_progress',
    ]);
    await syncConnection(app.context, logs[1].id, new AbortController().signal);
    expect(await app.context.db('sync_logs').where({ connection_id: connectionId })).to.have.length(2);
  });

  it('a provider that names no accounts removes none', async () => {
    await syncWhile(
      async () => {},
      page({ accounts: bank.accounts, upserted: [purchase('z')], cursor: '1' }),
    );
    expect(await syncWhile(async () => {}, page({ accounts: [], cursor: '2' }))).to.equal('success');
    const rows = await app.context
      .db('transactions as t')
      .join('accounts as a', 'a.id', 't.account_id')
      .where('a.connection_id', connectionId)
      .whereNull('t.deleted_by_user_at')
      .whereNull('t.removed_by_provider_at');
    expect(rows).to.have.length(1);
    expect(await connection()).to.include({ status: 'active', accounts_count: 1 });
  });
});
