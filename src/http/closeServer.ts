import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

/** Requests in flight have arrived after this time, and clients have been told that their connection closes. */
const GRACE_MS = 250;
const CHECK_INTERVAL_MS = 100;
/** A request that has not finished by then never will, and a supervisor would kill the process soon after. */
const MAX_DRAIN_MS = 15_000;

/**
 * Returns a function that closes the server without cutting off requests. It accepts no new connections,
 * answers the requests in progress with `Connection: close`, closes silent connections after a grace period,
 * and resolves when every connection is closed; at once if the server is not listening.
 */
export function makeClosable(server: Server): () => Promise<void> {
  /** Connections without a request so far; browsers open some in advance. */
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));

  return async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    // http.Server.close would end idle connections now, and with them requests that are already on the wire.
    NetServer.prototype.close.call(server);
    const limit = setTimeout(() => server.closeAllConnections(), MAX_DRAIN_MS);
    const closeSilent = () => {
      for (const socket of unused) socket.destroy();
      server.closeIdleConnections();
    };
    let check: NodeJS.Timeout | undefined;
    const grace = setTimeout(() => {
      // A request that has arrived may still be unread, so the check runs after pending reads.
      check = setInterval(() => setImmediate(closeSilent), CHECK_INTERVAL_MS);
    }, GRACE_MS);
    await closed;
    clearTimeout(grace);
    clearTimeout(limit);
    clearInterval(check);
  };
}
