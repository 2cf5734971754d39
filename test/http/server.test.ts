import { expect } from 'chai';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { exchange } from '../support/wire.ts';

describe('http', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  it('an unknown path is 404 in the error envelope', async () => {
    const { status, headers, body } = await app.get('/api/v1/nothing');
    expect({ status, body }).to.deep.equal({
      status: 404,
      body: {
        error: {
          code: 'NOT_FOUND',
          message: 'No such endpoint: GET /api/v1/nothing.',
          doc_url: '/docs/errors#NOT_FOUND',
          request_id: headers.get('x-request-id'),
        },
      },
    });
  });

  it('an undeclared method of a path is 405 with Allow', async () => {
    const { status, headers, body } = await app.put('/api/v1/users');
    expect([status, headers.get('allow'), body.error.code]).to.deep.equal([
      405,
      'GET, POST, HEAD, OPTIONS',
      'METHOD_NOT_ALLOWED',
    ]);
  });

  it('OPTIONS answers 204 with Allow, without a key', async () => {
    const { status, headers, body } = await app.request('OPTIONS', '/api/v1/users', { key: null });
    expect([status, headers.get('allow'), body]).to.deep.equal([204, 'GET, POST, HEAD, OPTIONS', undefined]);
  });

  for (const [what, body, message] of [
    [
      'invalid UTF-8',
      Buffer.from([...Buffer.from('{"name":"'), 0xc3, 0x28, ...Buffer.from('"}')]),
      'is not valid UTF-8',
    ],
    ['a key twice', '{"name":"A","name":"B"}', 'has the key "name" twice in one object'],
    [
      'a key twice in two spellings',
      '{"name":"A","n\\u0061me":"B"}',
      'has the key "name" twice in one object',
    ],
    ['half a document', '{"name":"A"', 'is malformed or incomplete'],
  ] as const) {
    it(`a JSON body with ${what} is 400, and nothing is stored`, async () => {
      const before = (await app.get('/api/v1/users')).body.data.length;
      const answer = await app.post('/api/v1/users', body, { contentType: 'application/json' });
      expect([answer.status, answer.body.error.code, answer.body.error.details]).to.deep.equal([
        400,
        'INVALID_PARAMETER',
        [{ path: 'body', code: 'malformed', message }],
      ]);
      expect((await app.get('/api/v1/users')).body.data).to.have.lengthOf(before);
    });
  }

  for (const path of ['/health', '/health/live', '/health/ready', '/api/v1/version']) {
    it(`${path} ignores what a monitor adds to its address`, async () => {
      const plain = await app.get(path, { key: null });
      const busted = await app.get(`${path}?_=1&_=2&utm=x&valueOf=1`, { key: null });
      expect([busted.status, busted.body]).to.deep.equal([plain.status, plain.body]);
    });
  }

  it('HEAD answers as GET without a body', async () => {
    const { status, headers, body } = await app.request('HEAD', '/api/v1/users');
    expect([status, headers.get('content-type'), body]).to.deep.equal([
      200,
      'application/json; charset=utf-8',
      undefined,
    ]);
  });

  it('a path with invalid percent-encoding is 400', async () => {
    const { status, body } = await app.get('/api/v1/users/%zz');
    expect([status, body.error.code]).to.deep.equal([400, 'INVALID_PARAMETER']);
  });

  it('a request id is echoed, or generated', async () => {
    const echoed = await app.get('/health', { headers: { 'X-Request-Id': 'mine-1' } });
    const made = await app.get('/health', { headers: { 'X-Request-Id': 'has a blank' } });
    expect(echoed.headers.get('x-request-id')).to.equal('mine-1');
    expect(made.headers.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/);
  });

  for (const [what, path] of [
    ['letters', '?limit=abc'],
    ['zero', '?limit=0'],
    ['501', '?limit=501'],
    ['an exponent', '?limit=1e2'],
    ['hexadecimal', '?limit=0x10'],
    ['nothing', '?limit='],
    ['a space', '?limit=%205'],
    ['a repeated parameter', '?limit=5&limit=6'],
  ]) {
    it(`a limit of ${what} is 400 naming limit`, async () => {
      const { status, body } = await app.get(`/api/v1/users${path}`);
      expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([
        400,
        'INVALID_PARAMETER',
        'limit',
      ]);
    });
  }

  it('an unknown query parameter is 400 with its name', async () => {
    const { status, body } = await app.get('/api/v1/users?limitt=5');
    expect([status, body.error.code, body.error.details]).to.deep.equal([
      400,
      'INVALID_PARAMETER',
      [{ path: 'limitt', code: 'unknown_parameter', message: 'is not a known parameter' }],
    ]);
  });

  it('an id in neither format is 400, a well-formed unknown one 404', async () => {
    const malformed = await app.get('/api/v1/users/not-an-id');
    const unknownUuid = await app.get('/api/v1/users/00000000-0000-7000-8000-000000000000');
    const unknownShort = await app.get('/api/v1/users/AAAAAAAA');
    expect([malformed.status, unknownUuid.status, unknownShort.status]).to.deep.equal([400, 404, 404]);
  });

  it('a body that is not JSON is 400', async () => {
    const { status, body } = await app.post('/api/v1/users', '{"name":', { contentType: 'application/json' });
    expect([status, body.error.code]).to.deep.equal([400, 'INVALID_PARAMETER']);
  });

  it('a body of another type is 415', async () => {
    const { status, body } = await app.post('/api/v1/users', 'name=Alex', {
      contentType: 'application/x-www-form-urlencoded',
    });
    expect([status, body.error.code]).to.deep.equal([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('a body over 1 MiB is 413', async () => {
    const { status, body } = await app.post('/api/v1/users', { name: 'x'.repeat(1024 * 1024) });
    expect([status, body.error.code]).to.deep.equal([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('a missing body, an unknown field, and a NUL character are 422 with their names', async () => {
    const missing = await app.post('/api/v1/users');
    const unknown = await app.post('/api/v1/users', { name: 'Alex', nickname: 'Al' });
    const nul = await app.post('/api/v1/users', { name: 'A\u0000' });
    expect(
      [missing, unknown, nul].map(({ status, body }) => [
        status,
        body.error.code,
        body.error.details[0].path,
      ]),
    ).to.deep.equal([
      [422, 'VALIDATION_ERROR', 'body'],
      [422, 'VALIDATION_ERROR', 'nickname'],
      [422, 'VALIDATION_ERROR', 'name'],
    ]);
  });

  it('a body in corrupt gzip is 400', async () => {
    const { status } = await app.post('/api/v1/users', Buffer.from('not gzip'), {
      contentType: 'application/json',
      headers: { 'Content-Encoding': 'gzip' },
    });
    expect(status).to.equal(400);
  });

  it('the key is checked before the body is read', async () => {
    const { status, body } = await app.post('/api/v1/users', '{"broken', {
      contentType: 'application/json',
      key: null,
    });
    expect([status, body.error.code]).to.deep.equal([401, 'MISSING_API_KEY']);
  });

  it('refuses keys that are malformed, unknown, revoked, or of too small a scope', async () => {
    const { body: created } = await app.post('/api/v1/api-keys', { name: 'short-lived', scope: 'read_only' });
    await app.delete(`/api/v1/api-keys/${created.short_id}`);
    const answers = await Promise.all([
      app.get('/api/v1/users', { key: 'sk_live' }),
      app.get('/api/v1/users', { key: `bb_${'0'.repeat(43)}` }),
      app.get('/api/v1/users', { key: created.key }),
      app.post('/api/v1/users', { name: 'Alex' }, { key: app.keys.read_only }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.error.code])).to.deep.equal([
      [401, 'INVALID_API_KEY'],
      [401, 'INVALID_API_KEY'],
      [401, 'REVOKED_API_KEY'],
      [403, 'FORBIDDEN'],
    ]);
  });

  for (const [what, bytes, status, code] of [
    ['bytes that are not HTTP', 'GARBAGE\r\n\r\n', 400, 'INVALID_PARAMETER'],
    [
      'a request that names no host',
      'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n',
      400,
      'INVALID_PARAMETER',
    ],
    ['headers of 20 KB', `GET / HTTP/1.1\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'PAYLOAD_TOO_LARGE'],
  ] as const) {
    it(`${what}: ${status} in the envelope with a request id, and the connection is closed`, async () => {
      const { answers, isClosed } = await exchange(Number(new URL(app.url).port), bytes);
      const [answer] = answers;
      expect([answer?.status, JSON.parse(answer?.body ?? '{}').error?.code, isClosed]).to.deep.equal([
        status,
        code,
        true,
      ]);
      expect(answer?.headers.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/);
    });
  }

  it('a request followed by bytes that are not HTTP gets its own answer', async () => {
    const tag = '{"slug":"kept","display_name":"Kept"}';
    const bytes = [
      'POST /api/v1/tags HTTP/1.1',
      'Host: x',
      `X-API-Key: ${app.keys.full_access}`,
      'Content-Type: application/json',
      `Content-Length: ${tag.length}`,
      '',
      `${tag}GARBAGE`,
      '',
      '',
    ].join('\r\n');
    const { answers } = await exchange(Number(new URL(app.url).port), bytes);
    expect(answers.map((answer) => answer.status)).to.deep.equal([201, 400]);
  });

  it('an unknown Expect header is ignored', async () => {
    const bytes = 'GET /health HTTP/1.1\r\nHost: x\r\nExpect: more\r\nConnection: close\r\n\r\n';
    const { answers } = await exchange(Number(new URL(app.url).port), bytes);
    expect(answers.map((answer) => answer.status)).to.deep.equal([200]);
  });
});
