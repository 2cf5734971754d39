import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { expect } from 'chai';
import type { LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { exampleBody, locatedOperations } from '../support/contractDocument.ts';
import type { RequestOptions, TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { createTestDatabase } from '../support/testDatabase.ts';
import { isGuarded, pathOf, typicalRequest } from '../support/typicalRequest.ts';

/** Refusals that all operations share. The operations are read from the contract, so new ones are covered. */

const OVERSIZE = { 'text/csv': 51, 'multipart/form-data': 51 } as const;
const UNKNOWN_KEY = `bb_${'0'.repeat(43)}`;
const MEBIBYTE = 1024 * 1024;

const isWrite = ({ operation }: LocatedOperation) =>
  (operation.security ?? []).some((requirement) => requirement['ApiKey']?.includes('full_access'));

const declares = (located: LocatedOperation, status: number) => String(status) in located.responses;

describe('every operation', () => {
  let app: TestApp;
  let revokedKey: string;
  before(async () => {
    app = await startTestApp();
    const { body } = await app.post('/api/v1/api-keys', { name: 'revoked', scope: 'full_access' });
    await app.delete(`/api/v1/api-keys/${body.id}`);
    revokedKey = body.key;
  });
  after(() => app.close());

  const send = (located: LocatedOperation, options: RequestOptions = {}, path = pathOf(located)) =>
    app.request(located.method.toUpperCase(), path, { ...typicalRequest(located), ...options });

  for (const located of locatedOperations) {
    const { operationId } = located.operation;

    if (isGuarded(located)) {
      it(`${operationId}: 401 without a key`, async () => {
        const { status, body } = await send(located, { key: null });
        expect([status, body.error.code]).to.deep.equal([401, 'MISSING_API_KEY']);
      });
    }

    if (isGuarded(located)) {
      it(`${operationId}: 401 for an unknown key and for a revoked one`, async () => {
        const unknown = await send(located, { key: UNKNOWN_KEY });
        const revoked = await send(located, { key: revokedKey });
        expect([unknown, revoked].map(({ status, body }) => [status, body.error.code])).to.deep.equal([
          [401, 'INVALID_API_KEY'],
          [401, 'REVOKED_API_KEY'],
        ]);
      });
    }

    if (isWrite(located)) {
      it(`${operationId}: 403 for a read-only key`, async () => {
        const { status, body } = await send(located, { key: app.keys.read_only });
        expect([status, body.error.code]).to.deep.equal([403, 'FORBIDDEN']);
      });
    }

    it(`${operationId}: 405 with Allow for a method that its path does not take`, async () => {
      const { status, headers, body } = await app.request('PROPFIND', pathOf(located));
      expect([status, body.error.code]).to.deep.equal([405, 'METHOD_NOT_ALLOWED']);
      expect(headers.get('allow')?.split(', ')).to.include(located.method.toUpperCase());
    });

    if (declares(located, 404)) {
      it(`${operationId}: 404 for an unknown id`, async () => {
        // Operations with ids only in the body have a test of their own for 404.
        if (!located.path.includes('{')) return;
        const { status, body } = await send(located);
        expect([status, body.error.code]).to.deep.equal([404, 'NOT_FOUND']);
      });
    }

    if (isGuarded(located) && declares(located, 400)) {
      it(`${operationId}: 400 for an unknown or malformed parameter`, async () => {
        const path = pathOf(located);
        const unknown = await send(
          located,
          {},
          `${path}${path.includes('?') ? '&' : '?'}no_such_parameter=1`,
        );
        expect([unknown.status, unknown.body.error.code, unknown.body.error.details]).to.deep.equal([
          400,
          'INVALID_PARAMETER',
          [{ path: 'no_such_parameter', code: 'unknown_parameter', message: 'is not a known parameter' }],
        ]);
      });
    }

    if (declares(located, 415)) {
      it(`${operationId}: 415 for a body of another type`, async () => {
        const { status, body } = await send(located, { body: 'GIF89a', contentType: 'image/gif' });
        expect([status, body.error.code]).to.deep.equal([415, 'UNSUPPORTED_MEDIA_TYPE']);
      });
    }

    if (declares(located, 413)) {
      it(`${operationId}: 413 for a body that is too large`, async () => {
        const example = exampleBody(located);
        const mebibytes = OVERSIZE[example?.contentType as keyof typeof OVERSIZE] ?? 1;
        const { status, body } = await send(located, {
          body: `"${'x'.repeat(mebibytes * MEBIBYTE)}"`,
          contentType: example?.contentType ?? 'application/json',
        });
        expect([status, body.error.code]).to.deep.equal([413, 'PAYLOAD_TOO_LARGE']);
      });
    }

    if (exampleBody(located) && !isGuarded(located) && declares(located, 422)) {
      it(`${operationId}: 400 for a malformed body, 422 for a missing one`, async () => {
        const broken = await app.post(located.path, '{"broken', {
          contentType: 'application/json',
          key: null,
        });
        const none = await app.post(located.path, undefined, { key: null });
        expect([broken.status, none.status]).to.deep.equal([400, 422]);
      });
    }

    if (exampleBody(located)?.contentType === 'application/json' && isGuarded(located)) {
      it(`${operationId}: names an unknown field of its body`, async () => {
        const { status, body } = await send(located, { body: { no_such_field: 1 } });
        const expected =
          operationId !== 'triggerSync' ? [422, 'VALIDATION_ERROR'] : [400, 'INVALID_PARAMETER'];
        expect([status, body.error.code]).to.deep.equal(expected);
        expect(body.error.details).to.deep.include({
          path: 'no_such_field',
          code: 'unknown_field',
          message: 'is not a known field',
        });
      });
    }
  }
});

describe('every operation, when the rate limit of the key is used up', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp({ env: { API_RATE_LIMIT_RPM: '1', API_RATE_LIMIT_BURST: '1' } });
    await app.get('/api/v1/users');
  });
  after(() => app.close());

  for (const located of locatedOperations.filter(isGuarded)) {
    it(`${located.operation.operationId}: 429 with Retry-After`, async () => {
      const { status, headers, body } = await app.request(
        located.method.toUpperCase(),
        pathOf(located),
        typicalRequest(located),
      );
      expect([status, body.error.code, Number(headers.get('retry-after')) > 0]).to.deep.equal([
        429,
        'RATE_LIMITED',
        true,
      ]);
    });
  }
});

