import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';

/**
 * Less than mocha's own limit, so that the message below is what a failed test shows; long, because a busy machine may
 * take ten times as long as a quiet one, and only a failure waits that long.
 */
const DEADLINE_MS = 45_000;
/** For conditions that may rightly never hold. */
const RESULT_MS = 15_000;
const PAUSE_MS = 20;

export interface Waiting<Value> {
  /** Whether the value is the one that is waited for; by default, whether it is truthy. */
  until?: (value: Value) => boolean;
  withinMs?: number;
  pauseMs?: number;
}

/**
 * Reads a value again and again until it is the one that is waited for, and returns it. All waiting in tests goes
 * through here.
 * @throws Error at the deadline, with what was waited for and the value that was read last.
 */
export async function waitUntil<Value>(
  goal: string,
  read: () => Value | Promise<Value>,
  options: Waiting<Value> = {},
): Promise<Value> {
  const { withinMs = DEADLINE_MS } = options;
  const { value, isReached } = await poll(read, { withinMs, ...options });
  if (isReached) return value;
  throw new Error(`Waited ${withinMs} ms until ${goal}. Last read: ${inspect(value, { depth: 4 })}`);
}

/** Returns true as soon as the condition holds, and false at the deadline, for waiting whose end is a result. */
export async function becomesTrue(
  condition: () => boolean | Promise<boolean>,
  withinMs = RESULT_MS,
): Promise<boolean> {
  return (await poll(condition, { withinMs })).isReached;
}

async function poll<Value>(
  read: () => Value | Promise<Value>,
  { until = Boolean, withinMs, pauseMs = PAUSE_MS }: Waiting<Value> & { withinMs: number },
): Promise<{ value: Value; isReached: boolean }> {
  const startedAt = performance.now();
  for (;;) {
    const value = await read();
    if (until(value)) return { value, isReached: true };
    if (performance.now() - startedAt > withinMs) return { value, isReached: false };
    await delay(pauseMs);
  }
}
