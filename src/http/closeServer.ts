import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

/** What was on its way has arrived by then, and who goes on asking was told that the connection closes. */
const GRACE_MS = 250;
const LOOK_EVERY_MS = 100;
/** A request that has not come to its end by then never will, and whoever stops us kills soon after. */
const LIMIT_MS = 15_000;

/**
 * Makes a server that can be closed without cutting off what it has been asked. The function that it returns
 * takes no new connection from then on, and resolves when every one there was is closed: those under way are
 * answered first, and the answer says that its connection closes; those that stay silent are closed soon
 * after. It resolves at once where the server does not listen.
 */
export function makeClosable(server: Server): () => Promise<void> {
  /** Connections that have not asked for anything yet; a browser opens some in case it needs them. */
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));

  return async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    // HTTP's own way would end idle connections now, together with the requests that are on their way on them.
    NetServer.prototype.close.call(server);
    const limit = setTimeout(() => server.closeAllConnections(), LIMIT_MS);
    const closeSilent = () => {
      for (const socket of unused) socket.destroy();
      server.closeIdleConnections();
    };
    let look: NodeJS.Timeout | undefined;
    const grace = setTimeout(() => {
      // A request that has arrived may wait to be read, so the look comes after the reading.
      look = setInterval(() => setImmediate(closeSilent), LOOK_EVERY_MS);
    }, GRACE_MS);
    await closed;
    clearTimeout(grace);
    clearTimeout(limit);
    clearInterval(look);
  };
}
