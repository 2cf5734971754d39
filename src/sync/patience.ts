export interface Patience {
  /** Aborted with a TimeoutError once nothing has arrived for too long. */
  exhausted: AbortSignal;
  /** Something has arrived: the time begins anew. */
  renew(): void;
  stop(): void;
}

/** Waits for what comes piece by piece: however long it takes in all, no piece may take longer than the limit. */
export function startPatience(limitMs: number): Patience {
  const exhausted = new AbortController();
  const timer = setTimeout(
    () => exhausted.abort(new DOMException('Nothing has arrived for too long.', 'TimeoutError')),
    limitMs,
  );
  return {
    exhausted: exhausted.signal,
    renew: () => void timer.refresh(),
    stop: () => clearTimeout(timer),
  };
}
