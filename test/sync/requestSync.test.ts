import { expect } from 'chai';
import { lockConnection } from '../../src/store/connections.ts';
import { closeSyncLog, openSyncLog } from '../../src/store/syncLogs.ts';
import { requestDueSyncs, requestSync } from '../../src/sync/requestSync.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { isWaitingForLock } from '../support/waitingForLocks.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('requestSync', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  const now = new Date();

  async function connect(): Promise<string> {
    return (await createAccounts(app.context.db, ['Checking'])).connectionId;
  }

  async function logsOf(connectionId: string) {
    return app.context
      .db('sync_logs')
      .where('connection_id', connectionId)
      .orderBy('started_at')
      .select('trigger', 'status');
  }

  it('a webhook during a sync is answered by another sync, even if the process dies in between', async () => {
    const connectionId = await connect();
    const running = await openSyncLog(app.context.db, connectionId, 'manual', now);
    await requestSync(app.context, connectionId, 'webhook');
    await requestSync(app.context, connectionId, 'webhook');
    // The sync ends, and its process dies before it checks for a stored request.
    await closeSyncLog(app.context.db, running ?? '', { status: 'success' }, now);

    expect(await requestDueSyncs(app.context)).to.equal(1);
    expect(await requestDueSyncs(app.context)).to.equal(0);
    expect(await logsOf(connectionId)).to.deep.equal([
      { trigger: 'manual', status: 'success' },
      { trigger: 'webhook', status: 'in_progress' },
    ]);
  });

  it('any sync that starts answers a stored request', async () => {
    const connectionId = await connect();
    const running = await openSyncLog(app.context.db, connectionId, 'manual', now);
    await requestSync(app.context, connectionId, 'webhook');
    await closeSyncLog(app.context.db, running ?? '', { status: 'success' }, now);

    const next = await requestSync(app.context, connectionId, 'manual');
    await closeSyncLog(app.context.db, next?.syncLogId ?? '', { status: 'success' }, now);

    expect(await requestDueSyncs(app.context)).to.equal(0);
  });

  it('a sync that waits for the one before to commit starts when that one is complete', async () => {
    const connectionId = await connect();
    const running = await openSyncLog(app.context.db, connectionId, 'manual', now);
    let requested: Promise<unknown> = Promise.resolve();
    const completedAt = await app.context.db.transaction(async (trx) => {
      await lockConnection(trx, connectionId);
      requested = requestSync(app.context, connectionId, 'webhook');
      await waitUntil('the request waits for the commit', () => isWaitingForLock(app.context.db));
      const completed = app.context.clock.now();
      await closeSyncLog(trx, running ?? '', { status: 'success' }, completed);
      return completed;
    });
    await requested;
    const [next] = await app.context
      .db('sync_logs')
      .where({ connection_id: connectionId, status: 'in_progress' })
      .select('started_at');
    expect(next.started_at.getTime()).to.be.at.least(completedAt.getTime());
  });
});
