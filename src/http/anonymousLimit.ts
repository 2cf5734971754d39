import type { Clock } from '../clock.ts';
import { RateLimitedError } from './authentication.ts';
import { callerNetwork } from './callerNetwork.ts';
import type { RateLimiter } from './rateLimit.ts';

/**
 * Counts a request that needs no API key by its address.
 * @throws ApiError RATE_LIMITED
 */
export type AnonymousLimit = (address: string) => void;

/** For webhooks and documentation. Health and version are not limited: whoever watches a server must get an answer. */
export const createAnonymousLimit =
  (limiter: RateLimiter, clock: Clock): AnonymousLimit =>
  (address) => {
    const result = limiter.take(callerNetwork(address), clock.now());
    if (result && !result.allowed) {
      throw new RateLimitedError('Too many requests from this address. Retry later.', result);
    }
  };
