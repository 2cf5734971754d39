import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface MeasuredWire {
  url: string;
  /** How long somebody has waited for answers so far: from a request's first byte to its answer's last. */
  waitedSeconds(): number;
  close(): void;
}

/**
 * A way to a server on which the time of its answers is taken; for one who asks one question at a time. What is
 * asked takes `delayMs` to get there.
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
