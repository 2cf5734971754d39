import { setTimeout as delay } from 'node:timers/promises';
import { ProviderError } from './provider.ts';

/** How patient a provider's client is. A test shortens the waits; everybody else takes the default. */
export interface RetryTiming {
  /** How often a call is made in all. */
  attempts: number;
  /** The n-th wait is a random part of this times 2ⁿ, so that many callers do not come back at once. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** A provider that asks for a longer pause than this is left alone until the next sync. */
  longestRetryAfterMs: number;
  /** One attempt, connection and body included. */
  timeoutMs: number;
  random(): number;
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

export const defaultTiming: RetryTiming = {
  attempts: 5,
  firstWaitMs: 1_000,
  longestWaitMs: 30_000,
  longestRetryAfterMs: 120_000,
  timeoutMs: 30_000,
  random: Math.random,
  wait: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
};

export interface RetryOptions {
  timing: RetryTiming;
  /** Ends the waiting and the call under way. */
  signal?: AbortSignal | undefined;
  /** A failure that another attempt will not mend, though its kind says it might. */
  isFinal?: (error: ProviderError) => boolean;
}

/**
 * Makes a call until it succeeds, fails for good, or the attempts are used up. The call gets a signal that
 * also ends it when its own time is over, and throws nothing but ProviderError.
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
      const pauseMs = error.retryAfterMs ?? backoffMs(attempt, timing);
      const isHopeless = !isPassing(error) || isFinal(error) || pauseMs > timing.longestRetryAfterMs;
      if (isHopeless || attempt >= timing.attempts || signal?.aborted) throw error;
      await timing.wait(pauseMs, signal).catch(() => {
        throw error;
      });
    }
  }
}

/** A limit of its own for each attempt: a library's own timeout may start anew with every byte. */
async function attemptOnce<Result>(
  call: (signal: AbortSignal) => Promise<Result>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal?.aborted) throw new ProviderError('temporary', 'STOPPED', 'The call was not made: time is up.');
  const timer = new AbortController();
  const timeout = setTimeout(() => timer.abort(), timeoutMs);
  try {
    return await call(signal ? AbortSignal.any([signal, timer.signal]) : timer.signal);
  } catch (error) {
    if (signal?.aborted) throw new ProviderError('temporary', 'STOPPED', 'The call was cut off: time is up.');
    if (timer.signal.aborted) {
      throw new ProviderError('temporary', 'TIMEOUT', `No answer within ${timeoutMs / 1000} s.`);
    }
    throw error;
  } finally {
    clearTimeout(timeout);
  }
}

const isPassing = ({ failure }: ProviderError) => failure === 'temporary' || failure === 'rate_limited';

function backoffMs(attempt: number, timing: RetryTiming): number {
  const ceiling = Math.min(timing.longestWaitMs, timing.firstWaitMs * 2 ** (attempt - 1));
  return Math.round(timing.random() * ceiling);
}

/** The moment that a Date header names; null where it names none. */
export function readMoment(value: unknown): Date | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at);
}

/** What a Retry-After header asks for: seconds, or a date. Null where it says neither. */
export function readRetryAfter(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value.trim()) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
