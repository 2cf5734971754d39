import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Network {
  url: string;
  /** Drops all data without closing any connection. */
  swallow(): void;
  /** Closes every connection, and each new one at once. */
  cut(): void;
  /** Closes each new connection at once; open ones continue. */
  refuse(): void;
  deliver(): void;
  close(): Promise<unknown>;
}

/**
 * Opens a TCP proxy to a server that can be made to fail. `onRequest` is awaited before each chunk of a client is
 * forwarded.
 */
export async function openNetwork(
  serverUrl: string,
  { onRequest }: { onRequest?: () => Promise<void> } = {},
): Promise<Network> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let state: 'delivers' | 'swallows' | 'refuses' = 'delivers';
  const server = createServer((near) => {
    if (state === 'refuses') return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', async (chunk) => {
        if (from === near && onRequest) {
          near.pause();
          await onRequest();
          near.resume();
        }
        if (state !== 'swallows') to.write(chunk);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    swallow: () => {
      state = 'swallows';
    },
    cut: () => {
      state = 'refuses';
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    refuse: () => {
      state = 'refuses';
    },
    deliver: () => {
      state = 'delivers';
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
