import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { createApiKey } from '../../../src/store/apiKeys.ts';
import { updateConnection } from '../../../src/store/connections.ts';
import { openSyncLog } from '../../../src/store/syncLogs.ts';
import { syncConnection } from '../../../src/sync/syncConnection.ts';
import { contract } from '../../support/contractDocument.ts';
import { type EventReader, openEvents, type ReadEvent } from '../../support/eventReader.ts';
import { linkConnection } from '../../support/linkedConnection.ts';
import { runSync } from '../../support/runSync.ts';
import type { ScriptedProvider } from '../../support/scriptedProvider.ts';
import { checking, page, purchase, scriptedProvider } from '../../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../../support/testApp.ts';
import { waitUntil } from '../../support/waitUntil.ts';

/** The streams of one process are served by one query a second, and a change is seen by the next but one. */
const SOON_MS = 3000;

describe('streamEvents', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;
  const readers: EventReader[] = [];
  let logins = 0;

  before(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await link();
  });
  afterEach(() => {
    for (const reader of readers.splice(0)) reader.leave();
  });
  after(() => app.close());

  /** Links a bank and syncs it once. */
  async function link(): Promise<string> {
    const token = String(++logins);
    bank.accounts = [{ ...checking, mask: token.padStart(4, '0') }];
    const id = await linkConnection(app, token);
    bank.script = [page({ accounts: bank.accounts, upserted: [purchase(`first of ${token}`)], cursor: '1' })];
    await runSync(app, id);
    return id;
  }

  async function open(key = app.keys.read_only, url = app.url): Promise<EventReader> {
    const reader = await openEvents(url, key);
    readers.push(reader);
    return reader;
  }

  async function openReady(key = app.keys.read_only, url = app.url): Promise<EventReader> {
    const reader = await open(key, url);
    await waitUntil('the present state is complete', () =>
      reader.events.some(({ event }) => event === 'ready'),
    );
    return reader;
  }

  const createKey = async (limits: object = {}) =>
    (await createApiKey(app.context.db, { name: 'listener', scope: 'read_only', ...limits }, new Date())).key;

  const syncsOf = (events: readonly ReadEvent[], id: string) =>
    events.flatMap(({ event, data }) => (event === 'sync' && data.connection_id === id ? [data] : []));

  const statusesOf = (events: readonly ReadEvent[], id: string) => [
    ...new Set(syncsOf(events, id).map(({ status }) => status)),
  ];

  /** Runs a sync in an app, and holds it between its only page and its end until the result is called. */
  async function startSync(runner: TestApp, id: string): Promise<{ finish(): Promise<void> }> {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { feed } = bank;
    if (!feed) throw new Error('The scripted bank has a feed.');
    const { pull } = feed;
    feed.pull = async function* () {
      yield page({ cursor: '2' });
      await released;
      yield page({ cursor: '3' });
    };
    const log = await openSyncLog(runner.context.db, id, 'manual', new Date());
    const running = syncConnection(runner.context, log ?? '', new AbortController().signal);
    return {
      async finish() {
        release();
        await running;
        feed.pull = pull;
      },
    };
  }

  /** Records the statements of the app, but not those that note when a key was used. */
  async function recordQueries(milliseconds: number): Promise<string[]> {
    const queries: string[] = [];
    const record = ({ sql }: { sql: string }) => {
      if (!sql.includes('last_used_at')) queries.push(sql);
    };
    app.context.db.on('query', record);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    app.context.db.removeListener('query', record);
    return queries;
  }

  it('begins with each connection and its latest sync, then says ready', async () => {
    const { events, headers } = await openReady();
    expect(events.map(({ event }) => event)).to.deep.equal(['connection', 'sync', 'ready']);
    const { body: connection } = await app.get(`/api/v1/connections/${connectionId}`);
    const { recent_sync: sync } = (await app.get(`/api/v1/connections/${connectionId}/status`)).body;
    expect(events[0]?.data).to.include({
      connection_id: connectionId,
      status: 'active',
      last_synced_at: connection.last_synced_at,
    });
    expect(syncsOf(events, connectionId)[0]).to.include({
      sync_log_id: sync.id,
      status: 'success',
      added_count: 1,
      fetched_count: 1,
      started_at: sync.started_at,
      completed_at: sync.completed_at,
    });
    expect(headers.get('content-type')).to.equal('text/event-stream');
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(headers.get('x-accel-buffering')).to.equal('no');
    expect(headers.has('content-length')).to.equal(false);
  });

  it('shows a sync that another process runs, from its start to its end', async () => {
    const other = await startTestApp({
      database: app.database,
      replacements: { providers: { plaid: bank } },
    });
    try {
      const { events } = await openReady();
      const before = events.length;
      const sync = await startSync(other, connectionId);
      await waitUntil(
        'the sync is seen in progress',
        () => statusesOf(events.slice(before), connectionId).includes('in_progress'),
        { withinMs: SOON_MS },
      );
      await sync.finish();
      await waitUntil(
        'its end is seen',
        () => statusesOf(events.slice(before), connectionId).includes('success'),
        { withinMs: SOON_MS },
      );
      const ids = new Set(syncsOf(events.slice(before), connectionId).map(({ sync_log_id: id }) => id));
      expect([...ids]).to.have.length(1);
      expect(syncsOf(events, connectionId).at(-1)).to.include({ error: null });
      expect(syncsOf(events, connectionId).at(-1)?.completed_at).to.match(/Z$/);
    } finally {
      await other.close();
    }
  });

  it('shows the end of a sync although the next one has begun', async () => {
    const { events } = await openReady();
    const first = await openSyncLog(app.context.db, connectionId, 'manual', new Date());
    await waitUntil('it is seen', () => syncsOf(events, connectionId).at(-1)?.sync_log_id === first);
    await app.database.db('sync_logs').where('id', first).update({
      status: 'error',
      error_code: 'INSTITUTION_DOWN',
      error: 'The bank is down.',
      completed_at: new Date(),
    });
    const second = await openSyncLog(app.context.db, connectionId, 'manual', new Date());
    const last = (id: string | null) =>
      syncsOf(events, connectionId).findLast(({ sync_log_id: each }) => each === id);
    await waitUntil('the second is seen', () => last(second)?.status === 'in_progress');
    expect(last(first)).to.include({ status: 'error', error_code: 'INSTITUTION_DOWN' });
    await app.database.db('sync_logs').whereIn('id', [first, second]).delete();
  });

  it('begins with the present state again when it is opened again, with a sync in progress', async () => {
    const first = await openReady();
    first.leave();
    const sync = await startSync(app, connectionId);
    await updateConnection(
      app.context.db,
      connectionId,
      { status: 'pending_reauth', error_code: 'ITEM_LOGIN_REQUIRED' },
      new Date(),
    );
    const { events } = await openReady();
    expect(statusesOf(events, connectionId)).to.deep.equal(['in_progress']);
    expect(events[0]?.data).to.include({ status: 'pending_reauth', error_code: 'ITEM_LOGIN_REQUIRED' });
    const before = events.length;
    await sync.finish();
    await updateConnection(app.context.db, connectionId, { status: 'active', error_code: null }, new Date());
    await waitUntil('the connection is seen to be active', () =>
      events
        .slice(before)
        .some(({ event, data }) => event === 'connection' && 'status' in data && data.status === 'active'),
    );
  });

  it('a limited key sees the syncs and connections in its reach, and never one outside', async () => {
    const outside = await link();
    const own = await app.database.db('accounts').where('connection_id', connectionId).first('id');
    const key = await createKey({ accountIds: [own.id] });
    const { events } = await openReady(key);
    const all = await openReady();
    await runSync(app, outside);
    await app.database.db('connections').where('id', outside).update({ institution_name: 'Other Bank' });
    const sync = await startSync(app, connectionId);
    await waitUntil('its own sync is seen', () => statusesOf(events, connectionId).includes('in_progress'));
    await sync.finish();
    await waitUntil('a key without limits sees the other', () =>
      JSON.stringify(all.events).includes('Other Bank'),
    );
    const text = JSON.stringify(events);
    expect(text).to.include(connectionId);
    expect(text).not.to.include(outside);

    // With a second account that the key does not reach, the syncs of the connection are out of its reach.
    const theirs = app.database.db('accounts').where('connection_id', outside);
    await theirs.clone().update({ connection_id: connectionId, external_id: 'moved' });
    const before = events.length;
    const { id } = await runSync(app, connectionId);
    await waitUntil('a key without limits sees that sync', () => JSON.stringify(all.events).includes(id));
    await openReady(key);
    expect(syncsOf(events.slice(before), connectionId)).to.deep.equal([]);
    await app.database
      .db('accounts')
      .where('external_id', 'moved')
      .update({ connection_id: outside, external_id: 'checking' });

    const moved = { connection_id: outside, external_id: 'moved' };
    await app.database.db('accounts').where('id', own.id).update(moved);
    await app.database.db('connections').where('id', connectionId).update({ institution_name: 'Renamed' });
    await waitUntil('the connection has left the reach', () =>
      events.some(({ event }) => event === 'connection_deleted'),
    );
    expect(JSON.stringify(events)).not.to.include('Renamed');
    const back = { connection_id: connectionId, external_id: 'checking' };
    await app.database.db('accounts').where('id', own.id).update(back);
  });

  it('ends when the key is revoked or has expired', async () => {
    const { id, key } = await createApiKey(
      app.context.db,
      { name: 'revoked', scope: 'read_only' },
      new Date(),
    );
    const expiring = await createKey({ expiresAt: new Date(Date.now() + 1500) });
    const [revoked, expired, valid] = [await openReady(key), await openReady(expiring), await openReady()];
    await app.delete(`/api/v1/api-keys/${id}`);
    let isValidEnded = false;
    void valid.ended.then(() => {
      isValidEnded = true;
    });
    await Promise.all([revoked.ended, expired.ended]);
    expect(isValidEnded).to.equal(false);
  });

  it('a key has at most ten streams; the next gets 429 until one is closed', async () => {
    const key = await createKey();
    for (let count = 0; count < 10; count++) await open(key);
    const answer = await app.get('/api/v1/events', { key });
    expect([answer.status, answer.body.error.code, answer.headers.get('retry-after')]).to.deep.equal([
      429,
      'RATE_LIMITED',
      '10',
    ]);
    expect((await app.get('/api/v1/events')).status).to.equal(200);
    readers.pop()?.leave();
    await waitUntil(
      'another may open',
      async () => (await app.get('/api/v1/events', { key })).status === 200,
    );
  });

  it('fifty streams cost one query a second', async () => {
    for (let keys = 0; keys < 5; keys++) {
      const key = await createKey();
      await Promise.all(Array.from({ length: 10 }, () => openReady(key)));
    }
    const queries = await recordQueries(3000);
    expect(queries.length).to.be.within(2, 4);
    for (const sql of queries) expect(sql).to.include('valid_key_ids');
  });

  it('sends no query while nobody listens', async () => {
    await waitUntil('nobody listens', async () => (await recordQueries(1500)).length === 0);
  });

  it('ends when the server shuts down, which does not wait for it', async () => {
    const other = await startTestApp({ database: app.database });
    const streams = [
      await openReady(app.keys.read_only, other.url),
      await openReady(app.keys.full_access, other.url),
    ];
    const startedAt = performance.now();
    await other.close({ abruptly: false });
    await Promise.all(streams.map(({ ended }) => ended));
    expect(performance.now() - startedAt).to.be.below(3000);
  });

  it('every event has the schema that the contract states', async () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile({
      ...(contract.components.schemas['ServerEvents'] as object),
      components: contract.components,
      additionalProperties: false,
      minProperties: 1,
    });
    const { events } = await openReady();
    const sync = await startSync(app, connectionId);
    await waitUntil('it is seen', () => statusesOf(events, connectionId).includes('in_progress'));
    await sync.finish();
    for (const { event, data } of events) {
      expect(validate({ [event]: data }), JSON.stringify(validate.errors)).to.equal(true);
    }
  });
});
