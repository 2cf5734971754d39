import { randomUUID } from 'node:crypto';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import type { Context, Middleware } from 'koa';
import Koa from 'koa';
import type { OperationId } from '../contract.ts';
import { ApiError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { RateLimitedError } from './authentication.ts';
import { checkResponse } from './checkResponse.ts';
import type { ClientAddress } from './clientAddress.ts';
import { allowOrigins } from './crossOrigin.ts';
import { errorBody, internalError } from './errorResponse.ts';
import { inProcessCaller } from './inProcess.ts';
import { loggedPath } from './linkPages.ts';
import { answerMalformedRequests } from './malformedRequests.ts';
import type { Reply } from './operation.ts';
import { bodyText } from './operation.ts';
import type { RouterMiddleware } from './pages.ts';
import type { Router } from './router.ts';
import { SECURITY_HEADERS } from './securityHeaders.ts';
import { MalformedPathError } from './trieRouter.ts';

/** A client's request id is used if it is safe in a log line and a header. */
const REQUEST_ID_PATTERN = /^[\w.:-]{1,128}$/;
/** Requests whose headers or body arrive later than this are cut off. */
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 120_000;
const TIMEOUT_CHECK_MS = 5_000;
const KEEP_ALIVE_TIMEOUT_MS = 10_000;
const MAX_HEADERS = 100;
const HEADERS = Object.entries(SECURITY_HEADERS);
/** Responses longer than this many characters are handed to Node as bytes. */
const LONG_TEXT = 16_384;

interface AnsweredRequest {
  /** Undefined if the path belongs to no operation. */
  operationId: OperationId | undefined;
  path: string;
  status: number;
  milliseconds: number;
}

/**
 * Creates the HTTP server: request id, log line and error boundary in front of the contract's router. `pages`
 * serves what is not part of the API: the documentation and the contract itself.
 */
export function createHttpServer(parts: {
  router: Router;
  pages: RouterMiddleware;
  linkPages: Middleware;
  /** Serves /mcp, given this server's own listener. */
  mcp: (listener: RequestListener) => Middleware;
  log: Logger;
  clientAddress: ClientAddress;
  toApiError: (error: unknown) => ApiError | null;
  corsOrigins: readonly string[];
  checkResponses: boolean;
  /** Called with each request after its headers were answered; null if nobody counts them. */
  onAnswered: ((request: AnsweredRequest) => void) | null;
}): Server {
  const {
    router,
    pages,
    linkPages,
    mcp,
    log,
    clientAddress,
    toApiError,
    corsOrigins,
    checkResponses,
    onAnswered,
  } = parts;
  // The fields of a request line are fixed and none needs redaction; searching for names to redact would double
  // the cost of the line.
  const requestLog = log.child({}, { redact: [] });
  const koa = new Koa();
  koa.silent = true;

  koa.use(async (ctx, next) => {
    // Monotonic, because setting the wall clock must not produce a negative duration.
    const startedAt = performance.now();
    const given = ctx.get('x-request-id');
    const requestId = REQUEST_ID_PATTERN.test(given) ? given : randomUUID();
    ctx.state['requestId'] = requestId;
    const { req } = ctx;
    ctx.state['address'] =
      inProcessCaller(req)?.address ??
      clientAddress(req.socket.remoteAddress, req.headers['x-forwarded-for']?.toString());
    // Node's own method, because Koa's allocates three arrays for each header of each request.
    ctx.res.setHeader('X-Request-Id', requestId);
    for (const [name, value] of HEADERS) ctx.res.setHeader(name, value);
    await next();
    // The server is shutting down: the client must open a new connection for its next request.
    if (!server.listening) ctx.set('Connection', 'close');
    const milliseconds = performance.now() - startedAt;
    onAnswered?.({ operationId: ctx.state['operationId'], path: ctx.path, status: ctx.status, milliseconds });
    requestLog.info(
      {
        requestId,
        operationId: ctx.state['operationId'],
        method: ctx.method,
        path: loggedPath(ctx.path),
        status: ctx.respond === false ? null : ctx.status,
        keyId: ctx.state['keyId'],
        address: ctx.state['address'],
        milliseconds: Math.round(milliseconds),
      },
      ctx.respond === false ? 'request abandoned' : 'request answered',
    );
  });

  if (corsOrigins.length > 0) koa.use(allowOrigins(corsOrigins));

  koa.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      answerError(ctx, error);
    }
  });

  koa.use(async (ctx, next) => {
    if (ctx.req.httpVersion === '1.1' && ctx.headers.host === undefined) {
      throw new ApiError('INVALID_PARAMETER', 'The Host header is missing.', {
        details: [{ path: 'Host', code: 'required', message: 'is required' }],
      });
    }
    await next();
  });

  koa.use(linkPages);
  koa.use(pages);
  koa.use(mcp((req, res) => listener(req, res)));

  koa.use(async (ctx) => {
    if (ctx.method === 'OPTIONS') {
      const allow = router.allowedMethods(ctx.path);
      if (!allow) throw new ApiError('NOT_FOUND', `No such endpoint: ${ctx.method} ${ctx.path}.`);
      ctx.set('Allow', allow);
      ctx.status = 204;
      return;
    }
    const signal = clientSignal(ctx);
    const reply = await router.dispatch({
      ctx,
      request: {
        requestId: ctx.state['requestId'],
        address: ctx.state['address'],
        apiKey: null,
        progress: null,
        signal,
      },
      address: ctx.state['address'],
      onOperation: (operationId) => {
        ctx.state['operationId'] = operationId;
      },
      onKey: (keyId) => {
        ctx.state['keyId'] = keyId;
      },
      onRateLimit: (rateLimit) => setRateLimit(ctx, rateLimit),
    });
    answer(ctx, reply);
  });

  function answer(ctx: Context, reply: Reply): void {
    if (reply.body instanceof Readable) {
      answerStream(ctx, reply, reply.body);
      return;
    }
    const text = bodyText(reply.body);
    const operationId: OperationId | undefined = ctx.state['operationId'];
    const isJson = (reply.headers['Content-Type'] ?? 'application/json').startsWith('application/json');
    if (checkResponses && operationId) checkResponse(operationId, reply.status, text, isJson);
    ctx.status = reply.status;
    if (text !== null) {
      ctx.res.setHeader('Content-Type', 'application/json; charset=utf-8');
      // Node reserves three times the length of a long string before it sends it, but nothing for bytes.
      ctx.body = text.length > LONG_TEXT ? Buffer.from(text) : text;
    }
    for (const [name, value] of Object.entries(reply.headers)) ctx.res.setHeader(name, value);
  }

  /** The body is sent as it comes. Koa destroys it when the client goes away. */
  function answerStream(ctx: Context, { status, headers }: Reply, body: Readable): void {
    ctx.status = status;
    for (const [name, value] of Object.entries(headers)) ctx.res.setHeader(name, value);
    ctx.body = body;
  }

  function answerError(ctx: Context, thrown: unknown): void {
    // Nobody reads the answer, and what was stopped has failed for no other reason.
    if (ctx.state['signal']?.aborted) {
      ctx.respond = false;
      return;
    }
    const expected = thrown instanceof ApiError ? thrown : toApiError(thrown);
    const error = expected ?? unexpected(ctx, thrown);
    if (error instanceof RateLimitedError) setRateLimit(ctx, error.rateLimit);
    try {
      answer(ctx, {
        status: error.status,
        body: errorBody(error, ctx.state['requestId']),
        headers: error.headers,
      });
    } catch (violation) {
      const internal = unexpected(ctx, violation);
      ctx.status = internal.status;
      ctx.set('Content-Type', 'application/json; charset=utf-8');
      ctx.body = JSON.stringify(errorBody(internal, ctx.state['requestId']));
    }
    // The unread rest of the body would be parsed as the next request.
    if (!ctx.req.complete) ctx.set('Connection', 'close');
  }

  function unexpected(ctx: Context, thrown: unknown): ApiError {
    if (thrown instanceof MalformedPathError) {
      return new ApiError('INVALID_PARAMETER', 'The path contains invalid percent-encoding.', {
        details: [{ path: 'path', code: 'malformed', message: 'contains invalid percent-encoding' }],
      });
    }
    log.error(
      { requestId: ctx.state['requestId'], operationId: ctx.state['operationId'], err: thrown },
      'request failed',
    );
    return internalError(thrown);
  }

  const handle = koa.callback();
  const listener: RequestListener = (req, res) => {
    void handle(req, res);
  };
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
      // Node's own response would have neither the envelope nor a request id.
      requireHostHeader: false,
    },
    listener,
  );
  // RFC 9110 allows a server to ignore an expectation that it does not know.
  server.on('checkExpectation', listener);
  answerMalformedRequests(server, log);
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  server.maxHeadersCount = MAX_HEADERS;
  return server;
}

/** Aborts when the client goes away before it was answered. */
function clientSignal(ctx: Context): AbortSignal {
  const left = new AbortController();
  const { res } = ctx;
  let isFinished = false;
  res.once('finish', () => {
    isFinished = true;
  });
  res.once('close', () => {
    if (!isFinished) left.abort(new Error('The client has gone away.'));
  });
  ctx.state['signal'] = left.signal;
  return left.signal;
}

export function setRateLimit(
  { res }: Context,
  rateLimit: { limit: number; remaining: number; resetSeconds: number },
): void {
  res.setHeader('X-RateLimit-Limit', String(rateLimit.limit));
  res.setHeader('X-RateLimit-Remaining', String(rateLimit.remaining));
  res.setHeader('X-RateLimit-Reset', String(rateLimit.resetSeconds));
}
