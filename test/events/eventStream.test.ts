import { once } from 'node:events';
import { expect } from 'chai';
import type { Schema } from '../../src/contract.ts';
import { createEventStreams } from '../../src/events/createEventStreams.ts';
import { EventStream } from '../../src/events/eventStream.ts';
import { createLogger } from '../../src/log.ts';
import { createDatabase } from '../../src/postgres/database.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { createTestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

const KEY = { id: '01234567-89ab-7def-8123-456789abcdef', reach: null };
const CONNECTION_ID = '11234567-89ab-7def-8123-456789abcdef';

const connection = (parts: Partial<Schema<'ConnectionEvent'>> = {}): Schema<'ConnectionEvent'> => ({
  connection_id: CONNECTION_ID,
  institution_name: 'First Platypus Bank',
  status: 'active',
  error_code: null,
  error_message: null,
  last_synced_at: null,
  ...parts,
});

describe('EventStream', () => {
  it('sends what has changed, and nothing twice', () => {
    const stream = new EventStream(KEY, 20_000);
    const state = { connections: [connection()], syncs: [] };
    stream.update(state);
    expect(String(stream.read())).to.match(/^event: connection\ndata: {.*}\n\nevent: ready\ndata: {.*}\n\n$/);
    stream.update(structuredClone(state));
    expect(stream.read()).to.equal(null);
    stream.update({ connections: [connection({ status: 'error' })], syncs: [] });
    expect(String(stream.read())).to.match(/^event: connection\ndata: {.*"status":"error".*}\n\n$/);
    stream.update({ connections: [], syncs: [] });
    expect(String(stream.read())).to.equal(
      `event: connection_deleted\ndata: {"connection_id":"${CONNECTION_ID}"}\n\n`,
    );
  });

  it('keeps names with line breaks and other markup inside of one line of data', () => {
    const stream = new EventStream(KEY, 20_000);
    const name = 'Bank\n\nevent: ready\ndata: {}\r\u2028';
    stream.update({ connections: [connection({ institution_name: name })], syncs: [] });
    const [first = ''] = String(stream.read()).split('\n\n');
    expect(JSON.parse(first.split('\ndata: ')[1] ?? '').institution_name).to.equal(name);
  });

  it('holds at most one update for a client that does not read, and then sends the state by then', () => {
    const stream = new EventStream(KEY, 20_000);
    stream.update({ connections: [connection()], syncs: [] });
    const held = stream.readableLength;
    for (let change = 0; change < 1000; change++) {
      stream.update({ connections: [connection({ error_message: `change ${change}` })], syncs: [] });
    }
    expect([stream.readableLength, stream.isCurrent]).to.deep.equal([held, false]);
    stream.read();
    stream.update({ connections: [connection({ error_message: 'change 999' })], syncs: [] });
    expect(String(stream.read())).to.include('change 999');
  });

  it('sends a comment after a silence, and ends for a client that reads nothing for so long', async () => {
    const stream = new EventStream(KEY, 50);
    stream.update({ connections: [], syncs: [] });
    stream.read();
    stream.keepAlive();
    expect(stream.read()).to.equal(null);
    await new Promise((resolve) => setTimeout(resolve, 60));
    stream.keepAlive();
    expect(stream.destroyed).to.equal(false);
    await new Promise((resolve) => setTimeout(resolve, 60));
    stream.keepAlive();
    expect(stream.destroyed).to.equal(true);
  });
});

describe('createEventStreams', () => {
  it('keeps silent streams alive, and ends them when the database fails', async () => {
    const database = await createTestDatabase();
    const db = createDatabase(database.url, { poolSize: 2 });
    const limited = createDatabase(database.url, { poolSize: 1 });
    const { id } = await createApiKey(database.db, { name: 'listener', scope: 'read_only' }, new Date());
    const streams = createEventStreams(
      { db, limited, clock: { now: () => new Date() }, log: createLogger('silent') },
      { pollMs: 20, heartbeatMs: 100 },
    );
    try {
      const stream = streams.open({ id, reach: null });
      let text = '';
      stream.on('data', (chunk) => {
        text += chunk;
      });
      await waitUntil('two comments have come', () => text.split(': heartbeat\n\n').length > 2);
      expect(text).to.match(/^event: ready\ndata: {"heartbeat_seconds":0.1}\n\n: heartbeat\n\n/);
      const ended = once(stream, 'end');
      await database.db.raw('alter table sync_logs rename to gone');
      await ended;
      expect((await once(streams.open({ id, reach: null }).resume(), 'end')).length).to.equal(0);
    } finally {
      await streams.close();
      await limited.destroy();
      await db.destroy();
      await database.drop();
    }
  });
});
