import { randomUUID } from 'node:crypto';
import type { Server, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { errorBody } from './errorResponse.ts';
import { SECURITY_HEADERS } from './securityHeaders.ts';

/** How long somebody who goes on sending may take to read why nobody listens any more. */
const LINGER_MS = 500;

/**
 * Answers what never becomes a request, in the envelope like everything else, and closes the connection: bytes
 * that are not HTTP, headers without end, what does not arrive in time. A request that came whole before it on
 * the same connection gets its own answer first.
 */
export function answerBrokenRequests(server: Server, log: Logger): void {
  const unfinished = new WeakMap<Duplex, Set<ServerResponse>>();
  const refused = new WeakSet<Duplex>();

  server.prependListener('request', (request, response) => {
    const responses = unfinished.get(request.socket) ?? new Set();
    unfinished.set(request.socket, responses.add(response));
    response.once('close', () => responses.delete(response));
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // Whoever is refused may send on; that is broken too, and has been answered.
    if (refused.has(socket)) return;
    refused.add(socket);
    const before = [...(unfinished.get(socket) ?? [])].filter(({ req }) => req.complete).at(-1);
    if (before) before.once('close', () => refuse(error, socket));
    else refuse(error, socket);
  });

  function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
    const isHalfAnswered = [...(unfinished.get(socket) ?? [])].some(({ headersSent }) => headersSent);
    if (!socket.writable || isHalfAnswered || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const refusal = describe(error.code);
    const requestId = randomUUID();
    log.info({ requestId, status: refusal.status, reason: error.code }, 'broken request answered');
    socket.end(answer(refusal, requestId));
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  }
}

function describe(reason: string | undefined): ApiError {
  switch (reason) {
    case 'HPE_HEADER_OVERFLOW':
      return new ApiError('PAYLOAD_TOO_LARGE', 'The headers are larger than this server takes.', {
        status: 431,
      });
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new ApiError('PAYLOAD_TOO_LARGE', 'The body is larger than this operation takes.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ApiError('INVALID_PARAMETER', 'The request did not arrive in time.', { status: 408 });
    default:
      return new ApiError('INVALID_PARAMETER', 'This is not a valid HTTP request.');
  }
}

function answer(refusal: ApiError, requestId: string): string {
  const body = JSON.stringify(errorBody(refusal));
  const headers: Record<string, string> = {
    'X-Request-Id': requestId,
    ...SECURITY_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Date: new Date().toUTCString(),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${body}`;
}
