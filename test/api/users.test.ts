import { expect } from 'chai';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('users', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());
  beforeEach(() => app.context.db('users').delete());

  const create = async (name: string, email?: string | null) =>
    (await app.post('/api/v1/users', { name, email })).body;

  it('createUser: returns 201 with the user and a Location; getUser finds it by both ids', async () => {
    const { status, headers, body } = await app.post('/api/v1/users', {
      name: 'Alex',
      email: 'alex@example.com',
    });
    const byId = await app.get(headers.get('location') ?? '');
    const byShortId = await app.get(`/api/v1/users/${body.short_id}`);
    expect([status, body.name, body.email]).to.deep.equal([201, 'Alex', 'alex@example.com']);
    expect(body).to.have.all.keys('id', 'short_id', 'name', 'email', 'created_at', 'updated_at');
    expect([byId.body, byShortId.body]).to.deep.equal([body, body]);
  });

  it('createUser: an e-mail address can belong to one user only', async () => {
    await create('Alex', 'alex@example.com');
    const { status, body } = await app.post('/api/v1/users', { name: 'Sam', email: 'alex@example.com' });
    expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([409, 'CONFLICT', 'email']);
  });

  it('updateUser: changes only the given fields', async () => {
    const user = await create('Alex', 'alex@example.com');
    const { status, body } = await app.patch(`/api/v1/users/${user.id}`, { name: 'Alexandra' });
    expect([status, body.name, body.email]).to.deep.equal([200, 'Alexandra', 'alex@example.com']);
  });

  it("updateUser: refuses another user's e-mail address", async () => {
    await create('Alex', 'alex@example.com');
    const sam = await create('Sam');
    const { status, body } = await app.patch(`/api/v1/users/${sam.id}`, { email: 'alex@example.com' });
    expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
  });

  it('deleteUser: returns 204, and the user no longer exists', async () => {
    const user = await create('Alex');
    const { status } = await app.delete(`/api/v1/users/${user.short_id}`);
    const after = await app.get(`/api/v1/users/${user.id}`);
    expect([status, after.status]).to.deep.equal([204, 404]);
  });

  it('listUsers: pages in order of creation, each user once, during concurrent insertions and deletions', async () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const users = [];
    for (const name of names) users.push(await create(name));
    const first = await app.get('/api/v1/users?limit=2');
    await app.delete(`/api/v1/users/${users[1].id}`);
    await create('F');
    const second = await app.get(`/api/v1/users?limit=2&cursor=${first.body.next_cursor}`);
    const third = await app.get(`/api/v1/users?limit=2&cursor=${second.body.next_cursor}`);
    const pages = [first, second, third].map(({ body }) => [
      body.data.map((user: { name: string }) => user.name),
      body.has_more,
    ]);
    expect(pages).to.deep.equal([
      [['A', 'B'], true],
      [['C', 'D'], true],
      [['E', 'F'], false],
    ]);
    expect(third.body.next_cursor).to.equal(null);
  });

  it('listUsers: a malformed cursor or one of another list is 400 INVALID_CURSOR', async () => {
    await create('A');
    await create('B');
    const { body: keys } = await app.get('/api/v1/api-keys?limit=1');
    const answers = await Promise.all(
      ['AAAA', keys.next_cursor, Buffer.from('[1,"x","y"]').toString('base64url')].map((cursor) =>
        app.get(`/api/v1/users?cursor=${cursor}`),
      ),
    );
    expect(answers.map(({ status, body }) => [status, body.error.code])).to.deep.equal(
      Array.from({ length: 3 }, () => [400, 'INVALID_CURSOR']),
    );
  });
});

describe('health', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp({ worker: true });
  });
  after(() => app.close());

  for (const [operationId, path, expected] of [
    ['getHealth', '/health', { status: 'ok', version: '0.0.0-test' }],
    ['getLiveness', '/health/live', { status: 'ok', version: '0.0.0-test' }],
    [
      'getReadiness',
      '/health/ready',
      { status: 'ok', db: 'ok', scheduler: 'running', version: '0.0.0-test' },
    ],
    [
      'getVersion',
      '/api/v1/version',
      { version: '0.0.0-test', latest: null, update_available: null, household: 'sample' },
    ],
  ] as const) {
    it(`${operationId}: answers without a key`, async () => {
      const { status, body } = await app.get(path, { key: null });
      expect({ status, body }).to.deep.equal({ status: 200, body: expected });
    });
  }
});

