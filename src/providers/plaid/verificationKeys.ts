import { createPublicKey, type KeyObject } from 'node:crypto';
import { ProviderError } from '../provider.ts';
import type { PlaidClient } from './client.ts';
import { UNKNOWN_KEY_CODE } from './failures.ts';

/** Avoids a call for each delivery, and still notices soon that a key has expired. */
const REFRESH_AFTER_MS = 60 * 60_000;
/** A key that could not be refreshed for this long is not trusted any more. */
const MAX_AGE_MS = 24 * 60 * 60_000;
/** A refresh that failed is not tried again at every delivery. */
const RETRY_AFTER_MS = 60_000;
/** Anyone can send made-up key ids. Plaid is asked about this many in a window; the rest have to be sent again. */
const MAX_LOOKUPS = 10;
const LOOKUP_WINDOW_MS = 60_000;
/** Far more keys than Plaid uses at a time. */
const MAX_KEYS = 100;

interface KnownKey {
  key: KeyObject;
  fetchedAt: number;
  triedAt: number;
}

export interface VerificationKeys {
  /**
   * Returns the public key with this id, or null if there is no valid one.
   * @throws ProviderError if Plaid cannot be reached, or is not asked because of too many unknown ids.
   */
  find(keyId: string, now: Date): Promise<KeyObject | null>;
}

/**
 * Caches Plaid's webhook verification keys. A known key is used while it is refreshed, and its refresh does not count
 * among the look-ups of unknown ids, so that nobody who makes ids up has a genuine delivery refused.
 */
export function createVerificationKeys(client: PlaidClient): VerificationKeys {
  const known = new Map<string, KnownKey>();
  /** Ids that Plaid does not know, or whose key has expired, with the time of the answer. */
  const unknown = new Map<string, number>();
  const pending = new Map<string, Promise<KeyObject | null>>();
  let lookups: number[] = [];

  async function fetchKey(keyId: string, now: Date): Promise<KeyObject | null> {
    const key = await lookUp(client, keyId);
    const at = now.getTime();
    if (key) {
      remember(known, keyId, { key, fetchedAt: at, triedAt: at });
    } else {
      known.delete(keyId);
      remember(unknown, keyId, at);
    }
    return key;
  }

  /** Deliveries that arrive together share a call. */
  function fetchOnce(keyId: string, now: Date): Promise<KeyObject | null> {
    const running = pending.get(keyId);
    if (running) return running;
    const fetching = fetchKey(keyId, now).finally(() => pending.delete(keyId));
    pending.set(keyId, fetching);
    return fetching;
  }

  function refresh(keyId: string, found: KnownKey, now: Date): void {
    if (isWithin(RETRY_AFTER_MS, found.triedAt, now)) return;
    found.triedAt = now.getTime();
    // The key is used as it is; the next delivery after a minute tries again.
    fetchOnce(keyId, now).catch(() => undefined);
  }

  return {
    async find(keyId, now) {
      const found = known.get(keyId);
      if (found && isWithin(MAX_AGE_MS, found.fetchedAt, now)) {
        if (!isWithin(REFRESH_AFTER_MS, found.fetchedAt, now)) refresh(keyId, found, now);
        return found.key;
      }
      const answeredAt = unknown.get(keyId);
      if (answeredAt !== undefined && isWithin(REFRESH_AFTER_MS, answeredAt, now)) return null;
      if (!found && !pending.has(keyId)) {
        lookups = lookups.filter((at) => isWithin(LOOKUP_WINDOW_MS, at, now));
        if (lookups.length >= MAX_LOOKUPS) throw tooManyUnknown();
        lookups.push(now.getTime());
      }
      return fetchOnce(keyId, now);
    },
  };
}

function remember<Value>(values: Map<string, Value>, keyId: string, value: Value): void {
  values.delete(keyId);
  const [oldest] = values.keys();
  if (values.size >= MAX_KEYS && oldest !== undefined) values.delete(oldest);
  values.set(keyId, value);
}

const tooManyUnknown = (): ProviderError =>
  new ProviderError('rate_limited', 'TOO_MANY_UNKNOWN_KEYS', 'Plaid was asked about too many unknown keys.');

/** Compares the absolute difference, because a timestamp lies in the future if the clock has been set back. */
const isWithin = (spanMs: number, at: number, now: Date): boolean => Math.abs(now.getTime() - at) < spanMs;

async function lookUp(client: PlaidClient, keyId: string): Promise<KeyObject | null> {
  try {
    const { key } = await client.call((api, options) =>
      api.webhookVerificationKeyGet({ key_id: keyId }, options),
    );
    if (key.expired_at !== null || key.kty !== 'EC' || key.crv !== 'P-256') return null;
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: key.x, y: key.y }, format: 'jwk' });
  } catch (error) {
    if (error instanceof ProviderError && error.code === UNKNOWN_KEY_CODE) return null;
    throw error;
  }
}
