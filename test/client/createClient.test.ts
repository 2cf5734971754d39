import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Client } from '../../generated/client/index.ts';
import { BreadboxError, createClient } from '../../generated/client/index.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

/** Returns the error that a call rejects with. */
async function failure(call: Promise<unknown>): Promise<BreadboxError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BreadboxError)) throw new Error(`expected a BreadboxError, got ${error}`);
  return error;
}

describe('client', () => {
  const bank = scriptedProvider();
  let app: TestApp;
  let client: Client;

  before(async () => {
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    client = createClient({ baseUrl: app.url, apiKey: app.keys.full_access });
  });
  after(() => app.close());

  it('calls an operation by its operationId and returns its body; a 204 returns nothing', async () => {
    const user = await client.call('createUser', { body: { name: 'Alex' } });
    const found = await client.call('getUser', { path: { id: user.short_id } });
    const deleted = await client.call('deleteUser', { path: { id: user.id } });
    expect([found, deleted]).to.deep.equal([user, undefined]);
  });

  it('paginates to the end of a list, page by page', async () => {
    const { accountIds } = await createAccounts(app.context.db, ['Checking']);
    await insertRows(
      app.context.db,
      accountIds[0] ?? '',
      Array.from({ length: 7 }, (_, at) => ({ name: `row ${at}` })),
    );
    const names: (string | undefined)[] = [];
    for await (const transaction of client.paginate('listTransactions', {
      query: { limit: 3, sort_by: 'name', sort_order: 'asc', search: 'row' },
    })) {
      names.push(transaction.name);
    }
    expect(names).to.deep.equal(['row 0', 'row 1', 'row 2', 'row 3', 'row 4', 'row 5', 'row 6']);
  });

  it('sends a file as a Blob, as the text of a form or as text alone, and iterates over lists of any name', async () => {
    const user = await client.users.create({ name: 'Robin' });
    const text = 'Date,Description,Amount,Currency\n2026-01-05,Corner Coffee,-4.75,USD\n';
    const query = { user_id: user.id, account_name: 'Downloaded', positive_is: 'credit' as const };
    const { accounts } = await client.files.import({ file: new Blob([text]) }, query);
    const again = await client.files.import({ file: text }, query);
    const third = await client.files.import(text, query);
    expect([accounts, again.accounts, third.accounts].map(([account]) => account?.added_count)).to.deep.equal(
      [1, 0, 0],
    );
    const merchants: string[] = [];
    const filters = { account_id: accounts[0]?.account_id ?? '', limit: 1 };
    for await (const { merchant_name } of client.transactions.summarizeMerchants(filters))
      merchants.push(merchant_name);
    expect(merchants).to.deep.equal(['Corner Coffee']);
  });

  it('throws a typed error of the API with its details and request id', async () => {
    const error = await failure(client.call('listUsers', { query: { limit: 501 } }));
    expect([error.code, error.status, error.details[0]?.path, error.requestId?.length]).to.deep.equal([
      'INVALID_PARAMETER',
      400,
      'limit',
      36,
    ]);
  });

  it('syncs and waits for the end, also of a sync that is already in progress', async () => {
    const { id: userId } = await client.call('createUser', { body: { name: 'Sam' } });
    const connection = await client.call('createConnection', {
      body: { user_id: userId, provider: 'plaid', credentials: { public_token: 'token' } },
    });
    bank.script = [page({ accounts: bank.accounts, upserted: [purchase('a')], cursor: '1' })];
    const waiting = client.syncAndWait(connection.id, { pollMs: 20 });
    const { recent_sync: running } = await client.call('getConnectionStatus', {
      path: { id: connection.id },
    });
    await syncConnection(app.context, running?.id ?? '', new AbortController().signal);
    const log = await waiting;
    expect([log.id, log.status, log.added_count]).to.deep.equal([running?.id, 'success', 1]);
  });

  describe('against a server that misbehaves', () => {
    let responses: ((response: ServerResponse) => void)[] = [];
    let requests: string[] = [];
    let keys: unknown[] = [];
    let faultyClient: Client;
    const server = createServer(async (request: IncomingMessage, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      requests.push(`${request.method} ${body}`);
      keys.push(request.headers['idempotency-key']);
      responses.shift()?.(response);
    });

    before(async () => {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      // A server that listens on TCP has an address of this form.
      const { port } = server.address() as AddressInfo;
      faultyClient = createClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey: 'bb_x' });
    });
    after(() => server.close());
    beforeEach(() => {
      requests = [];
      keys = [];
    });

    const busy = (status: number) => (response: ServerResponse) =>
      response.writeHead(status, { 'Retry-After': '0', 'Content-Type': 'application/json' }).end('{}');
    const user = (response: ServerResponse) =>
      response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"id":"1"}');

    it('a web page with status 200 is no answer of Breadbox', async () => {
      responses = [
        (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>hello</p>'),
      ];
      const failure = await faultyClient.call('listUsers').catch((error: unknown) => error);
      expect(failure).to.include({ code: 'UNEXPECTED_ANSWER', status: 200 });
    });

    it('parseJson: reads what the server has written in another way than JSON.parse', async () => {
      responses = [user];
      const { port } = server.address() as AddressInfo;
      const client = createClient({
        baseUrl: `http://127.0.0.1:${port}`,
        apiKey: 'bb_x',
        parseJson: (text) => ({ id: text }),
      });
      expect((await client.call('createUser', { body: { name: 'Alex' } })).id).to.equal('{"id":"1"}');
    });

    it('retries a call with its body while the status is 429 or 503', async () => {
      responses = [busy(429), busy(503), user];
      const created = await faultyClient.call('createUser', { body: { name: 'Alex' } });
      expect([created.id, requests]).to.deep.equal(['1', Array(3).fill('POST {"name":"Alex"}')]);
    });

    it('sends a write again after a network failure, and while the first try runs, under one key', async () => {
      responses = [(response) => response.destroy(), busy(409), user];
      await faultyClient.call('createUser', { body: { name: 'Alex' } });
      expect(requests).to.deep.equal(Array(3).fill('POST {"name":"Alex"}'));
      expect(keys[0]).to.match(/^[0-9a-f]{32}$/);
      expect(keys).to.deep.equal(Array(3).fill(keys[0]));
    });

    it('sends a write under a key of its own, or the one that it is given', async () => {
      responses = [user, user, user];
      await faultyClient.call('createUser', { body: { name: 'Alex' } });
      await faultyClient.call('createUser', { body: { name: 'Alex' } });
      await faultyClient.users.create({ name: 'Alex' }, { idempotencyKey: 'mine' });
      expect([new Set(keys).size, keys[2]]).to.deep.equal([3, 'mine']);
    });

    it('gives up after three retries', async () => {
      responses = [busy(503), busy(503), busy(503), busy(503)];
      const error = await failure(faultyClient.call('listUsers'));
      expect([error.code, error.status, requests.length]).to.deep.equal(['UNEXPECTED_ANSWER', 503, 4]);
    });

    it('throws UNEXPECTED_ANSWER when the response is not from the API', async () => {
      responses = [
        (response) => response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad Gateway</h1>'),
      ];
      const error = await failure(faultyClient.call('listUsers'));
      expect([error.code, error.status]).to.deep.equal(['UNEXPECTED_ANSWER', 502]);
    });

    it('throws NETWORK_ERROR when there is no response at all', async () => {
      responses = [(response) => response.destroy()];
      const error = await failure(faultyClient.call('listUsers'));
      expect([error.code, error.status]).to.deep.equal(['NETWORK_ERROR', 0]);
    });
  });
});