describe('api keys', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  it('createApiKey: an expired key answers 401 INVALID_API_KEY from its time on', async () => {
    const body = { name: 'temporary', scope: 'read_only' };
    const { body: key } = await app.post('/api/v1/api-keys', {
      ...body,
      expires_at: '2999-01-01T00:00:00+02:00',
    });
    expect(key.expires_at).to.equal('2998-12-31T22:00:00.000Z');
    expect((await app.get('/api/v1/tags', { key: key.key })).status).to.equal(200);
    await app.database.db('api_keys').where('id', key.id).update({ expires_at: new Date() });
    const refused = await app.get('/api/v1/tags', { key: key.key });
    expect([refused.status, refused.body.error.code]).to.deep.equal([401, 'INVALID_API_KEY']);
  });

  for (const [field, value, code, message] of [
    ['expires_at', '2020-01-01T00:00:00Z', 'minimum', 'is not in the future'],
    ['expires_at', '2999-12-31T23:59:60Z', 'minimum', 'is not in the future'],
    ['account_ids', ['01234567-89ab-7def-8123-456789abcdef'], 'not_found', 'names no account'],
    ['user_ids', ['01234567-89ab-7def-8123-456789abcdef'], 'not_found', 'names no user'],
  ] as const) {
    it(`createApiKey: 422 for ${field} ${value}`, async () => {
      const { status, body } = await app.post('/api/v1/api-keys', {
        name: 'limited',
        scope: 'read_only',
        [field]: value,
      });
      const path = field === 'expires_at' ? field : `${field}[0]`;
      expect([status, body.error.code, body.error.details]).to.deep.equal([
        422,
        'VALIDATION_ERROR',
        [{ path, code, message }],
      ]);
    });
  }

  for (const limits of [{ account_ids: [] }, { user_ids: [] }, { expires_at: '0000-01-01T00:00:00Z' }]) {
    it(`createApiKey: 422 for ${JSON.stringify(limits)}`, async () => {
      const { status } = await app.post('/api/v1/api-keys', { name: 'x', scope: 'read_only', ...limits });
      expect(status).to.equal(422);
    });
  }

  it('createApiKey: returns the key once; listApiKeys and the database have only its prefix', async () => {
    const { status, body } = await app.post('/api/v1/api-keys', { name: 'dashboard', scope: 'read_only' });
    const list = await app.get('/api/v1/api-keys');
    const stored = JSON.stringify(await app.context.db('api_keys').select());
    const { key, ...shown } = body;
    expect([status, key.slice(0, 11)]).to.deep.equal([201, body.prefix]);
    expect(list.body.data).to.deep.include(shown);
    expect(JSON.stringify(list.body)).not.to.contain(key);
    expect(stored).not.to.contain(key);
  });

  it('getCurrentApiKey: returns the key of the request, whatever its scope', async () => {
    const { body: created } = await app.post('/api/v1/api-keys', { name: 'who am I', scope: 'read_only' });
    const { status, body } = await app.get('/api/v1/api-keys/current', { key: created.key });
    expect([status, body.id, body.name, body.scope]).to.deep.equal([
      200,
      created.id,
      'who am I',
      'read_only',
    ]);
  });

  it('revokeApiKey: takes effect from the next request on, in other processes too, and is idempotent', async () => {
    const other = await startTestApp({ database: app.database });
    try {
      const { body: created } = await app.post('/api/v1/api-keys', {
        name: 'short-lived',
        scope: 'read_only',
      });
      const before = await other.get('/api/v1/users', { key: created.key });
      const revoked = await app.delete(`/api/v1/api-keys/${created.id}`);
      const after = await other.get('/api/v1/users', { key: created.key });
      const again = await app.delete(`/api/v1/api-keys/${created.short_id}`);
      expect([
        before.status,
        revoked.status,
        after.status,
        after.body.error.code,
        again.status,
      ]).to.deep.equal([200, 204, 401, 'REVOKED_API_KEY', 204]);
    } finally {
      await other.close();
    }
  });
});
