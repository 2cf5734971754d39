export interface IdleTimeout {
  /** Aborted with a TimeoutError if `refresh` is not called for the whole limit. */
  signal: AbortSignal;
  /** Restarts the limit. */
  refresh(): void;
  stop(): void;
}

/** Limits the time between two calls of `refresh`, in milliseconds. The total time is not limited. */
export function createIdleTimeout(limitMs: number): IdleTimeout {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException('Nothing has arrived for too long.', 'TimeoutError')),
    limitMs,
  );
  return {
    signal: controller.signal,
    refresh: () => void timer.refresh(),
    stop: () => clearTimeout(timer),
  };
}
