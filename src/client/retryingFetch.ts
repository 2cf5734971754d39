/** An answer that asks for patience, with no word of how much, is asked again after this, doubled each time. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const BUSY = new Set([429, 503]);

export interface RetryOptions {
  /** How many times a call is repeated at most. */
  retries: number;
  fetch: (request: Request) => Promise<Response>;
}

/**
 * Asks again while the server answers 429 or 503, after as long as its Retry-After says. Both mean that
 * nothing was done, so that repeating is safe for writes too. A network failure is not repeated: whether
 * the request arrived is not known.
 */
export function retryingFetch({ retries, fetch }: RetryOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt >= retries;
      // A request's body can be read once; the copy is for the attempt after this one.
      const response = await fetch(isLast ? request : request.clone());
      if (isLast || !BUSY.has(response.status)) return response;
      await response.body?.cancel();
      await pause(pauseMs(response.headers.get('retry-after'), attempt), request.signal);
    }
  };
}

function pauseMs(retryAfter: string | null, attempt: number): number {
  const seconds = Number(retryAfter);
  const wanted = retryAfter !== null && seconds >= 0 ? seconds * 1000 : FIRST_PAUSE_MS * 2 ** attempt;
  return Math.min(wanted, LONGEST_PAUSE_MS);
}

/** Resolves after the pause, or rejects with the signal's reason as soon as it is aborted. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
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
