import { expect } from 'chai';
import type { BreadboxEvent, Client } from '../../generated/client/index.ts';
import { BreadboxError, createClient } from '../../generated/client/index.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('client: events', () => {
  let app: TestApp;
  let client: Client;
  let connectionId: string;

  before(async () => {
    app = await startTestApp();
    client = createClient({ baseUrl: `${app.url}/`, apiKey: app.keys.read_only });
    ({ connectionId } = await createAccounts(app.context.db, ['Checking']));
  });
  after(() => app.close());

  /** Collects events until the signal is aborted, and returns what the iteration threw. */
  function follow(from: Client, signal?: AbortSignal) {
    const events: BreadboxEvent[] = [];
    const collect = async () => {
      for await (const event of from.events({ ...(signal && { signal }) })) events.push(event);
    };
    const thrown = collect().then(
      () => null,
      (error: unknown) => error,
    );
    return { events, thrown };
  }

  const typesOf = (events: readonly BreadboxEvent[]) => events.map(({ type }) => type);

  it('yields typed events, begins again after a lost connection, and ends with the reason of its signal', async () => {
    const abort = new AbortController();
    const { events, thrown } = follow(client, abort.signal);
    await waitUntil('the present state is here', () => events.length === 2);
    app.server.closeAllConnections();
    await waitUntil('it is here again', () => events.length === 4);
    expect(typesOf(events)).to.deep.equal(['connection', 'ready', 'connection', 'ready']);
    const [first] = events;
    expect(first?.type === 'connection' && first.data.connection_id).to.equal(connectionId);
    const reason = new Error('enough');
    abort.abort(reason);
    expect(await thrown).to.equal(reason);
  });

  it('ends when the loop is left, and the server then has no stream of it', async () => {
    for (let opened = 0; opened < 12; opened++) {
      for await (const event of client.events()) if (event.type === 'ready') break;
    }
  });

  it('waits for a server that cannot answer for now', async () => {
    let attempts = 0;
    const impatient = createClient({
      baseUrl: app.url,
      apiKey: app.keys.read_only,
      fetch: (request) => {
        attempts += 1;
        if (attempts === 1) return Promise.reject(new TypeError('fetch failed'));
        if (attempts === 2) return Promise.resolve(new Response('down', { status: 503 }));
        return fetch(request);
      },
    });
    for await (const event of impatient.events()) if (event.type === 'ready') break;
    expect(attempts).to.equal(3);
  });

  it('throws a typed error when the key is refused, also in the middle', async () => {
    const unknown = await follow(createClient({ baseUrl: app.url, apiKey: 'bb_wrong' })).thrown;
    expect(unknown instanceof BreadboxError && unknown.code).to.equal('INVALID_API_KEY');

    const { id, key } = await createApiKey(app.context.db, { name: 'short', scope: 'read_only' }, new Date());
    const { events, thrown } = follow(createClient({ baseUrl: app.url, apiKey: key }));
    await waitUntil('the present state is here', () => events.length === 2);
    await app.delete(`/api/v1/api-keys/${id}`);
    const error = await thrown;
    expect(error instanceof BreadboxError && error.code).to.equal('REVOKED_API_KEY');
  });
});
