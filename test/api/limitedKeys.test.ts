import { expect } from 'chai';
import type { LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { newId, newShortId } from '../../src/domain/ids.ts';
import { locatedOperations } from '../support/contractDocument.ts';
import { readContent } from '../support/databaseContent.ts';
import { MARK, MARKED_AMOUNT, markOutside, type Outside } from '../support/markOutside.ts';
import { type PopulatedHousehold, startPopulatedHousehold } from '../support/populatedHousehold.ts';
import type { Answer, RequestOptions, TestApp } from '../support/testApp.ts';
import { isGuarded, typicalRequest } from '../support/typicalRequest.ts';

/**
 * API keys that are limited to some accounts. The household has several banks and people; everything outside of the
 * reach of the key is marked, so that it can be recognized in any answer.
 */

const NOBODY = '01234567-89ab-7def-8123-456789abcdef';

/** Tables that say which request did what, and belong to no account. */
const OF_REQUESTS = ['api_keys', 'operations', 'operation_chunks'];

describe('API keys limited to two accounts', function () {
  this.timeout(120_000);
  let household: PopulatedHousehold;
  let app: TestApp;
  let key: string;
  /** One of several accounts of its connection, and the only one of its own. */
  let inside: string[];
  let outside: Outside[];

  before(async () => {
    household = await startPopulatedHousehold();
    app = household.app;
    ({ inside, outside } = await markOutside(app));
    key = await createKey({ account_ids: inside });
  });
  after(() => household.close());

  const createKey = async (limits: object) => {
    const body = { name: 'limited', scope: 'full_access', ...limits };
    const answer = await app.post('/api/v1/api-keys', body);
    expect(answer.status).to.equal(201);
    return answer.body.key as string;
  };

  const send = (located: LocatedOperation, path: string, options: RequestOptions = {}) =>
    app.request(located.method.toUpperCase(), path, { ...typicalRequest(located), ...options, key });

  const pathOf = ({ path, parameters }: LocatedOperation, id: string) => {
    const required = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
    const query = required.map(({ name, schema }) => `${name}=${(schema['enum'] as string[])[0]}`).join('&');
    return `${path.replaceAll('{id}', id).replaceAll('{slug}', 'needs-review').replaceAll('{date}', '2026-11-01')}${query && `?${query}`}`;
  };

  const reachOf = ({ operation }: LocatedOperation) => operation['x-reach'];

  /** Fails if an answer tells anything of the outside, except the ids of the request itself. */
  function expectNothingOutside({ body }: Answer, asked: string, what: string): void {
    const text = JSON.stringify(body ?? '').replaceAll(asked, '');
    expect(text, what).not.to.contain(MARK);
    expect(text, what).not.to.match(/:-?77\d{6}\b/);
    for (const { id, shortId, table } of outside) {
      if (text.includes(id) || (shortId !== null && text.includes(shortId))) {
        expect.fail(`${what} shows ${id} of ${table}`);
      }
    }
  }

  /** The answer without what differs from request to request. */
  const comparable = ({ status, body }: Answer, id: string) => [
    status,
    JSON.stringify(body ?? null)
      .replaceAll(id, '…')
      .replace(/"request_id":"[^"]*"/, ''),
  ];

  for (const located of locatedOperations.filter(isGuarded)) {
    const { operation, method, path, parameters } = located;
    const { operationId } = operation;
    const reach = reachOf(located);
    const isRefused = reach === 'none' || (reach === 'household' && method !== 'get');

    if (isRefused) {
      it(`${operationId}: 403, whatever the resource`, async () => {
        const ids = path.includes('{id}') ? outside.map(({ id }) => id) : [''];
        await inParallel(ids, async (id) => {
          const answer = await send(located, pathOf(located, id));
          expect([answer.status, answer.body.error.code]).to.deep.equal([403, 'FORBIDDEN']);
          expectNothingOutside(answer, id, operationId);
        });
      });
      continue;
    }

    if (path.includes('{id}')) {
      it(`${operationId}: each resource outside answers like one that does not exist`, async () => {
        const nobody = comparable(await send(located, pathOf(located, NOBODY)), NOBODY);
        expect(nobody[0]).to.equal(404);
        const names = outside.flatMap(({ id, shortId }) => [id, shortId ?? id]);
        await inParallel(names, async (name) => {
          const answer = await send(located, pathOf(located, name));
          expect(comparable(answer, name), `${operationId} ${name}`).to.deep.equal(nobody);
        });
      });
      continue;
    }

    if (method !== 'get') {
      it(`${operationId}: is one of those that have tests of their own below`, () => {
        expect(operationId).to.be.oneOf(['previewRule', 'batchCategorize', 'bulkRecategorize']);
      });
      continue;
    }

    it(`${operationId}: nothing outside in its answer, nor by a filter`, async () => {
      const path = pathOf(located, '');
      const whole = parameters.some(({ name }) => name === 'limit')
        ? await readAll(path)
        : await send(located, path);
      expect(whole.status).to.equal(200);
      expectNothingOutside(whole, '', operationId);
      for (const { name } of parameters.filter((one) => /^(account|user|connection)_id$/.test(one.name))) {
        const filtered = (id: string) => `${path}${path.includes('?') ? '&' : '?'}${name}=${id}`;
        const nobody = comparable(await send(located, filtered(NOBODY)), NOBODY);
        await inParallel(outside, async ({ id }) => {
          const answer = comparable(await send(located, filtered(id)), id);
          expect(answer, `${operationId} ${name}`).to.deep.equal(nobody);
        });
      }
    });
  }

  /** As many at once as the server has connections for. */
  async function inParallel<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
    const waiting = [...items];
    const work = async () => {
      for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await act(item);
    };
    await Promise.all(Array.from({ length: 10 }, work));
  }

  /** All pages, as one answer. */
  async function readAll(path: string): Promise<Answer> {
    const rows: unknown[] = [];
    let cursor = '';
    for (;;) {
      const url = `${path}${path.includes('?') ? '&' : '?'}limit=500${cursor && `&cursor=${cursor}`}`;
      const answer = await app.get(url, { key });
      if (answer.status !== 200) return answer;
      rows.push(...answer.body.data);
      if (!answer.body.has_more) return { ...answer, body: { data: rows } };
      cursor = answer.body.next_cursor;
    }
  }

  /** What the database holds of the two accounts. */
  async function insideTransactions() {
    const { rows } = await app.database.db.raw(
      `select id, amount, coalesce(iso_currency_code, unofficial_currency_code) as currency from transactions
       where account_id = any (?) and deleted_by_user_at is null and removed_by_provider_at is null`,
      [inside],
    );
    return rows as { id: string; amount: string; currency: string }[];
  }

  it('lists, counts and sums are exactly those of the two accounts', async () => {
    const stored = await insideTransactions();
    const listed = (await readAll('/api/v1/transactions')).body.data.map(({ id }: { id: string }) => id);
    expect(listed.sort()).to.deep.equal(stored.map(({ id }) => id).sort());
    expect((await app.get('/api/v1/transactions/count', { key })).body.count).to.equal(stored.length);
    for (const path of ['summary?group_by=month', 'summary?group_by=category', 'merchants']) {
      const { data } = (await app.get(`/api/v1/transactions/${path}`, { key })).body;
      const sum = data.reduce((total: number, { total: part }: { total: number }) => total + part, 0);
      const count = data.reduce((total: number, { count: part }: { count: number }) => total + part, 0);
      const expected = stored.reduce((total, { amount }) => total + Number(amount), 0);
      expect([sum.toFixed(2), count], path).to.deep.equal([expected.toFixed(2), stored.length]);
    }
    const accounts = (await readAll('/api/v1/accounts')).body.data;
    expect(accounts.map(({ id }: { id: string }) => id).sort()).to.deep.equal([...inside].sort());
    expect(
      accounts.map((one: { possible_duplicate_of: unknown }) => one.possible_duplicate_of),
    ).to.deep.equal([null, null]);
    const connections = (await readAll('/api/v1/connections')).body.data;
    expect(connections.map((one: { accounts_count: number }) => one.accounts_count)).to.deep.equal([1, 1]);
    const users = (await readAll('/api/v1/users')).body.data;
    expect(users.map(({ email }: { email: unknown }) => email)).to.deep.equal(users.map(() => null));
  });

  it('a search for what is outside finds nothing', async () => {
    for (const path of ['transactions', 'transactions/merchants']) {
      const { body } = await app.get(`/api/v1/${path}?search=${MARK}`, { key });
      expect(body.data).to.deep.equal([]);
    }
    const { body } = await app.get(`/api/v1/transactions/count?min_amount=${MARKED_AMOUNT}`, { key });
    expect(body.count).to.equal(0);
  });

  it('a sync that also counted an account which moved to another connection since is out of reach', async () => {
    const { db } = app.context;
    const { connection_id: own } = await db('accounts').where('id', inside[1]).first();
    const { user_id, external_id: _, ...template } = await db('connections').where('id', own).first();
    const alone = { ...template, user_id, id: newId(new Date()), short_id: newShortId() };
    await db('connections').insert(alone);
    await db('accounts').where('id', inside[1]).update({ connection_id: alone.id });
    const log = await db('sync_logs').first();
    const counts = [{ account_id: inside[1], added_count: 1, modified_count: 0, removed_count: 0 }];
    const moved = {
      account_id: outside.find(({ table }) => table === 'accounts')?.id,
      added_count: 1,
      modified_count: 0,
      removed_count: 0,
    };
    const store = (connectionId: string, list: object[]) =>
      db('sync_logs')
        .where('id', log.id)
        .update({ connection_id: connectionId, account_counts: JSON.stringify(list) });
    const get = async () => (await app.request('GET', `/api/v1/sync-logs/${log.id}`, { key })).status;
    await store(alone.id, counts);
    expect(await get()).to.equal(200);
    await store(alone.id, [...counts, moved]);
    expect(await get()).to.equal(404);
    await store(log.connection_id, log.account_counts);
    await db('accounts').where('id', inside[1]).update({ connection_id: own });
    await db('connections').where('id', alone.id).delete();
  });

  it('previewRule: counts and samples only what is in reach', async () => {
    const answer = await app.post('/api/v1/rules/preview', { conditions: {}, limit: 50 }, { key });
    expect(answer.body.match_count).to.equal((await insideTransactions()).length);
    expectNothingOutside(answer, '', 'previewRule');
    const named = { conditions: { field: 'account_name', op: 'contains', value: MARK }, limit: 50 };
    expect((await app.post('/api/v1/rules/preview', named, { key })).body.match_count).to.equal(0);
  });

  it('writes reach what is inside, and nothing outside has changed after all of this', async () => {
    const outsideRows = async () => {
      const content = await readContent(app.database.db);
      return Object.entries(content).flatMap(([table, rows]) =>
        rows.filter((row) => !OF_REQUESTS.includes(table) && !inside.some((id) => row.includes(id))),
      );
    };
    const before = await outsideRows();
    const all = await insideTransactions();
    const away = outside.find(({ table }) => table === 'transactions')?.id ?? '';
    const [one] = all;
    const patch = (path: string, body: unknown) => app.patch(`/api/v1/${path}`, body, { key });
    const post = (path: string, body: unknown) => app.post(`/api/v1/${path}`, body, { key });
    const slug = { category_slug: 'travel' };
    const statuses = [
      await patch(`transactions/${one?.id}/category`, slug),
      await app.put(`/api/v1/transactions/${one?.id}/tags/needs-review`, undefined, { key }),
      await app.delete(`/api/v1/transactions/${one?.id}/category`, { key }),
      await app.delete(`/api/v1/transactions/${one?.id}/tags/needs-review`, { key }),
      await app.delete(`/api/v1/transactions/${one?.id}`, { key }),
      await post(`transactions/${one?.id}/restore`, undefined),
      await patch(`accounts/${inside[0]}`, { display_name: 'Mine' }),
      await post('transactions/batch-categorize', { ...slug, transaction_ids: [one?.id] }),
      await post('transactions/batch-categorize', { ...slug, transaction_ids: [one?.id, away] }),
      await patch(`accounts/${inside[0]}`, {
        user_id: outside.find(({ table }) => table === 'users')?.id ?? NOBODY,
      }),
    ].map(({ status }) => status);
    expect(statuses).to.deep.equal([200, 200, 200, 200, 204, 200, 200, 200, 422, 422]);
    const bulk = await post('transactions/bulk-recategorize', { ...slug, filters: {} });
    expect(bulk.body.updated_count).to.equal(all.length - 1);
    const away2 = { filters: { account_id: outside[0]?.id }, ...slug };
    expect((await post('transactions/bulk-recategorize', away2)).body.updated_count).to.equal(0);
    expect(await outsideRows()).to.deep.equal(before);
  });

  it('an Idempotency-Key works within the reach', async () => {
    const headers = { 'Idempotency-Key': 'limited' };
    const body = { category_slug: 'food-and-drink', filters: {} };
    const first = await app.post('/api/v1/transactions/bulk-recategorize', body, { key, headers });
    const second = await app.post('/api/v1/transactions/bulk-recategorize', body, { key, headers });
    expect([first.body.updated_count, second.body]).to.deep.equal([
      (await insideTransactions()).length,
      first.body,
    ]);
  });

  it('user_ids: the key reaches the accounts of the user, also later ones', async () => {
    const { db } = app.database;
    const [user] = await db('users').whereNot('name', `${MARK} user`).orderBy('id');
    const userKey = await createKey({ user_ids: [user.id] });
    const listed = async () => {
      const { body } = await app.get('/api/v1/accounts', { key: userKey });
      return body.data.map((account: { user_id: string }) => account.user_id);
    };
    const before = await listed();
    expect(new Set(before)).to.deep.equal(new Set([user.id]));
    const given = await db('accounts as a')
      .join('connections as c', 'c.id', 'a.connection_id')
      .where('c.status', 'active')
      .whereNull('a.merged_into')
      .whereNull('a.user_id')
      .whereNot('c.user_id', user.id)
      .first('a.id');
    await db('accounts').where('id', given.id).update({ user_id: user.id });
    expect(await listed()).to.have.length(before.length + 1);
    await db('accounts').where('id', given.id).update({ user_id: null });
  });
});
