import { once } from 'node:events';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const PAGES = ['/docs/', '/docs/errors', '/docs/docs.css', '/docs/search.js', '/llms.txt', '/'];

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** The bytes of buffers that something holds; what other tests of this process have left is collected first. */
function readHeldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

describe('pages', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  /** Over a plain socket, because fetch would decompress the body. */
  async function load(path: string, headers: Record<string, string>) {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    const pieces: Buffer[] = [];
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    const fields = Object.entries({ Host: 'x', Connection: 'close', ...headers });
    socket.write(
      `GET ${path} HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    );
    await once(socket, 'close');
    const answer = Buffer.concat(pieces);
    const end = answer.indexOf('\r\n\r\n');
    const head = answer.toString('latin1', 0, end);
    const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1];
    return { status: Number(head.slice(9, 12)), header, body: answer.subarray(end + 4) };
  }

  for (const path of PAGES) {
    it(`${path} is the same page compressed or not, and 304 for a browser that has it`, async () => {
      const plain = await load(path, {});
      const zipped = await load(path, { 'Accept-Encoding': 'gzip' });
      const brotli = await load(path, { 'Accept-Encoding': 'gzip, br' });
      expect(plain.header('content-encoding')).to.equal(undefined);
      const isBuiltCompressed = path !== '/';
      if (isBuiltCompressed) {
        expect(zipped.header('content-encoding')).to.equal('gzip');
        expect(gunzipSync(zipped.body).equals(plain.body)).to.equal(true);
        expect(brotli.header('content-encoding')).to.equal('br');
        expect(brotliDecompressSync(brotli.body).equals(plain.body)).to.equal(true);
      }
      for (const [encoding, { header }] of [
        ['identity', plain],
        ['gzip', zipped],
        ['gzip, br', brotli],
      ] as const) {
        const again = await load(path, {
          'Accept-Encoding': encoding,
          'If-None-Match': header('etag') ?? '',
        });
        expect([encoding, again.status, again.body.length]).to.deep.equal([encoding, 304, 0]);
        expect(header('vary')).to.contain('Accept-Encoding');
      }
    });
  }

  it('readers that take nothing have no copies of the page', async () => {
    await load('/docs/', {});
    const before = readHeldBytes();
    const { hostname, port } = new URL(app.url);
    const sockets = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const socket = connect(Number(port), hostname);
        socket.write('GET /docs/ HTTP/1.1\r\nHost: x\r\n\r\n');
        await once(socket, 'readable');
        return socket;
      }),
    );
    const growth = readHeldBytes() - before;
    for (const socket of sockets) socket.destroy();
    // A copy for each reader would be 195 MB.
    expect(growth).to.be.below(40_000_000);
  });

  it('an address that loads too many gets 429, and a key from there is served', async () => {
    const now = new Date();
    const limited = await startTestApp({
      env: { ANONYMOUS_LIMIT_RPM: '30' },
      replacements: { clock: { now: () => now } },
    });
    try {
      const statuses: number[] = [];
      for (let load = 0; load < 6; load++) {
        statuses.push((await limited.get('/docs/errors.md', { key: null })).status);
      }
      expect(statuses).to.deep.equal([200, 200, 200, 200, 200, 429]);
      expect((await limited.get('/api/v1/users')).status).to.equal(200);
    } finally {
      await limited.close();
    }
  });
});
