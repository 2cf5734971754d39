import { expect } from 'chai';
import { newId, newShortId } from '../../src/domain/ids.ts';
import {
  jitterMs,
  latestNextSync,
  nextSyncAfterFailure,
  nextSyncAfterIntervalChange,
  nextSyncAfterSuccess,
} from '../../src/domain/schedule.ts';
import { createDefinitions } from '../../src/jobs/definitions.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { findDueConnections } from '../../src/store/connections.ts';
import { keepRequest } from '../../src/store/idempotencyKeys.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('schedule', () => {
  let app: TestApp;
  let connectionId: string;
  before(async () => {
    app = await startTestApp();
    ({ connectionId } = await createAccounts(app.context.db, ['Checking']));
  });
  after(() => app.close());

  it('each connection has its own constant jitter of 0 to 10 minutes', () => {
    const ids = Array.from({ length: 200 }, () => newId());
    const jitters = ids.map(jitterMs);
    expect(ids.map(jitterMs)).to.deep.equal(jitters);
    expect(Math.min(...jitters)).to.be.within(0, MINUTE);
    expect(Math.max(...jitters)).to.be.within(9 * MINUTE, 10 * MINUTE);
    const now = new Date();
    for (const hours of [4, 8, 12, 24]) {
      const next = nextSyncAfterSuccess(connectionId, hours, now).getTime() - now.getTime();
      expect(next).to.equal(hours * HOUR + jitterMs(connectionId));
    }
  });

  it('failures back off 15 minutes, doubled each time, to four hours', () => {
    const now = new Date();
    const waits = [1, 2, 3, 4, 5, 6, 50].map(
      (failures) =>
        (nextSyncAfterFailure(connectionId, failures, now).getTime() -
          now.getTime() -
          jitterMs(connectionId)) /
        MINUTE,
    );
    expect(waits).to.deep.equal([15, 30, 60, 120, 240, 240, 240]);
  });

  it('a new interval counts from the last sync; a failing connection keeps an earlier retry, or none if it had none', () => {
    const lastSyncedAt = new Date('2026-11-20T00:00:00Z');
    const later = (milliseconds: number) => new Date(lastSyncedAt.getTime() + milliseconds);
    const regular = later(8 * HOUR + jitterMs(connectionId));
    const cases = [
      { status: 'active', last: lastSyncedAt, planned: later(12 * HOUR), expected: regular },
      { status: 'error', last: lastSyncedAt, planned: later(HOUR), expected: later(HOUR) },
      { status: 'error', last: lastSyncedAt, planned: later(20 * HOUR), expected: regular },
      { status: 'error', last: lastSyncedAt, planned: null, expected: null },
      { status: 'error', last: null, planned: later(HOUR), expected: later(HOUR) },
    ];
    for (const { status, last, planned, expected } of cases) {
      const connection = { id: connectionId, status, last_synced_at: last, next_sync_at: planned };
      expect(nextSyncAfterIntervalChange(connection, 8)).to.deep.equal(expected);
    }
  });

  it('updateConnection: a longer interval during backoff does not move the retry', async () => {
    const { db } = app.context;
    const retryAt = new Date(Date.now() + 15 * MINUTE);
    await db('connections')
      .where({ id: connectionId })
      .update({ status: 'error', last_synced_at: new Date(), next_sync_at: retryAt });
    const { body } = await app.patch(`/api/v1/connections/${connectionId}`, { sync_interval_hours: 24 });
    expect(body.next_sync_at).to.equal(retryAt.toISOString());
  });

  it('getConnection: next_sync_at is null for a connection without a schedule, also after a change of the interval', async () => {
    const { db } = app.context;
    const well = { status: 'active', provider: 'plaid', paused: false };
    for (const changes of [
      { status: 'pending_reauth' },
      { status: 'disconnected' },
      { paused: true },
      { provider: 'csv' },
    ]) {
      await db('connections')
        .where({ id: connectionId })
        .update({ ...well, ...changes, last_synced_at: new Date(), next_sync_at: new Date() });
      await app.patch(`/api/v1/connections/${connectionId}`, { sync_interval_hours: 4 });
      const { body } = await app.get(`/api/v1/connections/${connectionId}`);
      expect(body.next_sync_at, JSON.stringify(changes)).to.equal(null);
    }
    await db('connections').where({ id: connectionId }).update(well);
  });

  it('active and failing connections are due, unless they are paused, pending_reauth, removed, CSV or syncing', async () => {
    const { db } = app.context;
    const now = new Date();
    const isDue = async (changes: object) => {
      const well = {
        status: 'active',
        provider: 'plaid',
        paused: false,
        next_sync_at: now,
        sync_requested_at: null,
      };
      await db('connections')
        .where({ id: connectionId })
        .update({ ...well, ...changes });
      return (await findDueConnections(db, { now, latest: latestNextSync(now) }, 10)).some(
        ({ id }) => id === connectionId,
      );
    };
    expect([await isDue({}), await isDue({ status: 'error' })]).to.deep.equal([true, true]);
    const rest = [
      { paused: true },
      { status: 'pending_reauth' },
      { status: 'disconnected' },
      { provider: 'csv' },
      { next_sync_at: null },
      { next_sync_at: new Date(now.getTime() + 1) },
    ];
    for (const changes of rest) expect(await isDue(changes), JSON.stringify(changes)).to.equal(false);
    await db('sync_logs').insert({
      id: newId(),
      short_id: newShortId(),
      connection_id: connectionId,
      trigger: 'cron',
      status: 'in_progress',
      started_at: now,
      heartbeat_at: now,
    });
    expect(await isDue({})).to.equal(false);
    await db('sync_logs').delete();
  });

  it('revoke removed connections: an access that a dead process did not revoke is revoked, but not while it is being linked', async () => {
    const { db } = app.context;
    const owed = async (minutesAgo: number) => {
      await db('connections')
        .where({ id: connectionId })
        .update({
          status: 'disconnected',
          revocation_pending: true,
          updated_at: new Date(Date.now() - minutesAgo * MINUTE),
        });
      const asked: string[] = [];
      const queue = { ...app.context.queue, enqueueRevocation: async (id: string) => void asked.push(id) };
      const context = { ...app.context, queue };
      const definitions = createDefinitions(
        () => context,
        { listWaiting: async () => [], deleteFailed: async () => 0 },
        context.config,
      );
      await definitions['revoke removed connections'].run({}, new AbortController().signal);
      return asked;
    };
    expect([await owed(9), await owed(11)]).to.deep.equal([[], [connectionId]]);
  });

  it('prune history: syncs are kept for 90 days, deliveries and keys of the dashboard for 30, answers for one, and a running sync is never deleted', async () => {
    const { db } = app.context;
    const ago = (days: number) => new Date(Date.now() - days * DAY);
    const sync = (days: number, status: string) => ({
      id: newId(),
      short_id: newShortId(),
      connection_id: connectionId,
      trigger: 'cron',
      status,
      started_at: ago(days),
      heartbeat_at: ago(days),
    });
    const delivery = (days: number) => ({
      id: newId(),
      short_id: newShortId(),
      provider: 'plaid',
      digest: Buffer.from(`${days}`),
      event_type: 'TRANSACTIONS.DEFAULT_UPDATE',
      payload: JSON.stringify({}),
      status: 'ignored',
      received_at: ago(days),
    });
    await db('sync_logs').insert([sync(91, 'success'), sync(89, 'error'), sync(91, 'in_progress')]);
    await db('webhook_events').insert([delivery(31), delivery(29)]);
    const { id: apiKeyId } = await db('api_keys').first();
    const kept = { requestDigest: Buffer.alloc(32), progress: {}, answer: null };
    for (const days of [0.9, 1.1]) await keepRequest(db, { apiKeyId, key: `${days}` }, kept, ago(days));
    const dashboardKey = (daysSinceExpiry: number) =>
      createApiKey(
        db,
        {
          name: `${daysSinceExpiry}`,
          scope: 'full_access',
          expiresAt: ago(daysSinceExpiry),
          isDashboardSession: true,
        },
        ago(40),
      );
    const [, , named] = [await dashboardKey(31), await dashboardKey(29), await dashboardKey(32)];
    await db('operations').insert({
      id: newId(),
      kind: 'apply_rule',
      api_key_id: named.id,
      created_at: ago(1),
    });
    const forgotten: Date[] = [];
    const queue = {
      listWaiting: async () => [],
      deleteFailed: async (before: Date) => forgotten.push(before),
    };
    const definitions = createDefinitions(() => app.context, queue, app.context.config);
    await definitions['prune history'].run({}, new AbortController().signal);
    const days = (dates: Date[]) =>
      dates.map((date) => Math.round((Date.now() - date.getTime()) / DAY)).sort();
    const logs = await db('sync_logs').select('started_at', 'status');
    expect(logs.map(({ status }) => status).sort()).to.deep.equal(['error', 'in_progress']);
    expect(days(await db('webhook_events').pluck('received_at'))).to.deep.equal([29]);
    expect(await db('idempotency_keys').pluck('key')).to.deep.equal(['0.9']);
    expect(
      await db('api_keys').where('is_dashboard_session', true).orderBy('name').pluck('name'),
    ).to.deep.equal([
      '29',
      // An operation of the last 30 days names it.
      '32',
    ]);
    expect(days(forgotten)).to.deep.equal([7]);
    expect(definitions['prune history'].every).to.equal('1 day');
  });
});
