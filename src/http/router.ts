import type { Context } from 'koa';
import type { Context as DispatchContext, Document } from 'openapi-backend';
import { OpenAPIBackend } from 'openapi-backend';
import { routes } from '../../generated/routes.js';
import type { AppContext, RequestContext } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { Authentication } from './authentication.ts';
import type { Call, OperationId, Operations, Reply } from './operation.ts';
import { readBody } from './readBody.ts';
import { TrieRouter } from './trieRouter.ts';
import { validateBody, validateParameters } from './validateCall.ts';

/** What a request carries on its way from the server to its handler. */
export interface Passage {
  ctx: Context;
  request: RequestContext;
  address: string;
  /** Called once it is known which operation this is. */
  onOperation(operationId: OperationId): void;
  onRateLimit(rateLimit: { limit: number; remaining: number; resetSeconds: number }): void;
}

/** A passage whose call has been held to the contract, once it has. */
type ValidatedPassage = Passage & { call?: Call<OperationId> };

export interface Router {
  /**
   * Routes, authenticates, validates and handles a request: what it needs for that stands in the contract alone.
   * @throws ApiError for everything a client did wrong, and whatever the handler throws.
   */
  dispatch(passage: Passage): Promise<Reply>;
  /** The methods a path answers to, in the form of an Allow header; null for an unknown path. */
  allowedMethods(path: string): string | null;
}

const routeOf = new Map(routes.map((route) => [route.operationId, route]));

/** A handler with its operation's types behind it: validation has made the call what they say. */
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

/** Builds the dispatcher from the contract and its handlers. */
export async function createRouter(parts: {
  document: Document;
  operations: Operations;
  context: AppContext;
  authentication: Authentication;
}): Promise<Router> {
  const { document, operations, context, authentication } = parts;
  async function authorize(dispatch: DispatchContext, passage: Passage): Promise<true> {
    const requiredScopes = (dispatch.operation.security ?? []).flatMap(
      (requirement) => requirement['ApiKey'] ?? [],
    );
    const caller = await authentication.authenticate({
      header: passage.ctx.request.headers['x-api-key']?.toString(),
      requiredScopes,
      address: passage.address,
    });
    passage.request.apiKey = { id: caller.key.id, scope: caller.key.scope };
    if (caller.rateLimit) passage.onRateLimit(caller.rateLimit);
    return true;
  }

  async function validate(dispatch: DispatchContext, passage: ValidatedPassage): Promise<void> {
    const { ctx, request } = passage;
    const route = routeOf.get(dispatch.operation.operationId as OperationId);
    if (!route) throw new Error(`The routing table lacks ${dispatch.operation.operationId}.`);
    const { path, query } = validateParameters(route, dispatch.request.params, ctx.query);
    const body = await readBody(ctx, route.contentTypes);
    validateBody(route, body);
    passage.call = {
      path,
      query,
      body: body.value,
      rawBody: body.raw,
      contentType: body.contentType,
      // Few operations look at them.
      get headers() {
        return Object.fromEntries(
          Object.entries(ctx.headers).map(([name, value]) => [name, value?.toString()]),
        );
      },
      request,
      // The generated validators have just held these values to the types they are generated with.
    } as Call<OperationId>;
  }

  const api = new OpenAPIBackend({
    definition: document,
    strict: true,
    quick: true,
    // Requests are checked by validators made at build time, in preOperationHandler.
    validate: false,
    securityHandlers: { ApiKey: authorize },
    handlers: {
      notFound: (dispatch) => {
        // openapi-backend hides why a path did not match; one that is malformed says so when matched again.
        trie.matchPath(dispatch.request.path);
        throw new ApiError('NOT_FOUND', 'Nothing stands at this path.');
      },
      methodNotAllowed: (dispatch) => {
        const allow = allowedMethods(dispatch.request.path) ?? '';
        throw new ApiError('METHOD_NOT_ALLOWED', `This path answers to ${allow}.`, {
          headers: { Allow: allow },
        });
      },
      postRoutingHandler: (dispatch, passage: Passage) => {
        // The router knows only operations of the contract.
        if (dispatch.operation) passage.onOperation(dispatch.operation.operationId as OperationId);
      },
      // openapi-backend takes whatever a security handler throws for a refusal; this hands it on as it was.
      unauthorizedHandler: (dispatch) => {
        throw dispatch.security['ApiKey'].error;
      },
      // After the refusal of who may not ask: postSecurityHandler would run before it.
      preOperationHandler: validate,
    },
  });
  await api.init();
  const trie = new TrieRouter(api.definition);
  api.router = trie;

  for (const { operationId } of routes) {
    // One place where the operation's own types are set aside: dispatch is by name.
    const handler = operations[operationId] as AnyHandler;
    api.registerHandler(operationId, (_dispatch, passage: ValidatedPassage) => {
      if (!passage.call) throw new Error(`${operationId} was reached without validation.`);
      return handler(context, passage.call, makeReply);
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
    dispatch: (passage) => {
      const { ctx } = passage;
      return api.handleRequest(
        {
          method: ctx.method === 'HEAD' ? 'GET' : ctx.method,
          path: ctx.path,
          headers: {},
          query: {},
        },
        passage,
      );
    },
  };
}
