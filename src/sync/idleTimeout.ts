export interface IdleTimeout {
  /** Aborted with a TimeoutError when nothing has arrived for the whole limit. */
  signal: AbortSignal;
  /** Call when something arrives: the limit starts anew. */
  refresh(): void;
  stop(): void;
}

/** Limits the time between two arrivals, in milliseconds, and not the time in all. */
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
