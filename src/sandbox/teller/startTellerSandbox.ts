import { mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { Bank, type BankOptions, type Enrollment } from '../bank/bank.ts';
import { type Answer, send } from '../faults.ts';
import { listen, readBody } from '../httpServer.ts';
import { respondToControl } from '../respondToControl.ts';
import { createAuthority } from './certificates.ts';
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
  /** Where the certificates are written for those who want files. */
  certificateFolder?: string;
}

export interface TellerSandbox {
  url: string;
  applicationId: string;
  webhookSecret: string;
  /** PEM texts: whom to trust, and who the application is. */
  authority: string;
  certificate: string;
  privateKey: string;
  /** Where they were written; null without a folder. */
  paths: { authority: string; certificate: string; privateKey: string } | null;
  control: TellerControl;
  close(): Promise<void>;
}

/** A server on loopback that speaks Teller's API over mutual TLS, with an authority made for this run. */
export async function startTellerSandbox(options: TellerSandboxOptions = {}): Promise<TellerSandbox> {
  const {
    host = '127.0.0.1',
    port = 0,
    applicationId = 'app_sandbox',
    webhookSecret = 'teller-sandbox-webhooks',
  } = options;
  const state = new TellerState(options.bank ?? new Bank(options), webhookSecret);
  const control = createControl(state);
  // TLS asks the machine's clock, whatever the sandbox takes for today.
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
      // As the real one does, whoever comes without a certificate is told so in an answer.
      rejectUnauthorized: false,
    },
  });
  state.url = `https://${host}:${listening.port}`;
  const pems = { authority: authority.certificate, ...client };
  const folder = options.certificateFolder;
  return {
    url: state.url,
    applicationId,
    webhookSecret,
    ...pems,
    paths: folder === undefined ? null : writeCertificates(folder, pems),
    control,
    close: listening.close,
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
  let answer: Answer;
  try {
    if (fault?.kind === 'rate_limit') throw new TellerFailure('too_many_requests');
    if (fault?.kind === 'error') throw new TellerFailure(fault.code);
    const asker = admit(state, request, token, enrollment);
    const route = routes[`${request.method} ${template}`];
    if (!route) throw new TellerFailure('not_found');
    const body = route(state, { enrollment: asker, ids, query: url.searchParams });
    answer = body === null ? { status: 204, headers: {}, body: '' } : json(200, body);
  } catch (error) {
    const failure =
      error instanceof TellerFailure ? error : new TellerFailure('internal_server_error', String(error));
    answer = json(failure.status, failure.body());
    if (fault?.kind === 'rate_limit') answer.headers['retry-after'] = String(fault.retryAfterSeconds ?? 1);
  }
  state.calls.note({
    endpoint: template,
    item: enrollment ? enrollmentIdOf(enrollment) : null,
    status: answer.status,
    at: state.bank.clock.now().toISOString(),
  });
  await send(request, response, answer, fault);
}

/** Certificate first, then the token, then whether the institution still lets it in. */
function admit(
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

/** The token is the user name of Basic authentication; the password is ignored. */
function accessTokenIn({ headers }: IncomingMessage): string | null {
  const encoded = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  return Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] || null;
}

function json(status: number, body: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
