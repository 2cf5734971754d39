import { createPublicKey, type KeyObject } from 'node:crypto';
import { ProviderError } from '../provider.ts';
import type { PlaidClient } from './client.ts';
import { UNKNOWN_KEY_CODE } from './failures.ts';

/** Long enough to spare Plaid a call a delivery, short enough to hear soon that a key has expired. */
const KEY_LIFETIME_MS = 60 * 60_000;
/** Anybody may send us key ids of their own making: so many a minute are asked about, the rest are refused. */
const MOST_LOOKUPS = 10;
const LOOKUP_WINDOW_MS = 60_000;
/** Far more than Plaid has at a time. */
const MOST_KEYS = 100;

interface KnownKey {
  /** Null: Plaid does not know the id, or the key has expired. */
  key: KeyObject | null;
  fetchedAt: number;
}

export interface VerificationKeys {
  /** The public key of that id; null when there is none to be trusted. */
  find(keyId: string, now: Date): Promise<KeyObject | null>;
}

/** Plaid's webhook keys, each fetched once an hour. */
export function createVerificationKeys(client: PlaidClient): VerificationKeys {
  const known = new Map<string, KnownKey>();
  const underWay = new Map<string, Promise<KeyObject | null>>();
  let lookups: number[] = [];

  const fetchKey = async (keyId: string, now: Date): Promise<KeyObject | null> => {
    const key = await lookUp(client, keyId);
    if (known.size >= MOST_KEYS) known.delete(known.keys().next().value ?? keyId);
    known.set(keyId, { key, fetchedAt: now.getTime() });
    return key;
  };

  return {
    async find(keyId, now) {
      const cached = known.get(keyId);
      if (cached && isWithin(KEY_LIFETIME_MS, cached.fetchedAt, now)) return cached.key;
      const running = underWay.get(keyId);
      if (running) return running;
      lookups = lookups.filter((at) => isWithin(LOOKUP_WINDOW_MS, at, now));
      if (lookups.length >= MOST_LOOKUPS) return null;
      lookups.push(now.getTime());
      const fetching = fetchKey(keyId, now).finally(() => underWay.delete(keyId));
      underWay.set(keyId, fetching);
      return fetching;
    },
  };
}

/** A time that lies ahead was noted by a clock that has been set back since. */
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
