import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { isNewer } from '../../src/api/health/newestRelease.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

describe('isNewer', () => {
  for (const [candidate, than, expected] of [
    ['0.0.1', '0.1.0', false],
    ['0.1.0', '0.1.0', false],
    ['0.1.1', '0.1.0', true],
    ['v0.2.0', '0.1.9', true],
    ['0.10.0', '0.9.0', true],
    ['1.0.0', '1.0.0-rc.1', true],
    ['1.0.0-rc.1', '1.0.0', false],
    ['1.0.0-rc.1', '0.9.0', true],
    ['1.0.0+build.5', '1.0.0', false],
    ['latest', '1.0.0', false],
  ] as const) {
    it(`${candidate} ${expected ? 'is' : 'is not'} newer than ${than}`, () => {
      expect(isNewer(candidate, than)).to.equal(expected);
    });
  }
});

describe('getVersion', () => {
  let server: Server;
  let asked = 0;
  let now: Date;
  let app: TestApp;

  let answer: RequestListener;

  const answering = (text: string) => {
    answer = (_request, response) => response.end(text);
  };

  beforeEach(async () => {
    asked = 0;
    now = new Date('2026-11-24T12:00:00Z');
    server = createServer((request, response) => {
      asked++;
      answer(request, response);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    // A server that listens on TCP has an address of this form.
    const { port } = server.address() as AddressInfo;
    app = await startTestApp({
      env: { UPDATE_URL: `http://127.0.0.1:${port}/release.json` },
      replacements: { clock: { now: () => now } },
    });
  });
  afterEach(async () => {
    await app.close();
    server.closeAllConnections();
    server.close();
  });
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  const read = async () => {
    const { latest, update_available } = (await app.get('/api/v1/version')).body;
    return { latest, update_available };
  };

  it('asks once an hour, however many want to know at once', async () => {
    answering('{"version":"99.0.0"}');
    const answers = await Promise.all(Array.from({ length: 20 }, read));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).to.deep.equal(
      new Set(['{"latest":"99.0.0","update_available":true}']),
    );
    expect(asked).to.equal(1);
    later(61);
    await read();
    expect(asked).to.equal(2);
  });

  it('answers with the version it knows while the address takes its time, and with the new one then', async () => {
    answering('{"version":"99.0.0"}');
    await read();
    const arrived = new Promise<() => void>((resolve) => {
      answer = (_request, response) => resolve(() => response.end('{"version":"99.1.0"}'));
    });
    later(61);
    expect((await read()).latest).to.equal('99.0.0');
    (await arrived)();
    await waitUntil('the new version is known', async () => (await read()).latest === '99.1.0');
    expect(asked).to.equal(2);
  });

  it('forgets no version that it knows when the address fails', async () => {
    answering('{"version":"99.0.0"}');
    await read();
    answering('<html>');
    for (const minutes of [61, 5]) {
      const before = asked;
      later(minutes);
      await waitUntil('the address is asked', async () => {
        expect((await read()).latest).to.equal('99.0.0');
        return asked > before;
      });
    }
    expect((await read()).latest).to.equal('99.0.0');
  });

  it('follows no redirect', async () => {
    answer = (request, response) => {
      if (request.url === '/elsewhere') return void response.end('{"version":"99.0.0"}');
      response.writeHead(302, { Location: '/elsewhere' }).end();
    };
    expect(await read()).to.deep.equal({ latest: null, update_available: null });
    expect(asked).to.equal(1);
  });

  it('announces no older version as an update', async () => {
    answering('{"version":"0.0.0-alpha"}');
    expect(await read()).to.deep.equal({ latest: '0.0.0-alpha', update_available: false });
  });

  for (const [what, text] of [
    ['too long', `{"version":"99.0.0","notes":"${'x'.repeat(1_000_000)}"}`],
    ['no JSON', '<html>'],
    ['without a version', '{"version":"newest"}'],
  ] as const) {
    it(`knows nothing where the answer is ${what}, and asks again after five minutes`, async () => {
      answering(text);
      expect(await read()).to.deep.equal({ latest: null, update_available: null });
      answering('{"version":"99.0.0"}');
      expect((await read()).latest).to.equal(null);
      later(5);
      expect((await read()).latest).to.equal('99.0.0');
    });
  }
});
