import type { Clock } from '../clock.ts';
import { RateLimitedError } from './authentication.ts';
import { callerNetwork } from './callerNetwork.ts';
import { createRateLimiter } from './rateLimit.ts';

/**
 * Counts a request that needs no API key by its address.
 * @throws ApiError RATE_LIMITED
 */
export type AnonymousLimit = (address: string) => void;

/** So that hundreds of connections that open at once do not all get a page. */
const BURSTS_PER_MINUTE = 6;

/** For webhooks and documentation. Health and version are not limited: whoever watches a server must get an answer. */
export function createAnonymousLimit(perMinute: number, clock: Clock): AnonymousLimit {
  const limiter = createRateLimiter({ perMinute, burst: Math.ceil(perMinute / BURSTS_PER_MINUTE) });
  return (address) => {
    const result = limiter.take(callerNetwork(address), clock.now());
    if (result && !result.allowed) {
      throw new RateLimitedError('Too many requests from this address. Retry later.', result);
    }
  };
}
