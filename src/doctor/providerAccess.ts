import type { Access } from '../providers/provider.ts';
import { ProviderError } from '../providers/provider.ts';

/** A reading of a remote clock and the local time of that reading. */
export interface ClockReading {
  /** The name of the clock's owner in a sentence, such as `Plaid` or `the database`. */
  source: string;
  remoteTime: Date;
  /** The local time halfway between the request and the response. */
  localTime: Date;
  /** The maximum error of the reading: half the round trip, and what the Date header rounds off. */
  uncertaintyMs: number;
}

export interface AccessResult {
  /** Null if the provider accepts the credentials. */
  error: ProviderError | null;
  /** Null if the call failed or the response has no Date header. */
  reading: ClockReading | null;
}

/** A Date header has whole seconds. */
const HEADER_PRECISION_MS = 1_000;

/**
 * Makes one call that shows whether a provider accepts our credentials, and reads the provider's clock from it.
 * A ProviderError is returned; other errors are thrown.
 */
export async function checkAccess(source: string, access: Access, now: () => Date): Promise<AccessResult> {
  try {
    const response = await access.check();
    if (!response) return { error: null, reading: null };
    const { time: remoteTime, tookMs } = response;
    // The header is rounded down to seconds, so on average the remote clock was half a second further.
    const localTime = new Date(now().getTime() - tookMs / 2 - HEADER_PRECISION_MS / 2);
    return {
      error: null,
      reading: { source, remoteTime, localTime, uncertaintyMs: (tookMs + HEADER_PRECISION_MS) / 2 },
    };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { error, reading: null };
  }
}
