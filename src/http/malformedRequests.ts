import { randomUUID } from 'node:crypto';
import type { Server, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { errorBody } from './errorResponse.ts';
import { SECURITY_HEADERS } from './securityHeaders.ts';

/** How long the connection stays open for the client to read the error. */
const LINGER_MS = 500;

/**
 * Answers malformed requests in the error envelope and closes the connection: bytes that are not HTTP, headers
 * that are too large, requests that do not arrive in time. A complete request before it on the same connection
 * is answered first.
 */
export function answerMalformedRequests(server: Server, log: Logger): void {
  const unfinished = new WeakMap<Duplex, Set<ServerResponse>>();
  const refused = new WeakSet<Duplex>();

  server.prependListener('request', (request, response) => {
    const responses = unfinished.get(request.socket) ?? new Set();
    unfinished.set(request.socket, responses.add(response));
    response.once('close', () => responses.delete(response));
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // A refused client may go on sending; each further error of its connection has been answered already.
    if (refused.has(socket)) return;
    refused.add(socket);
    const before = [...(unfinished.get(socket) ?? [])].filter(({ req }) => req.complete).at(-1);
    if (before) before.once('close', () => refuse(error, socket));
    else refuse(error, socket);
  });

  function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
    const isPartlyAnswered = [...(unfinished.get(socket) ?? [])].some(({ headersSent }) => headersSent);
    if (!socket.writable || isPartlyAnswered || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const refusal = describe(error.code);
    const requestId = randomUUID();
    log.info({ requestId, status: refusal.status, reason: error.code }, 'malformed request answered');
    socket.end(answer(refusal, requestId));
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  }
}

function describe(reason: string | undefined): ApiError {
  switch (reason) {
    case 'HPE_HEADER_OVERFLOW':
      return new ApiError('PAYLOAD_TOO_LARGE', 'The headers are larger than this server accepts.', {
        status: 431,
      });
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new ApiError('PAYLOAD_TOO_LARGE', 'The body is larger than this operation accepts.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ApiError('INVALID_PARAMETER', 'The request did not arrive in time.', { status: 408 });
    default:
      return new ApiError('INVALID_PARAMETER', 'This is not a valid HTTP request.');
  }
}

function answer(refusal: ApiError, requestId: string): string {
  const body = JSON.stringify(errorBody(refusal, requestId));
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
