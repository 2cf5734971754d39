import type { PlaidApi } from 'plaid';
import type { PlaidConfig } from '../../config.ts';
import { ProviderError } from '../provider.ts';
import { type RetryOptions, type RetryTiming, readRetryAfter, withRetries } from '../retry.ts';
import { withStorableText } from '../storableText.ts';
import { type Exact, parseExactly } from './exactNumber.ts';
import { failureOf } from './failures.ts';
import { loadPlaidSdk } from './sdk.ts';

/** A call of the SDK: it is given the API and the options that every call needs. */
type Request<Body> = (api: PlaidApi, options: { signal: AbortSignal }) => Promise<{ data: Body }>;

/** The official SDK with our patience, and without its errors, which carry the whole request. */
export interface PlaidClient {
  call<Body>(request: Request<Body>, options?: Omit<RetryOptions, 'timing'>): Promise<Exact<Body>>;
}

/** No page of 500 transactions comes near this. */
const LONGEST_ANSWER_BYTES = 32 * 1024 * 1024;

export function createPlaidClient(config: PlaidConfig, timing: RetryTiming): PlaidClient {
  let api: PlaidApi | undefined;
  return {
    async call(request, options = {}) {
      api ??= createApi(config, timing.timeoutMs);
      const plaid = api;
      return withRetries((signal) => send(request, plaid, signal), { ...options, timing });
    },
  };
}

/** The SDK costs 45 MB and a moment of all others' time, so it is loaded when the first call needs it. */
function createApi(config: PlaidConfig, timeoutMs: number): PlaidApi {
  const { Configuration, PlaidApi } = loadPlaidSdk();
  const configuration = new Configuration({
    basePath: config.baseUrl,
    baseOptions: {
      headers: { 'PLAID-CLIENT-ID': config.clientId, 'PLAID-SECRET': config.secret },
      timeout: timeoutMs,
      proxy: false,
      // A redirect would carry the keys to wherever it points.
      maxRedirects: 0,
      maxContentLength: LONGEST_ANSWER_BYTES,
      transformResponse: [parseOrKeep],
    },
  });
  return new PlaidApi(configuration);
}

/** What is no JSON, such as a gateway's page, stays text and is judged by whoever looks for fields in it. */
function parseOrKeep(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return parseExactly(withStorableText(text));
  } catch {
    return text;
  }
}

async function send<Body>(request: Request<Body>, api: PlaidApi, signal: AbortSignal): Promise<Exact<Body>> {
  let data: unknown;
  try {
    ({ data } = await request(api, { signal }));
  } catch (error) {
    throw error instanceof ProviderError ? error : toProviderError(error);
  }
  if (typeof data !== 'object' || data === null) {
    throw new ProviderError('temporary', 'MALFORMED_ANSWER', 'The answer was not the JSON that Plaid sends.');
  }
  // The SDK's types come from Plaid's own description of its API; parseExactly changed the numbers alone.
  return data as Exact<Body>;
}

/**
 * Plaid's error, or the fault on the way to it, in our words. Nothing of the original is kept, not even as a
 * cause: it holds the request with the secret and the access token.
 */
function toProviderError(error: unknown): ProviderError {
  const response = field(error, 'response');
  const body = field(response, 'data');
  // An answer whose body broke off says nothing, whatever its status was.
  if (body === undefined) {
    const code = text(field(error, 'code')) ?? 'NETWORK_ERROR';
    return new ProviderError('temporary', code, 'Plaid could not be reached, or the connection broke.');
  }
  const status = field(response, 'status');
  const retryAfterMs = readRetryAfter(
    text(field(field(response, 'headers'), 'retry-after')) ?? undefined,
    new Date(),
  );
  const code = text(field(body, 'error_code'));
  if (code !== null) {
    const message = text(field(body, 'error_message')) ?? 'Plaid refused the request.';
    const failure = failureOf(code, text(field(body, 'error_type')));
    return new ProviderError(failure, code, withoutTokens(message), retryAfterMs);
  }
  const message = `Plaid's address answered with status ${status} and no explanation.`;
  if (status === 429) return new ProviderError('rate_limited', 'HTTP_429', message, retryAfterMs);
  const failure = typeof status === 'number' && status >= 500 ? 'temporary' : 'rejected';
  return new ProviderError(failure, `HTTP_${status}`, message, retryAfterMs);
}

/** Plaid's messages do not repeat what was sent; should one ever do, it does not travel further. */
function withoutTokens(message: string): string {
  return message.replace(/\b(access|public|link)-[a-z]+-[\w-]+/g, '[redacted]');
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
