import type { PlaidApi } from 'plaid';
import type { PlaidConfig } from '../../config.ts';
import { ProviderError } from '../provider.ts';
import { replaceInvalidText } from '../replaceInvalidText.ts';
import { parseRetryAfter, type RetryOptions, type RetryTiming, withRetries } from '../retry.ts';
import { type Exact, parseExactly } from './exactNumber.ts';
import { getFailure } from './failures.ts';
import { redactTokens } from './redactTokens.ts';
import { loadPlaidSdk } from './sdk.ts';

/** A call of the SDK. It receives the API and the options that every call needs. */
type Request<Body> = (api: PlaidApi, options: { signal: AbortSignal }) => Promise<{ data: Body }>;

/** The official SDK with our retries and our errors: the SDK's errors contain the whole request, secrets included. */
export interface PlaidClient {
  call<Body>(request: Request<Body>, options?: Omit<RetryOptions, 'timing'>): Promise<Exact<Body>>;
}

/** Far more than a page of 500 transactions. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;

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

/** Loads the SDK on the first call, because loading it takes 45 MB and blocks the process for a moment. */
function createApi(config: PlaidConfig, timeoutMs: number): PlaidApi {
  const { Configuration, PlaidApi } = loadPlaidSdk();
  const configuration = new Configuration({
    basePath: config.baseUrl,
    baseOptions: {
      headers: { 'PLAID-CLIENT-ID': config.clientId, 'PLAID-SECRET': config.secret },
      timeout: timeoutMs,
      proxy: false,
      // Following a redirect would send the keys to another host.
      maxRedirects: 0,
      maxContentLength: MAX_RESPONSE_BYTES,
      transformResponse: [parseOrKeep],
    },
  });
  return new PlaidApi(configuration);
}

/** Parses a response body. A body that is not JSON, such as a gateway's error page, stays text. */
function parseOrKeep(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return parseExactly(replaceInvalidText(text));
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
    throw new ProviderError(
      'temporary',
      'MALFORMED_ANSWER',
      'Plaid responded with something that is not a JSON object.',
    );
  }
  // The SDK's types come from Plaid's OpenAPI document; parseExactly changes only the types of numbers.
  return data as Exact<Body>;
}

/**
 * Translates an error of Plaid or of the network. The original is not kept, not even as a cause, because it contains
 * the request with the secret and the access token.
 */
function toProviderError(error: unknown): ProviderError {
  const response = field(error, 'response');
  const body = field(response, 'data');
  // Without a complete body the status alone does not tell what went wrong.
  if (body === undefined) {
    const code = text(field(error, 'code')) ?? 'NETWORK_ERROR';
    return new ProviderError('temporary', code, 'Plaid cannot be reached, or the connection was lost.');
  }
  const status = field(response, 'status');
  const retryAfterMs = parseRetryAfter(
    text(field(field(response, 'headers'), 'retry-after')) ?? undefined,
    new Date(),
  );
  const code = text(field(body, 'error_code'));
  if (code !== null) {
    const message = text(field(body, 'error_message')) ?? 'Plaid rejected the request without a message.';
    const failure = getFailure(code, text(field(body, 'error_type')));
    return new ProviderError(failure, code, redactTokens(message), retryAfterMs);
  }
  const message = `Plaid responded with HTTP status ${status} and no error code.`;
  if (status === 429) return new ProviderError('rate_limited', 'HTTP_429', message, retryAfterMs);
  const failure = typeof status === 'number' && status >= 500 ? 'temporary' : 'rejected';
  return new ProviderError(failure, `HTTP_${status}`, message, retryAfterMs);
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
