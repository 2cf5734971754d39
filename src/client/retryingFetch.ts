/** The delay before the first retry if the response has no Retry-After; it doubles with each further retry. */
const INITIAL_DELAY_MS = 250;
const MAX_DELAY_MS = 30_000;
const RETRYABLE_STATUSES = new Set([429, 503]);

export interface RetryOptions {
  /** The maximum number of retries. */
  retries: number;
  fetch: (request: Request) => Promise<Response>;
}

/**
 * Retries a request while the server responds with 429 or 503, after the delay in Retry-After. With either status the
 * server has done nothing, so a retry is safe for writes too. After a network failure the request may have been
 * processed, so only a request with an Idempotency-Key is sent again. While the first request with the key
 * is still running, the server responds with 409 and Retry-After.
 */
export function retryingFetch({ retries, fetch }: RetryOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt >= retries;
      let response: Response;
      try {
        // A body can be read only once, so every attempt but the last sends a copy.
        response = await fetch(isLast ? request : request.clone());
      } catch (error) {
        if (isLast || request.signal.aborted || !request.headers.has('Idempotency-Key')) throw error;
        await delay(delayMs(null, attempt), request.signal);
        continue;
      }
      if (isLast || !isRetryable(response)) return response;
      await response.body?.cancel();
      await delay(delayMs(response.headers.get('retry-after'), attempt), request.signal);
    }
  };
}

const isRetryable = ({ status, headers }: Response): boolean =>
  RETRYABLE_STATUSES.has(status) || (status === 409 && headers.has('Retry-After'));

function delayMs(retryAfter: string | null, attempt: number): number {
  const seconds = Number(retryAfter);
  const wanted = retryAfter !== null && seconds >= 0 ? seconds * 1000 : INITIAL_DELAY_MS * 2 ** attempt;
  return Math.min(wanted, MAX_DELAY_MS);
}

/** Resolves after the delay, or rejects with the signal's reason as soon as it is aborted. */
export function delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
