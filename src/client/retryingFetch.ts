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
 * Retries a request while the server responds with 429 or 503, after the delay in Retry-After. With either
 * status the server has done nothing, so a retry is safe for writes too. A network failure is not retried,
 * because the request may have been processed.
 */
export function retryingFetch({ retries, fetch }: RetryOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt >= retries;
      // A body can be read only once, so every attempt but the last sends a copy.
      const response = await fetch(isLast ? request : request.clone());
      if (isLast || !RETRYABLE_STATUSES.has(response.status)) return response;
      await response.body?.cancel();
      await delay(delayMs(response.headers.get('retry-after'), attempt), request.signal);
    }
  };
}

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
