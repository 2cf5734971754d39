import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import { ConfigError, type TellerConfig } from '../../config.ts';
import { ProviderError } from '../provider.ts';
import { replaceInvalidText } from '../replaceInvalidText.ts';
import { parseRetryAfter, type RetryTiming, withRetries } from '../retry.ts';

export interface TellerClient {
  /** Asks for a resource, with a login's access token. Throws ProviderError. */
  get<Body>(path: string, accessToken: string, signal?: AbortSignal): Promise<Body>;
  delete(path: string, accessToken: string): Promise<void>;
  /** As get, but once and without a login's token: what comes back is the refusal, if the certificate is good. */
  probe(path: string): Promise<Received>;
}

export interface Received {
  status: number;
  text: string;
  retryAfter: string | undefined;
  /** The header of that name. */
  date: string | undefined;
  tookMs: number;
}

/** The code of every failure that only a new sign-in mends begins with this. */
export const DISCONNECTED = 'enrollment.disconnected';

/** A page of 250 transactions is a hundredth of this. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

/**
 * A client of Teller over mutual TLS: the certificate identifies the application, and the token the login.
 * @throws ConfigError when a certificate cannot be read.
 */
export function createTellerClient(config: TellerConfig, timing: RetryTiming): TellerClient {
  const connect = {
    ...(config.certificatePath && { cert: readPem(config.certificatePath, 'TELLER_CERT_PATH') }),
    ...(config.privateKeyPath && { key: readPem(config.privateKeyPath, 'TELLER_KEY_PATH') }),
    ...(config.authorityPath && {
      ca: [...rootCertificates, readPem(config.authorityPath, 'TELLER_CA_PATH')],
    }),
  };
  let agent: Promise<Dispatcher> | undefined;

  /** Loaded when the first call needs it. */
  async function makeAgent(): Promise<Dispatcher> {
    const { Agent } = await import('undici');
    return new Agent({ connect, maxResponseSize: MAX_RESPONSE_BYTES });
  }

  async function exchange(
    method: 'GET' | 'DELETE',
    path: string,
    accessToken: string | null,
    signal: AbortSignal,
  ): Promise<Received> {
    agent ??= makeAgent();
    const dispatcher = await agent;
    const headers = {
      accept: 'application/json',
      'user-agent': 'breadbox',
      ...(accessToken !== null && {
        authorization: `Basic ${Buffer.from(`${accessToken}:`).toString('base64')}`,
      }),
    };
    const askedAt = performance.now();
    try {
      const response = await dispatcher.request({ origin: config.baseUrl, path, method, headers, signal });
      return {
        status: response.statusCode,
        text: replaceInvalidText(await response.body.text()),
        retryAfter: response.headers['retry-after']?.toString(),
        date: response.headers['date']?.toString(),
        tookMs: performance.now() - askedAt,
      };
    } catch (error) {
      throw unreachable(error);
    }
  }

  async function send(
    method: 'GET' | 'DELETE',
    path: string,
    accessToken: string,
    signal: AbortSignal,
  ): Promise<unknown> {
    const received = await exchange(method, path, accessToken, signal);
    if (received.status >= 200 && received.status < 300) return parseAnswer(received.text);
    throw refused(received);
  }

  return {
    // Teller describes its resources; what it sends under a path is of that path's type.
    get: async <Body>(path: string, accessToken: string, outer?: AbortSignal) =>
      (await withRetries((signal) => send('GET', path, accessToken, signal), {
        timing,
        signal: outer,
      })) as Body,
    delete: async (path, accessToken) => {
      await withRetries((signal) => send('DELETE', path, accessToken, signal), { timing });
    },
    probe: (path) =>
      withRetries((signal) => exchange('GET', path, null, signal), { timing: { ...timing, attempts: 1 } }),
  };
}

function readPem(path: string, variable: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unreadable';
    throw new ConfigError(`${variable}: ${path} cannot be read (${code}).`);
  }
}

function parseAnswer(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderError(
      'temporary',
      'MALFORMED_ANSWER',
      'The answer was not the JSON that Teller sends.',
    );
  }
}

/** Keeps only the code of the library's error, because the request has the access token in its headers. */
function unreachable(error: unknown): ProviderError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'NETWORK_ERROR';
  return new ProviderError('temporary', code, 'Teller could not be reached, or the connection broke.');
}

/** Returns the error of an unsuccessful response. */
export function refused({ status, text, retryAfter }: Received): ProviderError {
  const retryAfterMs = parseRetryAfter(retryAfter, new Date());
  const { code, message } = readError(text);
  const name = code ?? `HTTP_${status}`;
  const explanation = message ?? `Teller responded with status ${status} and no explanation.`;
  if (name.startsWith(DISCONNECTED)) return new ProviderError('reauth_required', name, explanation);
  if (status === 429) return new ProviderError('rate_limited', name, explanation, retryAfterMs);
  if (status >= 500) return new ProviderError('temporary', name, explanation, retryAfterMs);
  return new ProviderError('rejected', name, explanation);
}

function readError(text: string): { code: string | null; message: string | null } {
  try {
    const { error } = JSON.parse(text);
    const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
    return { code: textOf(error?.code), message: textOf(error?.message) };
  } catch {
    return { code: null, message: null };
  }
}
