/**
 * A token bucket for each caller: at most `burst` tokens, refilled evenly at `perMinute`. The buckets are in
 * memory, so each process limits the requests that it serves itself.
 */
export interface RateLimiter {
  /** Takes one token. Returns null if `perMinute` is 0, which switches the limit off. */
  take(caller: string, now: Date): RateLimitResult | null;
}

export interface RateLimitResult {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the bucket is full again. */
  resetSeconds: number;
  /** Seconds until the next token; 0 if there is one. */
  retryAfterSeconds: number;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Bounds the memory: beyond this many callers, the least recently seen one is dropped. */
const MAX_BUCKETS = 10_000;
const MS_PER_MINUTE = 60_000;
const MS_PER_SECOND = 1000;

export function createRateLimiter(limit: { perMinute: number; burst: number }): RateLimiter {
  /** In order of use; the most recent caller is last. */
  const buckets = new Map<string, Bucket>();
  const refillPerMs = limit.perMinute / MS_PER_MINUTE;

  function tokensAt(bucket: Bucket | undefined, nowMs: number): number {
    if (!bucket) return limit.burst;
    // Setting the clock back must neither drain the bucket nor stop it from refilling.
    bucket.filledAtMs = Math.min(bucket.filledAtMs, nowMs);
    return Math.min(limit.burst, bucket.tokens + (nowMs - bucket.filledAtMs) * refillPerMs);
  }

  function dropOldest(): void {
    const [oldest] = buckets.keys();
    if (oldest !== undefined) buckets.delete(oldest);
  }

  function result(allowed: boolean, tokens: number): RateLimitResult {
    return {
      allowed,
      limit: limit.perMinute,
      remaining: Math.max(0, Math.floor(tokens)),
      resetSeconds: Math.ceil((limit.burst - tokens) / refillPerMs / MS_PER_SECOND),
      retryAfterSeconds: tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / refillPerMs / MS_PER_SECOND)),
    };
  }

  return {
    take(caller, now) {
      if (limit.perMinute === 0) return null;
      const nowMs = now.getTime();
      const tokens = tokensAt(buckets.get(caller), nowMs);
      const allowed = tokens >= 1;
      const left = allowed ? tokens - 1 : tokens;
      buckets.delete(caller);
      if (buckets.size >= MAX_BUCKETS) dropOldest();
      buckets.set(caller, { tokens: left, filledAtMs: nowMs });
      return result(allowed, left);
    },
  };
}
