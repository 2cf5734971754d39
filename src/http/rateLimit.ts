/**
 * A token bucket a caller: `burst` tokens at most, refilled evenly at `perMinute`. Kept in memory, so that
 * each process limits what it serves itself.
 */
export interface RateLimiter {
  /** Takes one token. `perMinute` 0 switches the limit off: then there is nothing to report. */
  take(caller: string, now: Date): RateLimitResult | null;
  /** What a take would find, without taking. */
  peek(caller: string, now: Date): RateLimitResult | null;
}

export interface RateLimitResult {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the bucket is full again. */
  resetSeconds: number;
  /** Seconds until the next token; 0 while there is one. */
  retryAfterSeconds: number;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Memory has an end: beyond this many callers, the one that has not been seen for longest is forgotten. */
const MOST_BUCKETS = 10_000;
const MS_PER_MINUTE = 60_000;
const MS_PER_SECOND = 1000;

export function createRateLimiter(limit: { perMinute: number; burst: number }): RateLimiter {
  /** The caller seen last is the last one. */
  const buckets = new Map<string, Bucket>();
  const refillPerMs = limit.perMinute / MS_PER_MINUTE;

  function tokensAt(bucket: Bucket | undefined, nowMs: number): number {
    if (!bucket) return limit.burst;
    // A clock that was set back must neither drain the bucket nor keep it from filling until it is then.
    bucket.filledAtMs = Math.min(bucket.filledAtMs, nowMs);
    return Math.min(limit.burst, bucket.tokens + (nowMs - bucket.filledAtMs) * refillPerMs);
  }

  function forgetOldest(): void {
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
      if (buckets.size >= MOST_BUCKETS) forgetOldest();
      buckets.set(caller, { tokens: left, filledAtMs: nowMs });
      return result(allowed, left);
    },
    peek(caller, now) {
      if (limit.perMinute === 0) return null;
      const tokens = tokensAt(buckets.get(caller), now.getTime());
      return result(tokens >= 1, tokens);
    },
  };
}
