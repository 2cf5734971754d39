import { setTimeout as delay } from 'node:timers/promises';
import { ProviderError } from './provider.ts';

/** The retry policy of a provider's client. Tests shorten the waits. */
export interface RetryTiming {
  /** The maximum number of attempts, the first one included. */
  attempts: number;
  /** Exponential backoff with jitter: each wait is a random part of this, doubled with every attempt. */
  firstWaitMs: number;
  maxWaitMs: number;
  /** If the provider's Retry-After is longer, the call fails at once and the next sync tries again. */
  maxRetryAfterMs: number;
  /** The time limit of one attempt, from connecting to the last byte of the body. */
  timeoutMs: number;
  random(): number;
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

export const defaultTiming: RetryTiming = {
  attempts: 5,
  firstWaitMs: 1_000,
  maxWaitMs: 30_000,
  maxRetryAfterMs: 120_000,
  timeoutMs: 30_000,
  random: Math.random,
  wait: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
};

export interface RetryOptions {
  timing: RetryTiming;
  /** Aborts the running call and the wait between attempts. */
  signal?: AbortSignal | undefined;
  /** Returns true for a transient failure that must not be retried all the same. */
  isFinal?: (error: ProviderError) => boolean;
}

/**
 * Repeats a call until it succeeds, fails permanently, or has used up its attempts. The call receives a signal that
 * also aborts when its timeout passes.
 * @throws ProviderError the failure of the last attempt.
 */
export async function withRetries<Result>(
  call: (signal: AbortSignal) => Promise<Result>,
  { timing, signal, isFinal = () => false }: RetryOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(call, timing.timeoutMs, signal);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const waitMs = error.retryAfterMs ?? backoffMs(attempt, timing);
      const canRetry = isTransient(error) && !isFinal(error) && waitMs <= timing.maxRetryAfterMs;
      if (!canRetry || attempt >= timing.attempts || signal?.aborted) throw error;
      await timing.wait(waitMs, signal).catch(() => {
        throw error;
      });
    }
  }
}

/** Has a timeout of its own, because an HTTP library's timeout may start again with every byte. */
async function attemptOnce<Result>(
  call: (signal: AbortSignal) => Promise<Result>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal?.aborted)
    throw new ProviderError('temporary', 'STOPPED', 'The call was cancelled before it started.');
  const timer = new AbortController();
  const timeout = setTimeout(() => timer.abort(), timeoutMs);
  try {
    return await call(signal ? AbortSignal.any([signal, timer.signal]) : timer.signal);
  } catch (error) {
    if (signal?.aborted) throw new ProviderError('temporary', 'STOPPED', 'The call was cancelled.');
    if (timer.signal.aborted) {
      throw new ProviderError(
        'temporary',
        'TIMEOUT',
        `The provider did not respond within ${timeoutMs / 1000} s.`,
      );
    }
    throw error;
  } finally {
    clearTimeout(timeout);
  }
}

const isTransient = ({ failure }: ProviderError) => failure === 'temporary' || failure === 'rate_limited';

function backoffMs(attempt: number, timing: RetryTiming): number {
  const ceiling = Math.min(timing.maxWaitMs, timing.firstWaitMs * 2 ** (attempt - 1));
  return Math.round(timing.random() * ceiling);
}

/** Parses a Date header. Returns null if it is missing or invalid. */
export function parseHttpDate(value: unknown): Date | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time);
}

/** Parses a Retry-After header, in seconds or as a date, to milliseconds. Returns null if it is missing or invalid. */
export function parseRetryAfter(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value.trim()) * 1000;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : Math.max(0, time - now.getTime());
}
