import { mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { Bank, type BankOptions, type Enrollment } from '../bank/bank.ts';
import { type Reply, send } from '../faults.ts';
import { listen, readBody } from '../httpServer.ts';
import { respondToControl } from '../respondToControl.ts';
import { createAuthority } from './certificates.ts';
import { createConnectListener } from './connectPages.ts';
import { createControl, type TellerControl } from './control.ts';
import { enrollmentIdOf } from './identity.ts';
import { routes } from './routes.ts';
import { TellerFailure } from './tellerFailure.ts';
import { TellerState } from './tellerState.ts';

export interface TellerSandboxOptions extends BankOptions {
  port?: number;
  host?: string;
  bank?: Bank;
  applicationId?: string;
  webhookSecret?: string;
  /** The certificates are written to this folder. Without it they are returned as text only. */
  certificateFolder?: string;
}

export interface TellerSandbox {
  url: string;
  /** The address of the script that stands for Teller Connect. */
  connectUrl: string;
  applicationId: string;
  webhookSecret: string;
  /** The certificates as PEM text: the authority's, and the application's with its key. */
  authority: string;
  certificate: string;
  privateKey: string;
  /** The paths of the written certificates; null without a folder. */
  paths: { authority: string; certificate: string; privateKey: string } | null;
  control: TellerControl;
  close(): Promise<void>;
}

/** Starts a server on loopback that serves Teller's API over mutual TLS, with a new certificate authority. */
export async function startTellerSandbox(options: TellerSandboxOptions = {}): Promise<TellerSandbox> {
  const {
    host = '127.0.0.1',
    port = 0,
    applicationId = 'app_sandbox',
    webhookSecret = 'teller-sandbox-webhooks',
  } = options;
  const state = new TellerState(options.bank ?? new Bank(options), webhookSecret);
  const control = createControl(state);
  // TLS checks certificates against the machine's clock, not against the sandbox's calendar.
  const authority = createAuthority(new Date());
  const server = authority.issueServer();
  const client = authority.issueClient(applicationId);
  const listener: RequestListener = (request, response) => {
    if (request.url?.startsWith('/control/')) void respondToControl(control, request, response);
    else void respond(state, request, response);
  };
  const listening = await listen(listener, {
    port,
    host,
    tls: {
      cert: server.certificate,
      key: server.privateKey,
      ca: authority.certificate,
      requestCert: true,
      // Like Teller, respond with an error to a client without a certificate instead of closing the connection.
      rejectUnauthorized: false,
    },
  });
  state.url = `https://${host}:${listening.port}`;
  const connect = await listen(createConnectListener(state), { host });
  const pems = { authority: authority.certificate, ...client };
  const folder = options.certificateFolder;
  return {
    url: state.url,
    connectUrl: `http://${host}:${connect.port}/connect/assets/connect.js`,
    applicationId,
    webhookSecret,
    ...pems,
    paths: folder === undefined ? null : writeCertificates(folder, pems),
    control,
    close: async () => {
      await connect.close();
      await listening.close();
    },
  };
}

function writeCertificates(
  folder: string,
  pems: { authority: string; certificate: string; privateKey: string },
) {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, pem: string) => {
    const path = join(folder, name);
    writeFileSync(path, pem, { mode: 0o600 });
    return path;
  };
  return {
    authority: write('teller-authority.pem', pems.authority),
    certificate: write('teller-certificate.pem', pems.certificate),
    privateKey: write('teller-private-key.pem', pems.privateKey),
  };
}

async function respond(
  state: TellerState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', state.url);
  await readBody(request).catch(() => '');
  const template = url.pathname.replace(/\/(acc|txn|enr)_[^/]+/g, '/{id}');
  const ids = [...url.pathname.matchAll(/\/((?:acc|txn|enr)_[^/]+)/g)].map(([, id]) => id ?? '');
  const token = accessTokenIn(request);
  const enrollment = token === null ? null : state.findByAccessToken(token);
  const fault = state.faults.take(
    template,
    (item) => enrollment !== null && state.findItem(item) === enrollment,
  );
  let reply: Reply;
  try {
    if (fault?.kind === 'rate_limit') throw new TellerFailure('too_many_requests');
    if (fault?.kind === 'error') throw new TellerFailure(fault.code);
    const authenticated = authenticate(state, request, token, enrollment);
    const route = routes[`${request.method} ${template}`];
    if (!route) throw new TellerFailure('not_found');
    const body = route(state, { enrollment: authenticated, ids, query: url.searchParams });
    reply = body === null ? { status: 204, headers: {}, body: '' } : json(200, body);
  } catch (error) {
    const failure =
      error instanceof TellerFailure ? error : new TellerFailure('internal_server_error', String(error));
    reply = json(failure.status, failure.body());
    if (fault?.kind === 'rate_limit') reply.headers['retry-after'] = String(fault.retryAfterSeconds ?? 1);
  }
  state.calls.record({
    endpoint: template,
    item: enrollment ? enrollmentIdOf(enrollment) : null,
    status: reply.status,
    at: state.bank.clock.now().toISOString(),
  });
  await send(request, response, reply, fault);
}

/** Checks the certificate, then the token, then the enrollment's state. Throws TellerFailure. */
function authenticate(
  state: TellerState,
  request: IncomingMessage,
  token: string | null,
  enrollment: Enrollment | null,
): Enrollment {
  if (!(request.socket instanceof TLSSocket) || !request.socket.authorized)
    throw new TellerFailure('bad_request');
  if (token === null) throw new TellerFailure('unauthorized');
  if (!enrollment || enrollment.record.removed) throw new TellerFailure('forbidden');
  const { errorCode } = enrollment.record;
  if (errorCode !== null && request.method !== 'DELETE') throw new TellerFailure(errorCode);
  state.bank.catchUp(enrollment);
  return enrollment;
}

/** Returns the access token, which is the user name of Basic authentication; null if there is none. */
function accessTokenIn({ headers }: IncomingMessage): string | null {
  const encoded = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  return Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] || null;
}

function json(status: number, body: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
