import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface ListeningServer {
  port: number;
  /** Closes every connection and frees the port. */
  close(): Promise<void>;
}

export async function listen(
  listener: RequestListener,
  { port = 0, host = '127.0.0.1', tls }: { port?: number; host?: string; tls?: ServerOptions },
): Promise<ListeningServer> {
  const server: Server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // A server that listens on TCP has an address with a port.
  const { port: assignedPort } = server.address() as AddressInfo;
  return {
    port: assignedPort,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
