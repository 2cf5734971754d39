import type { Context } from 'koa';
import type { Context as DispatchContext, Document } from 'openapi-backend';
import { OpenAPIBackend } from 'openapi-backend';
import { type Route, routes } from '../../generated/routes.js';
import type { AppContext, RequestContext } from '../context.ts';
import type { OperationId } from '../contract.ts';
import { ApiError } from '../errors.ts';
import type { AnonymousLimit } from './anonymousLimit.ts';
import { type Authentication, authorize } from './authentication.ts';
import { etagOf } from './etag.ts';
import type { HeavySlots } from './heavySlots.ts';
import { inProcessCaller } from './inProcess.ts';
import type { AnswerOnce, BodyBudgets, Call, Operations, Reply } from './operation.ts';
import { bodyBytesOf, readBody, readSignedBody } from './readBody.ts';
import { TrieRouter } from './trieRouter.ts';
import { validateBody, validateParameters } from './validateCall.ts';

/** A request on its way from the server to its handler. */
export interface IncomingRequest {
  ctx: Context;
  request: RequestContext;
  address: string;
  /** Called as soon as the operation is known. */
  onOperation(operationId: OperationId): void;
  /** Called as soon as the API key is known to be valid. */
  onKey(keyId: string): void;
  onRateLimit(rateLimit: { limit: number; remaining: number; resetSeconds: number }): void;
}

/** `call` is set once the parameters and the body have been validated, `leaveSlot` for a costly operation. */
type ValidatedRequest = IncomingRequest & { call?: Call<OperationId>; leaveSlot?: () => void };

export interface Router {
  /**
   * Routes, authenticates, validates and handles a request, as the contract declares.
   * @throws ApiError for every client error, and whatever the handler throws.
   */
  dispatch(incoming: IncomingRequest): Promise<Reply>;
  /** Returns the methods of a path as the value of an Allow header; null for an unknown path. */
  allowedMethods(path: string): string | null;
}

const routeOf = new Map(routes.map((route) => [route.operationId, route]));

function routeFor({ operation: { operationId } }: DispatchContext): Route {
  const route = routeOf.get(operationId as OperationId);
  if (!route) throw new Error(`The routing table has no entry for ${operationId}.`);
  return route;
}

/** A handler without its operation's types. Validation has ensured that the call matches them. */
type AnyHandler = (
  context: AppContext,
  call: Call<OperationId>,
  reply: typeof makeReply,
) => Promise<Reply> | Reply;

const makeReply = (status: number, body?: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  body,
  headers,
});

const withETag = (reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, ETag: etagOf(reply.body) },
});

