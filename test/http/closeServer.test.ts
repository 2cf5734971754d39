import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

const REQUEST = 'GET /health/live HTTP/1.1\r\nHost: breadbox\r\n\r\n';

describe('makeClosable', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
  });

  async function open(): Promise<{ socket: Socket; said: () => string; ended: Promise<unknown> }> {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk;
    });
    const ended = once(socket, 'close');
    await once(socket, 'connect');
    return { socket, said: () => text, ended };
  }

  const close = () => app.close({ abruptly: false });

  it('answers a request already sent on an open connection, with Connection: close', async () => {
    const client = await open();
    client.socket.write(REQUEST);
    await waitUntil('the first answer is here', () => client.said().includes('"ok"'));
    expect(client.said()).to.match(/connection: keep-alive/i);

    const before = client.said().length;
    client.socket.write(REQUEST);
    await Promise.all([close(), client.ended]);

    expect(client.said().slice(before)).to.match(/^HTTP\/1.1 200 OK.*connection: close.*"ok"/is);
  });

  it('accepts no new connection, and does not wait for one without a request', async () => {
    const silent = await open();
    await close();
    await silent.ended;

    expect(await fetch(app.url).catch((error) => error.cause.code)).to.equal('ECONNREFUSED');
  });

  it('reads an upload in progress to its end', async () => {
    const client = await open();
    const half = '{"name": "Al';
    const { full_access: key } = app.keys;
    client.socket.write(
      `POST /api/v1/users HTTP/1.1\r\nHost: breadbox\r\nX-API-Key: ${key}\r\nContent-Type: application/json\r\nContent-Length: ${half.length + 4}\r\n\r\n${half}`,
    );
    await once(app.server, 'request');
    const closed = close();
    client.socket.write('ex"}');
    await closed;

    expect(client.said()).to.match(/^HTTP\/1.1 201 Created.*connection: close.*"Alex"/is);
  });
});
