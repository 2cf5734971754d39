import type { RequestListener } from 'node:http';
import { isIP } from 'node:net';
import type { Context, Middleware } from 'koa';
import { ApiError } from '../errors.ts';
import type { Authentication, KeyRecord } from './authentication.ts';
import { createInProcessFetch, type InProcessFetch } from './inProcess.ts';
import { readBody } from './readBody.ts';
import { setRateLimit } from './server.ts';

/** Answers a message of the Model Context Protocol: see mcp/answerOverHttp. */
export type AnswerMcp = (
  message: { headers: Headers; body: unknown; signal: AbortSignal },
  caller: { key: KeyRecord; text: string; fetch: InProcessFetch },
) => Promise<Response>;

const PATH = '/mcp';
const ALLOW = 'POST, OPTIONS';
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
/** What the protocol reads of a request. */
const HEADERS = ['accept', 'content-type', 'mcp-protocol-version', 'mcp-session-id'];

/**
 * Serves POST /mcp, streamable HTTP without sessions. The key comes in X-API-Key as everywhere, or as a bearer token,
 * because some clients can send nothing else. It is counted once for each message, whatever that is composed of.
 */
export function createMcpEndpoint(parts: {
  authentication: Authentication;
  /** Names under which this server may be reached besides its own machine and addresses. */
  hosts: readonly string[];
  origins: readonly string[];
  answer: AnswerMcp;
}): (listener: RequestListener) => Middleware {
  const { authentication, answer } = parts;
  return (listener) => async (ctx, next) => {
    if (ctx.path !== PATH) return next();
    refuseRebinding(ctx, parts);
    if (ctx.method === 'OPTIONS') {
      ctx.set('Allow', ALLOW);
      ctx.status = 204;
      return;
    }
    if (ctx.method !== 'POST') {
      throw new ApiError('METHOD_NOT_ALLOWED', 'This endpoint has no sessions and no streams. Use POST.', {
        headers: { Allow: ALLOW },
      });
    }
    const text = readKey(ctx);
    const { key, rateLimit } = await authentication.authenticate({
      header: text,
      requiredScopes: [],
      allowsLimited: true,
      address: ctx.state['address'],
      onKey: (keyId) => {
        ctx.state['keyId'] = keyId;
      },
    });
    if (rateLimit) setRateLimit(ctx, rateLimit);
    const { value: body } = await readBody(ctx, ['application/json']);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new ApiError('INVALID_PARAMETER', 'Send one JSON-RPC message as the body, not a batch.', {
        details: [{ path: 'body', code: 'type', message: 'must be one JSON-RPC message' }],
      });
    }
    const gone = new AbortController();
    const stop = (): void => gone.abort(new Error('The client has gone away.'));
    ctx.res.once('close', stop);
    try {
      const response = await answer(
        { headers: protocolHeaders(ctx), body, signal: gone.signal },
        {
          key,
          text: text ?? '',
          fetch: createInProcessFetch(
            listener,
            { key, address: ctx.state['address'] },
            ctx.state['requestId'],
          ),
        },
      );
      ctx.status = response.status;
      const type = response.headers.get('content-type');
      if (type) ctx.type = type;
      ctx.body = response.body && Buffer.from(await response.arrayBuffer());
    } catch (error) {
      // Nobody reads the answer.
      if (!gone.signal.aborted) throw error;
      ctx.respond = false;
    } finally {
      ctx.res.off('close', stop);
    }
  };
}

/**
 * A page of another site can make a browser send requests here, under a name of its own that leads to this machine.
 * Its requests then carry that name as Host, and its own address as Origin. Pages of this server, of this machine and of
 * the names that this server has may use it, on any port.
 */
function refuseRebinding(
  ctx: Context,
  { hosts, origins }: { hosts: readonly string[]; origins: readonly string[] },
): void {
  const host = readHost(`http://${ctx.get('host')}`);
  const isKnown = (name: string): boolean => LOCAL_NAMES.has(name) || hosts.includes(name);
  if (host === null || !(isKnown(host.hostname) || isIP(host.hostname.replace(/^\[|\]$/g, '')) > 0)) {
    throw new ApiError(
      'FORBIDDEN',
      'This server is not known by the name in the Host header. Add the name to MCP_ALLOWED_HOSTS, or set PUBLIC_URL.',
    );
  }
  const given = ctx.get('origin');
  if (given === '' || origins.includes(given)) return;
  const origin = readHost(given);
  if (origin === null || !(isKnown(origin.hostname) || origin.host === host.host)) {
    throw new ApiError('FORBIDDEN', 'Pages of this origin may not use the server. Add it to CORS_ORIGINS.');
  }
}

const readHost = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null);

function readKey(ctx: Context): string | undefined {
  const header = ctx.headers['x-api-key']?.toString();
  if (header !== undefined) return header;
  return /^bearer +(\S+)$/i.exec(ctx.get('authorization'))?.[1];
}

const protocolHeaders = (ctx: Context): Headers =>
  new Headers(HEADERS.flatMap((name): [string, string][] => (ctx.get(name) ? [[name, ctx.get(name)]] : [])));
