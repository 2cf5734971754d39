import { expect } from 'chai';
import { ProviderError } from '../../src/providers/provider.ts';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { HeartbeatMonitor, recoverStaleSyncs } from '../../src/sync/recoverStaleSyncs.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const MINUTE = 60_000;

describe('a sync whose worker died', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;

  before(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await linkConnection(app, 'one');
  });
  after(() => app.close());
  beforeEach(() => app.context.db('sync_logs').delete());

  const logs = async () => {
    const rows = await app.context.db('sync_logs').orderBy(['started_at', 'id']);
    return rows.map(({ status, error_code, trigger }) => `${trigger} ${status} ${error_code ?? '-'}`);
  };

  async function openWith(changes: object): Promise<string> {
    const id = (await openSyncLog(app.context.db, connectionId, 'webhook', new Date())) ?? '';
    await app.context.db('sync_logs').where({ id }).update(changes);
    return id;
  }

  it('is restarted by only one of two processes that find it at the same time', async () => {
    await openWith({ worker: 'dead', started_at: new Date(Date.now() - MINUTE) });
    let elapsedMs = 0;
    const processes = Array.from({ length: 5 }, () => new HeartbeatMonitor(MINUTE, () => elapsedMs));
    const look = () => Promise.all(processes.map((heartbeats) => recoverStaleSyncs(app.context, heartbeats)));
    await look();
    elapsedMs = MINUTE;
    const healed = await look();
    expect(healed.reduce((sum, each) => sum + each, 0)).to.equal(1);
    expect(await logs()).to.deep.equal(['webhook error SYNC_INTERRUPTED', 'webhook in_progress -']);
  });

  it('a worker whose sync another one has taken over writes nothing', async () => {
    const id = await openWith({ worker: null });
    const { feed } = bank;
    if (!feed) throw new Error('The scripted bank has a feed.');
    const { pull } = feed;
    feed.pull = async function* () {
      yield page({ accounts: bank.accounts, upserted: [purchase('late')], cursor: 'late' });
      await app.context.db('sync_logs').where({ id }).update({ worker: 'another' });
    };
    await syncConnection(app.context, id, new AbortController().signal);
    feed.pull = pull;
    const row = await app.context.db('connections').where({ id: connectionId }).first();
    expect([row.sync_cursor, await app.context.db('transactions')]).to.deep.equal([null, []]);
    expect(await logs()).to.deep.equal(['webhook in_progress -']);
  });

  it('a sync whose next page does not come fails with SYNC_TIMEOUT', async () => {
    const id = await openWith({ worker: null });
    const { feed } = bank;
    if (!feed) throw new Error('The scripted bank has a feed.');
    const { pull } = feed;
    // Like an HTTP client whose request is aborted.
    feed.pull = async function* (_credentials, { signal }) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw new ProviderError('temporary', 'STOPPED', 'The call was cancelled.');
    };
    await syncConnection(app.context, id, new AbortController().signal, { pageLimitMs: 50 });
    feed.pull = pull;
    expect(await logs()).to.deep.equal(['webhook error SYNC_TIMEOUT']);
  });
});
