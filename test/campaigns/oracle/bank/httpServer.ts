import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

export interface BankRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  /** The parsed JSON body; an empty object when there is none. */
  body: Record<string, unknown>;
}

export interface BankResponse {
  status: number;
  body: unknown;
}

export interface RunningServer {
  url: string;
  stop(): Promise<void>;
}

/**
 * Marks a text that goes on the wire as a bare JSON number. A JavaScript number would round an amount of
 * 18 decimals before it left the bank.
 */
export const exactNumber = (decimal: string): string => `\u0001${decimal}\u0001`;

const toJson = (body: unknown): string =>
  JSON.stringify(body).replace(/"\\u0001([^"\\]*)\\u0001"/g, (_, decimal: string) => decimal);

/**
 * A JSON server on loopback; with a certificate it speaks TLS and only with who shows the same one. A handler that
 * throws answers 500 and prints the error: the bank has a bug.
 */
export async function startJsonServer(
  handle: (request: BankRequest) => Promise<BankResponse>,
  tls?: Certificate,
): Promise<RunningServer> {
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    void answer(request, response, handle);
  };
  const server = tls
    ? createTlsServer(
        {
          cert: tls.certificate,
          key: tls.privateKey,
          ca: tls.certificate,
          requestCert: true,
          rejectUnauthorized: true,
        },
        listener,
      )
    : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: BankRequest) => Promise<BankResponse>,
): Promise<void> {
  let reply: BankResponse;
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const url = new URL(request.url ?? '/', 'http://bank');
    reply = await handle({
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text ? JSON.parse(text) : {},
    });
  } catch (error) {
    console.error(error);
    reply = { status: 500, body: { error: 'the fake bank failed' } };
  }
  response.writeHead(reply.status, { 'content-type': 'application/json' });
  response.end(reply.body === null ? '' : toJson(reply.body));
}
