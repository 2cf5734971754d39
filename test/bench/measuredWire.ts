import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface MeasuredWire {
  url: string;
  /** The total time so far from the first byte of each request to the last byte of its answer. */
  waitedSeconds(): number;
  close(): void;
}

/**
 * Opens a proxy to a server that measures the time of its answers, for a client with one request at a time. Each
 * request is delayed by `delayMs`.
 */
export async function openMeasuredWire(serverUrl: string, delayMs = 0): Promise<MeasuredWire> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let waitedMs = 0;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    let askedAt = 0;
    let answeredAt = 0;
    const settle = () => {
      waitedMs += answeredAt - askedAt;
      askedAt = 0;
      answeredAt = 0;
    };
    near.on('data', (chunk) => {
      if (answeredAt > 0) settle();
      if (askedAt > 0 || delayMs === 0) {
        askedAt ||= performance.now();
        far.write(chunk);
        return;
      }
      askedAt = performance.now();
      near.pause();
      setTimeout(() => {
        far.write(chunk);
        near.resume();
      }, delayMs);
    });
    far.on('data', (chunk) => {
      answeredAt = performance.now();
      near.write(chunk);
    });
    near.on('close', () => {
      if (answeredAt > 0) settle();
      far.destroy();
    });
    far.on('close', () => near.destroy());
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    waitedSeconds: () => waitedMs / 1000,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
