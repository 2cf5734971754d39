import { expect } from 'chai';
import { claimSyncLog, closeSyncLog, openSyncLog } from '../../src/store/syncLogs.ts';
import { HeartbeatMonitor, recoverStaleSyncs } from '../../src/sync/recoverStaleSyncs.ts';
import { requestDueSyncs } from '../../src/sync/requestSync.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const HOUR = 3_600_000;
const WORKER = '6b1f6c0e-5a51-4d3c-9a44-0a7b1f1f8f11';

describe('recoverStaleSyncs', () => {
  let app: TestApp;
  let connectionId: string;
  let now: Date;
  let elapsedMs: number;
  let heartbeats: HeartbeatMonitor;

  before(async () => {
    now = new Date('2026-06-01T12:00:00Z');
    app = await startTestApp({ replacements: { clock: { now: () => now } } });
  });
  after(() => app.close());

  beforeEach(async () => {
    await app.context.db('sync_logs').delete();
    ({ connectionId } = await createAccounts(app.context.db, ['checking']));
    elapsedMs = 0;
    heartbeats = new HeartbeatMonitor(60_000, () => elapsedMs);
  });

  const look = () => recoverStaleSyncs(app.context, heartbeats);
  const open = async () => {
    const id = await openSyncLog(app.context.db, connectionId, 'manual', now);
    if (!id) throw new Error('a sync is in progress');
    return id;
  };
  const beat = (id: string) =>
    app.context.db('sync_logs').where({ id }).update({ heartbeat_at: now, worker: WORKER });
  const logs = async () =>
    (await app.context.db('sync_logs').where('connection_id', connectionId).orderBy('id')).map((log) => [
      log.status,
      log.trigger,
      log.error_code,
    ]);

  for (const [how, jump] of [
    ['an hour ahead', HOUR],
    ['a day ahead', 24 * HOUR],
    ['an hour back', -HOUR],
  ] as const) {
    it(`closes no live sync when the clock is set ${how}`, async () => {
      const id = await open();
      await claimSyncLog(app.context.db, id, WORKER, now);
      expect(await look()).to.equal(0);
      now = new Date(now.getTime() + jump);
      expect(await look()).to.equal(0);
      elapsedMs += 60_000;
      await beat(id);
      expect(await look()).to.equal(0);
      expect(await logs()).to.deep.equal([['in_progress', 'manual', null]]);
    });
  }

  it('a sync that crashes its worker repeatedly is restarted a few times, then with a backoff', async () => {
    await open();
    for (let interruptions = 1; interruptions <= 5; interruptions++) {
      const [{ id }] = await app.context.db('sync_logs').where('status', 'in_progress');
      await claimSyncLog(app.context.db, id, WORKER, now);
      await look();
      elapsedMs += 60_000;
      expect(await look()).to.equal(1);
    }
    const interrupted = ['error', 'cron', 'SYNC_INTERRUPTED'];
    expect(await logs()).to.deep.equal([
      ['error', 'manual', 'SYNC_INTERRUPTED'],
      ...Array.from({ length: 4 }, () => interrupted),
    ]);
    const connection = await app.context.db('connections').where('id', connectionId).first();
    expect([connection.status, connection.error_code, connection.consecutive_failures]).to.deep.equal([
      'error',
      'SYNC_INTERRUPTED',
      1,
    ]);
    expect(connection.next_sync_at.getTime() - now.getTime()).to.be.within(HOUR / 4, HOUR / 4 + HOUR / 6);
  });

  for (const [how, jump] of [
    ['stays', 0],
    ['is set an hour back', -HOUR],
  ] as const) {
    it(`closes a silent sync and starts another when the clock ${how}`, async () => {
      const id = await open();
      await claimSyncLog(app.context.db, id, WORKER, now);
      expect(await look()).to.equal(0);
      now = new Date(now.getTime() + jump);
      elapsedMs += 60_000;
      expect(await look()).to.equal(1);
      expect(await logs()).to.have.deep.members([
        ['error', 'manual', 'SYNC_INTERRUPTED'],
        ['in_progress', 'cron', null],
      ]);
    });
  }

  it('closes a queued sync without a job only after five minutes', async () => {
    await open();
    await look();
    elapsedMs += 60_000;
    expect(await look()).to.equal(0);
    elapsedMs += 240_000;
    expect(await look()).to.equal(1);
  });

  it('getConnectionStatus: a sync that was recorded by a clock ahead does not hide later ones', async () => {
    const { db } = app.context;
    const right = now;
    now = new Date(right.getTime() + 24 * HOUR);
    const shown = async () =>
      (await app.get(`/api/v1/connections/${connectionId}/status`)).body.recent_sync.id;
    const ahead = await open();
    now = right;
    expect(await shown()).to.equal(ahead);
    await closeSyncLog(db, ahead, { status: 'success' }, now);
    const later = await open();
    await closeSyncLog(db, later, { status: 'success' }, now);
    expect(await shown()).to.equal(later);
  });

  it('a connection whose next sync is later than any schedule allows is due', async () => {
    const due = async (inHours: number) => {
      const next = { next_sync_at: new Date(now.getTime() + inHours * HOUR), status: 'active' };
      await app.context
        .db('connections')
        .where('id', connectionId)
        .update({ ...next, provider: 'plaid' });
      return requestDueSyncs(app.context);
    };
    expect([await due(12), await due(24), await due(36)]).to.deep.equal([0, 0, 1]);
  });
});
