import type { Clock } from '../clock.ts';
import type { Scope } from '../context.ts';
import { API_KEY_PATTERN, digestApiKey } from '../domain/apiKey.ts';
import { ApiError } from '../errors.ts';
import { callerNetwork } from './callerNetwork.ts';
import type { RateLimiter, RateLimitResult } from './rateLimit.ts';

export interface KeyRecord {
  id: string;
  scope: Scope;
  revokedAt: Date | null;
}

/** Looks a key up by the SHA-256 digest of its text. */
export type FindKey = (digest: Buffer) => Promise<KeyRecord | null>;

export interface Caller {
  key: KeyRecord;
  rateLimit: RateLimitResult | null;
}

export interface Authentication {
  /**
   * Says who asks.
   * @throws ApiError MISSING_API_KEY, INVALID_API_KEY, REVOKED_API_KEY, FORBIDDEN, RATE_LIMITED.
   */
  authenticate(input: {
    header: string | undefined;
    requiredScopes: string[];
    address: string;
  }): Promise<Caller>;
}

export class RateLimitedError extends ApiError {
  readonly rateLimit: RateLimitResult;
  constructor(message: string, rateLimit: RateLimitResult) {
    super('RATE_LIMITED', message, { headers: { 'Retry-After': String(rateLimit.retryAfterSeconds) } });
    this.rateLimit = rateLimit;
  }
}

/** Judges the X-API-Key header. Failed attempts are counted by IPv4 address or IPv6 network, granted ones by key. */
export function createAuthentication(parts: {
  findKey: FindKey;
  clock: Clock;
  keyLimiter: RateLimiter;
  failureLimiter: RateLimiter;
}): Authentication {
  const { findKey, clock, keyLimiter, failureLimiter } = parts;

  async function identify(header: string | undefined): Promise<KeyRecord> {
    if (header === undefined) {
      throw new ApiError('MISSING_API_KEY', 'Send your API key in the X-API-Key header.');
    }
    if (!API_KEY_PATTERN.test(header)) {
      throw new ApiError('INVALID_API_KEY', 'The API key is not valid. A key begins with bb_.');
    }
    // The look-up is by digest, so that its time says nothing of how near a guess came.
    const key = await findKey(digestApiKey(header));
    if (!key) throw new ApiError('INVALID_API_KEY', 'The API key is not valid.');
    if (key.revokedAt) throw new ApiError('REVOKED_API_KEY', 'The API key has been revoked.');
    return key;
  }

  return {
    async authenticate({ header, requiredScopes, address }) {
      const now = clock.now();
      const network = callerNetwork(address);
      const failures = failureLimiter.peek(network, now);
      if (failures && !failures.allowed) {
        throw new RateLimitedError('Too many failed attempts to authenticate from this address.', failures);
      }
      let key: KeyRecord;
      try {
        key = await identify(header);
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) failureLimiter.take(network, now);
        throw error;
      }
      const rateLimit = keyLimiter.take(key.id, now);
      if (rateLimit && !rateLimit.allowed) {
        throw new RateLimitedError('This API key has used up its requests for now.', rateLimit);
      }
      if (requiredScopes.includes('full_access') && key.scope !== 'full_access') {
        throw new ApiError('FORBIDDEN', 'This operation needs a key with the scope full_access.');
      }
      return { key, rateLimit };
    },
  };
}