/** Creates the router from the contract and its handlers. */
export async function createRouter(parts: {
  document: Document;
  operations: Operations;
  authentication: Authentication;
  limitAnonymous: AnonymousLimit;
  bodyBudgets: BodyBudgets;
  heavySlots: HeavySlots;
  answerOnce: AnswerOnce;
}): Promise<Router> {
  const { document, operations, authentication, limitAnonymous, bodyBudgets, heavySlots, answerOnce } = parts;
  async function checkKey(dispatch: DispatchContext, incoming: IncomingRequest): Promise<true> {
    const requiredScopes = (dispatch.operation.security ?? []).flatMap(
      (requirement) => requirement['ApiKey'] ?? [],
    );
    const { reach, method } = routeFor(dispatch);
    const requirements = {
      requiredScopes,
      allowsLimited: reach === 'accounts' || (reach === 'household' && method === 'get'),
    };
    const known = inProcessCaller(incoming.ctx.req)?.key;
    if (known) authorize(known, requirements);
    const caller = known
      ? { key: known, rateLimit: null }
      : await authentication.authenticate({
          header: incoming.ctx.request.headers['x-api-key']?.toString(),
          ...requirements,
          address: incoming.address,
          onKey: incoming.onKey,
        });
    const { id, scope } = caller.key;
    if (known) incoming.onKey(id);
    incoming.request.apiKey = { id, scope, reach: caller.key.reach };
    if (caller.rateLimit) incoming.onRateLimit(caller.rateLimit);
    return true;
  }

  async function validate(dispatch: DispatchContext, incoming: ValidatedRequest): Promise<void> {
    const { ctx, request } = incoming;
    const route = routeFor(dispatch);
    if (route.isSigned) limitAnonymous(incoming.address);
    const { path, query, header } = validateParameters(
      route,
      dispatch.request.params,
      ctx.query,
      ctx.headers,
    );
    if (route.cost === 'heavy') {
      const { apiKey, signal } = request;
      incoming.leaveSlot = await heavySlots.take(apiKey?.id ?? '', bodyBytesOf(ctx), signal);
    }
    const budget = bodyBudgets[route.operationId];
    const body = route.isSigned
      ? await readSignedBody(ctx, route.contentTypes)
      : await readBody(ctx, route.contentTypes, budget);
    budget?.check(body.value);
    if (!route.isSigned) validateBody(route, body);
    incoming.call = {
      path,
      query,
      header,
      body: body.value,
      rawBody: body.raw,
      contentType: body.contentType,
      // Built on demand, because few operations read them.
      get headers() {
        return Object.fromEntries(
          Object.entries(ctx.headers).map(([name, value]) => [name, value?.toString()]),
        );
      },
      request,
      // The generated validators have just checked these values against the types of the same contract.
    } as Call<OperationId>;
  }

  const api = new OpenAPIBackend({
    definition: document,
    strict: true,
    quick: true,
    // preOperationHandler validates requests, with validators that are generated at build time.
    validate: false,
    securityHandlers: { ApiKey: checkKey },
    handlers: {
      notFound: (dispatch, incoming: IncomingRequest) => {
        // openapi-backend hides why a path did not match; matching it again throws if it is malformed.
        trie.matchPath(dispatch.request.path);
        throw new ApiError('NOT_FOUND', `No such endpoint: ${incoming.ctx.method} ${dispatch.request.path}.`);
      },
      methodNotAllowed: (dispatch) => {
        const allow = allowedMethods(dispatch.request.path) ?? '';
        throw new ApiError(
          'METHOD_NOT_ALLOWED',
          `This endpoint does not support the method. Use one of: ${allow}.`,
          {
            headers: { Allow: allow },
          },
        );
      },
      postRoutingHandler: (dispatch, incoming: IncomingRequest) => {
        // Every operation of the router is one of the contract.
        if (dispatch.operation) incoming.onOperation(dispatch.operation.operationId as OperationId);
      },
      // openapi-backend treats every error of a security handler as a refusal; rethrow the original error.
      unauthorizedHandler: (dispatch) => {
        throw dispatch.security['ApiKey'].error;
      },
      // Runs after the security check; postSecurityHandler would run before its result is enforced.
      preOperationHandler: validate,
    },
  });
  await api.init();
  const trie = new TrieRouter(api.definition);
  api.router = trie;

  for (const { operationId, hasETag } of routes) {
    // The only place that drops the operation's own types, because dispatch is by name.
    const handler = operations[operationId] as AnyHandler;
    api.registerHandler(operationId, async (_dispatch, incoming: ValidatedRequest) => {
      const { call } = incoming;
      if (!call) throw new Error(`${operationId} was dispatched without validation.`);
      const reply = await answerOnce(operationId, call, (context) => handler(context, call, makeReply));
      return hasETag && reply.status < 300 ? withETag(reply) : reply;
    });
  }

  function allowedMethods(path: string): string | null {
    const match = trie.matchPath(path);
    if (!match) return null;
    const methods = [...match.operations.keys()].map((method) => method.toUpperCase());
    if (methods.includes('GET')) methods.push('HEAD');
    return [...methods, 'OPTIONS'].join(', ');
  }

  return {
    allowedMethods,
    async dispatch(incoming: ValidatedRequest) {
      const { ctx } = incoming;
      const method = ctx.method === 'HEAD' ? 'GET' : ctx.method;
      try {
        return await api.handleRequest({ method, path: ctx.path, headers: {}, query: {} }, incoming);
      } finally {
        incoming.leaveSlot?.();
      }
    },
  };
}
