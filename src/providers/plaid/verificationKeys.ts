import { createPublicKey, type KeyObject } from 'node:crypto';
import { ProviderError } from '../provider.ts';
import type { PlaidClient } from './client.ts';
import { UNKNOWN_KEY_CODE } from './failures.ts';

/** Avoids a call for each delivery, and still notices soon that a key has expired. */
const KEY_LIFETIME_MS = 60 * 60_000;
/** Anyone can send made-up key ids. Plaid is asked about this many in a window, and the rest are refused. */
const MAX_LOOKUPS = 10;
const LOOKUP_WINDOW_MS = 60_000;
/** Far more keys than Plaid uses at a time. */
const MAX_KEYS = 100;

interface KnownKey {
  /** Null if Plaid does not know the id or the key has expired. */
  key: KeyObject | null;
  fetchedAt: number;
}

export interface VerificationKeys {
  /**
   * Returns the public key with this id, or null if there is no valid one.
   * @throws ProviderError if Plaid cannot be reached.
   */
  find(keyId: string, now: Date): Promise<KeyObject | null>;
}

/** Caches Plaid's webhook verification keys for an hour each. */
export function createVerificationKeys(client: PlaidClient): VerificationKeys {
  const known = new Map<string, KnownKey>();
  const pending = new Map<string, Promise<KeyObject | null>>();
  let lookups: number[] = [];

  const fetchKey = async (keyId: string, now: Date): Promise<KeyObject | null> => {
    const key = await lookUp(client, keyId);
    if (known.size >= MAX_KEYS) known.delete(known.keys().next().value ?? keyId);
    known.set(keyId, { key, fetchedAt: now.getTime() });
    return key;
  };

  return {
    async find(keyId, now) {
      const cached = known.get(keyId);
      if (cached && isWithin(KEY_LIFETIME_MS, cached.fetchedAt, now)) return cached.key;
      const fetchingAlready = pending.get(keyId);
      if (fetchingAlready) return fetchingAlready;
      lookups = lookups.filter((at) => isWithin(LOOKUP_WINDOW_MS, at, now));
      if (lookups.length >= MAX_LOOKUPS) return null;
      lookups.push(now.getTime());
      const fetching = fetchKey(keyId, now).finally(() => pending.delete(keyId));
      pending.set(keyId, fetching);
      return fetching;
    },
  };
}

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
