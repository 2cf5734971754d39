import { expect } from 'chai';
import { type FeedEvent, ProviderError } from '../../src/providers/provider.ts';
import { releaseSyncLog } from '../../src/store/syncLogs.ts';
import { HeartbeatMonitor, recoverStaleSyncs } from '../../src/sync/recoverStaleSyncs.ts';
import { requestDueSyncs, requestSync } from '../../src/sync/requestSync.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

const WORKER_TIMEOUT_MS = 2_000;

/** A sync whose worker dies, stalls, is told to stop, or is slow to store a batch. */
describe('a sync that is interrupted', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;
  let nextToken = 1;

  beforeEach(async () => {
    bank = scriptedProvider();
    app = await startTestApp({
      replacements: { providers: { plaid: bank } },
      env: { WORKER_TIMEOUT_SECONDS: String(WORKER_TIMEOUT_MS / 1000) },
    });
    connectionId = await linkConnection(app, String(nextToken++));
    await app.context.db('connections').update({ next_sync_at: null });
  });
  afterEach(() => app.close());

  const logs = () => app.context.db('sync_logs').where('connection_id', connectionId).orderBy('started_at');
  const connection = () => app.context.db('connections').where('id', connectionId).first();
  const stored = () => app.context.db('transactions').orderBy('external_id').pluck('external_id');
  const staged = () => app.context.db('staged_changes');

  async function request(): Promise<string> {
    const opened = await requestSync(app.context, connectionId, 'webhook');
    if (!opened) throw new Error('a sync is in progress');
    return opened.syncLogId;
  }

  /** Each pull of the feed delivers the next script. A function in it is called after the events before it are staged. */
  function deliver(...scripts: (FeedEvent | (() => unknown))[][]): void {
    bank.feed = {
      async *pull() {
        let delivered = 0;
        for (const step of scripts.shift() ?? []) {
          if (typeof step === 'function') {
            // A page is requested while the one before it is staged.
            await waitUntil(
              'the delivered changes are staged',
              async () => (await staged()).length >= delivered,
            );
            await step();
          } else {
            if (step.kind === 'page') delivered += step.page.upserted.length;
            yield step;
          }
        }
      },
      listAccounts: async () => bank.accounts,
    };
  }

  const first = page({ accounts: [checking], upserted: [purchase('a'), purchase('b')] });
  const last = page({ upserted: [purchase('c')], cursor: 'one' });

  function gate() {
    let pass = () => {};
    let arrive = () => {};
    const passed = new Promise<void>((resolve) => {
      pass = resolve;
    });
    const reached = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const wait = () => {
      arrive();
      return passed;
    };
    return { wait, reached, open: () => pass() };
  }

  /** Blocks every write of transactions until the returned function is called. */
  async function blockSyncs(): Promise<() => Promise<void>> {
    const hold = await app.database.db.transaction();
    await hold.raw('lock table transactions in share mode');
    return async () => void (await hold.rollback());
  }

  const isApplying = async () => {
    const { rows } = await app.database.db.raw(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
         and query like '%insert into transactions%'`,
    );
    return rows.length > 0;
  };

  /** Checks twice, with more than a worker timeout in between. */
  async function closeStale(inBetween = async () => {}): Promise<number> {
    let elapsedMs = 0;
    const heartbeats = new HeartbeatMonitor(WORKER_TIMEOUT_MS, () => elapsedMs);
    await recoverStaleSyncs(app.context, heartbeats);
    await inBetween();
    elapsedMs = WORKER_TIMEOUT_MS;
    return recoverStaleSyncs(app.context, heartbeats);
  }

  const running = (id: string, stopping = new AbortController().signal) =>
    syncConnection(app.context, id, stopping);

  it('a worker that counted as dead does not touch what its successor pulled', async () => {
    const [stalled, successor] = [gate(), gate()];
    deliver([first, stalled.wait, last], [first, successor.wait, last]);
    const id = await request();
    const before = running(id);
    await stalled.reached;
    // A heartbeat may come between the two checks.
    await waitUntil('the stale sync is closed', async () => (await closeStale()) === 1);
    // A successor has the same log or a new one.
    const open = (await logs()).find(({ status }) => status === 'in_progress');
    const after = running(open.id);
    await successor.reached;
    stalled.open();
    await before;
    successor.open();
    await after;
    expect(await stored()).to.deep.equal(['a', 'b', 'c']);
    expect((await logs()).map(({ status }) => status)).to.deep.equal(['error', 'success']);
    expect(await staged()).to.deep.equal([]);
  });

  it('a worker that shuts down does not touch what its successor pulled', async () => {
    const [held, taken] = [gate(), gate()];
    deliver([first, held.wait, last], [first, taken.wait, last]);
    const id = await request();
    const stopping = new AbortController();
    // The job reaches the other worker before the first one has discarded its staged changes.
    let after: Promise<unknown> | undefined;
    const queue = {
      ...app.context.queue,
      enqueueSync: async () => {
        after = running(id);
        await taken.reached;
      },
    };
    const before = syncConnection({ ...app.context, queue }, id, stopping.signal);
    await held.reached;
    stopping.abort();
    held.open();
    await before;
    taken.open();
    await after;
    expect(await stored()).to.deep.equal(['a', 'b', 'c']);
    expect((await logs()).map(({ status, attempts }) => [status, attempts])).to.deep.equal([['success', 2]]);
  });

  it('while a batch is stored, the heartbeat continues and the API does not wait', async () => {
    deliver([first, last]);
    const id = await request();
    const release = await blockSyncs();
    const sync = running(id);
    try {
      await waitUntil('the sync is applying its changes', isApplying);
      const beat = async () => {
        const { heartbeat_at: before } = (await logs())[0];
        await waitUntil('the sync has sent a heartbeat', async () => (await logs())[0].heartbeat_at > before);
      };
      expect(await closeStale(beat)).to.equal(0);
      const refusal = await app.post('/api/v1/sync', { connection_id: connectionId });
      expect([refusal.status, refusal.body.error?.code]).to.deep.equal([409, 'SYNC_IN_PROGRESS']);
      const paused = await app.patch(`/api/v1/connections/${connectionId}`, { paused: true });
      expect(paused.status).to.equal(200);
    } finally {
      await release();
      await sync;
    }
    expect(await stored()).to.deep.equal(['a', 'b', 'c']);
    expect([(await logs())[0].status, (await connection()).paused]).to.deep.equal(['success', true]);
  });

  it('a sync that was closed while its batch was stored leaves no row and no cursor', async () => {
    deliver([first, last]);
    const id = await request();
    const release = await blockSyncs();
    const sync = running(id);
    try {
      await waitUntil('the sync is applying its changes', isApplying);
      // As if the heartbeat had stopped for too long.
      await app.context.db('sync_logs').where({ id }).update({ status: 'error', completed_at: new Date() });
    } finally {
      await release();
      await sync;
    }
    expect([await stored(), (await connection()).sync_cursor]).to.deep.equal([[], null]);
    expect((await logs()).map(({ status }) => status)).to.deep.equal(['error']);
  });

  it('deleteConnection: while a batch is stored, removes the connection and nothing of the batch stays', async () => {
    deliver([first, last]);
    const id = await request();
    const release = await blockSyncs();
    const sync = running(id);
    try {
      await waitUntil('the sync is applying its changes', isApplying);
      expect((await app.delete(`/api/v1/connections/${connectionId}`)).status).to.equal(200);
    } finally {
      await release();
      await sync;
    }
    expect(await stored()).to.deep.equal([]);
    expect([(await connection()).status, (await logs())[0].error_code]).to.deep.equal([
      'disconnected',
      'CONNECTION_DISCONNECTED',
    ]);
  });

  it("a webhook's request that a worker stored before it died is answered by a sync", async () => {
    await app.context.db('connections').where('id', connectionId).update({ sync_requested_at: new Date() });
    expect(await requestDueSyncs(app.context)).to.equal(1);
    expect((await connection()).sync_requested_at).to.equal(null);
    expect((await logs()).map(({ status }) => status)).to.deep.equal(['in_progress']);
  });

  it('a login whose process died before it requested the first sync is synced', async () => {
    const crash = { ...app.context.queue, enqueueSync: () => Promise.reject(new Error('killed')) };
    const { queue } = app.context;
    Object.assign(app.context, { queue: crash });
    const { body: user } = await app.post('/api/v1/users', { name: 'Sam' });
    bank.accounts = [{ ...checking, name: 'Another' }];
    await app.post('/api/v1/connections', {
      user_id: user.id,
      provider: 'plaid',
      credentials: { public_token: 'another' },
    });
    Object.assign(app.context, { queue });
    const { id } = await app.context.db('connections').whereNot('id', connectionId).first();
    // Killed even earlier, before the sync's log was inserted.
    await app.context.db('sync_logs').where('connection_id', id).delete();
    expect(await requestDueSyncs(app.context)).to.equal(1);
    expect(await app.context.db('sync_logs').where('connection_id', id)).to.have.length(1);
  });

  it('a stale sync is closed and another one opened in one transaction, so that a crash in between loses nothing', async () => {
    const id = await request();
    await app.context.db('sync_logs').where({ id }).update({ worker: 'dead' });
    await app.context.db.raw(`
      create function crash() returns trigger language plpgsql as $$ begin raise 'crash'; end $$;
      create trigger crash before insert on sync_logs for each row execute function crash()`);
    await closeStale().catch(() => undefined);
    expect((await logs()).map(({ status }) => status)).to.deep.equal(['in_progress']);
    await app.context.db.raw('drop trigger crash on sync_logs');
    expect(await closeStale()).to.equal(1);
    expect((await logs()).map(({ status }) => status).sort()).to.deep.equal(['error', 'in_progress']);
  });

  it('the staged changes of a dead worker are discarded when its sync is closed', async () => {
    const stalled = gate();
    deliver([first, stalled.wait, last]);
    const id = await request();
    const sync = running(id);
    await stalled.reached;
    // A heartbeat may come between the two checks.
    await waitUntil('the stale sync is closed', async () => (await closeStale()) === 1);
    expect(await staged()).to.deep.equal([]);
    stalled.open();
    await sync;
  });

  it('a released sync can be claimed by another worker, and nothing is staged for it', async () => {
    const held = gate();
    deliver([first, held.wait, last]);
    const id = await request();
    const stopping = new AbortController();
    const sync = running(id, stopping.signal);
    await held.reached;
    stopping.abort();
    held.open();
    await sync;
    const [log] = await logs();
    expect([log.status, log.worker, await staged()]).to.deep.equal(['in_progress', null, []]);
    expect(await releaseSyncLog(app.context.db, id, 'nobody', new Date())).to.equal(false);
  });

  it('staged changes that PostgreSQL loses in a crash are fetched again', async () => {
    // In recovery it empties every table that is not in its log.
    const crash = () => app.context.db.raw('truncate staged_changes');
    deliver([first, crash, last], [first, last]);
    await running(await request());
    expect(await stored()).to.deep.equal([]);
    expect((await connection()).sync_cursor).to.equal(null);
    await running(await request());
    expect(await stored()).to.deep.equal(['a', 'b', 'c']);
    expect((await logs()).map(({ status, error_code }) => [status, error_code])).to.deep.equal([
      ['error', 'STAGED_CHANGES_LOST'],
      ['success', null],
    ]);
  });

  it('a page that cannot be stored cancels the running call for the next one', async () => {
    await app.context.db.raw(`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'refused'; end $$;
      create trigger refuse before insert on staged_changes for each row execute function refuse()`);
    const waiting = gate();
    bank.feed = {
      async *pull(_credentials, { signal }) {
        yield first;
        // Like an HTTP client whose request is aborted.
        signal.addEventListener('abort', waiting.open);
        await waiting.wait();
        throw new ProviderError('temporary', 'STOPPED', 'The call was cut off.');
      },
      listAccounts: async () => bank.accounts,
    };
    await running(await request());
    expect((await logs()).map(({ status, error_code }) => [status, error_code])).to.deep.equal([
      ['error', 'INTERNAL_ERROR'],
    ]);
  });
});
