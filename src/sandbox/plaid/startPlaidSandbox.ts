import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Bank, type BankOptions } from '../bank/bank.ts';
import { opaqueId } from '../deterministic.ts';
import { type Reply, send } from '../faults.ts';
import { listen, readBody } from '../httpServer.ts';
import { respondToSignIn } from '../pages/signInPages.ts';
import { respondToControl } from '../respondToControl.ts';
import { createControl, type PlaidControl } from './control.ts';
import { endpoints } from './endpoints.ts';
import { itemIdOf } from './identity.ts';
import { isPlaidCode, PlaidFailure } from './plaidFailure.ts';
import { PlaidState } from './plaidState.ts';
import { checkFields, type Fields, parseFields, textOf } from './requestFields.ts';

export interface PlaidSandboxOptions extends BankOptions {
  port?: number;
  host?: string;
  /** The institutions to serve. The default is a new bank with the other options. */
  bank?: Bank;
  clientId?: string;
  secret?: string;
}

export interface PlaidSandbox {
  url: string;
  clientId: string;
  secret: string;
  control: PlaidControl;
  close(): Promise<void>;
}

/** Starts a server on loopback that serves Plaid's API for a sample household. */
export async function startPlaidSandbox(options: PlaidSandboxOptions = {}): Promise<PlaidSandbox> {
  const { host = '127.0.0.1', port = 0, clientId = 'sandbox-client', secret = 'sandbox-secret' } = options;
  const state = new PlaidState(options.bank ?? new Bank(options), clientId, secret);
  const control = createControl(state);
  const listener: RequestListener = (request, response) => {
    if (request.url?.startsWith('/control/')) void respondToControl(control, request, response);
    else if (request.url?.startsWith('/link/') && !request.url.startsWith('/link/token/')) {
      void respondToSignIn(request, response, (id) => state.findHosted(id)?.page ?? null);
    } else void respond(state, request, response);
  };
  const server = await listen(listener, { port, host });
  state.url = `http://${host}:${server.port}`;
  return { url: state.url, clientId, secret, control, close: server.close };
}

async function respond(state: PlaidState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const body = await readBody(request).catch(() => null);
  if (body === null) return;
  const token = tokenIn(body);
  const enrollment = token === null ? null : state.findByAccessToken(token);
  const fault = state.faults.take(path, (item) => enrollment !== null && state.findItem(item) === enrollment);
  const requestId = opaqueId(15, 'request', String(process.hrtime.bigint()));
  let reply: Reply;
  try {
    if (fault?.kind === 'rate_limit') throw new PlaidFailure('RATE_LIMIT_EXCEEDED');
    if (fault?.kind === 'error')
      throw new PlaidFailure(isPlaidCode(fault.code) ? fault.code : 'INTERNAL_SERVER_ERROR');
    reply = json(200, { ...(await handleRequest(state, path, request, body)), request_id: requestId });
  } catch (error) {
    const failure =
      error instanceof PlaidFailure ? error : new PlaidFailure('INTERNAL_SERVER_ERROR', String(error));
    reply = json(failure.status, failure.body(requestId));
    if (fault?.kind === 'rate_limit') reply.headers['retry-after'] = String(fault.retryAfterSeconds ?? 1);
  }
  const at = state.bank.clock.now().toISOString();
  state.calls.record({
    endpoint: path,
    item: enrollment ? itemIdOf(enrollment) : null,
    status: reply.status,
    at,
  });
  await send(request, response, reply, fault);
}

async function handleRequest(
  state: PlaidState,
  path: string,
  request: IncomingMessage,
  body: string,
): Promise<object> {
  const endpoint = endpoints[path];
  if (!endpoint || request.method !== 'POST') {
    throw new PlaidFailure('NOT_FOUND', `requested API endpoint ${path} cannot be found`);
  }
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new PlaidFailure('INVALID_HEADERS', 'Content-Type must be application/json');
  }
  const { client_id: clientId, secret, ...fields } = parseFields(body);
  authenticate(state, request, { clientId, secret });
  checkFields(fields, endpoint.fields);
  return endpoint.handle(state, fields);
}

/** Plaid accepts the client id and secret in headers or in the body. */
function authenticate(state: PlaidState, { headers }: IncomingMessage, credentials: Fields): void {
  const clientId = headers['plaid-client-id'] ?? credentials.clientId;
  const secret = headers['plaid-secret'] ?? credentials.secret;
  const missing = [...(clientId ? [] : ['client_id']), ...(secret ? [] : ['secret'])];
  if (missing.length > 0) {
    throw new PlaidFailure(
      'MISSING_FIELDS',
      `the following required fields are missing: ${missing.join(', ')}`,
    );
  }
  if (clientId !== state.clientId || secret !== state.secret) throw new PlaidFailure('INVALID_API_KEYS');
}

function tokenIn(body: string): string | null {
  try {
    return textOf(parseFields(body).access_token);
  } catch {
    return null;
  }
}

function json(status: number, body: object): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
