import type { Clock } from '../clock.ts';
import type { Reach, Scope } from '../context.ts';
import { API_KEY_PATTERN, digestApiKey } from '../domain/apiKey.ts';
import { ApiError } from '../errors.ts';
import { callerNetwork } from './callerNetwork.ts';
import type { RateLimiter, RateLimitResult } from './rateLimit.ts';

export interface KeyRecord {
  id: string;
  scope: Scope;
  revokedAt: Date | null;
  expiresAt: Date | null;
  /** Null for a key that is not limited. */
  reach: Reach | null;
  isDashboardSession: boolean;
}

/** Finds a key by the SHA-256 digest of its text. */
export type FindKey = (digest: Buffer) => Promise<KeyRecord | null>;

export interface Caller {
  key: KeyRecord;
  rateLimit: RateLimitResult | null;
}

export interface Requirements {
  requiredScopes: string[];
  /** Whether a key that is limited to some accounts may call the operation. */
  allowsLimited: boolean;
}

export interface Authentication {
  /**
   * Identifies the caller and checks the scope, the reach and the rate limit.
   * @throws ApiError MISSING_API_KEY, INVALID_API_KEY, REVOKED_API_KEY, FORBIDDEN, RATE_LIMITED.
   */
  authenticate(
    input: Requirements & {
      header: string | undefined;
      address: string;
      /** Called with the key's id before anything is refused to it. */
      onKey(id: string): void;
    },
  ): Promise<Caller>;
}

export class RateLimitedError extends ApiError {
  readonly rateLimit: RateLimitResult;
  constructor(message: string, rateLimit: RateLimitResult) {
    super('RATE_LIMITED', message, { headers: { 'Retry-After': String(rateLimit.retryAfterSeconds) } });
    this.rateLimit = rateLimit;
  }
}

/** The refusal of a key. Only one that never existed is a guess. */
class RefusedKeyError extends ApiError {
  readonly reason: RefusedKey['reason'];
  readonly apiKeyId: string | null;
  constructor(
    code: 'INVALID_API_KEY' | 'REVOKED_API_KEY',
    message: string,
    { reason, apiKeyId }: { reason: RefusedKey['reason']; apiKeyId?: string },
  ) {
    super(code, message);
    this.reason = reason;
    this.apiKeyId = apiKeyId ?? null;
  }
}

/** A key that was refused, for the audit. */
export interface RefusedKey {
  /** The caller's IPv4 address or IPv6 network. */
  address: string;
  reason: 'wrong key' | 'revoked key' | 'expired key';
  apiKeyId: string | null;
}

/**
 * Checks the X-API-Key header. Guesses are limited by IPv4 address or IPv6 network, valid keys by key. A valid key is
 * served however many guesses its address has made, because many clients can share one.
 */
export function createAuthentication(parts: {
  findKey: FindKey;
  clock: Clock;
  keyLimiter: RateLimiter;
  dashboardLimiter: RateLimiter;
  failureLimiter: RateLimiter;
  recordFailure: (failure: RefusedKey) => void;
}): Authentication {
  const { findKey, clock, keyLimiter, dashboardLimiter, failureLimiter, recordFailure } = parts;

  async function identify(header: string | undefined): Promise<KeyRecord> {
    if (header === undefined) {
      throw new ApiError('MISSING_API_KEY', 'Send your API key in the X-API-Key header.');
    }
    if (!API_KEY_PATTERN.test(header)) {
      const message = header.startsWith('bb_')
        ? 'The API key is not a whole one: bb_ and 43 letters and digits. Copy it again.'
        : 'The API key is malformed. A key starts with bb_.';
      throw new RefusedKeyError('INVALID_API_KEY', message, { reason: 'wrong key' });
    }
    // Looking up the digest keeps the response time independent of how close a guess came.
    const key = await findKey(digestApiKey(header));
    if (!key)
      throw new RefusedKeyError('INVALID_API_KEY', 'The API key is unknown.', { reason: 'wrong key' });
    if (key.expiresAt && key.expiresAt <= clock.now()) {
      throw new RefusedKeyError('INVALID_API_KEY', 'The API key has expired. Create a new one.', {
        reason: 'expired key',
        apiKeyId: key.id,
      });
    }
    if (key.revokedAt) {
      throw new RefusedKeyError('REVOKED_API_KEY', 'The API key has been revoked.', {
        reason: 'revoked key',
        apiKeyId: key.id,
      });
    }
    return key;
  }

  return {
    async authenticate({ header, requiredScopes, allowsLimited, address, onKey }) {
      const now = clock.now();
      const key = await identify(header).catch((error: unknown) => {
        if (!(error instanceof RefusedKeyError)) throw error;
        const { reason, apiKeyId } = error;
        const network = callerNetwork(address);
        recordFailure({ address: network, reason, apiKeyId });
        const guesses = reason === 'wrong key' ? failureLimiter.take(network, now) : null;
        if (!guesses || guesses.allowed) throw error;
        throw new RateLimitedError(
          'Too many failed authentication attempts from this address. Retry later.',
          guesses,
        );
      });
      onKey(key.id);
      const rateLimit = (key.isDashboardSession ? dashboardLimiter : keyLimiter).take(key.id, now);
      if (rateLimit && !rateLimit.allowed) {
        throw new RateLimitedError('This API key has exceeded its rate limit. Retry later.', rateLimit);
      }
      authorize(key, { requiredScopes, allowsLimited });
      return { key, rateLimit };
    },
  };
}

/**
 * Checks what a key may do.
 * @throws ApiError FORBIDDEN
 */
export function authorize(key: KeyRecord, { requiredScopes, allowsLimited }: Requirements): void {
  if (requiredScopes.includes('full_access') && key.scope !== 'full_access') {
    throw new ApiError('FORBIDDEN', 'This operation requires an API key with the scope full_access.');
  }
  if (key.reach && !allowsLimited) {
    throw new ApiError(
      'FORBIDDEN',
      'This operation concerns the whole household, and the API key is limited to some accounts.',
    );
  }
}
