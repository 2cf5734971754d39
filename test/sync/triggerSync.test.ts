import { expect } from 'chai';
import { HeartbeatMonitor, recoverStaleSyncs } from '../../src/sync/recoverStaleSyncs.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const WORKER_TIMEOUT_MS = 1_000;

describe('triggerSync', () => {
  const bank = scriptedProvider();
  let app: TestApp;
  let connectionId: string;

  before(async () => {
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await linkConnection(app, '1');
  });
  after(() => app.close());
  beforeEach(async () => {
    await app.context.db('sync_logs').delete();
    await app.context
      .db('connections')
      .where({ id: connectionId })
      .update({ status: 'active', sync_cursor: 'earlier' });
    bank.pulls = [];
    bank.script = [page({ accounts: [checking], upserted: [purchase('a')], cursor: 'later' })];
  });

  const run = (id: string, signal = new AbortController().signal) => syncConnection(app.context, id, signal);
  const pulledFrom = () => bank.pulls.map(({ cursor }) => cursor);

  it('for all: names each connection that it skipped, with the reason', async () => {
    const { db } = app.context;
    const left = async (changes: object) => {
      const made = await createAccounts(db, ['Checking']);
      await db('connections').where({ id: made.connectionId }).update(changes);
      return made.connectionId;
    };
    const csv = await left({ provider: 'csv' });
    const failed = await left({ status: 'error' });
    const reauth = await left({ status: 'pending_reauth' });
    const removed = await left({ status: 'disconnected' });
    const syncing = await left({ status: 'active' });
    await app.post('/api/v1/sync', { connection_id: syncing });
    const { status, body } = await app.post('/api/v1/sync', { connection_id: null });
    expect([status, body]).to.deep.equal([
      202,
      {
        message: 'Syncs started: 1.',
        connection_id: null,
        sync_log_ids: await db('sync_logs').where({ connection_id: connectionId }).pluck('id'),
        skipped: [
          { connection_id: csv, reason: 'sync_not_supported' },
          { connection_id: failed, reason: 'error' },
          { connection_id: reauth, reason: 'pending_reauth' },
          { connection_id: removed, reason: 'disconnected' },
          { connection_id: syncing, reason: 'sync_in_progress' },
        ],
      },
    ]);
    await db('sync_logs').delete();
    await db('connections').whereNot({ id: connectionId }).update({ status: 'disconnected' });
  });

  it('full: pulls from no cursor and stores the new one; without it the stored cursor is used', async () => {
    const full = await app.post('/api/v1/sync', { connection_id: connectionId, full: true });
    expect([full.status, full.body.skipped]).to.deep.equal([202, []]);
    await run(full.body.sync_log_ids[0]);
    const next = await app.post('/api/v1/sync', { connection_id: connectionId });
    await run(next.body.sync_log_ids[0]);
    expect(pulledFrom()).to.deep.equal([null, 'later']);
  });

  it('full for all: each sync is full', async () => {
    const { body } = await app.post('/api/v1/sync', { full: true });
    for (const id of body.sync_log_ids) await run(id);
    expect(pulledFrom()).to.deep.equal([null]);
  });

  it('full: a sync that a worker releases at shutdown stays full', async () => {
    const { body } = await app.post('/api/v1/sync', { connection_id: connectionId, full: true });
    const draining = AbortSignal.abort();
    await run(body.sync_log_ids[0], draining);
    await run(body.sync_log_ids[0]);
    expect(pulledFrom().at(-1)).to.equal(null);
    expect((await app.get(`/api/v1/sync-logs/${body.sync_log_ids[0]}`)).body.status).to.equal('success');
  });

  it('full: the sync that follows a crashed full one is full too', async () => {
    const { db } = app.context;
    const { body } = await app.post('/api/v1/sync', { connection_id: connectionId, full: true });
    await db('sync_logs').where({ id: body.sync_log_ids[0] }).update({ worker: 'dead' });
    let at = 0;
    const heartbeats = new HeartbeatMonitor(WORKER_TIMEOUT_MS, () => at);
    await recoverStaleSyncs(app.context, heartbeats);
    at += WORKER_TIMEOUT_MS;
    expect(await recoverStaleSyncs(app.context, heartbeats)).to.equal(1);
    const successor = await db('sync_logs').where({ status: 'in_progress' }).first('id');
    await run(successor.id);
    expect(pulledFrom()).to.deep.equal([null]);
  });

  it('full: a CSV connection answers 409', async () => {
    const { db } = app.context;
    const { connectionId: csv } = await createAccounts(db, ['Card']);
    await db('connections').where({ id: csv }).update({ provider: 'csv' });
    const { status, body } = await app.post('/api/v1/sync', { connection_id: csv, full: true });
    expect([status, body.error.code]).to.deep.equal([409, 'SYNC_NOT_SUPPORTED']);
  });
});