describe('every operation, when an unexpected error is thrown', () => {
  let app: TestApp;
  let isBroken = false;
  before(async () => {
    const now = () => {
      if (isBroken) throw new Error('the clock fell off the wall');
      return new Date();
    };
    app = await startTestApp({ replacements: { clock: { now } } });
  });
  after(() => app.close());

  for (const located of locatedOperations.filter((each) => declares(each, 500))) {
    it(`${located.operation.operationId}: 500 in the error envelope, without details of the error`, async () => {
      isBroken = true;
      const { status, body } = await app
        .request(located.method.toUpperCase(), pathOf(located), typicalRequest(located))
        .finally(() => {
          isBroken = false;
        });
      expect([status, body.error.code]).to.deep.equal([500, 'INTERNAL_ERROR']);
      expect(JSON.stringify(body)).not.to.contain('wall');
    });
  }
});

/** A proxy to the database whose connections can be cut. */
async function startCuttableRoute(target: { host: string; port: number }) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const onward = connect(target.port, target.host);
    for (const side of [socket, onward]) {
      sockets.add(side);
      side.on('error', () => side.destroy());
      side.on('close', () => sockets.delete(side));
    }
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut(): void {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

describe('every operation, when the database cannot be reached', () => {
  let app: TestApp;
  let drop: () => Promise<void>;
  before(async () => {
    const database = await createTestDatabase();
    const direct = new URL(database.url);
    const route = await startCuttableRoute({ host: direct.hostname, port: Number(direct.port) });
    const detour = new URL(database.url);
    detour.port = String(route.port);
    app = await startTestApp({ database: { ...database, url: detour.toString() } });
    drop = database.drop;
    route.cut();
  });
  after(async () => {
    await app.close();
    await drop();
  });

  for (const located of locatedOperations.filter(
    (each) => declares(each, 503) && each.path !== '/health/ready',
  )) {
    it(`${located.operation.operationId}: 503`, async () => {
      const { status, headers, body } = await app.request(
        located.method.toUpperCase(),
        pathOf(located),
        typicalRequest(located),
      );
      expect([status, headers.get('retry-after'), body.error.code]).to.deep.equal([
        503,
        '5',
        'DATABASE_UNAVAILABLE',
      ]);
    });
  }

  it('getHealth: does not need the database', async () => {
    const { status } = await app.get('/health', { key: null });
    expect(status).to.equal(200);
  });

  it('getReadiness: 503 that reports the database error in its own schema', async () => {
    const { status, body } = await app.get('/health/ready', { key: null });
    expect({ status, body }).to.deep.equal({
      status: 503,
      body: {
        status: 'degraded',
        db: 'error',
        db_error: 'connection refused',
        scheduler: 'stopped',
        version: '0.0.0-test',
      },
    });
  });
});
