import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';

/** Less than mocha's own limit, so that the message below is what a failed test shows. */
const DEADLINE_MS = 15_000;
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
  { until = Boolean, withinMs = DEADLINE_MS, pauseMs = PAUSE_MS }: Waiting<Value> = {},
): Promise<Value> {
  const startedAt = performance.now();
  for (;;) {
    const value = await read();
    if (until(value)) return value;
    if (performance.now() - startedAt > withinMs)
      throw new Error(`Waited ${withinMs} ms until ${goal}. Last read: ${inspect(value, { depth: 4 })}`);
    await delay(pauseMs);
  }
}
